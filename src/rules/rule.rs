//! Rules as data: read, checked, found by id.

use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::condition::{Condition, Sides};
use super::finding::Relation;
use super::read_rule::read;
use crate::problem::Severity;

/// How far a rule can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Runs unless switched off.
    Stable,
    /// Measured below the bound, or not yet measured: runs only where a config sets its level.
    Preview,
}

/// What a rule must fire on or stay quiet on: two statements of one actor, or a few articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// What makes it fire or stay quiet, in a word: `passive`, `another-entity`.
    #[serde(default)]
    pub phenomenon: String,
    /// What is said first; empty where there are articles.
    #[serde(default)]
    pub earlier: String,
    /// What is said then; the same words for rules that look within one statement.
    #[serde(default)]
    pub later: String,
    /// When the first is said, where that matters.
    pub earlier_date: Option<Day>,
    /// When the second is said, where that matters.
    pub later_date: Option<Day>,
    /// Who says both, where that matters.
    pub actor: Option<String>,
    /// Articles instead of two statements, where it matters how they are told.
    #[serde(default)]
    pub articles: Vec<ExampleArticle>,
    /// Whether the rule fires on it.
    pub fires: bool,
    /// Whether that is not yet so.
    #[serde(default)]
    pub todo: bool,
    /// Line of the file it begins at, from 1.
    #[serde(skip)]
    pub line: usize,
}

/// One article of an example.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExampleArticle {
    /// Day of publication.
    pub date: Day,
    /// Whose words the whole text is, where it is one actor's.
    pub speaker: Option<String>,
    /// What it says.
    pub text: String,
}

/// A day, written `2024-05-20` or `"2024-05-20"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::Value")]
pub struct Day(pub NaiveDate);

impl TryFrom<toml::Value> for Day {
    type Error = String;

    fn try_from(value: toml::Value) -> Result<Self, String> {
        let written = match value {
            toml::Value::String(text) => text,
            toml::Value::Datetime(date) => date.to_string(),
            other => other.to_string(),
        };
        crate::corpus::read_date(&written).map(Day)
    }
}

/// Where a rule of the user was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The file, as problems show it.
    pub path: String,
    /// The folder of the config or pack that names it; its snapshots lie beneath.
    pub folder: PathBuf,
}

/// A rule: which shifts it flags, and how it tells them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rule {
    /// Names the bad pattern; kebab-case.
    pub id: String,
    /// One line.
    pub summary: String,
    /// Why it matters.
    #[serde(default)]
    pub why: String,
    /// What to do about a finding.
    #[serde(default)]
    pub advice: String,
    /// The verdict.
    pub relation: Relation,
    /// Whether it runs by default.
    #[serde(default = "stable")]
    pub stage: Stage,
    /// One statement or two.
    #[serde(default = "two_statements")]
    pub sides: Vec<Sides>,
    /// How grave a finding is, where the policy of the config is not to say it.
    pub severity: Option<Severity>,
    /// Most that a finding can be trusted, in percent.
    pub confidence: Option<u8>,
    /// Phenomena of labelled pairs that are its business: where such a pair bears its verdict, it should fire.
    #[serde(default)]
    pub phenomena: Vec<String>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What the reader is told; the names in braces are those of `template.rs`.
    pub message: String,
    /// The same of one statement that it fires on: nothing has moved there since another day.
    pub message_within: Option<String>,
    /// When it fires.
    pub when: Condition,
    /// Dated pairs it must fire on, and near misses.
    #[serde(default, rename = "example")]
    pub examples: Vec<Example>,
    /// Where it was read; `None` for a built-in rule.
    #[serde(skip)]
    pub home: Option<Home>,
}

impl Rule {
    /// Whether it runs where no config says otherwise.
    pub fn is_stable(&self) -> bool {
        self.stage == Stage::Stable
    }
}

fn stable() -> Stage {
    Stage::Stable
}

fn two_statements() -> Vec<Sides> {
    vec![Sides::TwoStatements]
}

/// The files of the built-in rules; a rule goes before those after it.
const CATALOG: &[(&str, &str)] = &[
    ("pledge-broken.toml", include_str!("catalog/pledge-broken.toml")),
    ("statement-denied.toml", include_str!("catalog/statement-denied.toml")),
    ("stance-reversed.toml", include_str!("catalog/stance-reversed.toml")),
    ("claim-negated.toml", include_str!("catalog/claim-negated.toml")),
    ("numbers-conflict.toml", include_str!("catalog/numbers-conflict.toml")),
    ("dates-conflict.toml", include_str!("catalog/dates-conflict.toml")),
    ("roles-swapped.toml", include_str!("catalog/roles-swapped.toml")),
    ("caveat-added.toml", include_str!("catalog/caveat-added.toml")),
    ("condition-added.toml", include_str!("catalog/condition-added.toml")),
    (
        "commitment-weakened.toml",
        include_str!("catalog/commitment-weakened.toml"),
    ),
    ("caveat-dropped.toml", include_str!("catalog/caveat-dropped.toml")),
    ("condition-dropped.toml", include_str!("catalog/condition-dropped.toml")),
    (
        "commitment-hardened.toml",
        include_str!("catalog/commitment-hardened.toml"),
    ),
    (
        "stance-neutralised.toml",
        include_str!("catalog/stance-neutralised.toml"),
    ),
    ("scope-narrowed.toml", include_str!("catalog/scope-narrowed.toml")),
    ("scope-widened.toml", include_str!("catalog/scope-widened.toml")),
    ("date-loosened.toml", include_str!("catalog/date-loosened.toml")),
];

/// The built-in rules, in the order in which they are tried.
pub fn catalog() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    // The shipped files are sound: a test reads each of them.
    RULES.get_or_init(|| {
        CATALOG
            .iter()
            .filter_map(|(name, text)| read(name, text).ok())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_rule_named_like_it() {
        for (name, text) in CATALOG {
            let rule = read(name, text).unwrap_or_else(|problem| panic!("{problem:?}"));
            assert_eq!(format!("{}.toml", rule.id), *name);
            assert!(
                rule.examples.iter().any(|example| example.fires),
                "{name} has no example that fires"
            );
            assert!(
                rule.examples.iter().any(|example| !example.fires),
                "{name} has no near miss"
            );
        }
    }

    #[test]
    fn every_file_of_the_folder_is_in_the_catalog() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/catalog");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let mut known: Vec<String> = CATALOG.iter().map(|(name, _)| name.to_string()).collect();
        files.sort();
        known.sort();
        assert_eq!(files, known);
    }

    #[test]
    fn messages_accuse_nobody() {
        for rule in catalog() {
            let within = rule.message_within.as_deref().unwrap_or_default();
            let message = format!("{} {within}", rule.message).to_lowercase();
            let words: Vec<&str> = message.split(|c: char| !c.is_alphabetic()).collect();
            for word in [
                "lie",
                "lies",
                "lied",
                "lying",
                "false",
                "hypocrite",
                "dishonest",
                "misleads",
                "misled",
            ] {
                assert!(!words.contains(&word), "{}: {word}", rule.id);
            }
        }
    }
}
