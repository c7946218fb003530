//! What an article lets pass, and what it says of suppressions that nobody needs.

use crate::project::{Project, check};

const BEFORE: &str = "---\ndate: 2023-03-01\n---\n\nMara Velin said: \"We oppose the night train.\"\n";

/// The later article, with front matter and a line before the statement.
fn after(front_matter: &str, comment: &str) -> String {
    format!(
        "---\ndate: 2024-03-01\n{front_matter}---\n\nIt rained.\n\n{comment}\nMara Velin said: \"We support the night train.\"\n"
    )
}

#[track_caller]
fn run(front_matter: &str, comment: &str, options: &str) -> String {
    let project = Project::new(&[
        ("corpus/a.md", BEFORE.as_bytes()),
        ("corpus/b.md", after(front_matter, comment).as_bytes()),
    ]);
    project.run(&format!("check --format plain --today 2024-06-01 {options}"))
}

#[track_caller]
fn ends_with(seen: &str, status: u8) {
    assert!(seen.ends_with(&format!("-- status {status} --\n")), "{seen}");
}

const COMMENT: &str = "<!-- onrecord-ignore stance-reversed reason=\"corrected – by the agency\" until=2024-06-01 -->";

#[test]
fn a_comment_or_the_front_matter_lets_pass() {
    ends_with(&run("", "", ""), 1);
    let seen = run("", COMMENT, "");
    ends_with(&seen, 0);
    assert!(seen.contains("1 finding not counted: 1 inline"), "{seen}");
    let list = "onrecord-ignore:\n  - rule: stance-reversed\n    reason: corrected\n";
    ends_with(&run(list, "", ""), 0);
}

#[test]
fn it_expires() {
    let late = COMMENT.replace("2024-06-01", "2024-05-31");
    check("suppression-expired", &run("", &late, ""));
}

#[test]
fn it_is_for_its_rule_and_its_paragraph() {
    let other = COMMENT.replace("stance-reversed", "caveat-added");
    check("suppression-unused", &run("", &other, ""));
    let seen = run("", &format!("{COMMENT}\n\nIt still rained.\n"), "");
    ends_with(&seen, 1);
    assert!(seen.contains("unused-suppression"), "{seen}");
}

#[test]
fn a_check_of_a_part_does_not_tell_what_is_unused() {
    let other = COMMENT.replace("stance-reversed", "caveat-added");
    let seen = run("", &other, "--actor Velin");
    assert!(!seen.contains("unused"), "{seen}");
}

#[test]
fn mistakes_are_told() {
    let wrong = [
        COMMENT.replace("stance-reversed", "stance-revesed"),
        COMMENT.replace("reason=\"corrected – by the agency\"", ""),
    ];
    check("suppression-wrong", &run("", &wrong.join("\n"), ""));
}

#[test]
fn it_stands_in_the_json_report_and_the_baseline_does_not_take_it() {
    let project = Project::new(&[
        ("corpus/a.md", BEFORE.as_bytes()),
        ("corpus/b.md", after("", COMMENT).as_bytes()),
    ]);
    let seen = project.run("check --format json --today 2024-06-01");
    assert!(
        seen.contains("\"means\": \"inline\"") && seen.contains("\"until\": \"2024-06-01\""),
        "{seen}"
    );
    let seen = project.run("baseline update --baseline known.toml --today 2024-06-01");
    assert!(seen.contains("0 findings"), "{seen}");
}
