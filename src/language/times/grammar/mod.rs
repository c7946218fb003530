//! The grammar: from lexemes to expressions, without any date to count from.
//!
//! Each file holds one family of expressions; a family's function takes a lexeme and gives what begins there. The longest
//! wins. Lookahead is bounded by the grammar, so a text is read in linear time.

mod calendar;
mod clock;
mod deictic;
mod duration;
mod modifier;
mod period;
pub(super) mod phrases;
mod set;
mod year;

use super::lexicon::{LEXICON, Senses};
use super::meaning::{Match, Meaning, Named, Which};
use crate::language::numerals::{Kind, Reading};

/// Words that an expression may stand behind, and that speak for a name of a month.
const BEFORE_DATES: &[&str] = &[
    "in", "of", "by", "since", "until", "till", "through", "from", "last", "next", "this", "early", "late", "mid",
    "before", "after", "during", "between", "each", "every", "on", "for", "and", "to", "or", "past", "mid-", "around",
    "about",
];

pub(super) struct Grammar<'a> {
    reading: &'a Reading<'a>,
    senses: Vec<&'static Senses>,
    nothing: Senses,
}

impl<'a> Grammar<'a> {
    pub fn new(reading: &'a Reading<'a>) -> Self {
        let senses = (0..reading.len())
            .map(|index| LEXICON.senses(reading.word(index)))
            .collect();
        Self {
            reading,
            senses,
            nothing: Senses::default(),
        }
    }

    /// All expressions, each with its first lexeme, in text order; none overlaps another.
    pub fn find(&self) -> Vec<(usize, Match)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.reading.len() {
            match self.at(at) {
                Some(read) if read.end > at => {
                    found.push((at, read));
                    at = read.end;
                    if let Some((start, more)) = self.day_continued(&read) {
                        found.push((start, more));
                        at = more.end;
                    }
                }
                _ => at += 1,
            }
        }
        found
    }

    /// The longest expression that begins at `at`.
    fn at(&self, at: usize) -> Option<Match> {
        if self.inside_a_word(at) || !self.may_begin(at) {
            return None;
        }
        self.families(at)
    }

    /// Whether an expression can begin with the word at `at`; most words are done with here.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        match self.reading.kind(at) {
            Some(Kind::Digits) => true,
            Some(Kind::Letters) => {
                let senses = self.senses(at);
                senses.starts && (!senses.opens || self.may_go_on(at + 1))
            }
            _ => self.reading.apostrophe(at) && self.reading.kind(at + 1) == Some(Kind::Digits),
        }
    }

    /// Whether an expression that "the" or the like begins can go on with what stands at `at`.
    fn may_go_on(&self, at: usize) -> bool {
        match self.reading.kind(at) {
            Some(Kind::Digits) => true,
            Some(Kind::Letters) => self.senses(at).goes_on,
            _ => self.reading.apostrophe(at) || self.reading.dash(at),
        }
    }

    pub(super) fn families(&self, at: usize) -> Option<Match> {
        let families = [
            self.modified_date(at),
            self.clock(at),
            self.reference(at),
            self.duration(at),
            self.set(at),
        ];
        // The first of the longest: `max_by_key` would give the last.
        families.into_iter().flatten().rev().max_by_key(|read| read.end)
    }

    /// A date without early, late, end of ...
    fn date(&self, at: usize) -> Option<Match> {
        let families = [
            self.calendar_date(at),
            self.holiday(at),
            self.period(at),
            self.deictic(at),
            self.year_alone(at),
        ];
        families.into_iter().flatten().rev().max_by_key(|read| read.end)
    }

    /// Whether `at` continues what stands before it, as the `year` of `leapyear2` or the `5` of `A5`.
    fn inside_a_word(&self, at: usize) -> bool {
        at > 0 && self.reading.glued(at) && matches!(self.reading.kind(at - 1), Some(Kind::Letters | Kind::Digits))
    }

    fn senses(&self, index: usize) -> &Senses {
        self.senses.get(index).copied().unwrap_or(&self.nothing)
    }

    /// The place behind `at` if one of `words` stands there, else `at`.
    fn skip(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.reading.is_any(at, words))
    }

    /// The place behind a full stop glued to the word before `at`, else `at`.
    fn skip_dot(&self, at: usize) -> usize {
        at + usize::from(self.reading.is(at, ".") && self.reading.glued(at))
    }

    /// The place behind `'s` or a bare apostrophe at `at`, else `None`.
    fn possessive(&self, at: usize) -> Option<usize> {
        if !self.reading.apostrophe(at) || !self.reading.glued(at) {
            return None;
        }
        let s = self.reading.is(at + 1, "s") && self.reading.glued(at + 1);
        Some(at + 1 + usize::from(s))
    }

    /// Whether the word before `at` is one a date may stand behind.
    fn after_preposition(&self, at: usize) -> bool {
        at > 0 && self.reading.is_any(at - 1, BEFORE_DATES)
    }

    /// "and 25" behind "April 24": one more day of the same month, with its first lexeme.
    fn day_continued(&self, read: &Match) -> Option<(usize, Match)> {
        let Meaning::Named(Named::MonthDay(month, first), which) = read.meaning else {
            return None;
        };
        let joined =
            self.reading.is_any(read.end, &["and", "or", "to", "through", "until"]) || self.reading.dash(read.end);
        if !joined || read.time.is_some() {
            return None;
        }
        let (day, end) = self.day_number(read.end + 1)?;
        let followed = self.reading.word(end);
        let noun = followed.starts_with(char::is_lowercase)
            && !followed.ends_with("ed")
            && !self.reading.is_any(
                end,
                &[
                    "in", "at", "to", "for", "by", "when", "as", "after", "with", "that", "on", "but", "and", "was",
                    "were", "will", "had", "are", "is",
                ],
            );
        (day > first && !noun && !self.reading.dash(end)).then(|| {
            let meaning = match self.year_behind(end) {
                Some((which, _)) => Meaning::Named(Named::MonthDay(month, day), which),
                None => Meaning::Named(Named::MonthDay(month, day), which),
            };
            let end = self.year_behind(end).map_or(end, |(_, end)| end);
            (read.end + 1, Match::new(end, meaning))
        })
    }
}

/// Whether a month has such a day in some year.
fn is_day_of(month: u32, day: u32) -> bool {
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=longest).contains(&day)
}

/// A `Which` for a year, given or not.
fn given(year: Option<i32>) -> Which {
    year.map_or(Which::Open, Which::Year)
}
