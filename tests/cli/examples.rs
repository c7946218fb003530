//! `onrecord test`: examples as told or not, and snapshots that are new, accepted, changed, broken, of no rule.

use crate::project::{Project, check};

const RULE: &str = r#"id = "toll-talk"
summary = "The minister turns on the toll"
relation = "contradiction"
message = "{actor} on {matter}, {earlier-date} and {later-date}"

[when]
opposition = ["opposed"]
matter = ["toll"]
days-apart = { at-least = 30 }
"#;

const FIRES: &str = r#"
[[example]]
earlier = "We support the toll on the harbour bridge."
later = "We oppose the toll on the harbour bridge."
earlier-date = 2024-03-05
later-date = 2024-06-05
actor = "Mara Velin"
fires = true
"#;

const QUIET: &str = r#"
[[example]]
earlier = "We support the toll on the harbour bridge."
later = "We oppose the new lamps on the harbour bridge."
fires = false
"#;

const ARTICLES: &str = r#"
[[example]]
articles = [
    { date = 2024-03-05, text = "“We support the toll on the harbour bridge,” Transport Minister Mara Velin said on Tuesday." },
    { date = 2024-06-05, speaker = "Mara Velin", text = "We oppose the toll on the harbour bridge." },
]
fires = true
"#;

fn project(examples: &[&str]) -> Project {
    let project = Project::new(&[("onrecord.toml", b"")]);
    project.write(
        "rules/toll-talk.toml",
        (RULE.to_owned() + &examples.concat()).as_bytes(),
    );
    project
}

fn read(project: &Project, path: &str) -> String {
    std::fs::read_to_string(project.path().join(path)).unwrap_or_default()
}

#[test]
fn a_new_snapshot_waits_until_it_is_accepted() {
    let project = project(&[FIRES, QUIET, ARTICLES]);
    let mut seen = project.run("test");
    seen += &project.run("test --check");
    seen += &project.run_in(".", "test --review", b"what\ns\n");
    seen += &project.run("test --accept");
    seen += &project.run("test --check");
    check("test-new", &seen);
    let snapshot = read(&project, "snapshots/rules/toll-talk.snap");
    check("test-snapshot", &snapshot);
    assert!(!project.path().join("snapshots/rules/toll-talk.snap.new").exists());
}

#[test]
fn a_broken_rule_fails_with_what_differs() {
    let project = project(&[FIRES, QUIET]);
    project.run("test --accept");
    let broken = RULE.replace("at-least = 30", "at-least = 300") + FIRES + QUIET;
    project.write("rules/toll-talk.toml", broken.as_bytes());
    let mut seen = project.run("test toll-talk");
    seen += &project.run_in(".", "test --review", b"r\n");
    check("test-broken", &seen);
    // What was accepted is as it was.
    project.write("rules/toll-talk.toml", (RULE.to_owned() + FIRES + QUIET).as_bytes());
    assert!(project.run("test --check").ends_with("-- status 0 --\n"));
}

#[test]
fn what_is_still_to_be_done() {
    let to_do = FIRES
        .replace("oppose", "shrug about")
        .replace("fires = true", "fires = true\ntodo = true");
    let done = FIRES.replace("fires = true", "fires = true\ntodo = true");
    let project = project(&[QUIET, &to_do, &done]);
    check("test-to-do", &project.run("test"));
}

#[test]
fn rules_without_a_test_and_snapshots_without_a_rule() {
    let project = project(&[]);
    let mut seen = project.run("test");
    project.write(
        "rules/other.toml",
        (RULE.replace("toll-talk", "other") + FIRES).as_bytes(),
    );
    project.write(
        "snapshots/rules/gone.snap",
        b"---\nsource: \"rules/gone.toml\"\n---\ngone\n",
    );
    seen += &project.run("test --accept");
    std::fs::remove_dir_all(project.path().join("rules")).unwrap();
    seen += &project.run("test");
    seen += &project.run("test othr");
    check("test-missing", &seen);
}

#[test]
fn a_snapshot_edited_by_hand_is_never_written_over() {
    let project = project(&[FIRES]);
    project.run("test --accept");
    let path = "snapshots/rules/toll-talk.snap";
    let accepted = read(&project, path);
    let mut seen = String::new();
    for text in ["toll-talk\n", "---\nsource: x\n"] {
        project.write(path, text.as_bytes());
        seen += &project.run("test --accept");
        assert_eq!(read(&project, path), text);
    }
    project.write(path, accepted.replace("contradiction", "shift").as_bytes());
    seen += &project.run("test");
    check("test-edited", &seen);
}

/// A folder that cannot be written to: here a file stands in its place.
#[test]
fn a_folder_that_cannot_be_written_to() {
    let project = project(&[FIRES]);
    project.write("snapshots", b"not a folder");
    let seen = project.run("test --accept");
    assert!(
        seen.contains("cannot be written: ") && seen.contains("no snapshot was changed"),
        "{seen}"
    );
    assert!(seen.ends_with("-- status 2 --\n"), "{seen}");
}

/// A folder of snapshots that cannot be written to leaves what was accepted as it was.
#[test]
#[cfg(unix)]
fn a_read_only_folder_of_snapshots() {
    use std::os::unix::fs::PermissionsExt;
    let project = project(&[FIRES]);
    project.run("test --accept");
    let accepted = read(&project, "snapshots/rules/toll-talk.snap");
    let changed = RULE.replace(", {earlier-date} and {later-date}", "") + FIRES;
    project.write("rules/toll-talk.toml", changed.as_bytes());
    let folder = project.path().join("snapshots/rules");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever may write anywhere is not kept from it.
    let may_write = std::fs::write(folder.join("probe"), "").is_ok();
    if !may_write {
        let seen = project.run("test --accept");
        assert!(
            seen.contains("permission denied") && seen.ends_with("-- status 2 --\n"),
            "{seen}"
        );
        assert_eq!(read(&project, "snapshots/rules/toll-talk.snap"), accepted);
    }
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_bad_rule_does_not_keep_the_others_from_their_test() {
    let project = project(&[FIRES]);
    project.write("rules/bad.toml", b"id = \"bad\"\nsumary = \"s\"\n");
    check("test-bad-rule", &project.run("test"));
}

/// What is made of the examples: a rule that catches it, one that does not, one of which nothing can be made.
#[test]
fn mutants_of_examples() {
    let fires = FIRES.replace(".\"\nlater", " in Tarn.\"\nlater").replace(
        "later = \"We oppose the toll on the harbour bridge.",
        "later = \"We oppose the toll on the harbour bridge in Tarn.",
    );
    let project = project(&[&fires, QUIET]);
    // A length that is told so is not read as a claim: one survivor is known, one is not.
    project.write(
        "rules/lengths.toml",
        br#"id = "lengths"
summary = "A figure of the ministry has changed"
relation = "contradiction"
message = "{actor} on {matter}"

[when]
quantities = ["conflict"]

[[example]]
earlier = "The tunnel at Tarn is 9 kilometres long."
later = "The tunnel at Tarn is 21 kilometres long."
fires = true
todo = true
"#,
    );
    project.write(
        "rules/none.toml",
        br#"id = "none"
summary = "Nothing can be made of its example"
relation = "contradiction"
message = "{actor} on {matter}"

[when]
opposition = ["opposed"]

[[example]]
earlier = "Would you keep the toll? I would. It pays for itself."
later = "Would you keep the toll? I would not."
fires = true
"#,
    );
    let mut seen = project.run("test --mutate");
    seen += &project.run("test --mutate --check toll-talk");
    seen += &project.run("test --mutate --check lengths");
    seen += &project.run("test --mutate none");
    seen += &project.run("test --mutate numbers-conflict");
    seen += &project.run("test --mutate numbers-conflit");
    seen += &project.run("test --built-in");
    check("test-mutate", &seen);
    assert!(!project.path().join("snapshots").exists());
}

/// cargo-insta reads snapshots, pending or accepted, as `insta` does.
#[test]
fn snapshots_are_those_of_insta() {
    let project = project(&[FIRES, QUIET]);
    project.run("test");
    let folder = project.path().join("snapshots/rules");
    let pending = insta::Snapshot::from_file(&folder.join("toll-talk.snap.new")).unwrap();
    project.run("test --accept");
    let accepted = insta::Snapshot::from_file(&folder.join("toll-talk.snap")).unwrap();
    for snapshot in [pending, accepted] {
        assert_eq!(snapshot.metadata().source(), Some("rules/toll-talk.toml"));
        assert_eq!(snapshot.metadata().description(), Some("toll-talk"));
        let page = snapshot.contents().as_text().unwrap().to_string();
        assert!(
            page.starts_with("toll-talk: The minister turns on the toll\n\n1. fires\n"),
            "{page}"
        );
    }
}
