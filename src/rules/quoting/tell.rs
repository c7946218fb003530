//! What two prints of one utterance differ in → a finding.
//!
//! Each difference is told once, however many articles print either version: of the pairs that show it the surest, of equals
//! that with most words in common, then the first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::kind::{Kind, kind};
use super::overlap::{Overlap, Place, overlap};
use super::pairs::pairs;
use super::passage::{Passage, passages};
use super::utterance::{certainty, has_both};
use super::words::Word;
use crate::config::{Config, Level};
use crate::rules::finding::{Certainty, Finding};
use crate::rules::pair::RecordPair;
use crate::rules::record::SentenceRecord;
use crate::rules::rule::{Rule, Stage};
use crate::rules::special::special_rule;
use crate::text::Span;

/// The rules, and how grave what they find is where one utterance is practically sure.
const RULES: [(Kind, &str, Level); 4] = [
    (Kind::Small, "quote-inexact", Level::Info),
    (Kind::LeftOut, "quote-shortened", Level::Warning),
    (Kind::Altered, "quote-altered", Level::Error),
    (Kind::Turned, "quote-cut", Level::Error),
];

/// Two prints of one utterance.
struct Prints {
    one: usize,
    two: usize,
    overlap: Overlap,
    kind: Kind,
    certainty: Certainty,
}

/// The findings, and how many pairs were left out because words in a row are too common. Nothing is looked for where all
/// rules are off.
pub fn quotations(config: &Config, sentences: &[SentenceRecord<'_>]) -> (Vec<Finding>, usize) {
    let is_wanted = |rule: &Rule| rule.stage == Stage::Stable || config.names_rule(&rule.id);
    let rules: BTreeMap<Kind, (&'static Rule, Level)> = RULES
        .iter()
        .filter_map(|&(kind, id, level)| Some((kind, (special_rule(id)?, level))))
        .filter(|(_, (rule, _))| is_wanted(rule))
        .collect();
    if rules.is_empty() {
        return (Vec::new(), 0);
    }
    let passages = passages(sentences);
    if !passages.iter().any(|passage| passage.is_in_marks) {
        return (Vec::new(), 0);
    }
    let (pairs, left_out) = pairs(&passages);
    let mut best: BTreeMap<(Kind, Vec<[String; 2]>), Prints> = BTreeMap::new();
    for (one, two) in pairs {
        let Some(prints) = prints(&passages, one, two).filter(|prints| rules.contains_key(&prints.kind)) else {
            continue;
        };
        let sides = difference(&passages, &prints);
        let rank = |prints: &Prints| (prints.certainty, Reverse(prints.overlap.shared));
        let known = best.get(&(prints.kind, sides.clone()));
        if known.is_none_or(|known| rank(&prints) < rank(known)) {
            best.insert((prints.kind, sides), prints);
        }
    }
    let mut found: Vec<&Prints> = best.values().collect();
    found.sort_by_key(|prints| (prints.one, prints.two));
    let findings = found.into_iter().filter_map(|prints| {
        let (rule, level) = *rules.get(&prints.kind)?;
        finding(config, &passages, prints, rule, level)
    });
    (findings.collect(), left_out)
}

/// The two as prints of one utterance that differ.
fn prints(passages: &[Passage<'_, '_>], one: usize, two: usize) -> Option<Prints> {
    let (first, second) = (&passages[one], &passages[two]);
    if first.record().is_of_one_text_with(second.record()) {
        return None;
    }
    let overlap = overlap(&first.words, &second.words)?;
    let places = overlap.places.iter();
    let kind = places.map(|place| kind(&first.words, &second.words, place)).max()?;
    if kind == Kind::Nothing {
        return None;
    }
    let certainty = certainty(first, second, &overlap, kind)?;
    (!has_both(passages, first, second, &overlap)).then_some(Prints {
        one,
        two,
        overlap,
        kind,
        certainty,
    })
}

/// What is told of the places that are of the gravest kind: the words of the one and those of the other, or those that one
/// leaves out.
fn told(passages: &[Passage<'_, '_>], prints: &Prints) -> Vec<[String; 2]> {
    let (one, two) = (&passages[prints.one], &passages[prints.two]);
    let words = |passage: &Passage<'_, '_>, range: &Range<usize>| {
        let span = span(&passage.words[range.clone()]);
        span.map(|span| passage.record().text_of(span)).unwrap_or_default()
    };
    let places = gravest(one, two, prints);
    places
        .map(|place| [words(one, &place.one), words(two, &place.two)])
        .collect()
}

/// The same without case and marks, whichever comes first: by this a difference is known again.
fn difference(passages: &[Passage<'_, '_>], prints: &Prints) -> Vec<[String; 2]> {
    let (one, two) = (&passages[prints.one], &passages[prints.two]);
    let keys = |passage: &Passage<'_, '_>, range: &Range<usize>| {
        let keys = passage.words[range.clone()].iter().map(|word| word.key.as_str());
        keys.collect::<Vec<_>>().join(" ")
    };
    let places = gravest(one, two, prints).map(|place| {
        let mut sides = [keys(one, &place.one), keys(two, &place.two)];
        sides.sort_unstable();
        sides
    });
    places.collect()
}

/// "“dam” and “bridge”", "“at last”".
fn in_words(told: &[[String; 2]]) -> String {
    let places = told.iter().map(|sides| {
        let sides: Vec<String> = sides
            .iter()
            .filter(|words| !words.is_empty())
            .map(|words| format!("“{words}”"))
            .collect();
        sides.join(" and ")
    });
    places.collect::<Vec<_>>().join("; ")
}

fn gravest<'p>(one: &Passage<'_, '_>, two: &Passage<'_, '_>, prints: &'p Prints) -> impl Iterator<Item = &'p Place> {
    let places = prints.overlap.places.iter();
    places.filter(move |place| kind(&one.words, &two.words, place) == prints.kind)
}

fn span(words: &[Word]) -> Option<Span> {
    words.iter().map(|word| word.span).reduce(Span::cover)
}

fn finding(
    config: &Config,
    passages: &[Passage<'_, '_>],
    prints: &Prints,
    rule: &'static Rule,
    level: Level,
) -> Option<Finding> {
    let (one, two) = (&passages[prints.one], &passages[prints.two]);
    let limit = in_words(&told(passages, prints));
    let spans = [
        span(&one.words[prints.overlap.one.clone()])?,
        span(&two.words[prints.overlap.two.clone()])?,
    ];
    // What it is about is told by the sentence of the first difference.
    let place = gravest(one, two, prints).next()?;
    let at = |passage: &Passage<'_, '_>, place: usize| passage.words.get(place).map(|word| word.span);
    let first = one.sentence_at(at(one, place.one.start)?);
    let second = two.sentence_at(at(two, place.two.start)?);
    let is_kept =
        first.text().of(spans[0]).len() == spans[0].len() && second.text().of(spans[1]).len() == spans[1].len();
    let pair = RecordPair {
        rule,
        first,
        second,
        beside: None,
        quotes: is_kept.then_some(spans),
        certainty: prints.certainty,
        matter: first.located.claim.matter.label.clone(),
        values: vec![("limit", limit)],
        moves: Vec::new(),
        level: Some(level),
    };
    pair.finding(config)
}
