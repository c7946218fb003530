//! Whether two claims of a corpus are evidence enough for what a rule says of them.
//!
//! In: two aligned claims; out: what is lacking. A given pair is known to belong together; of two claims out of thousands
//! that has to be shown, so that a false alarm is rarer than a miss.

use std::collections::BTreeSet;

use super::finding::Certainty;
use crate::align::Alignment;
use crate::compare::{Change, Opposition, Shift};
use crate::language::lexicon::Dimension;
use crate::position::{Claim, ConceptKind, Doer, Part, Period, Voice};

/// Words in common, and their weight, from which two claims count as about one matter: a thing and what restricts it.
const LEAST_WORDS: usize = 2;
const LEAST_WEIGHT: u32 = 8;

/// The letters of a word that tells of a matter, at least, and how many in a hundred of them two claims in like words share.
const LONG_WORD: usize = 4;
const LIKE_WORDS: usize = 60;

/// What two claims lack, in words for the coverage line; `None` where nothing is.
pub fn lack(shift: &Shift, first: &Claim, second: &Claim) -> Option<&'static str> {
    if shift.alignment.words < LEAST_WORDS || shift.alignment.weight < LEAST_WEIGHT {
        return Some("only one word in common");
    }
    if names_one_of_a_kind(first, second) {
        return Some("one names a case, the other speaks of the kind");
    }
    let is_told = !shift.layers.0.is_wish() && !shift.layers.1.is_wish();
    if is_told && are_others(&first.doer, &second.doer) {
        return Some("done by different people");
    }
    // Two scopes of one will or of one state are told of it, whatever else happens to it.
    let is_at_odds = shift.opposition == Opposition::Opposed
        || [shift.quantities, shift.periods].contains(&Change::Conflict)
        || shift.is_swapped;
    if is_told && is_at_odds && are_in_two_voices(&first.doer, &second.doer) {
        return Some("told in two voices");
    }
    if is_at_odds && is_loose(first) && shift.alignment.score < WHOLE_SCORE {
        return Some("said of two things of one kind");
    }
    if is_told && is_at_odds && restricts_the_other(first, second) {
        return Some("one names a case, the other speaks of the kind");
    }
    // Who says less of something says it of the same thing, and so does whoever goes back on it.
    if shift.alignment.score < LEAST_SCORE {
        return Some(match is_at_odds {
            true => "too little in common to be at odds",
            false => "too little in common for a shift",
        });
    }
    let is_of_then = first.is_of_then || second.is_of_then;
    if is_told && (first.is_past != second.is_past || is_at_odds && (is_of_then || is_of_two_occasions(first, second)))
    {
        return Some("not told of one time");
    }
    None
}

/// Share of both matters, in percent, from which two claims say something else, or more or less, of one thing.
const LEAST_SCORE: u32 = 60;

/// Share of both matters, in percent, from which two claims on what many things can be (had, there, free) are of one thing.
const WHOLE_SCORE: u32 = 88;

/// On a side of the matter that is told of many things: who has what, who is where, how somebody fares.
fn is_loose(claim: &Claim) -> bool {
    matches!(
        claim.matter.dimension,
        Some(
            Dimension::Possession | Dimension::Welfare | Dimension::Quality | Dimension::Presence | Dimension::Freedom
        )
    )
}

/// One is told of a thing that another one restricts ("the price of milk"), the other of all there are ("prices").
fn restricts_the_other(a: &Claim, b: &Claim) -> bool {
    let is_restricted = |claim: &Claim| {
        claim
            .matter
            .in_part(Part::Modifier)
            .any(|concept| matches!(concept.kind, ConceptKind::Thing | ConceptKind::Entity) && concept.is_near)
    };
    let is_bare = |claim: &Claim| {
        claim
            .matter
            .concepts
            .iter()
            .all(|concept| matches!(concept.part, Part::Theme | Part::Event))
    };
    is_restricted(a) && is_bare(b) || is_restricted(b) && is_bare(a)
}

/// Share of both matters, in percent, and weight in common, from which two claims bear a firm verdict.
const FIRM_SCORE: u32 = 70;
const FIRM_WEIGHT: u32 = 10;
/// Less will do where both say the same of the whole.
const FIRM_SCORE_OF_FEW: u32 = 95;

/// Whether two claims bear a firm verdict: much in common, told or wanted alike, denied in so many words where they tell
/// what is the case. All else is for a reader to look at.
pub fn certainty(shift: &Shift, first: &Claim, second: &Claim) -> Certainty {
    let alignment = &shift.alignment;
    let is_much = is_much(alignment);
    let is_told = !shift.layers.0.is_wish() && !shift.layers.1.is_wish();
    let is_alike = first.is_evaluation == second.is_evaluation && first.matter.dimension == second.matter.dimension;
    // A figure of last year, and one of a time that is not named; how many there are, and how many somebody has.
    let is_dated = |claim: &Claim| !claim.position.periods.is_empty();
    let is_one_side = first.matter.dimension == second.matter.dimension;
    if shift.quantities == Change::Conflict && (is_dated(first) != is_dated(second) || !is_one_side) {
        return Certainty::Uncertain;
    }
    // Two figures, two dates and a denial of having said it speak for themselves.
    if shift.opposition != Opposition::Opposed {
        return if is_much { Certainty::Firm } else { Certainty::Uncertain };
    }
    let is_denied = first.is_negated != second.is_negated || alignment.is_contrary;
    let is_loose = is_loose(first);
    let is_firm = if is_told {
        is_much && is_alike && is_denied && !is_loose && is_same_doer(&first.doer, &second.doer)
    } else {
        is_much && is_alike && !(is_loose && first.is_negated == second.is_negated)
    };
    if is_firm { Certainty::Firm } else { Certainty::Uncertain }
}

/// Whether two quoted claims have most of their longer words in common, by those of the shorter one. Whoever keeps a position and
/// moves says most of it in the words of before; what is said in other words is as likely another thing.
pub fn is_in_like_words(one: &str, two: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= LONG_WORD)
            .map(str::to_lowercase)
            .collect()
    };
    let (one, two) = (words(one), words(two));
    let common = one.intersection(&two).count();
    common * 100 >= one.len().min(two.len()) * LIKE_WORDS
}

/// Enough in common to speak of one thing.
fn is_much(alignment: &Alignment) -> bool {
    alignment.score >= FIRM_SCORE && alignment.weight >= FIRM_WEIGHT || alignment.score >= FIRM_SCORE_OF_FEW
}

/// What two sentences of nearly one wording lack. Where both are told of a time that was spoken of, it is one as far as they say.
pub fn lack_in_wording(first: &Claim, second: &Claim) -> Option<&'static str> {
    if first.is_of_then != second.is_of_then {
        return Some("not told of one time");
    }
    let is_told = !first.position.layer.is_wish() && !second.position.layer.is_wish();
    (is_told && are_in_two_voices(&first.doer, &second.doer)).then_some("told in two voices")
}

/// "We have seen the reports" of whoever they speak for, "I have not seen them" of the speaker.
pub fn are_in_two_voices(one: &Doer, two: &Doer) -> bool {
    match (one, two) {
        (Doer::Speaker(one), Doer::Speaker(two)) => one != two && ![one, two].contains(&&Voice::Named),
        _ => false,
    }
}

/// Whether the subjects of two clauses are the same as far as they say.
fn is_same_doer(one: &Doer, two: &Doer) -> bool {
    match (one, two) {
        (Doer::Others(one), Doer::Others(two)) => one.iter().any(|key| two.contains(key)),
        (Doer::Speaker(_), Doer::Speaker(_)) => !are_in_two_voices(one, two),
        _ => one == two,
    }
}

/// One is about a thing told by name ("the treaty with Kessia"), the other about some or all of its kind ("treaties"):
/// what is said of the one need not be meant of the other.
fn names_one_of_a_kind(a: &Claim, b: &Claim) -> bool {
    let is_named = |claim: &Claim| {
        claim.matter.concepts.iter().any(|concept| {
            concept.kind == ConceptKind::Entity
                && matches!(concept.part, Part::Theme | Part::Modifier)
                && concept.is_near
        })
    };
    is_named(a) && !is_named(b) && !b.is_definite || is_named(b) && !is_named(a) && !a.is_definite
}

/// Whether two clauses tell of different doers.
fn are_others(one: &Doer, two: &Doer) -> bool {
    match (one, two) {
        (Doer::Unsaid, _) | (_, Doer::Unsaid) | (Doer::Speaker(_), Doer::Speaker(_)) => false,
        (Doer::Others(one), Doer::Others(two)) => !one.iter().any(|key| two.contains(key)),
        _ => true,
    }
}

/// What rises once and falls once does both; only what rises and does not rise, or does so at one time, is at odds.
fn is_of_two_occasions(first: &Claim, second: &Claim) -> bool {
    let is_change = |claim: &Claim| {
        matches!(
            claim.matter.dimension,
            Some(
                Dimension::Magnitude
                    | Dimension::Possession
                    | Dimension::Presence
                    | Dimension::Quality
                    | Dimension::Welfare
            )
        )
    };
    let is_apart = |one: &Period, two: &Period| one.to < two.from || two.to < one.from;
    let meet = first
        .position
        .periods
        .iter()
        .any(|one| second.position.periods.iter().any(|two| !is_apart(one, two)));
    is_change(first) && is_change(second) && first.is_negated == second.is_negated && !meet
}
