//! What must not change the output: threads, the order in which files are named, naming one twice.

use std::path::Path;
use std::process::Command;

/// What `check --format json` prints on these paths of this repository.
fn report(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--format", "json"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The articles of a story, in the order of their names.
fn articles(story: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(story);
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("{story}/{}", entry.unwrap().file_name().display()))
        .filter(|file| !file.ends_with(".toml"))
        .collect();
    files.sort();
    files
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let one = report(&["--threads", "1", "corpus"]);
    assert!(one.contains("\"rule\""), "{one}");
    for threads in ["2", "7"] {
        assert_eq!(report(&["--threads", threads, "corpus"]), one);
    }
}

#[test]
fn any_order_of_files_gives_the_same_bytes() {
    let mut files = articles("corpus/valmora");
    let whole = report(&["corpus/valmora"]);
    files.reverse();
    let reversed: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(report(&reversed), whole);
    let twice: Vec<&str> = reversed.iter().chain(&["corpus/valmora"]).copied().collect();
    assert_eq!(report(&twice), whole);
}
