//! Laws that hold of every comparison, on the project's own pairs.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::path::{Path, PathBuf};

use onrecord::compare_pairs;
use onrecord::config::Config;
use onrecord::corpus::{Pair, read_pairs};
use onrecord::report::Comparison;
use onrecord::rules::Relation;

fn pairs() -> Vec<Pair> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut files: Vec<_> = ["dev", "held-out", "reworded", "reworded-held-out"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut pairs = Vec::new();
    for file in files {
        let (read, problems) = read_pairs("pairs", &std::fs::read(&file).unwrap());
        assert!(problems.is_empty(), "{problems:?}");
        pairs.extend(read);
    }
    assert!(pairs.len() > 1000);
    pairs
}

fn relations(pairs: &[Pair]) -> Vec<Comparison> {
    compare_pairs(pairs, &Config::without_file(PathBuf::from(".")))
}

/// A denial of having said it and a broken promise look back: only they may depend on what was said first.
fn looks_back(comparison: &Comparison) -> bool {
    comparison
        .findings
        .iter()
        .any(|finding| matches!(finding.rule.as_str(), "statement-denied" | "pledge-broken"))
}

#[test]
fn a_contradiction_is_one_in_either_order() {
    let pairs = pairs();
    let turned: Vec<Pair> = pairs
        .iter()
        .map(|pair| Pair {
            earlier: pair.later.clone(),
            later: pair.earlier.clone(),
            ..pair.clone()
        })
        .collect();
    for ((pair, one), two) in pairs.iter().zip(relations(&pairs)).zip(relations(&turned)) {
        let is_contradiction = |comparison: &Comparison| comparison.relation == Relation::Contradiction;
        assert!(
            is_contradiction(&one) == is_contradiction(&two) || looks_back(&one) || looks_back(&two),
            "{}: {:?} and, turned round, {:?}",
            pair.id,
            one.relation,
            two.relation
        );
    }
}

#[test]
fn the_same_words_neither_contradict_each_other_nor_move() {
    let same: Vec<Pair> = pairs()
        .into_iter()
        .map(|pair| Pair {
            earlier: pair.later.clone(),
            ..pair
        })
        .collect();
    for (pair, comparison) in same.iter().zip(relations(&same)) {
        assert!(
            matches!(comparison.relation, Relation::Consistent | Relation::Unrelated),
            "{}: {:?}",
            pair.id,
            comparison.relation
        );
    }
}

#[test]
fn a_sentence_about_something_else_changes_nothing() {
    let pairs = pairs();
    let longer: Vec<Pair> = pairs
        .iter()
        .cloned()
        .map(|mut pair| {
            pair.later.text.push_str(" The weather in the valley was mild.");
            pair
        })
        .collect();
    for ((pair, one), two) in pairs.iter().zip(relations(&pairs)).zip(relations(&longer)) {
        assert_eq!(one.relation, two.relation, "{}", pair.id);
    }
}
