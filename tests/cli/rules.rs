//! The user's own rules: where they are found, what they flag, and how a bad one is told.

use crate::project::{Project, check, without_counts};

const TOLL: &str = r#"id = "toll-talk"
summary = "The minister turns on the toll"
relation = "contradiction"
severity = "error"
message = "{actor} on {matter}: “{earlier-words}”, and {days} days later “{later-words}”"
why = "The toll is what the ministry is measured by."
tags = ["toll"]

[when]
opposition = ["opposed"]
matter = ["toll"]
days-apart = { at-least = 30 }

[[example]]
earlier = "We will keep the toll on the harbour bridge."
later = "We will scrap the toll on the harbour bridge."
fires = true

[[example]]
earlier = "We will keep the toll on the harbour bridge."
later = "We will keep the lamps on the harbour bridge."
fires = false
"#;

const FIRST: &[u8] =
    b"---\ndate: 2024-03-05\n---\n\n\"We support the toll on the harbour bridge,\" Transport Minister Mara Velin said on Tuesday.\n";
const SECOND: &[u8] =
    b"---\ndate: 2024-06-05\n---\n\n\"We oppose the toll on the harbour bridge,\" Transport Minister Mara Velin said on Wednesday.\n";

fn project(files: &[(&str, &str)]) -> Project {
    let project = Project::new(&[("corpus/a.md", FIRST), ("corpus/b.md", SECOND)]);
    for (path, text) in files {
        project.write(path, text.as_bytes());
    }
    project
}

#[test]
fn a_rule_of_the_users_own_fires_beside_the_built_in_ones() {
    let project = project(&[("onrecord.toml", ""), ("rules/toll-talk.toml", TOLL)]);
    check(
        "rules-own",
        &without_counts(&project.run("check --explain --format plain")),
    );
    check("rules-explain-own", &project.run("explain toll-talk"));
    let list = project.run("explain");
    assert!(
        list.contains("toll-talk") && list.contains("(rules/toll-talk.toml)"),
        "{list}"
    );
    project.write(
        "onrecord.toml",
        b"[rules]\ntoll-talk = \"off\"\nstance-reversed = \"off\"\n",
    );
    check("rules-own-off", &without_counts(&project.run("check")));
}

#[test]
fn pairs_are_judged_by_own_rules_too() {
    let project = project(&[("onrecord.toml", ""), ("rules/toll-talk.toml", TOLL)]);
    project.write(
        "pairs.jsonl",
        b"{\"id\":1,\"actor\":\"Mara Velin\",\"earlier\":{\"date\":\"2024-03-05\",\"text\":\"We support the bridge toll.\"},\"later\":{\"date\":\"2024-06-05\",\"text\":\"We oppose the bridge toll.\"}}\n",
    );
    check("rules-compare-own", &project.run("compare pairs.jsonl --format jsonl"));
}

/// Each bad rule is told alone; the good one still runs.
#[test]
fn a_bad_rule_costs_that_rule() {
    let bad = |from: &str, to: &str| TOLL.replace("\"toll-talk\"", "\"bad-one\"").replace(from, to);
    let project = project(&[
        ("onrecord.toml", ""),
        ("rules/a-good.toml", TOLL),
        ("rules/b-key.toml", &bad("sumary", "").replace("summary", "sumary")),
        ("rules/c-condition.toml", &bad("opposition =", "oposition =")),
        ("rules/d-value.toml", &bad("[\"opposed\"]", "[\"opposing\"]")),
        ("rules/e-name.toml", &bad("{matter}", "{mater}")),
        ("rules/f-twice.toml", TOLL),
        (
            "rules/g-built-in.toml",
            &TOLL.replace("\"toll-talk\"", "\"stance-reversed\""),
        ),
        ("rules/h-syntax.toml", "id = \"x\nsummary"),
        (
            "rules/i-nothing.toml",
            "id = \"x\"\nsummary = \"s\"\nrelation = \"shift\"\nmessage = \"m\"\n[when]\n",
        ),
        ("rules/j-range.toml", &bad("at-least", "atleast")),
    ]);
    check("rules-bad", &without_counts(&project.run("check --format plain")));
}

#[test]
fn packs() {
    let project = project(&[
        (
            "onrecord.toml",
            "extends = [\"packs/roads\", \"packs/ferries/pack.toml\"]\nrule-files = []\n",
        ),
        (
            "packs/roads/pack.toml",
            "extends = [\"../base\"]\n[rules]\nstance-reversed = \"off\"\n",
        ),
        ("packs/roads/rules/toll-talk.toml", TOLL),
        ("packs/ferries/pack.toml", "extends = [\"../base\"]\n"),
        ("packs/base/pack.toml", "[rules]\nstance-reversed = \"info\"\n"),
    ]);
    check("rules-packs", &without_counts(&project.run("check --format plain")));
}

#[test]
fn packs_that_are_wrong() {
    let project = project(&[
        (
            "onrecord.toml",
            "extends = [\"packs/one\", \"packs/none\"]\nrule-files = [\"no-such/*.toml\"]\n",
        ),
        ("packs/one/pack.toml", "extends = [\"../two\"]\nrulefiles = []\n"),
        ("packs/two/pack.toml", "extends = [\"../one\"]\n"),
    ]);
    check(
        "rules-packs-wrong",
        &without_counts(&project.run("check --format plain")),
    );
}
