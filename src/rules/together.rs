//! Three statements of one actor of which any two may hold, but not all: "every port signed the charter", "Orsk is a port",
//! "Orsk did not sign the charter".
//!
//! In: the records of one actor in the order they were said; out: findings with all three quoted. What is said of all of a
//! kind is held against what is said of one thing only where the actor has said that it is of that kind, in the same words.

use std::collections::BTreeMap;

use compact_str::CompactString;

use super::finding::{Certainty, Finding, Move};
use super::pair::RecordPair;
use super::record::Record;
use super::rule::{Rule, Stage};
use super::special::special_rule;
use super::wording::position;
use crate::align::{align, without};
use crate::compare::{Opposition, shift};
use crate::config::Config;
use crate::language::lexicon::Lexicon;
use crate::position::{Claim, Concept, ConceptKind, Doer, Layer, Mood, Part};

/// The rule.
const RULE: &str = "together-impossible";
/// Most sets of three that are looked at for one actor.
const MOST: usize = 20_000;

/// The findings, and how many sets were left out because there are too many. Nothing is looked for where the rule is off.
pub fn together(config: &Config, lexicon: &Lexicon, records: &[Record<'_>]) -> (Vec<Finding>, usize) {
    let Some(rule) = special_rule(RULE).filter(|rule| rule.stage == Stage::Stable || config.names_rule(&rule.id))
    else {
        return (Vec::new(), 0);
    };
    let (mut memberships, mut told_of): (Memberships<'_, '_>, BTreeMap<&str, Vec<&Record<'_>>>) = Default::default();
    for record in records.iter().filter(|record| is_told(record)) {
        if let Some((member, kind)) = membership(&record.located.claim) {
            memberships.entry(kind).or_default().push((member, record));
        }
        if let Some(one) = told_of_one(&record.located.claim) {
            told_of.entry(one).or_default().push(record);
        }
    }
    let (mut findings, mut tried) = (Vec::new(), 0);
    for all in records.iter().filter(|record| is_told(record)) {
        let Some(kind) = told_of_all(&all.located.claim) else {
            continue;
        };
        let of_kind = memberships.get(&kind).map(Vec::as_slice).unwrap_or_default();
        for (member, belongs) in of_kind {
            for one in told_of.get(member).map(Vec::as_slice).unwrap_or_default() {
                tried += 1;
                if tried <= MOST && is_impossible(lexicon, all, one) {
                    findings.extend(finding(rule, all, one, belongs).finding(config));
                }
            }
        }
    }
    (findings, tried.saturating_sub(MOST))
}

/// By kind, the names that are said to be of it, and where.
type Memberships<'r, 'a> = BTreeMap<Vec<CompactString>, Vec<(&'r str, &'r Record<'a>)>>;

/// Said by the actor of what is, or is not, the case.
fn is_told(record: &Record<'_>) -> bool {
    let claim = &record.located.claim;
    claim.mood == Mood::Held
        && !claim.is_open
        && claim.position.layer == Layer::Fact
        && claim.position.conditions.is_empty()
}

/// "Orsk is a member port": the name, and the words of the kind.
fn membership(claim: &Claim) -> Option<(&str, Vec<CompactString>)> {
    let is_plain = claim.matter.dimension.is_none()
        && claim.position.value.low > 0
        && !claim.is_negated
        && !claim.position.scope.is_universal
        && claim.position.figures.is_empty();
    let mut names = claim.matter.in_part(Part::Theme);
    let (Some(name), None) = (names.next(), names.next()) else {
        return None;
    };
    let is_noun = |concept: &Concept| concept.kind == ConceptKind::Thing;
    let event: Vec<&Concept> = claim.matter.in_part(Part::Event).collect();
    let is_membership = name.kind == ConceptKind::Entity && event.iter().all(|concept| is_noun(concept));
    if !is_plain || !is_membership || event.is_empty() {
        return None;
    }
    let kind = event.into_iter().chain(claim.matter.in_part(Part::Modifier));
    Some((&name.key, sorted(kind.map(|concept| concept.key.clone()))))
}

/// "Every member port ...": the words of the kind.
fn told_of_all(claim: &Claim) -> Option<Vec<CompactString>> {
    let Doer::Others(kind) = &claim.doer else { return None };
    let is_name = |key: &CompactString| {
        let mut concepts = claim.matter.concepts.iter();
        concepts.any(|concept| concept.key == *key && concept.kind == ConceptKind::Entity)
    };
    let is_of_all = claim.position.scope.is_universal && !kind.is_empty() && !kind.iter().any(is_name);
    is_of_all.then(|| sorted(kind.iter().cloned()))
}

/// The one name of which a claim tells that it does something.
fn told_of_one(claim: &Claim) -> Option<&str> {
    let mut agents = claim.matter.in_part(Part::Agent);
    let (Some(agent), None) = (agents.next(), agents.next()) else {
        return None;
    };
    (agent.kind == ConceptKind::Entity && !claim.position.scope.is_universal).then_some(agent.key.as_str())
}

fn sorted(keys: impl Iterator<Item = CompactString>) -> Vec<CompactString> {
    let mut keys: Vec<CompactString> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether the one does not do what all do, or does what none does.
fn is_impossible(lexicon: &Lexicon, all: &Record<'_>, one: &Record<'_>) -> bool {
    if all.is_of_one_text_with(one) || all.place_in_corpus() == one.place_in_corpus() {
        return false;
    }
    let bare = |claim: &Claim| {
        let agents: Vec<CompactString> = claim
            .matter
            .in_part(Part::Agent)
            .map(|agent| agent.key.clone())
            .collect();
        without(claim, &agents, Part::Agent)
    };
    let (of_all, of_one) = (bare(&all.located.claim), bare(&one.located.claim));
    align(lexicon, &of_all, &of_one)
        .is_ok_and(|alignment| shift(alignment, &of_all, &of_one).opposition == Opposition::Opposed)
}

fn finding<'r, 'a>(
    rule: &'static Rule,
    all: &'r Record<'a>,
    one: &'r Record<'a>,
    belongs: &'r Record<'a>,
) -> RecordPair<'r, 'a> {
    let (first, second) = if one.order() < all.order() {
        (one, all)
    } else {
        (all, one)
    };
    let stand = |record: &Record<'_>| position(&record.located.claim.position, record.text());
    let quoted = |record: &Record<'_>| record.text_of(record.located.quote);
    RecordPair {
        rule,
        first,
        second,
        beside: Some(belongs),
        quotes: None,
        certainty: Certainty::Firm,
        matter: all.located.claim.matter.label.clone(),
        values: vec![
            ("earlier", quoted(all)),
            ("later", quoted(one)),
            ("limit", quoted(belongs)),
        ],
        moves: vec![Move {
            axis: "position",
            from: stand(first),
            to: stand(second),
        }],
        level: None,
    }
}
