"""Executes the examples of a Markdown file: in a fence of `console`, each line that starts with `$ ` is run by bash, and
what follows up to the next such line must stand in what it prints, line by line and in order (`...` stands for any lines).
A comment `# status N` behind the command names the exit status; without one it is 0. `onrecord` is the release binary."""
import os
import re
import subprocess
import sys

ROOT = os.getcwd()


def examples(text):
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        command, expected = None, []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, expected
                command, expected = line[2:], []
            else:
                expected.append(line)
        if command:
            yield command, expected


def run(command, expected, environment):
    wanted = re.search(r"#\s*status (\d+)\s*$", command)
    status = int(wanted.group(1)) if wanted else 0
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True)
    printed = (done.stdout + done.stderr).splitlines()
    problems = []
    if done.returncode != status:
        problems.append(f"ended with {done.returncode}, not {status}\n{done.stderr}")
    at = 0
    for line in expected:
        if line.strip() in ("", "..."):
            continue
        found = next((i for i in range(at, len(printed)) if printed[i].strip() == line.strip()), None)
        if found is None:
            problems.append(f"does not print {line!r} (from line {at + 1} on)")
        else:
            at = found + 1
    return problems


def main():
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    target = os.path.join(ROOT, "target", "release")
    environment = os.environ | {"PATH": target + os.pathsep + os.environ["PATH"], "NO_COLOR": "1", "COLUMNS": "100"}
    count = failed = 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf8") as file:
            text = file.read()
        for command, expected in examples(text):
            count += 1
            problems = run(command, expected, environment)
            failed += bool(problems)
            for problem in problems:
                print(f"{path}: $ {command}\n  {problem}")
    print(f"{count - failed} passed, {failed} failed")
    sys.exit(1 if failed or not count else 0)


main()
