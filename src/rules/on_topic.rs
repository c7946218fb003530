//! Claims that meet on a declared topic although they name it by different words.
//!
//! In: records of one actor; out: pairs worth comparing, and what the rules say of two claims as claims about the topic.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use super::finding::Relation;
use super::judge::{Judgement, judge};
use super::record::Record;
use crate::align::{Alignment, align, are_qualified_apart, keys};
use crate::compare::{Shift, shift};
use crate::language::lexicon::Lexicon;
use crate::position::Claim;

/// Claims on one topic that are paired, the nearest ones before each.
const MOST_PER_TOPIC: usize = 48;

/// Pairs of records on one topic, the earlier first, and how many were left out because there are too many.
pub fn pairs(records: &[Record<'_>]) -> (BTreeSet<(usize, usize)>, usize) {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        for placed in record.topics.iter().filter(|placed| placed.claim.is_some()) {
            index.entry(&placed.topic).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    let mut skipped = 0;
    for bucket in index.values() {
        for (rank, &later) in bucket.iter().enumerate() {
            let nearest = rank.saturating_sub(MOST_PER_TOPIC);
            skipped += nearest;
            pairs.extend(bucket[nearest..rank].iter().map(|&earlier| (earlier, later)));
        }
    }
    (pairs, skipped)
}

/// The topic of two claims: one that both belong to, else one of either.
pub fn topic<'a>(first: &Record<'a>, second: &Record<'a>) -> Option<&'a str> {
    let shared = first
        .topics
        .iter()
        .find(|one| second.topics.iter().any(|two| one.topic == two.topic));
    shared
        .or_else(|| first.topics.first())
        .or_else(|| second.topics.first())
        .map(|placed| placed.topic.as_str())
}

/// Two claims of one topic as claims about it.
fn both<'a>(
    lexicon: &Lexicon,
    first: &Record<'a>,
    second: &Record<'a>,
) -> impl Iterator<Item = (&'a Claim, &'a Claim)> {
    let second = second.topics;
    first
        .topics
        .iter()
        .filter_map(move |one| {
            let two = second.iter().find(|two| two.topic == one.topic)?;
            Some((one.claim.as_ref()?, two.claim.as_ref()?))
        })
        .filter(|(one, two)| !are_qualified_apart(lexicon, one, two))
}

/// How two claims meet, by their own words or on a declared topic.
pub fn meet(lexicon: &Lexicon, first: &Record<'_>, second: &Record<'_>) -> Option<Alignment> {
    let by_words = align(lexicon, &first.located.claim, &second.located.claim).ok();
    by_words.or_else(|| both(lexicon, first, second).find_map(|(one, two)| align(lexicon, one, two).ok().map(declared)))
}

/// By what a record can be found that another meets: the words of its claim, and its topics.
pub fn meeting_keys(lexicon: &Lexicon, record: &Record<'_>) -> BTreeSet<CompactString> {
    let topics = record.topics.iter().filter(|placed| placed.claim.is_some());
    let topics = topics.map(|placed| CompactString::from(format!("topic {}", placed.topic)));
    keys(lexicon, &record.located.claim).into_iter().chain(topics).collect()
}

/// What moved between two claims, those of two records or what these say about a topic; `earlier` is the first record.
pub fn shift_of(lexicon: &Lexicon, earlier: &Record<'_>, claims: (&Claim, &Claim)) -> Option<Shift> {
    let mut alignment = align(lexicon, claims.0, claims.1).ok()?;
    if !std::ptr::eq(claims.0, &raw const earlier.located.claim) {
        alignment = declared(alignment);
    }
    Some(shift(alignment, claims.0, claims.1))
}

/// What the rules say of two claims about a topic, and the claims as they speak of it.
pub fn judge_on_topic<'a>(
    lexicon: &Lexicon,
    first: &Record<'a>,
    second: &Record<'a>,
) -> Option<(Vec<Judgement<'static>>, &'a Claim, &'a Claim)> {
    both(lexicon, first, second).find_map(|(one, two)| {
        let (relation, mut judgements) = judge(lexicon, one, two)?;
        for judgement in &mut judgements {
            judgement.shift.alignment = declared(judgement.shift.alignment.clone());
        }
        (relation != Relation::Unrelated).then_some((judgements, one, two))
    })
}

/// A topic stands for more than one word: the user has said that both mean one thing.
fn declared(mut alignment: Alignment) -> Alignment {
    alignment.words += 1;
    alignment
}
