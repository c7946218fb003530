//! Laws that hold of every comparison, on the project's own pairs.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::path::{Path, PathBuf};

use onrecord::compare_pairs;
use onrecord::config::Config;
use onrecord::corpus::{Pair, read_pairs};
use onrecord::report::Comparison;
use onrecord::rules::Relation;
use serde_json::json;

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

/// One thing said in several ways, and denied in as many.
struct Said {
    ways: [String; 2],
    denied: [String; 3],
}

/// A sentence in the active and in the passive voice, and its denials.
fn said(who: &str, (base, past, participle): (&str, &str, &str), what: &str, tense: Tense) -> Said {
    let capital = |text: &str| format!("{}{}", text[..1].to_uppercase(), &text[1..]);
    let (doer, thing) = (capital(who), capital(what));
    let by = format!("{participle} by {who}");
    let (ways, denied) = match tense {
        Tense::Past => (
            [format!("{doer} {past} {what}."), format!("{thing} was {by}.")],
            [
                format!("{doer} did not {base} {what}."),
                format!("{thing} was not {by}."),
                format!("It is not true that {who} {past} {what}."),
            ],
        ),
        Tense::Future => (
            [format!("{doer} will {base} {what}."), format!("{thing} will be {by}.")],
            [
                format!("{doer} will not {base} {what}."),
                format!("{thing} will not be {by}."),
                format!("It is not true that {who} will {base} {what}."),
            ],
        ),
        Tense::Duty => (
            [
                format!("{doer} should {base} {what}."),
                format!("{thing} should be {by}."),
            ],
            [
                format!("{doer} should not {base} {what}."),
                format!("{thing} should not be {by}."),
                format!("{doer} must not {base} {what}."),
            ],
        ),
    };
    Said { ways, denied }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Duty,
}

#[test]
fn whoever_denies_one_wording_contradicts_the_others() {
    let doers = ["the council", "the ministry", "the harbour board", "the mayor of Orsk"];
    let verbs = [
        ("sign", "signed", "signed"),
        ("reject", "rejected", "rejected"),
        ("sell", "sold", "sold"),
        ("repair", "repaired", "repaired"),
        ("lease", "leased", "leased"),
        ("approve", "approved", "approved"),
        ("close", "closed", "closed"),
        ("build", "built", "built"),
    ];
    let things = [
        "the treaty on fishing",
        "the northern bridge",
        "the old theatre in Tarn",
        "the ferry line",
        "the loan of 40 million marks",
    ];
    let mut lines = Vec::new();
    let mut expected = Vec::new();
    for who in doers {
        for verb in verbs {
            for what in things {
                for tense in [Tense::Past, Tense::Future, Tense::Duty] {
                    let Said { ways, denied } = said(who, verb, what, tense);
                    let mut ask = |earlier: &str, later: &str, is_contradiction: bool| {
                        let side = |text: &str| json!({"date": "2024-05-02", "text": text});
                        let id = format!("{earlier} / {later}");
                        let pair =
                            json!({"id": id, "actor": "Mara Velin", "earlier": side(earlier), "later": side(later)});
                        lines.push(pair.to_string());
                        expected.push(is_contradiction);
                    };
                    ask(&ways[0], &ways[1], false);
                    for denial in &denied {
                        for way in &ways {
                            ask(way, denial, true);
                        }
                        ask(&denied[0], denial, false);
                    }
                }
            }
        }
    }
    let (pairs, problems) = read_pairs("pairs", lines.join("\n").as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    let found = relations(&pairs).into_iter().zip(expected);
    let wrong: Vec<String> = pairs
        .iter()
        .zip(found)
        .filter(|(_, (comparison, expected))| (comparison.relation == Relation::Contradiction) != *expected)
        .map(|(pair, (comparison, _))| format!("{}: {:?}", pair.id, comparison.relation))
        .collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), pairs.len());
}
