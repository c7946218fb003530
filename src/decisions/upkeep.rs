//! Rules on decisions themselves (`upkeep.toml`): findings on what is set aside without need, or no longer as it was.
//!
//! Such a finding is about a decision, not about statements: its actor has no name, its one piece of evidence is the place
//! where the decision stands.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::attribution::Actor;
use crate::config::{Config, Level};
use crate::problem::Severity;
use crate::rules::{Certainty, Evidence, Finding, Relation, fingerprint};

/// A rule on decisions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpkeepRule {
    /// Kebab-case, names what is wrong.
    pub id: String,
    /// One line.
    pub summary: String,
    /// Why it matters.
    pub why: String,
    /// What to do about a finding.
    pub advice: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<UpkeepRule>,
}

/// All of them.
pub fn upkeep_rules() -> &'static [UpkeepRule] {
    static RULES: OnceLock<Vec<UpkeepRule>> = OnceLock::new();
    // The shipped file is sound: a test reads it.
    RULES.get_or_init(|| toml::from_str(include_str!("upkeep.toml")).map_or(Vec::new(), |file: File| file.rule))
}

/// What is wrong with a decision, as a finding; `None` where the config has the rule off.
pub(super) fn finding(rule: &str, matter: &str, message: String, place: Evidence, config: &Config) -> Option<Finding> {
    let level = config.rules.get(rule).copied().unwrap_or(Level::Warning);
    let severity: Severity = level.severity()?;
    Some(Finding {
        rule: rule.to_owned(),
        severity,
        confidence: 1.0,
        fingerprint: fingerprint(rule, &place.path, &[&place.sentence]),
        actor: Actor {
            id: String::new(),
            name: String::new(),
            office: None,
            principal: None,
        },
        matter: matter.to_owned(),
        topic: None,
        relation: Relation::Unrelated,
        time_class: None,
        flip: None,
        certainty: Certainty::Firm,
        message,
        moves: Vec::new(),
        evidence: vec![place],
        trace: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_the_rules_that_the_code_uses() {
        let ids: Vec<&str> = upkeep_rules().iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "unmatched-baseline",
                "stale-baseline",
                "unused-suppression",
                "expired-suppression"
            ]
        );
    }
}
