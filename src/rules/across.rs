//! Who disagrees with whom: contradictions between claims of different actors.
//!
//! In: the records of all actors of a group; out: one note for two actors and a matter. Candidates come from the same index
//! as those of one actor; what is left out is counted.

use std::collections::BTreeMap;

use super::evidence::{certainty, lack};
use super::finding::{Certainty, Finding, Relation};
use super::findings::Outcome;
use super::judge::judge;
use super::on_topic::{judge_on_topic, pairs};
use super::pair::RecordPair;
use super::record::Record;
use super::special::special_rule;
use super::wording::moves;
use crate::align::candidates;
use crate::attribution::Act;
use crate::compare::Shift;
use crate::config::{Config, Level};
use crate::language::lexicon::Lexicon;
use crate::position::{Claim, Concept, ConceptKind, Mood};

/// A disagreement: the sides by their keys, and the matter.
type Between = (usize, usize, String);

/// Compares the records of different actors; `of_actors` are lists of records, each in the order they were said.
pub fn across(config: &Config, of_actors: &[&[Record<'_>]]) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(rule) = special_rule("actors-disagree") else {
        return outcome;
    };
    let mut records: Vec<(usize, &Record<'_>)> = of_actors
        .iter()
        .enumerate()
        .flat_map(|(actor, records)| records.iter().map(move |record| (actor, record)))
        .filter(|(_, record)| is_comparable(record))
        .collect();
    records.sort_by_key(|(_, record)| record.order());
    let lexicon = Lexicon::shipped();
    let claims: Vec<_> = records.iter().map(|(_, record)| &record.located.claim).collect();
    let mut found = candidates(lexicon, &claims);
    let all: Vec<Record<'_>> = records.iter().map(|(_, record)| **record).collect();
    let (on_topics, skipped) = pairs(&all);
    found.pairs.extend(on_topics);
    found.pairs.sort_unstable();
    found.pairs.dedup();
    if found.skipped + skipped > 0 {
        let reason = "concept too common across actors";
        outcome.skipped.insert(reason.into(), found.skipped + skipped);
    }
    let mut best: BTreeMap<Between, (u32, usize, usize, usize, Shift)> = BTreeMap::new();
    for (first, second) in found.pairs {
        let ((one, earlier), (two, later)) = (records[first], records[second]);
        if one == two {
            continue;
        }
        outcome.compared += 1;
        let claims = (&earlier.located.claim, &later.located.claim);
        let Some((judgements, a, b)) = judge(lexicon, claims.0, claims.1)
            .map(|(_, judgements)| (judgements, claims.0, claims.1))
            .or_else(|| judge_on_topic(lexicon, earlier, later))
        else {
            continue;
        };
        let Some(judgement) = judgements.into_iter().find(|judgement| {
            judgement.rule.relation == Relation::Contradiction
                && !judgement.shift.is_denial
                && lack(&judgement.shift, a, b).is_none()
                && certainty(&judgement.shift, a, b) == Certainty::Firm
                && meet_by_more_than_names(&judgement.shift, a)
        }) else {
            continue;
        };
        let between = (
            one.min(two),
            one.max(two),
            earlier.located.claim.matter.label.to_lowercase(),
        );
        let score = judgement.shift.alignment.score;
        let shift = judgement.shift;
        best.entry(between)
            .and_modify(|known| {
                known.3 += 1;
                if score > known.0 {
                    *known = (score, first, second, known.3, shift.clone());
                }
            })
            .or_insert((score, first, second, 1, shift));
    }
    let findings = best.into_values().filter_map(|(_, first, second, count, shift)| {
        let (earlier, later) = (records[first].1, records[second].1);
        let name = |record: &Record<'_>| Some(record.statement.actor.as_ref()?.name.clone());
        let more = match count {
            1 => String::new(),
            count => format!(" ({count} pairs of statements; the best aligned is shown)"),
        };
        RecordPair {
            rule,
            first: earlier,
            second: later,
            beside: None,
            quotes: None,
            certainty: Certainty::Firm,
            matter: earlier.located.claim.matter.label.clone(),
            values: vec![("earlier", name(earlier)?), ("later", name(later)?), ("limit", more)],
            moves: moves(&shift, earlier.side(), later.side()),
            level: Some(Level::Info),
        }
        .finding(config)
    });
    outcome.findings = findings.collect::<Vec<Finding>>();
    outcome
}

/// A thing, an event or an effect is common to both: "supports Lorn" is too often read from less than a statement.
fn meet_by_more_than_names(shift: &Shift, first: &Claim) -> bool {
    let is_met = |concept: &&Concept| shift.alignment.common.iter().any(|common| *common == *concept.key);
    let mut met = first.matter.concepts.iter().filter(is_met);
    met.any(|concept| matches!(concept.kind, ConceptKind::Thing | ConceptKind::Event))
}

/// What is held, told of something that can be named, and not of what the speaker does alone: "we will win" of two sides
/// is no disagreement on one matter.
fn is_comparable(record: &Record<'_>) -> bool {
    let claim = &record.located.claim;
    let is_said = matches!(record.statement.act, Act::Speech | Act::Thought);
    is_said && claim.mood == Mood::Held && !claim.is_open && !claim.doer.is_speaker()
}
