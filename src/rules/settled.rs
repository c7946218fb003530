//! Findings on pairs that the user has settled (`[[supersedes]]` in `onrecord.toml`) → counted, no longer told.

use std::collections::BTreeSet;

use super::finding::{Evidence, Finding};
use super::fingerprint::bare;
use crate::config::{Config, SettledPair, SettledSide};
use crate::corpus::display_path;
use crate::digest::Place;
use crate::problem::Problem;

/// Takes the settled findings out, and says how many they were and which entries settle nothing. `place` tells where an
/// article of the corpus stands.
pub fn settle<'p>(
    findings: &mut Vec<Finding>,
    place: &dyn Fn(usize) -> Option<&'p Place>,
    config: &Config,
) -> (usize, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut settled: BTreeSet<(String, String)> = BTreeSet::new();
    for entry in &config.supersedes {
        let before = settled.len();
        let mut is_met = false;
        for finding in findings.iter() {
            let Some((first, last)) = sides(finding) else { continue };
            let is_it = match &entry.pair {
                SettledPair::Fingerprint(key) => finding.fingerprint == *key,
                SettledPair::Places { earlier, later } => {
                    is_there(first, earlier, place, config) && is_there(last, later, place, config)
                }
            };
            if is_it {
                is_met = true;
                settled.insert(key(first, last));
            }
        }
        if !is_met && before == settled.len() {
            let message = "this entry of `supersedes` settles nothing: no finding of this run is on its pair";
            let file = config.file.as_deref().unwrap_or_default();
            problems.push(Problem::warning(file, Some(entry.line), message));
        }
    }
    let all = findings.len();
    findings.retain(|finding| sides(finding).is_none_or(|(first, last)| !settled.contains(&key(first, last))));
    (all - findings.len(), problems)
}

fn sides(finding: &Finding) -> Option<(&Evidence, &Evidence)> {
    Some((finding.evidence.first()?, finding.evidence.last()?))
}

/// A pair by its sentences, so that a finding of another rule on the same two does not come up instead.
fn key(first: &Evidence, last: &Evidence) -> (String, String) {
    (bare(&first.sentence), bare(&last.sentence))
}

fn is_there<'p>(
    evidence: &Evidence,
    side: &SettledSide,
    place: &dyn Fn(usize) -> Option<&'p Place>,
    config: &Config,
) -> bool {
    let wanted = side.article.trim();
    let is_article = evidence.path == wanted
        || evidence.path == display_path(&config.folder.join(wanted))
        || place(evidence.article).is_some_and(|place| place.id == wanted);
    is_article
        && side
            .words
            .as_deref()
            .is_none_or(|words| bare(&evidence.sentence).contains(&bare(words)))
}
