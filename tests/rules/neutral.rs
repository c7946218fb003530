//! What a rule tells the reader is neutral in all rules: built-in ones, those of built-in packs, and those of the docs.

use std::path::{Path, PathBuf};

use onrecord::rules::{Rule, read};

use crate::built_in;

const WORDS: &str = include_str!("accusing-words.txt");

/// The first word of the list that a text uses.
fn accusing(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let is_apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    let list = WORDS.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut used = list.filter(|entry| {
        let word = entry.trim_end_matches('*');
        text.match_indices(word).any(|(at, _)| {
            let ends = word != *entry || is_apart(text[at + word.len()..].chars().next());
            ends && is_apart(text[..at].chars().next_back())
        })
    });
    used.next()
}

/// What a reader of a finding or of the manual is told.
fn told(rule: &Rule) -> [(&'static str, &str); 4] {
    [
        ("message", &rule.message),
        ("summary", &rule.summary),
        ("why", &rule.why),
        ("advice", &rule.advice),
    ]
}

/// Rule files beneath a folder of the repository.
fn rule_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rule_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "toml") && path.parent().unwrap().ends_with("rules") {
            files.push(path);
        }
    }
    files
}

#[test]
fn no_rule_accuses() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rules: Vec<Rule> = built_in().cloned().collect();
    for file in ["docs", "src/packs"]
        .iter()
        .flat_map(|folder| rule_files(&root.join(folder)))
    {
        let text = std::fs::read_to_string(&file).unwrap();
        rules.push(read(&file.display().to_string(), &text).unwrap_or_else(|problem| panic!("{problem:?}")));
    }
    for rule in &rules {
        for (what, text) in told(rule) {
            assert_eq!(accusing(text), None, "{} of {}: {text}", what, rule.id);
        }
    }
    assert!(rules.len() > built_in().count(), "the rules of the docs were not found");
}

#[test]
fn the_list_catches_what_it_is_for() {
    for text in [
        "{actor} lied about {matter}",
        "Flip-flop of {actor}",
        "{actor} made a U-turn",
        "The claim is false.",
        "a fabricated figure",
        "{actor} caved in",
        "{actor} broke the promise",
    ] {
        assert!(accusing(text).is_some(), "{text}");
    }
    for text in [
        "{actor} believes otherwise",
        "{actor} denied on {later-date}",
        "A brokered deal",
        "The cavern",
    ] {
        assert_eq!(accusing(text), None, "{text}");
    }
}
