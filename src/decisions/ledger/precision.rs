//! Decisions → how many findings of each rule were confirmed, and why the others were dismissed.

use std::collections::BTreeMap;

use super::decision::{Decided, Decision, Reason};

/// What was decided of the findings of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleDecisions {
    /// They hold.
    pub confirmed: usize,
    /// They do not, by reason.
    pub dismissed: BTreeMap<Reason, usize>,
}

impl RuleDecisions {
    /// All that was decided.
    pub fn decided(&self) -> usize {
        self.confirmed + self.dismissed.values().sum::<usize>()
    }
}

/// Counts decisions by rule, in the order of the names.
pub fn count_by_rule<'d>(decisions: impl Iterator<Item = &'d Decision>) -> BTreeMap<String, RuleDecisions> {
    let mut rules: BTreeMap<String, RuleDecisions> = BTreeMap::new();
    for decision in decisions {
        let of_rule = rules.entry(decision.rule.clone()).or_default();
        match decision.decision {
            Decided::Confirmed => of_rule.confirmed += 1,
            Decided::Dismissed => {
                let reason = decision.reason.unwrap_or(Reason::Other);
                *of_rule.dismissed.entry(reason).or_default() += 1;
            }
            Decided::Undecided => {}
        }
    }
    rules
}
