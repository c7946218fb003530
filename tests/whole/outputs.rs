//! What each command prints, in the root of this repository, with paths as they were named and at a fixed width.

use std::path::Path;
use std::process::Command;

use crate::{check, check_no_orphan};

/// Name of the snapshot, and the command.
const OUTPUTS: &[(&str, &str)] = &[
    ("check-nato", "check corpus/nato --format plain"),
    ("check-nato-json", "check corpus/nato --format json"),
    ("check-valmora", "check corpus/valmora --format plain"),
    ("check-valmora-json", "check corpus/valmora --format json"),
    ("statements-nato", "statements corpus/nato"),
    ("statements-nato-jsonl", "statements corpus/nato --format jsonl"),
    ("statements-valmora", "statements corpus/valmora"),
    ("statements-valmora-jsonl", "statements corpus/valmora --format jsonl"),
    ("timeline-nato", "timeline corpus/nato --actor Fidan"),
    ("timeline-valmora", "timeline corpus/valmora --actor Osten"),
    (
        "parse-conllu",
        "parse corpus/nato/2023-07-08-istanbul-meeting.md --format conllu",
    ),
    (
        "parse-jsonl",
        "parse corpus/nato/2023-07-08-istanbul-meeting.md --format jsonl",
    ),
    ("explain-list", "explain"),
];

/// Pairs of `tests/pairs/dev/` of unlike kinds.
const PAIRS: &[&str] = &[
    "attitude-verb-01a",
    "effect-verb-01a",
    "number-same-thing-01a",
    "condition-added-01a",
    "commitment-weakened-01b",
    "paraphrase-02a",
    "same-words-other-matter-01a",
];

fn run(command: &str, folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(command.split_whitespace())
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    let said = if err.is_empty() {
        err
    } else {
        format!("-- standard error --\n{err}")
    };
    let status = output.status.code().unwrap();
    format!("$ onrecord {command}\n{out}{said}-- status {status} --\n")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn commands_on_the_stories() {
    for (name, command) in OUTPUTS {
        check("whole", name, &run(command, root()));
    }
}

#[test]
fn explain_each_rule() {
    for rule in onrecord::rule_ids() {
        check(
            "whole",
            &format!("explain-{rule}"),
            &without_measured(&run(&format!("explain {rule}"), root())),
        );
    }
}

#[test]
fn compare_pairs() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pairs.jsonl"), pairs()).unwrap();
    check("whole", "compare", &run("compare pairs.jsonl", folder.path()));
    check(
        "whole",
        "compare-jsonl",
        &run("compare --format jsonl pairs.jsonl", folder.path()),
    );
    check(
        "whole",
        "compare-explain",
        &run("compare --explain pairs.jsonl", folder.path()),
    );
}

/// The lines of the named pairs, in the order of their names above.
fn pairs() -> String {
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/pairs/dev")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        lines.extend(text.lines().map(str::to_owned));
    }
    let line = |id: &&str| {
        let start = format!("{{\"id\": \"{id}\"");
        let found = lines.iter().find(|line| line.starts_with(&start));
        found.unwrap_or_else(|| panic!("no pair {id}")).clone() + "\n"
    };
    PAIRS.iter().map(line).collect()
}

/// What `init` writes is a project whose check finds what the README and the last line of `init` say: one contradiction.
#[test]
fn init_gives_a_project_with_one_contradiction() {
    let folder = tempfile::tempdir().unwrap();
    let seen = run("init", folder.path()) + "\n" + &run("check --format plain", folder.path());
    check("whole", "init", &seen);
    let report = run("check --format json", folder.path());
    assert_eq!(report.matches("\"relation\": \"contradiction\"").count(), 1, "{report}");
    assert!(report.ends_with("-- status 1 --\n"), "{report}");
}

#[test]
fn every_snapshot_has_a_test() {
    let explained = onrecord::rule_ids().into_iter().map(|rule| format!("explain-{rule}"));
    let more = ["compare", "compare-jsonl", "compare-explain", "init"];
    let named = OUTPUTS.iter().map(|(name, _)| *name).chain(more).map(str::to_owned);
    check_no_orphan("whole", &named.chain(explained).collect::<Vec<_>>());
}

/// What was measured is told in docs/rules-reference.md, and changes more often than what a rule is.
fn without_measured(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.starts_with("Measured: "));
    lines.map(|line| format!("{line}\n")).collect()
}
