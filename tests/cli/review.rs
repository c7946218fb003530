//! `onrecord review` on a pipe: what is shown, what is asked, what is written.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::ledger::{fingerprints, project};
use crate::project::check;

/// What the ledger holds, without fingerprints and pins: those are for other tests.
fn ledger(project: &crate::project::Project, place: &str) -> String {
    let text = std::fs::read_to_string(project.path().join(place)).unwrap();
    let mut shown = String::new();
    for line in text.lines() {
        let mut decision: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(decision["articles"].as_array().unwrap().len(), 2);
        decision["fingerprint"] = "…".into();
        decision["articles"] = "…".into();
        shown += &format!("{decision}\n");
    }
    shown
}

#[test]
fn one_finding_at_a_time() {
    let project = project(&[]);
    let answers = b"what\nt\nd\n9\n6\n\nsaid in jest\nb\nu\nd 3 she said so\nc asked the ministry\n";
    let mut seen = project.run_in(".", "review --by Ada --on 2025-03-04 --ledger kept.jsonl", answers);
    seen += &ledger(&project, "kept.jsonl");
    seen += &project.run_in(".", "review --by Ada --ledger kept.jsonl", b"");
    seen += &project.run_in(
        ".",
        "review --by Bo --on 2025-03-01 --ledger kept.jsonl --all --rule stance-reversed",
        b"u\n",
    );
    seen += &ledger(&project, "kept.jsonl");
    check("review", &seen);
}

#[test]
fn nothing_to_review() {
    let project = project(&[]);
    let mut seen = project.run("review --by Ada --rule caveat-added");
    seen += &project.run("review --by Ada -");
    seen += &project.run("review --by Ada nowhere");
    check("review-nothing", &seen);
    assert!(!project.path().join("decisions").exists());
}

#[test]
fn decisions_of_a_page_are_taken_up() {
    let project = project(&[]);
    let [toll, _] = fingerprints(&project).try_into().unwrap();
    let line = format!(
        r#"{{"fingerprint":"{toll}","decision":"dismissed","reason":"translation","note":"","by":"Bo","on":"2025-03-01","rule":"stance-reversed","articles":[]}}"#
    );
    project.write("exported.jsonl", (line + "\n[]\n").as_bytes());
    let mut seen = project.run("review --by Ada --import exported.jsonl");
    seen += &project.run("review --by Ada --import exported.jsonl");
    seen += &project.run("check --actor Velin");
    let seen = seen.replace(&toll, "…");
    check("review-import", &seen);
}

/// What was answered is on the disk before the next finding is shown: a kill after that loses nothing.
#[test]
fn a_kill_loses_no_answer() {
    let project = project(&[]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["review", "--by", "Ada"])
        .current_dir(project.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.as_mut().unwrap().write_all(b"c\n").unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.ends_with("confirmed")));
    child.kill().unwrap();
    child.wait().unwrap();
    let seen = project.run("check");
    assert!(seen.contains("1 finding confirmed in the ledger"), "{seen}");
}
