"""Runs the queries of docs/tables.md with the real engines, in a folder that holds `tables`:

    python .ci/queries.py docs/tables.md FOLDER

Each must give rows, and those that are there in two engines must say the same."""
import contextlib
import io
import os
import re
import sqlite3
import sys

import duckdb
import polars as pl

page, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
with open(page, encoding="utf8") as file:
    text = file.read()
os.chdir(folder)
pl.Config.set_tbl_rows(-1).set_fmt_str_lengths(1000).set_tbl_width_chars(1000)

blocks = re.findall(r"^```(sql|python)\n(?:--|#) (.*?)\n(.*?)^```", text, re.M | re.S)
rows = {}
for language, name, code in blocks:
    if language == "sql":
        found = duckdb.sql(code).fetchall()
        rows[name] = len(found)
        assert found, f"{name} in SQL finds nothing"
    else:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, name, "exec"), {})
        shape = re.match(r"shape: \((\d+),", printed.getvalue())
        if shape:
            assert int(shape[1]) == rows[name], f"{name}: {shape[0]} in Polars, {rows[name]} rows in DuckDB"
assert len(rows) == 3 and len(blocks) == 6, [name for _, name, _ in blocks]

counts = [duckdb.sql(f"SELECT count(*) FROM 'tables/{name}/**/*.parquet'").fetchall()[0][0] for name in ["articles", "statements"]]
database = sqlite3.connect("tables.sqlite")
kept = [database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ["articles", "statements"]]
assert kept == counts, (kept, counts)
claims = "SELECT count(*) FROM statements, json_each(claims)"
unnested = "SELECT count(*) FROM (SELECT unnest(claims) FROM 'tables/statements/**/*.parquet')"
assert database.execute(claims).fetchall() == duckdb.sql(unnested).fetchall()
print(f"{len(blocks)} queries, {counts[0]} articles, {counts[1]} statements")
