//! The exit status, whatever the format: 0, 1, 2 as in the contract, and a report that goes nowhere is no success.

use crate::project::Project;

const FORMATS: [&str; 9] = [
    "terminal",
    "plain",
    "json",
    "markdown",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
];

fn article(date: &str, words: &str) -> String {
    format!("---\ndate: {date}\n---\n\nMara Velin said: \"{words}\"\n")
}

/// Folders by what they hold.
fn project() -> Project {
    let (before, after) = (
        article("2023-03-01", "We oppose the night train."),
        article("2024-03-01", "We support the night train."),
    );
    Project::new(&[
        ("clean/a.md", before.as_bytes()),
        (
            "clean/b.md",
            article("2024-03-01", "We oppose the night train.").as_bytes(),
        ),
        ("found/a.md", before.as_bytes()),
        ("found/b.md", after.as_bytes()),
        ("broken/a.md", before.as_bytes()),
        ("broken/b.md", after.as_bytes()),
        ("broken/c.jsonl", b"{\n"),
        ("undated/a.md", before.as_bytes()),
        ("undated/b.md", b"It rained.\n"),
        ("silent/a.md", b"---\ndate: 2024-03-01\n---\n\nIt rained.\n"),
        ("empty/readme.md", b""),
        ("bad.toml", b"fail-on = \"sometimes\"\n"),
        ("known.toml", b"version = 7\n"),
    ])
}

#[test]
fn each_outcome_in_each_format() {
    let project = project();
    for (what, status) in [
        ("clean", 0),
        ("found", 1),
        ("found --fail-on never", 0),
        ("found --fail-on info", 1),
        ("broken", 2),
        ("broken --fail-on never", 2),
        ("undated", 0),
        ("silent", 2),
        ("empty", 2),
        ("nowhere", 2),
        ("clean --since 2030-01-01", 2),
        ("clean --actor Nobody", 2),
        ("clean --config bad.toml", 2),
        ("clean --config nowhere.toml", 2),
        ("clean --baseline known.toml", 2),
        ("found --baseline nowhere.toml", 2),
        ("clean --today tomorrow", 2),
        ("clean --by nobody", 2),
        ("clean --output no/where", 2),
        ("found --output no/where", 2),
        ("clean --output clean", 2),
    ] {
        for format in FORMATS {
            let seen = project.run(&format!("check {what} --format {format}"));
            assert!(seen.ends_with(&format!("-- status {status} --\n")), "{seen}");
        }
    }
}

#[test]
fn findings_are_printed_where_not_all_could_be_checked() {
    let project = project();
    for format in FORMATS {
        let seen = project.run(&format!("check broken --format {format}"));
        assert!(seen.contains("stance-reversed") && seen.contains("c.jsonl"), "{seen}");
    }
}

#[test]
fn a_file_holds_what_standard_output_would() {
    let project = project();
    for format in FORMATS.iter().filter(|format| **format != "terminal") {
        let seen = project.run(&format!("check found --format {format}"));
        let written = project.run(&format!("check found --format {format} --output report"));
        assert!(written.ends_with("-- status 1 --\n"), "{written}");
        let report = std::fs::read_to_string(project.path().join("report")).unwrap();
        assert!(seen.contains(&report) && !report.is_empty(), "{format}: {report}");
    }
}

/// The reader of the output goes away: the status is that of the check.
#[test]
#[cfg(unix)]
fn a_broken_pipe_changes_no_status() {
    use std::process::{Command, Stdio};
    let project = project();
    for format in FORMATS {
        for (what, status) in [("clean", 0), ("found", 1), ("broken", 2)] {
            let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
                .args(["check", what, "--format", format])
                .current_dir(project.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format} {what}");
            assert_eq!(output.status.code(), Some(status), "{format} {what}");
        }
    }
}

/// A full disk.
#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_no_success() {
    use std::process::Command;
    let project = project();
    for format in FORMATS {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(["check", "clean", "--format", format])
            .current_dir(project.path())
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{format}");
    }
}
