//! What can go wrong with files, pipes and disks costs what it touches and is told; nothing hangs, nothing panics.

#![cfg(unix)]

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project::{GOOD, Project};

/// Each of these problems is told, and no other one; `read` dated articles are left.
#[track_caller]
fn check(seen: &str, read: usize, problems: &[&str]) {
    for problem in problems {
        assert!(seen.contains(&format!("  {problem}")), "{problem}\n{seen}");
    }
    let told = seen
        .lines()
        .filter(|line| line.starts_with("  error: ") || line.starts_with("  warning: "))
        .count();
    assert_eq!(told, problems.len(), "{seen}");
    assert!(seen.contains(&format!("Checked {read} article")), "{seen}");
}

fn onrecord(project: &Project) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(project.path()).stdin(Stdio::null());
    command
}

#[test]
fn links() {
    let outside = Project::new(&[("secret.md", GOOD)]);
    let project = Project::new(&[
        ("corpus/good.md", GOOD),
        ("corpus/deep/other.txt", b"date 2024-03-05\nNo."),
    ]);
    let corpus = project.path().join("corpus");
    symlink(outside.path(), corpus.join("out")).unwrap();
    symlink(outside.path().join("secret.md"), corpus.join("secret.md")).unwrap();
    symlink("..", corpus.join("deep/loop")).unwrap();
    symlink("itself.md", corpus.join("itself.md")).unwrap();
    symlink("good.md", corpus.join("same.md")).unwrap();
    check(
        &project.run("check"),
        2,
        &[
            "error: corpus/deep/loop: a link to a folder above itself",
            "error: corpus/itself.md: cannot be read",
            "error: corpus/out: a link to a place outside the folder is not followed: name that place itself",
            "error: corpus/secret.md: a link to a place outside the folder is not followed: name that place itself",
        ],
    );
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    let made = Command::new("mkfifo")
        .arg(project.path().join("corpus/pipe.txt"))
        .status()
        .unwrap();
    assert!(made.success());
    check(
        &project.run("check"),
        1,
        &["error: corpus/pipe.txt: neither a file nor a folder: left out"],
    );
}

#[test]
fn a_file_without_permission() {
    let project = Project::new(&[("corpus/good.md", GOOD), ("corpus/shut.md", GOOD)]);
    let shut = project.path().join("corpus/shut.md");
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Who may read all files, as root may, is not kept from this one.
    if File::open(&shut).is_err() {
        check(
            &project.run("check"),
            1,
            &["error: corpus/shut.md: cannot be read: permission denied"],
        );
    }
}

#[test]
fn a_full_disk() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    if let Ok(full) = File::options().write(true).open("/dev/full") {
        let output = onrecord(&project)
            .args(["check", "--format", "json"])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with("error: cannot write to standard output: "), "{told}");
        let output = onrecord(&project)
            .args(["check", "--output", "/dev/full"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with("error: cannot write /dev/full: "), "{told}");
    }
}

#[test]
fn a_reader_that_goes_away() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    let mut child = onrecord(&project)
        .args(["explain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn out_of_file_handles() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    let program = env!("CARGO_BIN_EXE_onrecord");
    // Three are the standard ones: the first folder cannot be opened.
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -n 3; exec {program} --threads 1 check corpus"))
        .current_dir(project.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains("panicked"), "{told}");
    assert_ne!(output.status.code(), Some(0), "{told}");
}

/// A file of two gigabytes that takes no room on the disk.
fn sparse(project: &Project, path: &str, start: &[u8]) {
    let mut file = File::create(project.path().join(path)).unwrap();
    file.write_all(start).unwrap();
    file.set_len(2 << 30).unwrap();
}

#[test]
fn a_line_of_two_gigabytes() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    sparse(
        &project,
        "corpus/long.jsonl",
        b"{\"date\":\"2024-03-05\",\"text\":\"No.\"}\n",
    );
    sparse(&project, "corpus/long.txt", b"date 2024-03-05\nNo.");
    sparse(&project, "corpus/long.html", b"<html>");
    let program = env!("CARGO_BIN_EXE_onrecord");
    // Two gigabytes of memory for all of it, code and threads included.
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "ulimit -v 2000000; exec {program} --threads 2 check --format plain corpus"
        ))
        .current_dir(project.path())
        .output()
        .unwrap();
    let seen = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    check(
        &seen,
        2,
        &[
            "error: corpus/long.html: the file is longer than 256 MiB: left out (`file-size` under [limits] in onrecord.toml)",
            "error: corpus/long.jsonl:2: the line is longer than 64 MiB: left out (`line-length` under [limits] in onrecord.toml)",
            "error: corpus/long.txt: the file is longer than 256 MiB: left out (`file-size` under [limits] in onrecord.toml)",
        ],
    );
}

/// `count` megabytes of blanks, packed.
fn bomb(count: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..count {
        encoder.write_all(&blanks).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn a_file_that_grows_when_unpacked() {
    let bomb = bomb(300);
    let project = Project::new(&[
        ("corpus/good.md", GOOD),
        ("corpus/bomb.txt.gz", &bomb),
        ("corpus/bomb.jsonl.gz", &bomb),
        ("corpus/cut.txt.gz", &bomb[..bomb.len() / 3000]),
        ("corpus/not.txt.gz", b"date 2024-03-05 No."),
    ]);
    check(
        &project.run("check"),
        1,
        &[
            "error: corpus/bomb.jsonl.gz:1: the line is longer than 64 MiB",
            "error: corpus/bomb.txt.gz: the file is longer than 256 MiB",
            "error: corpus/cut.txt.gz: cannot be read: ",
            "error: corpus/not.txt.gz: cannot be read: ",
        ],
    );
}

#[test]
fn an_archive_cut_short_and_mixed_encodings() {
    let record = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 19\r\n\r\ndate 2024-03-05 No.\r\n\r\n";
    let project = Project::new(&[
        ("corpus/good.md", GOOD),
        (
            "corpus/cut.warc",
            &[record, &record[..record.len() - 8]].concat().into_bytes(),
        ),
        (
            "corpus/mixed.txt",
            b"date 2024-03-05\nThe caf\xe9 of \xc5\xbdofie.\n\xc5\xbdofie said no.",
        ),
        (
            "corpus/mixed.jsonl",
            b"{\"date\":\"2024-03-05\",\"text\":\"caf\xe9\"}\n{\"date\":\"2024-03-05\",\"text\":\"caf\xc3\xa9\"}\n",
        ),
        ("corpus/wide.jsonl", b"\xff\xfe{\0}\0"),
    ]);
    check(
        &project.run("check"),
        4,
        &[
            "error: corpus/cut.warc#2: the file ends within a record: what follows is lost",
            "error: corpus/mixed.jsonl:1: not valid UTF-8: byte 0xe9 at column 33",
            "warning: corpus/mixed.txt:2: not UTF-8: taken for windows-",
            "error: corpus/wide.jsonl:1: not UTF-8 but UTF-16",
        ],
    );
}

#[test]
fn limits_are_the_users_to_set() {
    let project = Project::new(&[
        (
            "onrecord.toml",
            b"[limits]\nfile-size = 200\nline-length = 40\nnesting = 3\n",
        ),
        ("corpus/good.md", GOOD),
        (
            "corpus/long.txt",
            &[b"date 2024-03-05 ".as_slice(), &[b'x'; 200]].concat(),
        ),
        (
            "corpus/long.jsonl",
            b"{\"date\":\"2024-03-05\",\"text\":\"A longer line.\"}\n",
        ),
        ("corpus/deep.html", b"<div><div><div><div>No."),
    ]);
    check(
        &project.run("check"),
        1,
        &[
            "error: corpus/deep.html: more than 3 elements stand within each other",
            "error: corpus/long.jsonl:1: the line is longer than 40 bytes",
            "error: corpus/long.txt: the file is longer than 200 bytes",
        ],
    );
}

#[test]
fn what_could_steer_a_terminal_is_shown_as_its_code() {
    let text = "date 2024-03-05\n“No \u{1b}[31mtoll \u{202e}here\u{9b}1m,” Mara \u{7}Velin said.";
    let project = Project::new(&[
        ("corpus/a\u{1b}[2J.txt", text.as_bytes()),
        ("corpus/b\u{202e}.txt", b""),
    ]);
    for command in [
        "check",
        "check --format plain",
        "statements corpus",
        "actors corpus",
        "timeline --actor Velin",
    ] {
        let seen = project.run(command);
        let is_steering = |c: &char| matches!(c, '\u{1b}' | '\u{7}' | '\u{9b}' | '\u{202e}');
        assert_eq!(seen.chars().find(is_steering), None, "{command}: {seen:?}");
    }
    // Data stay what they are.
    let seen = project.run("statements corpus --format jsonl");
    assert!(seen.contains("toll \u{202e}here"), "{seen:?}");
}

#[test]
fn an_interrupted_run_writes_nothing_half() {
    let project = Project::new(&[]);
    let lines = "{\"date\":\"2024-03-05\",\"text\":\"Mara Velin said the toll will go, and Tomas Ruk told her no.\"}\n"
        .repeat(3000);
    project.write("corpus/many.jsonl", lines.as_bytes());
    let mut child = onrecord(&project)
        .args(["check", "--output", "report.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(50));
    child.kill().unwrap();
    let mut seen = String::new();
    child.stdout.take().unwrap().read_to_string(&mut seen).unwrap();
    child.wait().unwrap();
    assert_eq!(seen, "");
    // Killed so early it has not got as far as the report; where it has, the report is whole.
    if let Ok(report) = std::fs::read_to_string(project.path().join("report.txt")) {
        assert!(report.is_empty() || report.contains("Checked "), "{report}");
    }
}
