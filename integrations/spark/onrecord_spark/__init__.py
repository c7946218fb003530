"""onrecord on Spark: the two halves of a check as stages, the same result as on one machine.

    from onrecord_spark import statements, findings
    statements(articles).write.parquet("statements")          # articles: a DataFrame with `text`, `id`, `date`, ...
    found = findings(spark.read.parquet("statements"))

The work is done by the program `onrecord` (`onrecord worker`), which must be on each machine: on the PATH, where ONRECORD says, or
where `binary` says. See docs/spark.md of onrecord.
"""
from .stages import actors, findings, problems, statements

__all__ = ["actors", "findings", "problems", "statements"]
