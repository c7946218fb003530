//! The noun that a number counts: the head of the noun phrase behind it, found without a parse.

use super::lexicon::LEXICON;
use crate::language::numerals::{Kind, Reading, read_numeral};

/// How many words a noun phrase may have before its head.
const REACH: usize = 5;

/// The lexeme of the counted noun behind a number whose last lexeme is before `at`. `many`: whether the noun must be in
/// the plural.
pub(super) fn counted_noun(reading: &Reading<'_>, at: usize, number: Grammatical) -> Option<usize> {
    let start = of_phrase(reading, at);
    let mut next = start;
    let mut last = None;
    let mut words = 0;
    while words < REACH {
        let word = reading.word(next);
        let inside = reading.kind(next) == Some(Kind::Letters)
            && !LEXICON.is_stop(word)
            && !(words > 0 && !reading.glued(next) && LEXICON.is_verb(word))
            && !(words > 0 && next > start && !reading.glued(next) && reading.is(next - 1, ","));
        if !inside {
            break;
        }
        words += 1;
        last = Some(next);
        let compound = reading.hyphen(next + 1);
        if number == Grammatical::Plural && LEXICON.is_plural(word) && !compound {
            // "police officers", "sales managers": a noun behind goes on the phrase.
            let mut head = next;
            while head < next + REACH
                && reading.kind(head + 1) == Some(Kind::Letters)
                && LEXICON.is_plural(reading.word(head + 1))
                && !LEXICON.is_stop(reading.word(head + 1))
            {
                head += 1;
            }
            return Some(head);
        }
        if number == Grammatical::Singular && !reading.glued(next + 1) && ends(reading, next + 1) {
            return Some(next);
        }
        next += 1 + usize::from(compound);
    }
    match number {
        Grammatical::Singular => last,
        Grammatical::Plural => None,
    }
}

/// Whether a noun is looked for in the plural ("three judges") or the singular ("one judge", "three-judge").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammatical {
    Singular,
    Plural,
}

/// Past "of the", "of all", "more", "other".
fn of_phrase(reading: &Reading<'_>, at: usize) -> usize {
    let mut start = at + usize::from(reading.is(at, "of"));
    while start < at + 4
        && reading.is_any(
            start,
            &[
                "the",
                "its",
                "their",
                "his",
                "her",
                "our",
                "all",
                "these",
                "those",
                "more",
                "additional",
                "other",
                "such",
            ],
        )
    {
        start += 1;
    }
    // "5 of the 27 states".
    match read_numeral(reading, start) {
        Some(numeral) if start > at => numeral.end,
        _ => start,
    }
}

fn ends(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) != Some(Kind::Letters) || LEXICON.is_stop(reading.word(at)) || LEXICON.is_verb(reading.word(at))
}
