"""`python -m onrecord_spark ARTICLES OUT`: articles (Parquet, or JSON lines) → OUT/statements and OUT/findings, as Parquet."""
import argparse
import os
import sys

from pyspark.sql import SparkSession

from .stages import SPLIT, findings, statements


def main():
    arguments = argparse.ArgumentParser(prog="python -m onrecord_spark", description=__doc__)
    arguments.add_argument("articles", help="a file or folder of Parquet, or of JSON lines (.jsonl, .json)")
    arguments.add_argument("out", help="a folder that is not there yet")
    arguments.add_argument("--master", help="where Spark runs; by default what its own settings say, else local[*]")
    arguments.add_argument("--by", choices=["person", "office", "principal"], default="person")
    arguments.add_argument("--config", help="an onrecord.toml, at the same path on each machine")
    arguments.add_argument("--binary", help="the program onrecord, at the same path on each machine")
    arguments.add_argument("--partitions", type=int, help="parts that the articles are read in")
    arguments.add_argument("--split", type=int, default=SPLIT, help="statements of an actor beyond which several tasks share the work on it")
    given = arguments.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("onrecord")
    spark = (builder.master(given.master) if given.master else builder).getOrCreate()
    is_json = given.articles.rstrip("/").endswith((".jsonl", ".json"))
    articles = spark.read.json(given.articles) if is_json else spark.read.parquet(given.articles)
    if given.partitions:
        articles = articles.repartition(given.partitions)
    ways = {"binary": given.binary, "config": given.config}
    statements(articles, **ways).write.parquet(f"{given.out}/statements")
    worked = spark.read.parquet(f"{given.out}/statements")
    findings(worked, by=given.by, split=given.split, **ways).write.parquet(f"{given.out}/findings")
    found = spark.read.parquet(f"{given.out}/findings").groupBy("kind").count().collect()
    counts = {row["kind"]: row["count"] for row in worked.groupBy("kind").count().collect()}
    told = {row["kind"]: row["count"] for row in found}
    print(
        f"{counts.get('article', 0)} articles, {counts.get('statement', 0)} statements, {told.get('actor', 0)} actors, "
        f"{told.get('finding', 0)} findings, {counts.get('problem', 0) + told.get('problem', 0)} problems"
    )
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
