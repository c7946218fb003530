//! A wrong command line ends with status 2 and says what would be right.

use crate::project::{GOOD, Project, check};

#[track_caller]
fn check_run(name: &str, command: &str) {
    check(name, &Project::new(&[]).run(command));
}

#[test]
fn unknown_words() {
    check_run("misuse-command", "chekc");
    check_run("misuse-nothing", "");
    check_run("misuse-option", "check --formt json");
    check_run("misuse-format", "check --format xml");
    check_run("misuse-format-to-come", "check --format sarif");
    check_run("misuse-by", "check --by persons");
    check_run("misuse-since", "check --since 2025-13-40");
    check_run("misuse-threads", "check --threads 0");
    check_run("misuse-timeline-without-actor", "timeline");
}

#[test]
fn unknown_rule() {
    check_run("misuse-explain", "explain stance-reverse");
}

#[test]
fn help() {
    check_run("help", "--help");
    for command in [
        "check",
        "baseline",
        "baseline update",
        "statements",
        "actors",
        "compare",
        "timeline",
        "topics",
        "test",
        "eval",
        "explain",
        "init",
        "parse",
    ] {
        check_run(
            &format!("help-{}", command.replace(' ', "-")),
            &format!("{command} --help"),
        );
    }
}

#[test]
fn init_writes_once() {
    let project = Project::new(&[]);
    let first = project.run("init");
    check("init", &(first + "\n" + &project.run("init")));
}

#[test]
fn an_output_file_that_cannot_be_written() {
    let project = Project::new(&[("good.md", GOOD)]);
    let seen = project.run("check good.md --format json --output no/where.json");
    assert!(
        seen.contains("cannot write no/where.json") && seen.ends_with("-- status 2 --\n"),
        "{seen}"
    );
}

/// The reader of the output goes away before it is written.
#[test]
#[cfg(unix)]
fn a_broken_pipe_is_quiet() {
    use std::process::{Command, Stdio};
    let project = Project::new(&[]);
    let line = format!("{}\n", "\"no\"".repeat(10)).repeat(20_000);
    project.write("pairs.jsonl", line.as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--format", "json", "pairs.jsonl"])
        .current_dir(project.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(2));
}
