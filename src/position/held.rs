//! A statement's words, sentence by sentence → its claims.

use chrono::NaiveDate;
use compact_str::CompactString;

use super::claim::{Bound, Claim, Figure, Limit, Mood, Period};
use super::clause::Reader;
use super::outer::{Outer, Within};
use super::speaker::Speaker;
use super::tree::Tree;
use super::words::Words;
use super::{Layer, modifiers};
use crate::attribution::Force;
use crate::language::lexicon::{HedgeKind, Interval, Pos};
use crate::language::quantities::{Quantity, find_quantities_beside};
use crate::language::times::{TimeExpression, TimeKind, find_times};
use crate::language::{Sentence, parse_sentence, sentences};
use crate::text::Span;

/// A claim with the sentence it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The claim.
    pub claim: Claim,
    /// The words it is quoted by: the sentence of the statement's content, in the text.
    pub quote: Span,
}

/// The claims in stretches of a text that are one speaker's words or a report of them, in text order. `day` is what
/// relative times count from; `force` what the cue makes of a content that is no clause ("vowed *to build it*").
pub fn claims(text: &str, pieces: &[Span], speaker: &Speaker, force: Force, day: Option<NaiveDate>) -> Vec<Located> {
    let words = Words::shipped();
    let mut found: Vec<Located> = Vec::new();
    let mut before = 0;
    let mut is_openly_new = false;
    for &piece in pieces {
        let times = find_times(text, piece, day);
        let quantities = find_quantities_beside(text, piece, &times);
        for span in sentences::split(text, piece) {
            let quote = bare(text, span);
            let sentence = parse_sentence(text, quote);
            if sentence.tokens.is_empty() {
                continue;
            }
            let tree = Tree::new(&sentence, text, &times);
            if let Some(caveat) = opens_with_reservation(tree, words) {
                for located in &mut found[before..] {
                    located.claim.position.caveats.push(caveat.clone());
                }
            }
            before = found.len();
            is_openly_new |= says_it_is_new(tree, words);
            let is_question = quote.of(text).ends_with('?');
            for mut claim in of_sentence(tree, words, speaker, force) {
                if is_question {
                    claim.mood = Mood::Question;
                }
                claim.is_openly_new |= is_openly_new;
                claim.position.periods = periods(text, &sentence, &claim, &times);
                claim.position.figures = figures(text, &claim, &quantities);
                found.push(Located { claim, quote });
            }
        }
    }
    found
}

/// The claims of one parsed sentence.
fn of_sentence(tree: Tree<'_>, words: &Words, speaker: &Speaker, force: Force) -> Vec<Claim> {
    let mut reader = Reader::new(tree, words, speaker);
    let root = tree.sentence.root();
    let mut outer = Outer::assertion();
    let is_clause = tree.is_predicate(root) && !tree.is_to_infinitive(root) && !tree.is_gerund(root);
    if let Some((layer, value)) = attitude_of(force, is_clause) {
        outer = outer.with(layer, value, Within::Attitude);
    }
    reader.read(root, &outer);
    reader.claims
}

/// What a cue says of its content. A finite clause speaks for itself, unless the cue denies or doubts it.
fn attitude_of(force: Force, is_clause: bool) -> Option<(Layer, Interval)> {
    match (force, is_clause) {
        (Force::Deny, _) => Some((Layer::Fact, Interval::new(-3, -3))),
        (Force::Doubt, true) => Some((Layer::Fact, Interval::new(-2, 0))),
        (_, true) => None,
        (Force::Promise, _) => Some((Layer::Intention, Interval::new(2, 3))),
        (Force::Intend, _) => Some((Layer::Intention, Interval::new(1, 3))),
        (Force::Demand, _) => Some((Layer::Obligation, Interval::new(2, 3))),
        (Force::Propose | Force::Support | Force::Desire, _) => Some((Layer::Desire, Interval::new(1, 3))),
        (Force::Oppose, _) => Some((Layer::Desire, Interval::new(-3, -1))),
        _ => None,
    }
}

/// A stretch without "that" and quotation marks around it.
fn bare(text: &str, span: Span) -> Span {
    let marks = |c: char| c.is_whitespace() || "\"“”„«»‘'`".contains(c);
    let stretch = span.of(text);
    let mut start = span.start + (stretch.len() - stretch.trim_start_matches(marks).len());
    let end = span.end - (stretch.len() - stretch.trim_end_matches(marks).len());
    if start >= end {
        return Span::new(span.start, span.start);
    }
    let rest = &text[start..end];
    if let Some(after) = rest.strip_prefix("that ").or_else(|| rest.strip_prefix("That ")) {
        start = end - after.len();
    }
    Span::new(start, end).trim(text)
}

/// A sentence that opens with "But", "However" and the like limits what was said before it.
fn opens_with_reservation(tree: Tree<'_>, words: &Words) -> Option<Limit> {
    let opening: Vec<_> = (0..tree.len().min(4)).map(|token| tree.lower(token)).collect();
    let refs: Vec<&str> = opening.iter().map(|word| word.as_str()).collect();
    words
        .lexicon
        .hedges
        .at(&refs, Pos::Adverb)
        .filter(|hit| hit.entry.kind == HedgeKind::Caveat)
        .map(|_| modifiers::limit_of(tree, tree.sentence.root()))
}

/// The figures that stand in a claim's clause.
fn figures(text: &str, claim: &Claim, quantities: &[Quantity]) -> Vec<Figure> {
    quantities
        .iter()
        .filter(|quantity| claim.clause.contains(quantity.span) && !is_limit(claim, quantity.span))
        .map(|quantity| Figure {
            noun: quantity
                .noun
                .map_or(CompactString::default(), |noun| noun.of(text).to_lowercase().into()),
            quantity: quantity.clone(),
        })
        .collect()
}

/// Whether a place belongs to a condition or caveat of the claim.
fn is_limit(claim: &Claim, span: Span) -> bool {
    let limits = claim.position.conditions.iter().chain(&claim.position.caveats);
    limits.into_iter().any(|limit| limit.span.contains(span))
}

/// "We have changed our mind", "no longer", "we now support": the position is openly a new one.
fn says_it_is_new(tree: Tree<'_>, words: &Words) -> bool {
    let lower: Vec<_> = (0..tree.len()).map(|token| tree.lower(token)).collect();
    let refs: Vec<&str> = lower.iter().map(|word| word.as_str()).collect();
    let hits = words.lexicon.hedges.find_all(&refs, Pos::Adverb);
    hits.iter().any(|hit| hit.entry.kind == HedgeKind::Reversal)
}

/// The times that stand in a claim's clause, with the preposition that says how they bind it.
fn periods(text: &str, sentence: &Sentence, claim: &Claim, times: &[TimeExpression]) -> Vec<Period> {
    times
        .iter()
        .filter(|time| claim.clause.contains(time.span) && !is_limit(claim, time.span))
        .filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))
        .filter_map(|time| {
            let (from, to) = time.interval()?;
            let before = sentence
                .tokens
                .iter()
                .rev()
                .find(|token| token.span.end <= time.span.start)
                .map(|token| token.span.of(text).to_lowercase());
            let bound = match before.as_deref() {
                Some("by" | "before" | "until" | "till") => Bound::NotAfter,
                Some("after" | "since" | "from") => Bound::NotBefore,
                _ => Bound::Within,
            };
            Some(Period {
                span: time.span,
                from,
                to,
                bound,
            })
        })
        .collect()
}
