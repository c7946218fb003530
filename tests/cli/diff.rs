//! `onrecord diff`: two revisions, two dates of one actor, two corpora.

use serde_json::Value;

use crate::project::{Project, check};

const OLD: &str = "---
date: 2024-03-05
title: Velin stands by the toll
outlet: Estrel Courier
url: https://courier.example/toll
---

Transport Minister Mara Velin said on Tuesday that the toll on the harbour bridge will stay. \"We support the toll without reservation,\" she said.

Velin said that the ferry to Tolm runs twice a day. The council of Estrel meets again on Monday evening.

Velin wants a new tunnel under the harbour. She thanked the workers who keep the bridge open through the winter.
";

const NEW: &str = "---
date: 2024-03-05
title: Velin stands by the bridge toll
outlet: Estrel Courier
url: http://www.courier.example/toll/
---

The council of Estrel meets again on Tuesday evening. Transport Minister Mara Velin said on Tuesday that the toll on the harbour bridge will not stay. “We support the toll in principle,” she said.

Velin said that the ferry to Tolm runs twice a day.

Velin wants a second school in Callis. The opposition called the statement late.
";

fn two() -> Project {
    Project::new(&[("old.md", OLD.as_bytes()), ("new.md", NEW.as_bytes())])
}

#[test]
fn two_revisions_of_one_article() {
    check("diff", &two().run("diff old.md new.md"));
}

#[test]
fn two_revisions_for_a_pull_request() {
    check("diff-markdown", &two().run("diff old.md new.md --format markdown"));
}

#[test]
fn two_revisions_as_data() {
    let printed = two().run("diff old.md new.md --format json");
    let json: Value = serde_json::from_str(&printed[printed.find('{').unwrap()..=printed.rfind('}').unwrap()]).unwrap();
    assert_eq!(json["schema"], "onrecord/difference/1");
    let relations: Vec<&Value> = json["positions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["relation"])
        .collect();
    assert_eq!(relations[..2], ["contradiction", "shift"]);
    let wording = &json["articles"][0]["wording"];
    let moved = &wording["changes"][0];
    assert_eq!((&moved["fate"], &moved["moved"]), (&"changed".into(), &true.into()));
    // Offsets are into the text of each article, and never inside a character.
    for (side, text) in [("old", OLD), ("new", NEW)] {
        let at = |key: &str| moved[side][key].as_u64().unwrap() as usize;
        assert!(
            text[at("start")..at("end")].starts_with("The council of Estrel"),
            "{side}"
        );
    }
}

#[test]
fn what_is_the_same_has_not_moved() {
    let printed = two().run("diff old.md old.md");
    assert!(
        printed.contains("Positions: ") && printed.contains(" held."),
        "{printed}"
    );
    assert!(printed.contains("Articles: 1 as before."), "{printed}");
    for heading in ["\nPositions\n", "\nFindings\n", "\nWording\n"] {
        assert!(!printed.contains(heading), "{printed}");
    }
}

/// What holds of one direction holds of the other, the other way round.
#[test]
fn the_order_is_the_users() {
    let forth = two().run("diff old.md new.md");
    let back = two().run("diff new.md old.md");
    assert!(
        forth.contains("is so → is not so") && back.contains("is not so → is so"),
        "{back}"
    );
    let project = Project::new(&[
        ("a/one.md", OLD.as_bytes()),
        ("b/one.md", OLD.replace("2024-03-05", "2023-03-05").as_bytes()),
    ]);
    assert!(project.run("diff a b").contains("366 days earlier"));
}

#[test]
fn two_corpora() {
    let project = Project::new(&[
        ("old/toll.md", OLD.as_bytes()),
        (
            "old/gone.md",
            b"---\ndate: 2024-01-05\ntitle: A quay\n---\n\n\"I support the new quay in Callis,\" Ada Lorn said.\n",
        ),
        ("new/toll.md", NEW.as_bytes()),
        (
            "new/come.md",
            b"---\ndate: 2024-04-05\ntitle: A pier\n---\n\n\"I oppose the stone pier in Tolm,\" Oskar Tarn said.\n",
        ),
    ]);
    let printed = project.run("diff old new");
    assert!(printed.contains("- Ada Lorn · "), "{printed}");
    assert!(printed.contains("+ Oskar Tarn · "), "{printed}");
    assert!(printed.contains("- 2024-01-05 · A quay · old/gone.md"), "{printed}");
    assert!(printed.contains("Articles: 1 changed, 1 gone, 1 new."), "{printed}");
    let narrowed = project.run("diff old new --actor Lorn");
    assert!(
        narrowed.contains("Ada Lorn") && !narrowed.contains("Mara Velin ·"),
        "{narrowed}"
    );
}

/// A finding within one of both, and one that both have.
#[test]
fn findings_come_and_go() {
    let stand = |date: &str, words: &str| format!("---\ndate: {date}\n---\n\n\"{words}\" Ada Lorn said.\n");
    let first = stand("2024-01-05", "I support the new quay in the harbour of Callis,");
    let second = stand("2024-02-05", "I oppose the new quay in the harbour of Callis,");
    let project = Project::new(&[
        ("one/a.md", first.as_bytes()),
        ("two/a.md", first.as_bytes()),
        ("two/b.md", second.as_bytes()),
    ]);
    let printed = project.run("diff one two");
    assert!(printed.contains("Findings: 1 new."), "{printed}");
    assert!(project.run("diff two one").contains("Findings: 1 gone."));
    assert!(project.run("diff two two").contains("Findings: 1 as before."));
    let fingerprint = |text: &str| text.split("fingerprint ").nth(1).map(|rest| rest[..16].to_owned());
    let check = project.run("check two --format json");
    assert!(check.contains(&fingerprint(&printed).unwrap()), "{check}");
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_is_called_the_same() {
    let project = Project::new(&[
        ("old.md", OLD.as_bytes()),
        ("empty/readme.rst", b"x"),
        ("rain.md", b"---\ndate: 2024-01-05\n---\n\nIt rained.\n"),
    ]);
    check("diff-missing", &project.run("diff old.md missing.md"));
    check("diff-empty", &project.run("diff old.md empty"));
    let printed = project.run("diff old.md rain.md");
    assert!(
        printed.contains("No position was compared: no statement was found in rain.md."),
        "{printed}"
    );
    let printed = project.run("diff old.md old.md --actor Nobody");
    assert!(
        printed.contains("no actor of this name") && printed.contains("status 2"),
        "{printed}"
    );
}

#[test]
fn a_text_without_a_day_is_compared_all_the_same() {
    let undated = OLD.replace("date: 2024-03-05\n", "");
    let project = Project::new(&[("old.md", undated.as_bytes()), ("new.md", NEW.as_bytes())]);
    let printed = project.run("diff old.md new.md");
    assert!(printed.contains("a contradiction: both cannot hold"), "{printed}");
    assert!(printed.contains("old.md (undated, 1 article"), "{printed}");
}

#[test]
fn a_page_and_a_file() {
    let project = two();
    project.run("diff old.md new.md --format html --output moved.html");
    let page = std::fs::read_to_string(project.path().join("moved.html")).unwrap();
    assert!(page.contains("<del>Monday</del> <ins>Tuesday</ins>"), "{page}");
    assert!(page.starts_with("<!doctype html>") && page.contains("support = support"));
    let hostile = NEW.replace("in principle", "<script>alert(1)</script> in principle");
    project.write("new.md", hostile.as_bytes());
    let page = project.run("diff old.md new.md --format html");
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert"));
}

/// The story that it all is about.
#[test]
fn a_nuance_is_told_as_one() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/nato");
    let project = Project::new(&[]);
    let printed = project.run(&format!(
        "diff {root}/2023-07-08-istanbul-meeting.md {root}/2025-02-24-bloomberg-interview.md"
    ));
    for words in [
        "a nuance, not a reversal · 597 days later",
        "side      support = support",
        "caveats   added: “but that one has to be realistic about it”",
        "warning[caveat-added]",
    ] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    assert!(!printed.contains("contradiction"), "{printed}");
}
