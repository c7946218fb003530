"""The stages of a check as transformations of DataFrames."""
import pyarrow as pa
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from .families import families
from .worker import command, pipe, schema_of

FIELDS = ["id", "path", "title", "outlet", "url", "author", "speaker", "lang", "modified", "archived"]
KEYS = {"person": "person_key", "office": "office_key", "principal": "principal_key"}
# Days within which a report is copied, and days of a block: each block has the days around it as well.
COPY_DAYS, BLOCK_DAYS = 3, 7
# An actor with more statements than this has tasks of its own, one for so many statements, but not more than so many tasks:
# each of them reads all that the actor said.
SPLIT, MOST_SHARES = 20_000, 16
# Rows that are handed to a worker at a time, when Spark hands over a whole group.
BATCH = 2_000


def statements(articles: DataFrame, binary=None, config=None) -> DataFrame:
    """Who said what: rows of kind `article`, `statement` and `problem`, one partition of articles by itself.

    `articles` has a column `text` and may have `id`, `date`, `title`, `outlet`, `url`, `author`, `speaker`, `lang`, `modified`, `archived`,
    `path` and `line` (where it was read; the id and 1 where they are not there). Ids must be unique.
    """
    if "text" not in articles.columns:
        raise ValueError(f"no column `text` among {articles.columns}")
    columns = [F.col("text").cast("string").alias("text")]
    columns += [F.col(name).cast("string").alias(name) for name in [*FIELDS, "date"] if name in articles.columns]
    columns += [
        F.col("line").cast("bigint").alias("line") if "line" in articles.columns else F.lit(1).cast("bigint").alias("line")
    ]
    given = articles.select(*columns)
    line = command("statements", binary, config)
    arrow = _plain(to_arrow_schema(given.schema))
    made = from_arrow_schema(schema_of(line, arrow))
    return given.mapInArrow(lambda batches: pipe(line, arrow, batches), made)


def _plain(schema):
    """Names and types alone: what may be null differs from batch to batch."""
    return pa.schema(list(zip(schema.names, schema.types)))


def problems(worked: DataFrame) -> DataFrame:
    """What could not be read: path, line, severity, message."""
    told = worked.where((F.col("kind") == "problem") & ~F.coalesce(F.col("undated"), F.lit(False)))
    return told.select("path", F.col("record_line").alias("line"), "severity", "message")


def actors(worked: DataFrame, by="person") -> DataFrame:
    """The registry of actors: each once, whatever the articles call them, with names, offices and counts."""
    said = worked.where((F.col("kind") == "statement") & F.col(KEYS[by]).isNotNull())
    return said.groupBy(F.col(KEYS[by]).alias("key")).agg(
        F.sort_array(F.collect_set("actor")).alias("names"),
        F.sort_array(F.collect_set("office")).alias("offices"),
        F.sort_array(F.collect_set("principal")).alias("principals"),
        F.count("*").alias("statements"),
        F.countDistinct("article_id").alias("articles"),
        F.min("date").alias("first"),
        F.max("date").alias("last"),
    )


def findings(worked: DataFrame, by="person", buckets=None, binary=None, config=None, split=SPLIT) -> DataFrame:
    """What does not fit together: rows of kind `finding`, `actor` (what was compared) and `problem`.

    `worked` is what `statements` gives. It is read several times: write it to a table first. Suppressions in articles, ledgers and
    baselines are not looked at. The work on an actor of more than `split` statements is divided among up to 16 tasks; what comes
    out is the same.
    """
    if split < 1:
        raise ValueError(f"`split` is {split}: it must be a number of statements, 1 at least")
    buckets = buckets or int(worked.sparkSession.conf.get("spark.sql.shuffle.partitions"))
    dated = worked.where(F.col("date").isNotNull())
    said = dated.where(F.col("kind") == "statement")
    versions = _versions(dated.where(F.col("kind") == "article"), binary)
    key = KEYS[by]
    mine = said.where(F.col(key).isNotNull())
    retold = _retold(said, versions, buckets, binary)
    rows = mine.join(retold, ["article_id", "statement"], "left").join(versions, ["article_id"], "left")
    heavy = mine.groupBy(F.col(key).alias("heavy")).count().where(F.col("count") > split)
    shares = F.least(F.lit(MOST_SHARES), F.ceil(F.col("count") / F.lit(split))).cast("bigint").alias("shares")
    heavy = heavy.select("heavy", shares).collect()
    bucket = F.concat(F.lit("bucket "), F.pmod(F.hash(F.col(key)), F.lit(buckets)).cast("string"))
    if heavy:
        # Each share has all of the actor's rows: what is near, common or said before is told by all of them.
        split_up = worked.sparkSession.createDataFrame(heavy, "heavy string, shares bigint")
        rows = rows.join(F.broadcast(split_up), F.col(key) == F.col("heavy"), "left")
        rows = rows.withColumn("share", F.explode(F.sequence(F.lit(0), F.coalesce("shares", F.lit(1)) - 1)))
        own = F.concat(F.lit("share "), F.col("share").cast("string"), F.lit(" of actor "), F.col(key))
        bucket = F.when(F.col("shares").isNotNull(), own).otherwise(bucket)
    rows = rows.select(
        bucket.alias("bucket"), *(["share", "shares"] if heavy else []), key, "article_id", "path", "record_line", "date", "statement", "record", "again", "also",
        "family", "revision",
    )
    found = _in_groups(rows, "bucket", command("findings", binary, config, by))
    return (_together(found) if heavy else found).drop("turn")


def _together(found):
    """What the shares of an actor found, as one task would have told it: a finding once, counts added up.

    One aggregation of all rows: were they looked at by kind, all that led to them would be worked out once for each kind.
    """
    problem = F.when(F.col("kind") == "problem", F.col("message")).alias("problem")
    skipped = F.collect_list(F.from_json("skipped", "map<string,bigint>"))
    both = lambda _, one, other: F.coalesce(one, F.lit(0)) + F.coalesce(other, F.lit(0))
    none = F.expr("cast(map() as map<string,bigint>)")
    skipped = F.aggregate(skipped, none, lambda sum, counts: F.map_zip_with(sum, counts, both))
    added = {
        "compared": F.sum("compared"),
        "settled": F.sum("settled"),
        "skipped": F.to_json(F.map_from_entries(F.array_sort(F.map_entries(skipped)))),
    }
    first = F.min_by(F.struct(*found.columns), F.coalesce("turn", F.lit(""))).alias("first")
    told = found.groupBy("kind", "actor_key", "fingerprint", problem).agg(
        first, *(count.alias(name) for name, count in added.items())
    )
    counts = {name: F.when(F.col("kind") == "actor", F.col(name)).alias(name) for name in added}
    return told.select(*(counts.get(name, F.col(f"first.{name}").alias(name)) for name in found.columns))


def _in_groups(rows, key, line):
    given = _plain(to_arrow_schema(rows.schema))
    made = from_arrow_schema(schema_of(line, given))
    expected = to_arrow_schema(made)

    def work(table: pa.Table) -> pa.Table:
        batches = table.cast(given).to_batches(max_chunksize=BATCH)
        out = list(pipe(line, given, iter(batches)))
        return pa.Table.from_batches(out).cast(expected) if out else expected.empty_table()

    return rows.groupBy(key).applyInArrow(work, made)


def _versions(articles, binary):
    """Which articles are one text: `article_id`, `family`, `revision` (JSON, where a page has several wordings)."""
    day = F.datediff(F.col("date"), F.lit("1970-01-01"))
    block = lambda days: F.floor((day + F.lit(days)) / F.lit(BLOCK_DAYS)).cast("bigint")
    blocks = articles.select(
        "article_id", "path", "record_line", "record",
        F.explode(F.sequence(block(-COPY_DAYS), block(COPY_DAYS))).alias("block"),
    )
    pairs = _in_groups(blocks, "block", command("copies", binary)).select("one", "other").distinct()

    # The revisions of each page that is there in several wordings, numbered by the day they were changed.
    page = Window.partitionBy("page").orderBy(
        F.coalesce("modified", "date").asc(), F.col("archived").asc_nulls_first(), "date", "path", "record_line"
    )
    of_page = Window.partitionBy("page")
    before = F.lag("sha256").over(page)
    pages = (
        articles.where(F.col("page").isNotNull())
        .select("article_id", "page", "modified", "date", "archived", "path", "record_line", "sha256")
        .withColumn("articles", F.count("*").over(of_page))
        .where(F.col("articles") > 1)
        .withColumn("first", F.first("article_id").over(page))
        .withColumn("is_new", F.when(before.isNotNull() & (before != F.col("sha256")), 1).otherwise(0))
        .withColumn("number", F.lit(1) + F.sum("is_new").over(page.rowsBetween(Window.unboundedPreceding, 0)))
        .withColumn("of", F.max("number").over(of_page))
    )
    edges = pairs.union(pages.where(F.col("first") != F.col("article_id")).select("first", "article_id"))
    sets = families((row[0], row[1]) for row in edges.toLocalIterator())
    spark = articles.sparkSession
    family = spark.createDataFrame(sorted(sets.items()), "article_id string, family string")
    revision = pages.where(F.col("of") > 1).select(
        "article_id", F.to_json(F.struct("number", "of", "archived")).alias("revision")
    )
    return family.join(revision, ["article_id"], "left")


def _retold(said, versions, buckets, binary):
    """Which statements are told again, and where else: `article_id`, `statement`, `again`, `also`."""
    known = said.where(F.col("words_key").isNotNull())
    several = known.groupBy("words_key").count().where(F.col("count") > 1).select("words_key")
    rows = known.join(several, ["words_key"]).join(versions, ["article_id"], "left")
    rows = rows.select(
        F.pmod(F.hash(F.col("words_key")), F.lit(buckets)).alias("bucket"), "words_key", "article_id", "path", "record_line",
        "date", "outlet", "url", "statement", "said_on", "field", "line", "family", "revision",
    )
    return _in_groups(rows, "bucket", command("tellings", binary))
