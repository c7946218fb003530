//! The ledger of decisions: dismissed findings do not count, damaged lines cost themselves alone, branches merge.

use std::process::Command;

use crate::project::{Project, check};

const EARLIER: &str = "---\ndate: 2024-03-05\noutlet: Estrel Courier\n---\n\n\"I support the toll on the harbour bridge,\" Transport Minister Mara Velin said on Tuesday.\n";
const LATER: &str = "---\ndate: 2024-10-22\noutlet: Estrel Courier\n---\n\n\"I oppose the toll on the harbour bridge,\" Transport Minister Mara Velin said on Tuesday.\n\n\"We will build the new ferry terminal in Orsk,\" Finance Minister Jonas Abel said.\n";
const LATEST: &str = "---\ndate: 2025-01-14\noutlet: Estrel Courier\n---\n\n\"We will not build the new ferry terminal in Orsk,\" Finance Minister Jonas Abel said.\n";

/// Two reversals, one of Velin on the toll, one of Abel on the terminal.
pub fn project(more: &[(&str, &[u8])]) -> Project {
    let mut files: Vec<(&str, &[u8])> = vec![
        ("corpus/2024-03-05.md", EARLIER.as_bytes()),
        ("corpus/2024-10-22.md", LATER.as_bytes()),
        ("corpus/2025-01-14.md", LATEST.as_bytes()),
    ];
    files.extend(more);
    Project::new(&files)
}

/// The fingerprints of the findings, those of Velin first.
pub fn fingerprints(project: &Project) -> Vec<String> {
    let mut all = Vec::new();
    for actor in ["Velin", "Abel"] {
        let seen = project.run(&format!("check --format json --actor {actor}"));
        let found = seen
            .lines()
            .filter_map(|line| line.trim().strip_prefix("\"fingerprint\": \""));
        all.extend(found.map(|rest| rest.trim_end_matches("\",").to_owned()));
    }
    assert_eq!(all.len(), 2);
    all
}

fn decision(fingerprint: &str, decision: &str, note: &str) -> String {
    format!(
        r#"{{"fingerprint":"{fingerprint}","decision":"{decision}","reason":{},"note":"{note}","by":"Ada Lind","on":"2025-03-04","rule":"stance-reversed","articles":[]}}"#,
        if decision == "dismissed" {
            "\"changed-mind\""
        } else {
            "null"
        }
    ) + "\n"
}

#[test]
fn what_is_dismissed_does_not_count_and_what_is_confirmed_is_marked() {
    let project = project(&[]);
    let [toll, terminal] = fingerprints(&project).try_into().unwrap();
    let lines = decision(&toll, "dismissed", "she said so openly") + &decision(&terminal, "confirmed", "");
    project.write("decisions.jsonl", lines.as_bytes());
    let mut seen = project.run("check");
    seen += &project.run("check --format markdown");
    project.write(
        "decisions.jsonl",
        (lines + &decision(&toll, "undecided", "")).as_bytes(),
    );
    seen += &project.run("check --format plain --actor Velin");
    check("ledger-check", &seen);
}

#[test]
fn in_json_decisions_stand_with_their_findings() {
    let project = project(&[]);
    let [toll, terminal] = fingerprints(&project).try_into().unwrap();
    let lines = decision(&toll, "dismissed", "") + &decision(&terminal, "confirmed", "asked");
    project.write("decided.jsonl", lines.as_bytes());
    let seen = project.run("check --format json --ledger decided.jsonl");
    project.write("onrecord.toml", b"ledger = \"decided.jsonl\"\n");
    let by_config = project.run("check --format json");
    assert_eq!(
        seen.lines().skip(1).collect::<Vec<_>>(),
        by_config.lines().skip(1).collect::<Vec<_>>()
    );
    let json = seen
        .lines()
        .skip(1)
        .take_while(|line| !line.starts_with("-- "))
        .collect::<String>();
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["findings"][0]["decision"]["note"], "asked");
    assert_eq!(report["suppressed"][0]["fingerprint"], *toll);
    assert_eq!(report["suppressed"][0]["suppression"]["means"], "ledger");
    assert_eq!(report["suppressed"][0]["suppression"]["reason"], "changed-mind");
    assert_eq!(report["suppressed"][0]["suppression"]["by"], "Ada Lind");
}

#[test]
fn a_damaged_line_is_told_and_the_others_count() {
    let project = project(&[]);
    let [toll, terminal] = fingerprints(&project).try_into().unwrap();
    let lines = decision(&toll, "dismissed", "")
        + "<<<<<<< HEAD\n{\"fingerprint\":\"12\n"
        + &decision(&terminal, "dismissed", "").replace("\"changed-mind\"", "null")
        + &decision(&terminal, "dismissd", "");
    project.write("decisions.jsonl", lines.as_bytes());
    check("ledger-damaged", &project.run("check"));
    let after = std::fs::read_to_string(project.path().join("decisions.jsonl")).unwrap();
    assert_eq!(after, lines);
    check(
        "ledger-missing",
        &project.run("check --actor Velin --ledger nowhere.jsonl"),
    );
}

/// A decision with the pins of its articles outlives a change elsewhere in them, and is told as stale; a change of the
/// sentence brings the finding back.
#[test]
fn a_decision_holds_while_the_sentences_stand() {
    let project = project(&[]);
    project.run_in(
        ".",
        "review --by Ada --on 2025-03-04 --actor Velin",
        b"d\nchanged-mind\n\n",
    );
    let before = project.run("check --actor Velin");
    assert!(
        before.contains("1 finding not counted: 1 ledger") && before.ends_with("status 0 --\n"),
        "{before}"
    );
    project.write(
        "corpus/2024-03-05.md",
        (EARLIER.to_owned() + "\nIt rained.\n").as_bytes(),
    );
    check("ledger-stale", &project.run("check --actor Velin"));
    project.write(
        "corpus/2024-03-05.md",
        EARLIER.replace("on Tuesday", "on Monday").as_bytes(),
    );
    let back = project.run("check --actor Velin");
    assert!(
        back.contains("[stance-reversed]") && back.ends_with("status 1 --\n"),
        "{back}"
    );
}

fn git(project: &Project, arguments: &str) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=Ada Lind", "-c", "user.email=ada@example.org"])
        .args(arguments.split(' '))
        .current_dir(project.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments}\n{text}");
    text
}

/// Two people decide on different findings on branches of one repository; real git merges both.
#[track_caller]
fn check_merge(ledger: &str, first: &[u8]) {
    let project = project(&[]);
    git(&project, "init -q -b main");
    if !first.is_empty() {
        project.run_in(
            ".",
            &format!("review --by Ada --on 2025-03-03 --ledger {ledger} --actor Velin"),
            first,
        );
    }
    git(&project, "add -A");
    git(&project, "commit -q -m articles");
    for (branch, by, actor) in [("one", "Ada", "Velin"), ("two", "Bo", "Abel")] {
        git(&project, &format!("checkout -q -b {branch} main"));
        let command = format!("review --by {by} --on 2025-03-04 --ledger {ledger} --actor {actor} --all");
        let seen = project.run_in(".", &command, b"d\nwrong-matter\n\n");
        assert!(seen.ends_with("status 0 --\n"), "{seen}");
        git(&project, "add -A");
        git(&project, "commit -q -m decided");
    }
    git(&project, "merge -q --no-edit one");
    let seen = project.run(&format!("check --ledger {ledger}"));
    assert!(seen.contains("2 findings not counted: 2 ledger"), "{seen}");
    assert!(seen.ends_with("-- status 0 --\n"), "{seen}");
}

#[test]
fn decisions_of_two_branches_merge_in_a_folder() {
    check_merge("decisions", b"");
    check_merge("decisions", b"c\n");
}

#[test]
fn decisions_of_two_branches_merge_in_a_file() {
    check_merge("decisions.jsonl", b"");
    check_merge("decisions.jsonl", b"c\n");
}

#[test]
fn precision_by_rule() {
    let project = Project::new(&[]);
    let mut lines = String::new();
    for (at, decided) in ["confirmed", "confirmed", "confirmed", "dismissed"].iter().enumerate() {
        lines += &decision(&format!("a{at}"), decided, "");
    }
    lines += &decision("b1", "dismissed", "").replace("stance-reversed", "caveat-added");
    lines += &decision("a0", "undecided", "");
    project.write("decisions.jsonl", (lines + "{}\n").as_bytes());
    let mut seen = project.run("eval --ledger decisions.jsonl --min stance-reversed:precision=0.7");
    seen += &project.run("eval --ledger nowhere");
    seen += &project.run("eval");
    check("ledger-eval", &seen);
}
