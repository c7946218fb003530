//! What was measured of the built-in rules on the project's labelled pairs: `rules/measured.json`, written by `.ci/measure`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::evaluation::Share;

/// Counts of all rules.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Measured {
    /// How many pairs there were.
    pub(crate) pairs: usize,
    rules: BTreeMap<String, Counts>,
}

/// Counts of a rule: `right` of `said`, `found` of `asked`.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Counts {
    right: usize,
    said: usize,
    found: usize,
    asked: usize,
}

/// As shipped.
pub(crate) fn measured() -> &'static Measured {
    static MEASURED: OnceLock<Measured> = OnceLock::new();
    // The shipped file is sound: a test reads it.
    MEASURED.get_or_init(|| serde_json::from_str(include_str!("rules/measured.json")).unwrap_or_default())
}

impl Measured {
    /// Precision of a rule, and how many of the pairs that ask for it it finds.
    pub(crate) fn of(&self, rule: &str) -> Option<(Share, Share)> {
        let counts = self.rules.get(rule)?;
        Some((
            Share::of(counts.right, counts.said),
            Share::of(counts.found, counts.asked),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_figures_are_of_rules_that_exist() {
        let measured: Measured = serde_json::from_str(include_str!("rules/measured.json")).unwrap();
        assert!(measured.pairs > 0);
        for rule in measured.rules.keys() {
            assert!(crate::rule_ids().contains(&rule.as_str()), "{rule}");
        }
    }
}
