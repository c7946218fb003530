//! Why a finding does not count.

use chrono::NaiveDate;
use serde::Serialize;

use crate::rules::Finding;

/// Where a finding was decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// In the front matter or a comment of an article.
    Inline,
    /// In a baseline file.
    Baseline,
    /// Dismissed in the ledger by a reviewer.
    Ledger,
}

impl Means {
    /// The word used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Means::Inline => "inline",
            Means::Baseline => "baseline",
            Means::Ledger => "ledger",
        }
    }
}

/// A decision that keeps a finding from counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suppression {
    /// Where it was decided.
    pub means: Means,
    /// Why, as written there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When it was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The last day on which the decision holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// A finding that does not count, with the decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suppressed {
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
    /// Why it does not count.
    pub suppression: Suppression,
}

/// Parts findings into those that count, which stay in `findings`, and those for which `decide` has a decision. Both keep
/// their order.
pub fn set_aside(findings: &mut Vec<Finding>, decide: impl Fn(&Finding) -> Option<Suppression>) -> Vec<Suppressed> {
    let mut aside = Vec::new();
    let all = std::mem::take(findings);
    for finding in all {
        match decide(&finding) {
            Some(suppression) => aside.push(Suppressed { finding, suppression }),
            None => findings.push(finding),
        }
    }
    aside
}
