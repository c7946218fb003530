"""The Spark package against the single machine: statements and findings row by row, on a local cluster of three workers.

    [ONRECORD_SPARK_SHARED=10] python .ci/spark.py PROGRAM ARTICLES.jsonl [PARTITIONS...]

Each run has its articles in another order. In the last one an executor is killed while a worker of its reads articles. What
the workers of a run used of the processors is told beside what `check` of the single machine used."""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time

import pyarrow as pa
from pyspark.sql import SparkSession

PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "integrations", "spark")
sys.path.insert(0, PACKAGE)
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = PACKAGE
from onrecord_spark import actors, findings, problems, statements  # noqa: E402
from onrecord_spark import worker  # noqa: E402
from onrecord_spark.stages import SPLIT  # noqa: E402

MEMORY = 1024
# A virtual machine that lives for seconds spends a third of all processor time on compiling itself thoroughly, and takes the
# caches from the workers beside it.
SHORT_JOB = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# Statements of an actor beyond which the work on it is shared, in one of the runs: few, where sharing itself is to be tested.
SHARED = int(os.environ.get("ONRECORD_SPARK_SHARED", SPLIT))


def single(program, articles):
    """Statements, findings and counts of the program itself, and the seconds of processor that `check` took."""
    run = lambda *line: subprocess.run([program, *line], capture_output=True, text=True)
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = json.loads(run("check", articles, "--no-cache", "--format", "json").stdout)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    said = []
    for line in run("statements", articles, "--no-cache", "--format", "jsonl").stdout.splitlines():
        row = json.loads(line)
        words = lambda name: " ".join(piece["text"] for piece in row[name])
        said.append((row["id"], (row["actor"] or {}).get("id"), words("source"), words("cue"), words("content"), row["held"]))
    return sorted(said, key=str), report, seconds


def records(path):
    """The lines of a file, as the program tells where they stand."""
    rows = []
    with open(path, encoding="utf8") as file:
        for number, line in enumerate(file, 1):
            one = json.loads(line)
            text = lambda *names: next((str(one[name]) for name in names if one.get(name)), None)
            rows.append((
                text("id"), text("date"), text("title"), text("outlet", "source"), text("url"), one.get("text"), path, number,
                text("speaker"),
            ))
    return rows


def executor_at_work():
    """The executor of this program's cluster that has a worker reading articles, once there are several executors."""
    parents, executors, at_work = {}, set(), []
    for line in subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout.splitlines()[1:]:
        pid, parent, args = line.split(None, 2)
        parents[pid] = parent
        if "CoarseGrainedExecutorBackend" in args and f"onrecord-{os.getpid()}" in args:
            executors.add(pid)
        if " worker statements" in args:
            at_work.append(pid)
    for one in at_work:
        while one in parents and one not in executors:
            one = parents[one]
        if one in executors and len(executors) > 1:
            return int(one)
    return None


def kill_one(killed):
    """Kills an executor that is at work."""
    for _ in range(6000):
        time.sleep(0.02)
        found = executor_at_work()
        if found:
            os.kill(found, 9)
            killed.append(found)
            return


def timed(program, folder):
    """A program that does the same, and writes down the seconds of processor it used; and where it does."""
    script, seconds = f"{folder}/onrecord", f"{folder}/seconds"
    with open(script, "w", encoding="utf8") as file:
        file.write(
            f"""#!/bin/bash
# What ends Python's processes hangs up on all they have started: here a worker is to end by itself, and tell its seconds.
trap '' HUP
TIMEFORMAT="%U %S $2"
{{ time "{program}" "$@" 2>&3; }} 3>&2 2>> "{seconds}"
"""
        )
    os.chmod(script, 0o755)
    return script, seconds


def used(script, seconds):
    """Seconds by stage, once all that ran the script have ended: a worker is kept as long as the process of Python that has it."""
    for _ in range(600):
        if script not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout:
            break
        time.sleep(0.1)
    sums = {}
    with open(seconds, encoding="utf8") as file:
        for line in file:
            user, system, stage = line.split()
            sums[stage] = sums.get(stage, 0) + float(user) + float(system)
    return sums


def run(spark, program, rows, partitions, folder, split):
    schema = (
        "id string, date string, title string, outlet string, url string, text string, path string, line long, speaker string"
    )
    rows = list(rows)
    random.Random(partitions).shuffle(rows)
    articles = spark.createDataFrame(rows, schema).repartition(partitions)
    began = time.time()
    statements(articles, binary=program).write.parquet(f"{folder}/statements")
    worked = spark.read.parquet(f"{folder}/statements").coalesce(partitions)
    found = findings(worked, binary=program, buckets=partitions, split=split)
    found.write.parquet(f"{folder}/findings")
    found = spark.read.parquet(f"{folder}/findings")
    print(f"  {time.time() - began:.0f} s", flush=True)
    said = worked.where("kind = 'statement'").select("id", "actor_id", "source", "cue", "content", "held").collect()
    said = sorted((tuple(row) for row in said), key=str)
    whole = [json.loads(row[0]) for row in found.where("kind = 'finding'").select("finding").collect()]
    counted = found.where("kind = 'actor'").select("actor_key", "compared", "skipped").collect()
    assert len({row[0] for row in counted}) == len(counted)
    compared, skipped = sum(row[1] for row in counted), {}
    for row in counted:
        for reason, count in json.loads(row[2]).items():
            skipped[reason] = skipped.get(reason, 0) + count
    # The registry across partitions has each actor once.
    keys = [row[0] for row in actors(worked).select("key").collect()]
    assert len(keys) == len(set(keys)) > 0
    problems(worked).collect()
    return said, whole, (compared, skipped)


def pipes(program):
    """A worker is kept for the next stream, unless it told of an error or nobody read on."""
    line = worker.command("statements", program)
    table = lambda *texts: pa.table({"text": pa.array(texts), "id": pa.array([str(at) for at in range(len(texts))])})
    given = lambda rows: (rows.schema, iter(rows.to_batches()))
    count = lambda rows: sum(batch["kind"].to_pylist().count("article") for batch in worker.pipe(line, *given(rows)))
    of = lambda: [one.process.pid for _, one in worker._left]
    assert (count(table("The toll stays.")), count(table("The toll stays.", "It goes."))) == (1, 2)
    first = of()
    assert count(table("It stays.")) == 1 and of() == first != []
    try:
        count(pa.table({"text": pa.array([1])}))
        raise AssertionError("texts that are numbers were read")
    except RuntimeError as error:
        assert "ended with 2" in str(error) and "text" in str(error), error
    assert of() == []
    # Whoever stops reading takes no worker with what is left in it.
    next(worker.pipe(line, *given(table("It stays."))))
    assert of() == [] and count(table("It stays.")) == 1 and of() != first
    worker.let_go()
    assert of() == []


def main():
    program, path = os.path.abspath(sys.argv[1]), sys.argv[2]
    all_partitions = [int(number) for number in sys.argv[3:]] or [1, 7, 64]
    pipes(program)
    said, report, alone = single(program, path)
    key = lambda finding: json.dumps(finding, sort_keys=True)
    expected = sorted(map(key, report["findings"]))
    rows = records(path)
    print(f"single machine: {len(rows)} articles, {len(said)} statements, {len(expected)} findings, {alone:.1f} core seconds", flush=True)
    assert expected
    for number, partitions in enumerate([*all_partitions, all_partitions[-1]]):
        is_last = number == len(all_partitions)
        spark = (
            SparkSession.builder.master(os.environ.get("ONRECORD_SPARK_MASTER", f"local-cluster[3,1,{MEMORY}]"))
            .appName(f"onrecord-{os.getpid()}")
            .config("spark.executor.memory", f"{MEMORY}m")
            .config("spark.executor.extraJavaOptions", f"-Donrecord=onrecord-{os.getpid()} {SHORT_JOB}")
            .config("spark.driver.extraJavaOptions", SHORT_JOB)
            .config("spark.sql.shuffle.partitions", str(min(partitions, 8)))
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.executorEnv.PYTHONPATH", PACKAGE)
            # The machine of a gate may be busy with other things.
            .config("spark.network.timeout", "1200s")
            .config("spark.executor.heartbeatInterval", "60s")
            .config("spark.rpc.askTimeout", "600s")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()
        )
        spark.sparkContext.setLogLevel("ERROR")
        killed = []
        # In one run the work on whoever said more than that is shared.
        split = SHARED if number == min(1, len(all_partitions) - 1) else SPLIT
        if is_last:
            threading.Thread(target=kill_one, args=(killed,), daemon=True).start()
        with tempfile.TemporaryDirectory() as folder:
            print(f"{partitions} partitions{', one worker killed' if is_last else ''}", flush=True)
            script, seconds = timed(program, folder)
            of_spark, found, counts = run(spark, script, rows, partitions, folder, split)
            spark.stop()
            by_stage = used(script, seconds)
            told = ", ".join(f"{stage} {spent:.1f}" for stage, spent in by_stage.items())
            print(f"  core seconds inside workers: {told}; {sum(by_stage.values()) / alone:.2f} times those of one machine", flush=True)
        assert not is_last or killed, "no executor was killed"
        assert sum(by_stage.values()) > 0
        assert of_spark == said, differences(of_spark, said)
        found = sorted(map(key, found))
        assert found == expected, differences(found, expected)
        assert counts[0] == report["coverage"]["pairs_compared"], (counts, report["coverage"])
        assert counts[1] == report["coverage"]["pairs_skipped"], (counts, report["coverage"])
    print("the same statements and findings in each run")


def differences(found, expected):
    only = lambda one, other: [row for row in one if row not in set(other)][:3]
    return f"{len(found)} rows of {len(expected)}; only here {only(found, expected)}; only there {only(expected, found)}"


if __name__ == "__main__":
    main()
