//! `explain --pair`: one pair through every stage, and what a pair tells beside its texts.

use crate::project::{Project, check};

const PAIRS: &str = r#"{"id":"toll-01","actor":"Mara Velin","principal":"Valmora","topic":"toll","earlier":{"date":"2024-03-05","text":"We support the toll on the harbour bridge.","force":"promise"},"later":{"date":"2024-06-05","text":"We oppose the toll on the harbour bridge."}}
{"earlier":{"text":"We support the toll on the harbour bridge."},"later":{"text":"We support the lamps in the park."}}
"#;

const RULE: &str = r#"id = "kept-word"
summary = "A promise of Valmora on the toll has moved"
relation = "contradiction"
message = "{actor} on {matter}"

[when]
principal = ["Valmora"]
topic = ["toll"]
earlier-force = ["promise"]

[[example]]
earlier = "a"
later = "b"
fires = false
"#;

fn project() -> Project {
    Project::new(&[
        ("pairs.jsonl", PAIRS.as_bytes()),
        ("rules/kept-word.toml", RULE.as_bytes()),
        ("onrecord.toml", b""),
    ])
}

#[test]
fn a_pair_through_every_stage() {
    check("walk", &project().run("explain --pair pairs.jsonl#toll-01"));
    check(
        "walk-apart",
        &project().run("explain stance-reversed --pair pairs.jsonl#2"),
    );
}

#[test]
fn what_a_pair_tells_counts_in_conditions() {
    let fires = |text: &str| {
        let project = project();
        project.write("pairs.jsonl", text.as_bytes());
        project.run("compare --format jsonl pairs.jsonl").contains("kept-word")
    };
    assert!(fires(PAIRS));
    assert!(!fires(&PAIRS.replace("\"Valmora\"", "\"Kessia\"")));
    assert!(!fires(&PAIRS.replace("\"topic\":\"toll\",", "")));
    assert!(!fires(&PAIRS.replace("\"promise\"", "\"warn\"")));
}

#[test]
fn what_cannot_be_walked() {
    let project = project();
    let mut seen = String::new();
    for command in [
        "explain --pair pairs.jsonl",
        "explain --pair pairs.jsonl#toll-1",
        "explain --pair none.jsonl#toll-01",
        "explain stance-reverse --pair pairs.jsonl#toll-01",
    ] {
        seen += &project.run(command);
    }
    project.write("pairs.jsonl", PAIRS.replace("\"promise\"", "\"promises\"").as_bytes());
    seen += &project.run("compare --format jsonl pairs.jsonl");
    check("walk-broken", &seen);
}
