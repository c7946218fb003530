//! `check --format html` on the project's own corpus. What the page does in a browser is tested in `.ci/browser`.

use std::process::{Command, Output};

fn page(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--format", "html"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

#[test]
fn the_page_is_whole_and_the_same_for_any_number_of_threads() {
    let one = page(&["--threads", "1", "corpus/nato"]);
    assert_eq!(one.status.code(), Some(0), "{}", String::from_utf8_lossy(&one.stderr));
    let text = String::from_utf8(one.stdout.clone()).unwrap();
    assert!(text.starts_with("<!doctype html>") && text.ends_with("</html>\n"));
    // Both sides, the caveat that was added, the days between, and the trace without being asked for.
    for words in [
        "Ukraine deserves membership in NATO",
        "but that one has to be realistic about it",
        "\"apart\":[597,",
        "first claim: ",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert_eq!(page(&["--threads", "3", "corpus/nato"]).stdout, one.stdout);
}

#[test]
fn the_status_is_that_of_any_format() {
    assert_eq!(page(&["corpus/valmora"]).status.code(), Some(1));
    let nothing = page(&["no/such/folder"]);
    assert_eq!(nothing.status.code(), Some(2));
    let text = String::from_utf8(nothing.stdout).unwrap();
    assert!(
        text.contains("Nothing was checked"),
        "what could not be checked is not called clean"
    );
}
