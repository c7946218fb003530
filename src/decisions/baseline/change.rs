//! A baseline and the findings of a run → the next baseline.

use std::collections::BTreeSet;

use super::file::{Baseline, Entry, Pinned};
use crate::rules::Finding;

/// What differs from the baseline before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Entries for findings that were not known.
    pub added: usize,
    /// Entries whose articles have changed and are pinned anew.
    pub pinned_anew: usize,
    /// Entries that no longer match.
    pub dropped: usize,
}

impl Changes {
    /// Whether there is anything to write.
    pub fn are_none(self) -> bool {
        self == Self::default()
    }
}

/// Makes the baseline hold all these findings, and drops entries that no longer match as [`prune`] does. `path_of` turns the
/// path of an article into the one the baseline holds; `note` goes to new entries.
pub fn update(
    baseline: &mut Baseline,
    findings: &[Finding],
    note: Option<&str>,
    path_of: impl Fn(&str) -> String,
    is_at_hand: impl Fn(&str) -> bool,
) -> Changes {
    let mut changes = prune(baseline, findings, is_at_hand);
    let mut renewed: BTreeSet<&str> = BTreeSet::new();
    for finding in findings {
        let known = baseline.entries.get(&finding.fingerprint);
        let mut articles: Vec<Pinned> = finding
            .evidence
            .iter()
            .map(|evidence| Pinned {
                path: path_of(&evidence.path),
                sha256: evidence.sha256.clone(),
            })
            .collect();
        // Several findings of one fingerprint share an entry.
        if renewed.contains(finding.fingerprint.as_str()) {
            articles.extend(known.into_iter().flat_map(|entry| entry.articles.clone()));
        }
        articles.sort();
        articles.dedup();
        match known {
            None => changes.added += 1,
            Some(entry) if entry.articles != articles && !renewed.contains(finding.fingerprint.as_str()) => {
                changes.pinned_anew += 1;
            }
            Some(_) => {}
        }
        renewed.insert(&finding.fingerprint);
        let entry = Entry {
            rule: finding.rule.clone(),
            actor: finding.actor.id.clone(),
            matter: finding.matter.clone(),
            note: match known {
                Some(entry) => entry.note.clone(),
                None => note.map(str::to_owned),
            },
            articles,
            line: 0,
        };
        baseline.entries.insert(finding.fingerprint.clone(), entry);
    }
    changes
}

/// Drops entries that match none of these findings, where all their articles were at hand.
pub fn prune(baseline: &mut Baseline, findings: &[Finding], is_at_hand: impl Fn(&str) -> bool) -> Changes {
    let found: BTreeSet<&str> = findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let before = baseline.entries.len();
    baseline.entries.retain(|fingerprint, entry| {
        found.contains(fingerprint.as_str()) || !entry.articles.iter().all(|pinned| is_at_hand(&pinned.path))
    });
    Changes {
        dropped: before - baseline.entries.len(),
        ..Changes::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::baseline::{Extent, apply};
    use crate::report::check_sample;

    fn update_all(baseline: &mut Baseline, findings: &[Finding]) -> Changes {
        update(baseline, findings, None, str::to_owned, |_| true)
    }

    fn config() -> crate::config::Config {
        crate::config::Config::without_file(".".into())
    }

    #[test]
    fn the_baseline_of_a_run_silences_exactly_that_run() {
        let found = check_sample::report().findings;
        let mut baseline = Baseline::default();
        assert_eq!(update_all(&mut baseline, &found).added, found.len());
        assert!(update_all(&mut baseline, &found).are_none());
        let mut rest = found.clone();
        let matched = apply(&mut rest, &[], &baseline, &config(), Extent::Whole, |_| true);
        assert_eq!(
            (rest.len(), matched.suppressed.len(), matched.upkeep.len()),
            (0, found.len(), 0)
        );
        let mut other = found[0].clone();
        other.fingerprint = "another".into();
        let mut more = vec![other.clone(), found[1].clone()];
        let matched = apply(&mut more, &[], &baseline, &config(), Extent::Whole, |_| true);
        assert_eq!(more, [other]);
        assert_eq!(matched.upkeep.len(), 1);
        assert_eq!(matched.upkeep[0].rule, "unmatched-baseline");
    }

    #[test]
    fn changed_articles_are_told_and_pinned_anew() {
        let mut found = check_sample::report().findings;
        let mut baseline = Baseline::default();
        update_all(&mut baseline, &found);
        found[0].evidence[1].sha256 = "changed".into();
        let mut rest = found.clone();
        let matched = apply(&mut rest, &[], &baseline, &config(), Extent::Part, |_| true);
        assert_eq!((rest.len(), matched.upkeep.len()), (0, 1));
        assert_eq!(matched.upkeep[0].rule, "stale-baseline");
        assert_eq!(update_all(&mut baseline, &found).pinned_anew, 1);
    }

    #[test]
    fn what_was_not_at_hand_is_neither_dropped_nor_unmatched() {
        let found = check_sample::report().findings;
        let mut baseline = Baseline::default();
        update_all(&mut baseline, &found);
        assert_eq!(prune(&mut baseline, &[], |path| path != "corpus/wire.jsonl").dropped, 1);
        assert_eq!(prune(&mut baseline, &[], |_| false).dropped, 0);
        let matched = apply(&mut vec![], &[], &baseline, &config(), Extent::Whole, |_| false);
        assert!(matched.upkeep.is_empty());
        let matched = apply(&mut vec![], &[], &baseline, &config(), Extent::Part, |_| true);
        assert!(matched.upkeep.is_empty());
    }
}
