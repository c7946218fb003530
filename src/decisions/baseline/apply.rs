//! A baseline held against the findings of a run.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Baseline, Entry};
use crate::attribution::Field;
use crate::config::Config;
use crate::decisions::suppression::{Means, Suppressed, Suppression, set_aside};
use crate::decisions::upkeep;
use crate::rules::{Evidence, Finding, Role};

/// How much of the corpus a run has looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that was read: what was not found is not there.
    Whole,
    /// Some actors, matters or days.
    Part,
}

/// What a baseline makes of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Match {
    /// What it sets aside.
    pub suppressed: Vec<Suppressed>,
    /// Entries that no longer match or whose articles have changed.
    pub upkeep: Vec<Finding>,
}

/// Takes what the baseline knows out of `findings`. `decided` was set aside before, and is no reason to call an entry
/// unmatched. An entry can only be unmatched where all its articles were at hand: `is_at_hand` says it of a path that the
/// baseline holds, an article that is gone among them.
pub fn apply(
    findings: &mut Vec<Finding>,
    decided: &[Suppressed],
    baseline: &Baseline,
    config: &Config,
    extent: Extent,
    is_at_hand: impl Fn(&str) -> bool,
) -> Match {
    let suppressed = set_aside(findings, |finding| {
        let entry = baseline.entries.get(&finding.fingerprint)?;
        Some(Suppression {
            means: Means::Baseline,
            reason: entry.note.clone(),
            by: None,
            on: None,
            until: None,
        })
    });
    let mut matched: BTreeSet<&str> = decided.iter().map(|one| one.finding.fingerprint.as_str()).collect();
    // Whatever is set aside is told once, were there several findings of one fingerprint.
    let mut changed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for Suppressed { finding, .. } in &suppressed {
        matched.insert(&finding.fingerprint);
        let entry = baseline.entries.get(&finding.fingerprint);
        let is_pinned = |evidence: &&Evidence| {
            entry.is_some_and(|entry| entry.articles.iter().any(|pinned| pinned.sha256 == evidence.sha256))
        };
        let others = finding.evidence.iter().filter(|evidence| !is_pinned(evidence));
        let paths: BTreeSet<&str> = others.map(|evidence| evidence.path.as_str()).collect();
        if !paths.is_empty() {
            changed.entry(&finding.fingerprint).or_default().extend(paths);
        }
    }
    let mut upkeep = Vec::new();
    for (fingerprint, entry) in &baseline.entries {
        let place = || place(baseline, fingerprint, entry);
        if let Some(paths) = changed.get(fingerprint.as_str()) {
            let paths: Vec<&str> = paths.iter().copied().collect();
            let message = format!(
                "This finding is set aside, but what it rests on has changed since: {}",
                paths.join(", ")
            );
            upkeep.extend(upkeep::finding(
                "stale-baseline",
                "the baseline",
                message,
                place(),
                config,
            ));
        } else if !matched.contains(fingerprint.as_str())
            && extent == Extent::Whole
            && entry.articles.iter().all(|pinned| is_at_hand(&pinned.path))
        {
            let message = "No finding of this run matches this entry of the baseline".to_owned();
            upkeep.extend(upkeep::finding(
                "unmatched-baseline",
                "the baseline",
                message,
                place(),
                config,
            ));
        }
    }
    Match { suppressed, upkeep }
}

/// Where an entry stands, told by what it is about.
fn place(baseline: &Baseline, fingerprint: &str, entry: &Entry) -> Evidence {
    let text = format!("{} {} {} {}", fingerprint, entry.rule, entry.actor, entry.matter);
    Evidence {
        role: Role::Other,
        path: baseline.path.clone(),
        line: entry.line,
        column: 1,
        start: 0,
        end: 0,
        date: None,
        sentence: text.clone(),
        text,
        source: String::new(),
        sha256: baseline.sha256.clone(),
        article: usize::MAX,
        field: Field::Text,
        outlet: None,
        url: None,
        revision: None,
        also: Vec::new(),
        notes: Vec::new(),
    }
}
