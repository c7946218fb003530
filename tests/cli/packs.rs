//! The packs that ship: every example through the program, with the pack and without it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::project::Project;

/// How many examples of either kind a topic needs.
const LEAST: usize = 3;

/// The contradictions that are found between two statements of one actor: rule and declared topic.
fn contradictions(config: &str, earlier: &str, later: &str) -> Vec<Option<String>> {
    let record = |date: &str, text: &str| json!({ "date": date, "speaker": "Ada Lorn", "text": text });
    let lines = format!("{}\n{}\n", record("2022-05-20", earlier), record("2024-05-20", later));
    let project = Project::new(&[
        ("corpus/a.jsonl", lines.as_bytes()),
        ("onrecord.toml", config.as_bytes()),
    ]);
    let seen = project.run("check --format json --fail-on never");
    let report = &seen[seen.find("\n{").unwrap()..seen.rfind("-- status").unwrap()];
    let report: Value = serde_json::from_str(report).unwrap_or_else(|error| panic!("{error}: {seen}"));
    let findings = report["findings"].as_array().unwrap().iter();
    let grave = findings.filter(|finding| finding["relation"] == "contradiction");
    grave
        .map(|finding| finding["topic"].as_str().map(str::to_owned))
        .collect()
}

#[track_caller]
fn check_pack(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/packs").join(name);
    let read = |file: &str| -> toml::Table { std::fs::read_to_string(folder.join(file)).unwrap().parse().unwrap() };
    let topics = read("topics.toml");
    let topics: BTreeSet<&str> = topics["topic"]
        .as_array()
        .unwrap()
        .iter()
        .map(|topic| topic["id"].as_str().unwrap())
        .collect();
    let examples = read("examples.toml");
    let mut counts: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    let mut on_topic = BTreeSet::new();
    let mut wrong = Vec::new();
    for example in examples["example"].as_array().unwrap() {
        let text = |key: &str| example[key].as_str().unwrap();
        let (topic, earlier, later) = (text("topic"), text("earlier"), text("later"));
        let fires = example["fires"].as_bool().unwrap();
        assert!(topics.contains(topic), "{topic}");
        *counts.entry((topic, fires)).or_default() += 1;
        let config = format!("extends = [\"onrecord:{name}\"]\n");
        let found = contradictions(&config, earlier, later);
        if found.is_empty() == fires {
            wrong.push(format!("{topic}: {earlier} | {later}: {found:?}"));
        }
        if fires && found.iter().flatten().any(|found| found == topic) {
            on_topic.insert(topic);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for &topic in &topics {
        for fires in [true, false] {
            let count = counts.get(&(topic, fires)).copied().unwrap_or(0);
            assert!(count >= LEAST, "{topic}, fires = {fires}: {count} examples");
        }
        assert!(on_topic.contains(topic), "no finding is on {topic}");
    }
}

#[test]
fn what_the_topics_join_is_found_by_them_only() {
    for (name, earlier, later) in [
        (
            "international-affairs",
            "We will enlarge the alliance.",
            "We will not enlarge the pact.",
        ),
        (
            "international-affairs",
            "We support the troops in Lorvania.",
            "We oppose the soldiers in Lorvania.",
        ),
        (
            "economic-policy",
            "We will cut the outlays for defence.",
            "We will raise the spending for defence.",
        ),
    ] {
        assert!(contradictions("", earlier, later).is_empty(), "{earlier} | {later}");
        let config = format!("extends = [\"onrecord:{name}\"]\n");
        assert!(
            !contradictions(&config, earlier, later).is_empty(),
            "{earlier} | {later}"
        );
    }
}

#[test]
fn international_affairs() {
    check_pack("international-affairs");
}

#[test]
fn economic_policy() {
    check_pack("economic-policy");
}

#[test]
fn a_name_that_does_not_ship() {
    let project = Project::new(&[("onrecord.toml", b"extends = [\"onrecord:economic-polcy\"]\n")]);
    let seen = project.run("explain stance-reversed");
    let told = "onrecord.toml:1: no pack `onrecord:economic-polcy` ships: did you mean `onrecord:economic-policy`?";
    assert!(seen.contains(told), "{seen}");
    assert!(seen.contains("-- status 2 --"), "{seen}");
}

#[test]
fn a_pack_of_the_user_brings_topics_and_the_user_has_the_last_word() {
    let project = Project::new(&[
        ("onrecord.toml", b"extends = [\"packs/roads\"]\ntopics = \"topics.toml\"\n"),
        ("packs/roads/pack.toml", b"topics = \"mine.toml\"\n"),
        ("packs/roads/mine.toml", b"[[topic]]\nid = \"toll\"\nlabel = \"Theirs\"\nwords = [\"toll\"]\n[[topic]]\nid = \"lamps\"\nwords = [\"lamp\"]\n"),
        ("topics.toml", b"[[topic]]\nid = \"toll\"\nlabel = \"Ours\"\nwords = [\"toll\"]\n"),
        (
            "corpus/a.jsonl",
            b"{\"date\":\"2022-05-20\",\"speaker\":\"Ada Lorn\",\"text\":\"We support the lamps. We oppose the toll.\"}\n",
        ),
    ]);
    let seen = project.run("topics --format jsonl");
    assert!(seen.contains("\"lamps\"") && seen.contains("\"toll\""), "{seen}");
}
