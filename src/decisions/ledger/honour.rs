//! Findings and a ledger → those that still count, those that are dismissed, and those that are confirmed.

use std::collections::BTreeMap;

use super::decision::{Decided, Decision, pins};
use super::read::{Entry, Ledger};
use crate::decisions::{Means, Suppressed, Suppression, set_aside};
use crate::problem::Problem;
use crate::rules::Finding;

/// What the ledger says of findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Honoured {
    /// Dismissed: they no longer count.
    pub dismissed: Vec<Suppressed>,
    /// Confirmed, by fingerprint: they count as before.
    pub confirmed: BTreeMap<String, Decision>,
    /// Decisions on articles that have changed since: they hold, but somebody should look again.
    pub problems: Vec<Problem>,
}

impl Ledger {
    /// Parts findings into those that count, which stay, and those that are dismissed.
    pub fn honour(&self, findings: &mut Vec<Finding>) -> Honoured {
        let mut honoured = Honoured::default();
        for finding in findings.iter() {
            let Some(entry) = self.of(&finding.fingerprint) else {
                continue;
            };
            if entry.decision.is_stale(finding) {
                honoured.problems.push(stale(entry, finding));
            }
            if entry.decision.decision == Decided::Confirmed {
                let decision = entry.decision.clone();
                honoured.confirmed.insert(finding.fingerprint.clone(), decision);
            }
        }
        honoured.dismissed = set_aside(findings, |finding| {
            let decision = &self.of(&finding.fingerprint)?.decision;
            (decision.decision == Decided::Dismissed).then(|| Suppression {
                means: Means::Ledger,
                reason: decision.why(),
                by: Some(decision.by.clone()),
                on: Some(decision.on),
                until: None,
            })
        });
        honoured
    }
}

impl Decision {
    /// Of a finding as it stands.
    pub fn of(finding: &Finding, decided: Decided, by: &str, on: chrono::NaiveDate) -> Self {
        Self {
            fingerprint: finding.fingerprint.clone(),
            decision: decided,
            reason: None,
            note: String::new(),
            by: by.to_owned(),
            on,
            rule: finding.rule.clone(),
            articles: pins(finding),
        }
    }
}

fn stale(entry: &Entry, finding: &Finding) -> Problem {
    let sides = finding.evidence.iter().zip(&entry.decision.articles);
    let mut changed: Vec<&str> = sides
        .filter(|(side, pin)| side.sha256 != **pin)
        .map(|(side, _)| side.path.as_str())
        .collect();
    changed.dedup();
    let what = match changed.as_slice() {
        [] => "an article".to_owned(),
        paths => paths.join(" and "),
    };
    let decision = &entry.decision;
    let message = format!(
        "stale: {what} changed after {} was {} on {}; both sentences stand, so the decision holds; look again",
        decision.fingerprint,
        decision.decision.as_str(),
        decision.on
    );
    Problem::warning(&entry.path, Some(entry.line), message)
}
