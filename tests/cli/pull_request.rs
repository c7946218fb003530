//! A git repository plays pull requests: what counts is what has a side in the change.

use std::process::Command;

use crate::project::Project;

fn article(date: &str, words: &str) -> String {
    format!("---\ndate: {date}\n---\n\nMara Velin said: \"{words}\"\n")
}

struct Repository {
    project: Project,
}

impl Repository {
    /// Two articles on the branch `main`, and a branch that is checked out.
    fn new() -> Self {
        let repository = Self {
            project: Project::new(&[
                (
                    "corpus/a.md",
                    article("2023-03-01", "We oppose the night train.").as_bytes(),
                ),
                (
                    "corpus/b.md",
                    article("2023-04-01", "We support the ferry line.").as_bytes(),
                ),
            ]),
        };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.commit("first");
        repository.git(&["checkout", "--quiet", "-b", "change"]);
        repository
    }

    fn git(&self, arguments: &[&str]) {
        let output = Command::new("git")
            .args([
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(self.project.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "-m", message]);
    }

    fn write(&self, path: &str, text: &str) {
        self.project.write(path, text.as_bytes());
    }

    /// What a check of the change prints must end with this status.
    #[track_caller]
    fn check(&self, options: &str, status: u8) -> String {
        let seen = self.project.run(&format!(
            "check --format plain --today 2024-06-01 --changed main {options}"
        ));
        assert!(seen.ends_with(&format!("-- status {status} --\n")), "{seen}");
        seen
    }
}

const REVERSAL: &str = "We support the night train.";

#[test]
fn a_pull_request_from_clean_to_expired() {
    let repository = Repository::new();
    let reversal = article("2024-03-01", REVERSAL);
    // Clean.
    repository.write("corpus/c.md", &article("2024-03-01", "We support the ferry line."));
    repository.commit("clean");
    repository.check("", 0);
    // A contradiction is added, told before and after the commit.
    repository.write("corpus/c.md", &reversal);
    assert!(repository.check("", 1).contains("stance-reversed"));
    repository.commit("contradiction");
    repository.check("", 1);
    // It is accepted.
    repository.project.run("baseline update --baseline known.toml");
    repository.commit("baseline");
    let seen = repository.check("--baseline known.toml", 0);
    assert!(seen.contains("1 baseline") && !seen.contains("stale"), "{seen}");
    // Text above it is edited: still accepted, and told as stale.
    repository.write(
        "corpus/c.md",
        &reversal.replace("\n\nMara", "\n\nIt rained in Estrel.\n\nMara"),
    );
    let seen = repository.check("--baseline known.toml", 0);
    assert!(seen.contains("1 baseline") && seen.contains("stale-baseline"), "{seen}");
    // The words themselves are edited: it returns.
    repository.write("corpus/c.md", &reversal.replace("support", "strongly support"));
    let seen = repository.check("--baseline known.toml", 1);
    assert!(
        seen.contains("stance-reversed") && seen.contains("unmatched-baseline"),
        "{seen}"
    );
    // It is let pass for a while, and the while is over.
    let comment = |until: &str| {
        let line = format!("<!-- onrecord-ignore stance-reversed reason=\"misquoted\" until={until} -->");
        reversal.replace("\n\nMara", &format!("\n\n{line}\nMara"))
    };
    repository.write("corpus/c.md", &comment("2024-06-01"));
    assert!(repository.check("", 0).contains("1 inline"));
    repository.write("corpus/c.md", &comment("2024-05-31"));
    let seen = repository.check("", 1);
    assert!(
        seen.contains("stance-reversed") && seen.contains("expired-suppression"),
        "{seen}"
    );
}

#[test]
fn only_what_has_a_side_in_the_change_is_told() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("corpus/c.md", &article("2024-03-01", REVERSAL));
    repository.commit("an old contradiction");
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    repository.write("corpus/d.md", "date: x\n\nIt rained.\n");
    repository.write("corpus/d.md", &article("2024-04-01", "We support the ferry line."));
    repository.commit("something else");
    let seen = repository.check("", 0);
    assert!(seen.contains("1 finding elsewhere"), "{seen}");
    // One side is enough, the earlier one too.
    repository.write(
        "corpus/a.md",
        &article("2023-03-01", "We strongly oppose the night train."),
    );
    repository.check("", 1);
}

#[test]
fn deleted_and_renamed_files() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("corpus/c.md", &article("2024-03-01", REVERSAL));
    repository.commit("an old contradiction");
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    repository.git(&["mv", "corpus/c.md", "corpus/named anew.md"]);
    repository.commit("rename");
    repository.check("", 0);
    repository.git(&["rm", "--quiet", "corpus/named anew.md"]);
    repository.commit("delete");
    let seen = repository.check("", 0);
    assert!(!seen.contains("elsewhere"), "{seen}");
}

#[test]
fn of_a_file_of_records_only_the_changed_lines_count() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "main"]);
    let record = |date: &str, who: &str, words: &str| {
        format!("{{\"date\":\"{date}\",\"text\":\"{who} said: \\\"{words}\\\"\"}}\n")
    };
    let old = record("2023-05-01", "Tomas Reuk", "We oppose the harbour wall.")
        + &record("2024-05-01", "Tomas Reuk", "We support the harbour wall.");
    repository.write("corpus/wire.jsonl", &old);
    repository.commit("records");
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    let more = record("2024-05-02", "Tomas Reuk", "We support the ferry line.");
    repository.write("corpus/wire.jsonl", &(old.clone() + &more));
    assert!(repository.check("", 0).contains("1 finding elsewhere"));
    let more = record("2024-05-02", "Mara Velin", REVERSAL);
    repository.write("corpus/wire.jsonl", &(old + &more));
    let seen = repository.check("", 1);
    assert!(seen.contains("Mara Velin") && !seen.contains("harbour"), "{seen}");
}

#[test]
fn what_git_cannot_tell_is_told() {
    let repository = Repository::new();
    repository.write("corpus/c.md", &article("2024-03-01", REVERSAL));
    repository.commit("contradiction");
    let seen = repository.project.run("check --changed nowhere");
    assert!(seen.contains("no commit `nowhere` in this repository"), "{seen}");
    assert!(
        seen.contains("stance-reversed") && seen.ends_with("-- status 2 --\n"),
        "{seen}"
    );
    let seen = repository.project.run("check --changed --output");
    assert!(seen.ends_with("-- status 2 --\n"), "{seen}");
    // A shallow clone does not reach to `main`.
    let address = format!("file://{}", repository.project.path().display());
    repository.git(&["clone", "--quiet", "--depth=1", "--branch=change", &address, "shallow"]);
    let seen = repository.project.run_in("shallow", "check --changed main", b"");
    assert!(
        seen.contains("this clone is shallow") && seen.ends_with("-- status 2 --\n"),
        "{seen}"
    );
}

#[test]
fn without_a_repository_or_git() {
    let project = Project::new(&[("corpus/a.md", article("2023-03-01", REVERSAL).as_bytes())]);
    let seen = project.run("check --changed main");
    assert!(
        seen.contains("--changed needs a git repository") && seen.ends_with("-- status 2 --\n"),
        "{seen}"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--changed", "main"])
        .current_dir(project.path())
        .env("PATH", "")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let seen = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(seen.contains("the program `git` was not found"), "{seen}");
}

#[test]
fn a_draft_against_a_corpus() {
    let project = Project::new(&[
        ("corpus/story/onrecord.toml", b"by = \"person\"\n"),
        (
            "corpus/story/a.md",
            article("2023-03-01", "We oppose the night train.").as_bytes(),
        ),
        ("corpus/story/b.md", article("2023-06-01", REVERSAL).as_bytes()),
        (
            "draft.md",
            article("2024-03-01", "We oppose the ferry line.").as_bytes(),
        ),
        (
            "drafts/other.md",
            article("2024-03-01", "We oppose the night train.").as_bytes(),
        ),
        ("silent.md", b"---\ndate: 2024-03-01\n---\n\nIt rained.\n"),
        ("undated.md", b"Mara Velin said no.\n"),
    ]);
    for (paths, status, told) in [
        ("draft.md", 0, "1 finding elsewhere"),
        ("drafts", 1, "drafts/other.md"),
        ("draft.md drafts/other.md", 1, "drafts/other.md"),
        ("silent.md", 2, "no statement was found in the drafts"),
        ("undated.md", 2, "no article with a date was found among the drafts"),
        ("nowhere.md", 2, "no such file"),
    ] {
        let seen = project.run(&format!("check {paths} --against corpus --format plain"));
        assert!(
            seen.contains(told) && seen.ends_with(&format!("-- status {status} --\n")),
            "{seen}"
        );
    }
    let draft = article("2024-03-01", "We oppose the night train.");
    let seen = project.run_in(".", "check - --against corpus --format plain", draft.as_bytes());
    assert!(
        seen.contains("--> -:5:19") && seen.ends_with("-- status 1 --\n"),
        "{seen}"
    );
}
