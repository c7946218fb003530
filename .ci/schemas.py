"""Holds the JSON Schemas of `schemas/` against the program and against all files and reports of the repository.

Files that the program reads: where a table of a schema does not allow other keys, the program is given an unknown key there and
must refuse it; the keys it then says are known must be those of the schema. Every such file of the repository must be valid.
What the program prints on the stories must be valid; keys that the schema does not describe are told, and fail nothing, since
a program that reads reports passes over what it does not know.
Takes the program as its argument; needs the Python package jsonschema."""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
SCHEMAS = {path.name.removesuffix(".json"): json.loads(path.read_text("utf8")) for path in sorted(pathlib.Path("schemas").glob("*.json"))}
UNKNOWN = "qqzzqq"
failures = []

# A file that is as small as it can be, and for each table of it the text that puts an unknown key there.
RULE = 'id = "a"\nsummary = "s"\nrelation = "shift"\nmessage = "m"\n'
PROBES = {
    "onrecord.toml": [
        ((), f"{UNKNOWN} = 1\n"),
        (("numbers",), f"[numbers]\n{UNKNOWN} = 1\n"),
        (("policy",), f"[policy]\n{UNKNOWN} = 1\n"),
        (("policy", "fact"), f"[policy.fact]\n{UNKNOWN} = 1\n"),
        (("limits",), f"[limits]\n{UNKNOWN} = 1\n"),
        (("supersedes", 0), f"[[supersedes]]\n{UNKNOWN} = 1\n"),
        (("override", 0), f"[[override]]\n{UNKNOWN} = 1\n"),
    ],
    "pack.toml": [((), f"{UNKNOWN} = 1\n")],
    "rule.toml": [
        ((), f"{UNKNOWN} = 1\n{RULE}[when]\ndenial = true\n"),
        (("when",), f"{RULE}[when]\n{UNKNOWN} = 1\n"),
        (("example", 0), f"{RULE}[when]\ndenial = true\n[[example]]\n{UNKNOWN} = 1\n"),
    ],
    "topics.toml": [
        ((), f"{UNKNOWN} = 1\n"),
        (("topic", 0), f"[[topic]]\n{UNKNOWN} = 1\n"),
        (("topic", 0, "poles"), f"[[topic]]\nid = \"a\"\npoles = {{ {UNKNOWN} = [] }}\n"),
        (("incompatible", 0), f"[[incompatible]]\n{UNKNOWN} = 1\n"),
    ],
    "actors.toml": [
        (("actor", 0), f"[[actor]]\n{UNKNOWN} = 1\n"),
        (("actor", 0, "roles", 0), f"[[actor]]\nname = \"A\"\nroles = [{{ {UNKNOWN} = 1 }}]\n"),
    ],
}
# Where a file lies so that the program reads it.
PLACES = {
    "onrecord.toml": ("onrecord.toml", ""),
    "pack.toml": ("packs/a/pack.toml", 'extends = ["packs/a"]\n'),
    "rule.toml": ("rules/a.toml", ""),
    "topics.toml": ("topics.toml", 'topics = "topics.toml"\n'),
    "actors.toml": ("actors.toml", 'actors = "actors.toml"\n'),
}


def fail(message):
    failures.append(message)
    print(message)


def run(arguments, folder="."):
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True)
    return done.stdout, done.stderr


def table(schema, path):
    """The part of a schema at a path of keys and places in lists."""
    here = schema
    for step in path:
        here = resolved(schema, here["items"] if isinstance(step, int) else here["properties"][step])
    return here


def known_keys(name, text):
    """The keys that the program says it knows where it meets an unknown one."""
    place, config = PLACES[name]
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "onrecord.toml").write_text(config, "utf8")
        (root / "corpus").mkdir()
        (root / "corpus/a.md").write_text("---\ndate: 2024-03-05\n---\n\n\"We support the toll,\" Mara Velin said.\n", "utf8")
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, "utf8")
        printed = "\n".join(run(["check", "--format", "json"], folder))
    for message in re.findall(rf"`{UNKNOWN}`[^\n]*?: (?:known are|only|did you mean)([^\n]*)", printed):
        return set(re.findall(r"`([^`]+)`", message.replace('\\"', '"')))
    return None


def plain(value):
    """TOML as JSON has it: days are text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else value


def validate(name, value, where):
    for error in jsonschema.Draft202012Validator(SCHEMAS[name]).iter_errors(value):
        fail(f"{where}: not as schemas/{name}.json has it: {error.json_path}: {error.message[:200]}")


def resolved(schema, here):
    """A part of a schema, where it names a definition that definition."""
    return schema["$defs"][here["$ref"].rsplit("/", 1)[1]] if "$ref" in here else here


def undescribed(schema, here, value, path, found):
    """Keys of a report that its schema, of which a part is at hand, does not describe."""
    here = resolved(schema, here)
    for option in here.get("anyOf", []):
        undescribed(schema, option, value, path, found)
    if isinstance(value, list) and "items" in here:
        for item in value:
            undescribed(schema, here["items"], item, path, found)
    if isinstance(value, dict) and "properties" in here:
        for key, item in value.items():
            if key in here["properties"]:
                undescribed(schema, here["properties"][key], item, f"{path}.{key}", found)
            else:
                found.add(f"{path}.{key}")


def keys():
    count = 0
    for name, probes in PROBES.items():
        for path, text in probes:
            known = known_keys(name, text)
            here = table(SCHEMAS[name], path)
            if known is None:
                fail(f"{name}, {path}: the program does not refuse an unknown key")
                continue
            if here.get("additionalProperties") is not False:
                fail(f"schemas/{name}.json, {path}: does not refuse an unknown key")
            for key in sorted(known ^ set(here["properties"])):
                where = "the program" if key in known else "the schema"
                fail(f"schemas/{name}.json, {path}: only {where} knows `{key}`")
            count += 1
    return count


def files():
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.split("\n")
    count = 0
    for file in map(pathlib.Path, filter(None, listed)):
        parent = file.parent.name
        if file.suffix != ".toml":
            continue
        name = file.name if file.name in SCHEMAS else None
        # What lies beside the code of the rules says how they work, and is no rule.
        if parent in ("catalog", "special") or parent == "rules" and not name and file.parts[0] != "src":
            name = "rule.toml"
        if name:
            validate(name, plain(tomllib.loads(file.read_text("utf8"))), file)
            count += 1
    return count


def reports():
    count, found = 0, set()
    pairs = [str(path) for path in sorted(pathlib.Path("tests/pairs/dev").glob("*.jsonl"))]
    commands = [("report", ["check", story, "--format", "json", *more]) for story in ("corpus/nato", "corpus/valmora") for more in ([], ["--explain", "--across"])]
    commands += [("statement", ["statements", story, "--format", "jsonl"]) for story in ("corpus/nato", "corpus/valmora")]
    nato = [f"corpus/nato/{name}.md" for name in ("2023-07-08-istanbul-meeting", "2025-02-24-bloomberg-interview")]
    commands += [("difference", ["diff", *sides, "--format", "json"]) for sides in (nato, ["corpus/valmora", "corpus/nato"])]
    commands += [("timeline", ["timeline", "corpus/valmora", "--actor", "Ilse Marran", "--format", "jsonl"])]
    commands += [("standing", ["timeline", "corpus/valmora", "--matrix", "--format", "jsonl"])]
    commands += [("comparison", ["compare", path, "--format", "jsonl"]) for path in pairs]
    for name, arguments in commands:
        printed, _ = run(arguments)
        values = [json.loads(printed)] if name in ("report", "difference") else [json.loads(line) for line in printed.splitlines()]
        for value in values:
            validate(name, value, "onrecord " + " ".join(arguments))
            undescribed(SCHEMAS[name], SCHEMAS[name], value, name, found)
            count += 1
    for key in sorted(found):
        print(f"note: not described in schemas/: {key}")
    return count


tables, read, printed = keys(), files(), reports()
print(f"{tables} tables, {read} files, {printed} reports; {len(failures)} failures")
sys.exit(1 if failures or not (tables and read and printed) else 0)
