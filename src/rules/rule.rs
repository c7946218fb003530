//! Rules as data: read, checked, found by id.

use std::sync::OnceLock;

use serde::Deserialize;

use super::condition::{Condition, Sides};
use super::finding::Relation;
use super::template;

/// How far a rule can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Runs unless switched off.
    Stable,
    /// Measured below the bound, or not yet measured: runs only where a config sets its level.
    Preview,
}

/// One side of an example.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What is said first.
    pub earlier: String,
    /// What is said then; the same words for rules that look within one statement.
    pub later: String,
    /// Whether the rule fires on it.
    pub fires: bool,
    /// Whether that is not yet so.
    #[serde(default)]
    pub todo: bool,
}

/// A rule: which shifts it flags, and how it tells them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Names the bad pattern; kebab-case.
    pub id: String,
    /// One line.
    pub summary: String,
    /// Why it matters.
    pub why: String,
    /// What to do about a finding.
    pub advice: String,
    /// The verdict.
    pub relation: Relation,
    /// Whether it runs by default.
    pub stage: Stage,
    /// One statement or two.
    pub sides: Vec<Sides>,
    /// What the reader is told; the names in braces are those of `template.rs`.
    pub message: String,
    /// When it fires.
    pub when: Condition,
    /// Dated pairs it must fire on, and near misses.
    #[serde(default, rename = "example")]
    pub examples: Vec<Example>,
}

/// The files of the built-in rules; a rule goes before those after it.
const CATALOG: &[(&str, &str)] = &[
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
    RULES.get_or_init(|| CATALOG.iter().filter_map(|(_, text)| read(text).ok()).collect())
}

/// Reads one rule.
///
/// # Errors
/// What TOML, the fields or the message template do not allow, in words.
pub fn read(text: &str) -> Result<Rule, String> {
    let rule: Rule = toml::from_str(text).map_err(|error| error.to_string())?;
    template::check(&rule.message)?;
    Ok(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_rule_named_like_it() {
        for (name, text) in CATALOG {
            let rule = read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
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
            let message = rule.message.to_lowercase();
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
