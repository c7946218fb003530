//! Findings of the old corpus and of the new one → which came, which went.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{ActorOfBoth, Compared, PositionChange};
use crate::options::Options;
use crate::rules::{ActorRecords, Finding, findings, settle};

/// Findings that are not the same in both, as a check of each would have them, and those that only both together have. Each list
/// is sorted as in a check.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FindingChanges {
    /// Within the new corpus, and not in the old one.
    pub new: Vec<Finding>,
    /// Within the old corpus, and not in the new one.
    pub gone: Vec<Finding>,
    /// Of a rule on a matter of an actor on which the old corpus has another finding: as it was, as it is.
    pub changed: Vec<[Finding; 2]>,
    /// One side in each, where no position above says so: two wordings of one sentence, of one quotation.
    pub between: Vec<Finding>,
    /// How many are in both.
    pub kept: usize,
}

impl FindingChanges {
    /// Adds those of an actor, not sorted out yet.
    pub(super) fn add(&mut self, one: &ActorOfBoth<'_>) {
        let of = |records: &ActorRecords<'_>| findings(one.config, one.topics, records).findings;
        self.gone.extend(of(&one.old));
        self.new.extend(of(&one.new));
        if one.old.is_empty() || one.new.is_empty() {
            return;
        }
        let mut both = ActorRecords {
            claims: [one.old.claims.as_slice(), &one.new.claims].concat(),
            sentences: [one.old.sentences.as_slice(), &one.new.sentences].concat(),
        };
        both.sort();
        self.between.extend(of(&both));
    }

    /// Sorts them out: what is settled or not asked for goes, what is in both is counted, what positions say already is not told
    /// twice.
    pub(super) fn finish(&mut self, compared: &Compared<'_>, options: &Options, positions: &[PositionChange]) {
        for found in [&mut self.gone, &mut self.new, &mut self.between] {
            for (group, _) in compared.groups {
                // What settles nothing here may settle something in a check.
                let place = |index: usize| Some(&compared.digests.get(index)?.head.place);
                settle(found, &place, &group.config);
            }
            found.retain(|finding| options.takes_matter(&finding.matter, finding.topic.as_deref()));
            for finding in found.iter_mut() {
                finding.trace = None;
            }
            found.sort_by(|a, b| a.order().cmp(&b.order()));
        }
        let is_of_both = |finding: &Finding| {
            let mut sides = finding.evidence.iter().map(|side| side.article >= compared.split);
            let first = sides.next();
            sides.any(|side| Some(side) != first)
        };
        self.between.retain(is_of_both);
        let told = positions.iter().flat_map(|change| &change.findings);
        let told: BTreeSet<&str> = told.map(|told| told.fingerprint.as_str()).collect();
        self.between
            .retain(|finding| !told.contains(finding.fingerprint.as_str()));

        let keys = |found: &[Finding]| -> BTreeSet<String> {
            found.iter().map(|finding| finding.fingerprint.clone()).collect()
        };
        let (gone, new) = (keys(&self.gone), keys(&self.new));
        self.gone.retain(|finding| !new.contains(&finding.fingerprint));
        self.new.retain(|finding| !gone.contains(&finding.fingerprint));
        self.kept = new.intersection(&gone).count();
        self.pair_off();
    }

    /// A finding that went and one that came, of one rule on one matter of one actor, are one that changed.
    fn pair_off(&mut self) {
        let about = |finding: &Finding| (finding.rule.clone(), finding.actor.id.clone(), finding.matter.clone());
        let mut gone: BTreeMap<_, Vec<Finding>> = BTreeMap::new();
        for finding in self.gone.drain(..).rev() {
            gone.entry(about(&finding)).or_default().push(finding);
        }
        for finding in std::mem::take(&mut self.new) {
            match gone.get_mut(&about(&finding)).and_then(Vec::pop) {
                Some(before) => self.changed.push([before, finding]),
                None => self.new.push(finding),
            }
        }
        self.gone = gone.into_values().flatten().collect();
        self.gone.sort_by(|a, b| a.order().cmp(&b.order()));
    }
}
