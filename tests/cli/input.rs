//! What is wrong with the input is told with path and line, and nothing else is lost.

use crate::project::{GOOD, Project, check, without_counts};

/// Each mistake stands beside a good article, which must still be counted.
#[track_caller]
fn check_beside_a_good_article(name: &str, path: &str, bytes: &[u8]) {
    let project = Project::new(&[("corpus/good.md", GOOD), (path, bytes)]);
    check(name, &without_counts(&project.run("check")));
}

#[test]
fn an_undated_article() {
    check_beside_a_good_article("input-undated-md", "corpus/undated.md", b"Velin said no.");
    check_beside_a_good_article("input-undated-txt", "corpus/undated.txt", b"Velin said no.");
    check_beside_a_good_article(
        "input-undated-jsonl",
        "corpus/undated.jsonl",
        b"\n{\"id\":\"x\",\"date\":null,\"text\":\"Velin said no.\"}\n",
    );
}

#[test]
fn a_broken_date() {
    check_beside_a_good_article(
        "input-broken-date-md",
        "corpus/broken.md",
        b"---\ntitle: Toll\ndate: 2025-13-40\nauthor: [a, b]\n---\nVelin said no.",
    );
    check_beside_a_good_article(
        "input-broken-date-txt",
        "corpus/broken.txt",
        b"date 2025-13-40\nVelin said no.",
    );
    check_beside_a_good_article(
        "input-broken-date-jsonl",
        "corpus/broken.jsonl",
        b"{\"date\":\"2025-13-40\",\"title\":7,\"text\":\"Velin said no.\"}",
    );
}

#[test]
fn broken_front_matter() {
    check_beside_a_good_article(
        "input-front-matter-yaml",
        "corpus/broken.md",
        b"---\ndate: 2024-03-05\ntitle: Velin: no toll\n---\nVelin said no.",
    );
    check_beside_a_good_article(
        "input-front-matter-open",
        "corpus/broken.md",
        b"---\ndate: 2024-03-05\n\nVelin said no.",
    );
}

#[test]
fn bytes_that_are_not_utf8() {
    let project = Project::new(&[
        ("corpus/good.md", GOOD),
        (
            "corpus/latin1.txt",
            b"date 2024-03-05\n\nThe caf\xe9 is closed, Velin said.",
        ),
        ("corpus/utf16.txt", b"\xff\xfed\0a\0t\0e\0"),
    ]);
    let seen = project.run("check");
    for line in [
        "  warning: corpus/latin1.txt:3: not UTF-8: taken for windows-1252 and converted; offsets count in the converted text\n",
        "  warning: corpus/utf16.txt:1: no date, so the article is left out of the check",
        "Checked 2 articles",
    ] {
        assert!(seen.contains(line), "{line}\n{seen}");
    }
}

#[test]
fn an_empty_file() {
    check_beside_a_good_article("input-empty-md", "corpus/empty.md", b"");
    check_beside_a_good_article("input-empty-txt", "corpus/empty.txt", b" \n");
    check_beside_a_good_article("input-empty-jsonl", "corpus/empty.jsonl", b"\n");
}

#[test]
fn a_broken_line_of_records() {
    check_beside_a_good_article(
        "input-broken-jsonl",
        "corpus/wire.jsonl",
        b"{\"id\":\"a\",\"date\":\"2024-03-05\",\"text\":\"Velin said no.\"}\n\
          {\"id\":\"b\",\"date\":\"2024-03-06\",\"text\":\"Velin said\n\
          [\"c\"]\n\
          {\"id\":\"d\",\"date\":\"2024-03-07\"}\n\
          {\"id\":\"e\",\"date\":\"2024-03-08\",\"text\":\"Velin said no.\"}\n",
    );
    check_beside_a_good_article(
        "input-broken-json",
        "corpus/wire.json",
        b"[\n  {\"date\": \"2024-03-05\", \"text\": \"Velin said no.\"},\n]\n",
    );
}

#[test]
fn an_id_that_is_taken() {
    check_beside_a_good_article(
        "input-taken-id",
        "corpus/wire.jsonl",
        b"{\"id\":\"a\",\"date\":\"2024-03-05\",\"text\":\"Velin said no.\"}\n\
          {\"id\":\"a\",\"date\":\"2024-03-06\",\"text\":\"Velin said yes.\"}\n",
    );
}

#[test]
fn places_without_articles() {
    let project = Project::new(&[
        ("empty/.hidden.md", GOOD),
        ("empty/README.md", GOOD),
        ("empty/ignored.md", GOOD),
        ("empty/.gitignore", b"ignored.md\n"),
        ("empty/table.dat", b"a,b"),
        ("page.html", b"<p>"),
    ]);
    check("input-folder-without-articles", &project.run("check empty"));
    check("input-missing", &project.run("check nowhere.md"));
    check("input-no-path", &project.run("check"));
    check("input-html", &project.run("check page.html"));
    project.write("good.md", GOOD);
    check("input-none-in-days", &project.run("check good.md --since 2025-01-01"));
}

#[test]
#[cfg(unix)]
fn a_file_that_cannot_be_read() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    let gone = project.path().join("corpus/gone.md");
    std::os::unix::fs::symlink("nowhere.md", gone).unwrap();
    check("input-unreadable", &without_counts(&project.run("check")));
}

#[test]
fn problems_of_other_commands_go_to_standard_error() {
    let project = Project::new(&[("a.jsonl", b"{\n")]);
    check("input-statements", &project.run("statements --format jsonl a.jsonl"));
    check("input-timeline", &project.run("timeline --actor Velin a.jsonl"));
    check("input-compare", &project.run("compare --format jsonl a.jsonl"));
    check("input-compare-missing", &project.run("compare nowhere.jsonl"));
}

#[test]
fn a_draft_is_read_from_standard_input() {
    let project = Project::new(&[]);
    let seen = project.run_in(".", "check --format plain -", b"{\"text\":\"Velin said no.\"}\n\xff");
    check("input-draft", &seen);
}
