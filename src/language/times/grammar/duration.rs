//! Stretches of time: "two years", "more than four hours", "the past three months", "a couple of weeks", "two-year", and
//! what they measure to: "two years ago", "a year earlier", "three days from now".

use super::super::expression::TimeModifier;
use super::super::lexicon::{Count, LEXICON};
use super::super::meaning::{Base, Match, Meaning};
use super::super::unit::Unit;
use super::super::value::Length;
use super::Grammar;
use crate::language::numerals::{Exact, read_numeral};

/// Words between a count and its unit.
const BETWEEN: &[&str] = &[
    "more",
    "full",
    "consecutive",
    "straight",
    "additional",
    "other",
    "trading",
    "business",
    "working",
    "long",
    "solid",
    "further",
    "extra",
    "whole",
    "short",
    "successive",
];

/// Words that "over" stands behind where it means more than.
const BEFORE_OVER: &[&str] = &[
    "for", "after", "in", "of", "lasted", "last", "lasts", "took", "take", "takes", "by", "within", "well", "just",
    "spent", "every", "was", "is", "than",
];

/// Words behind which "last" is a verb.
const MODALS: &[&str] = &[
    "may", "might", "will", "would", "can", "could", "should", "must", "to", "not",
];

/// Words that "a year" stands behind where it is a stretch of time and no rate ("four flights a week").
const BEFORE_ARTICLE: &[&str] = &[
    "for", "in", "within", "after", "than", "nearly", "almost", "about", "over", "until", "by", "take", "takes",
    "took", "taken", "spent", "spend", "spends", "last", "lasts", "lasted", "and", "or", "but", "only", "just",
    "barely", "least", "to", "with", "every", "under", "around", "roughly", "him", "her", "them", "us", "before",
    "through", "wait", "waited", "as", "from", "that", "quite", "half", "is", "was", "be", "been", "between", "once",
    "not", "even", "during", "some", "of",
];

/// How many, and the place behind.
type Counted = (Option<Exact>, usize);

impl Grammar<'_> {
    pub(super) fn duration(&self, at: usize) -> Option<Match> {
        let (modifier, hedged) = self.hedge(at);
        let (start, led) = self.leading(hedged);
        let (modifier, start) = match modifier {
            None if led == Led::Direction || led == Led::Nothing => self.hedge(start),
            told => (told, start),
        };
        let read = self.counted_unit(start, led).or_else(|| self.bare_units(start, led))?;
        Some(read.modified(modifier))
    }

    /// "more than", "nearly", "about", and the place behind.
    fn hedge(&self, at: usize) -> (Option<TimeModifier>, usize) {
        let told = LEXICON
            .hedges
            .longest(self.reading, at)
            .map(|(modifier, end)| (Some(modifier), end));
        match told {
            Some((_, end)) if end == at + 1 && self.is_preposition(at) => (None, at),
            Some(told) => told,
            None => (None, at),
        }
    }

    /// "over" and "under" are hedges before a bare count ("over an hour", "for over 20 years"), else prepositions ("over
    /// the past year", "spent over three years").
    fn is_preposition(&self, at: usize) -> bool {
        if self.reading.is(at, "under") {
            return !self.reading.is_any(at + 1, &["a", "an"]) && read_numeral(self.reading, at + 1).is_none();
        }
        self.reading.is(at, "over")
            && !self.reading.is_any(at + 1, &["a", "an"])
            && !(at > 0 && read_numeral(self.reading, at + 1).is_some() && self.reading.is_any(at - 1, BEFORE_OVER))
    }

    /// "the past", "the next", "the first", "these last": the place behind, and what leads.
    fn leading(&self, at: usize) -> (usize, Led) {
        let the = self.skip(at, &["the", "these", "those", "another", "an", "its", "their", "his"]);
        let additional = self.skip(the, &["additional", "extra"]);
        if additional > the {
            return (additional, Led::Whole);
        }
        if self.reading.is(at, "another") {
            return (the, Led::Whole);
        }
        if self.reading.is(at, "an") {
            return (at, Led::Nothing);
        }
        if let Some((_, next)) = self.direction(the) {
            // "likely to last over a week": a verb.
            let modal = the > 0 && self.reading.is_any(the - 1, MODALS);
            let verb = self.reading.is(the, "last") && the == at && (modal || self.hedge(next).1 > next);
            return if verb {
                (at, Led::Nothing)
            } else {
                (next, Led::Direction)
            };
        }
        let adjective = self.skip(the, &["first", "final", "latest", "entire", "whole", "full", "coming"]);
        if adjective > the && the > at {
            return (adjective, Led::Direction);
        }
        if adjective > the && read_numeral(self.reading, adjective).is_some() {
            return (adjective, Led::Direction);
        }
        if let Some(shift) = self.year_ago_lead(the) {
            return (shift, Led::Direction);
        }
        (the, if the > at { Led::The } else { Led::Nothing })
    }

    /// "year-earlier" in "the year-earlier nine months".
    fn year_ago_lead(&self, at: usize) -> Option<usize> {
        let year = self.senses(at).unit == Some((Unit::Year, Count::One)) && self.reading.hyphen(at + 1);
        (year && self.reading.is_any(at + 2, &["ago", "earlier"])).then_some(at + 3)
    }

    /// A count, a unit, and what follows them.
    fn counted_unit(&self, at: usize, led: Led) -> Option<Match> {
        let (count, end) = self.count(at, led)?;
        let hyphen = self.reading.hyphen(end);
        let mut unit_at = end + usize::from(hyphen);
        if !hyphen {
            while self.reading.is_any(unit_at, BETWEEN) && unit_at < end + 2 {
                unit_at += 1;
            }
        }
        let (unit, number) = self.senses(unit_at).unit?;
        // "three quarters of the fleet" is a share.
        if unit == Unit::Quarter && led == Led::Nothing && self.reading.is(unit_at + 1, "of") {
            return None;
        }
        if unit == Unit::Weekend || self.is_age(unit_at + 1) {
            return None;
        }
        let article = self.reading.is_any(at, &["a", "an"]) && end == at + 1;
        // "a second" and "a quarter" are more often no time at all.
        if article && matches!(unit, Unit::Second) || (article && unit == Unit::Quarter && !self.suffixed(unit_at + 1))
        {
            return None;
        }
        // "the two-year plan": the article belongs to the plan.
        if hyphen && (number == Count::Many || led != Led::Nothing) {
            return None;
        }
        // "a year-earlier loss"; "four flights a week".
        if article && led == Led::Nothing && !self.suffixed(unit_at + 1) {
            let before = at == 0
                || !self.reading.word(at - 1).starts_with(char::is_alphanumeric)
                || self.reading.is_any(at - 1, BEFORE_ARTICLE);
            if !before || self.reading.hyphen(unit_at + 1) {
                return None;
            }
        }
        let mut length = Length::new(count, unit);
        let mut next = unit_at + 1;
        if !hyphen {
            (length, next) = self.smaller_part(length, next);
        } else if self.reading.hyphen(next) && self.reading.is(next + 1, "long") {
            next += 2;
        }
        if unit == Unit::Quarter && count == Some(Exact::ONE) && led == Led::Direction && !article {
            return None;
        }
        Some(self.suffix(length, next))
    }

    /// How many: "two", "2 1/2", "a", "a couple of", "several", "two to three", "half an".
    fn count(&self, at: usize, led: Led) -> Option<Counted> {
        if let Some(numeral) = read_numeral(self.reading, at) {
            let joined = self.reading.is_any(numeral.end, &["to", "or", "-", "\u{2013}"]);
            if joined && let Some(more) = read_numeral(self.reading, numeral.end + 1) {
                return Some((None, more.end));
            }
            if self.reading.are(numeral.end, &["and", "a", "half"]) {
                return Some((numeral.value.plus(Exact::new(1, 2)?), numeral.end + 3));
            }
            return Some((Some(numeral.value), numeral.end));
        }
        if self.reading.are(at, &["a", "couple"]) || self.reading.are(at, &["couple", "of"]) {
            let of = self.skip(at, &["a"]) + 1;
            return Some((Some(Exact::whole(2)), self.skip(of, &["of"])));
        }
        if let Some(((), end)) = LEXICON.vague_counts.longest(self.reading, at) {
            return Some((None, end));
        }
        if self.reading.is(at, "half") {
            let end = self.skip(at + 1, &["a", "an"]);
            return Some((Exact::new(1, 2), end));
        }
        if self.reading.is_any(at, &["a", "an"]) {
            if self.reading.is(at + 1, "half") {
                return Some((Exact::new(1, 2), at + 2));
            }
            return Some((Some(Exact::ONE), self.skip(at + 1, &["full", "whole"])));
        }
        // "the past year", "the entire month": one of it.
        (led != Led::Nothing && led != Led::The)
            .then_some((Some(Exact::ONE), at))
            .filter(|_| matches!(self.senses(at).unit, Some((_, Count::One))))
            .or_else(|| {
                (led == Led::Direction
                    && !self
                        .reading
                        .is_any(at.wrapping_sub(1), &["first", "final", "whole", "entire", "full"])
                    && matches!(self.senses(at).unit, Some((_, Count::Many))))
                .then_some((None, at))
            })
    }

    /// "and a half", "two hours and ten minutes".
    fn smaller_part(&self, length: Length, at: usize) -> (Length, usize) {
        if self.reading.are(at, &["and", "a", "half"]) {
            let half = length.count.zip(Exact::new(1, 2));
            let count = half.and_then(|(count, half)| count.plus(half));
            return (Length { count, ..length }, at + 3);
        }
        let start = self.skip(at, &["and", ","]);
        if let Some(numeral) = read_numeral(self.reading, start)
            && let Some((unit, _)) = self.senses(numeral.end).unit
            && unit < length.unit
            && length.count.is_some()
            && unit != Unit::Weekend
            && !self.suffixed(numeral.end + 1)
        {
            let rest = Some((numeral.value, unit));
            return (Length { rest, ..length }, numeral.end + 1);
        }
        (length, at)
    }

    /// "years", "for weeks", "decades ago": units without a count.
    fn bare_units(&self, at: usize, led: Led) -> Option<Match> {
        let (unit, Count::Many) = self.senses(at).unit? else {
            return None;
        };
        if matches!(unit, Unit::Weekend | Unit::Quarter)
            || unit.is_clock()
            || self.is_age(at + 1)
            || led != Led::Nothing
        {
            return None;
        }
        let long = self.reading.hyphen(at + 1) && self.reading.is(at + 2, "long");
        let told = at > 0
            && self.reading.is_any(
                at - 1,
                &[
                    "for",
                    "in",
                    "within",
                    "after",
                    "over",
                    "took",
                    "take",
                    "takes",
                    "last",
                    "following",
                ],
            );
        if !(told || long || self.suffixed(at + 1)) {
            return None;
        }
        let end = at + 1 + if long { 2 } else { 0 };
        Some(self.suffix(Length::new(None, unit), end))
    }

    /// "-old", "old", "of age": an age is a quantity, not a time.
    fn is_age(&self, at: usize) -> bool {
        let word = at + usize::from(self.reading.hyphen(at));
        self.reading.is_any(word, &["old", "olds"]) || self.reading.are(word, &["of", "age"])
    }

    fn suffixed(&self, at: usize) -> bool {
        self.reading.is_any(at, &["ago", "earlier", "later", "before", "hence"])
    }

    /// "ago", "earlier", "from now" turn a length into a date; "or so" stays within.
    fn suffix(&self, length: Length, at: usize) -> Match {
        let lasts = Match::new(at, Meaning::Lasts(length));
        let loose = if self.reading.are(at, &["or", "so"]) || self.reading.are(at, &["or", "more"]) {
            at + 2
        } else {
            at
        };
        let away = |end: usize, sign: i32, base: Base| Match::new(end, Meaning::Away(length, sign, base));
        if self.reading.is(loose, "ago") {
            away(loose + 1, -1, Base::Reference)
        } else if self.reading.is(loose, "earlier") {
            away(loose + 1, -1, Base::Context)
        } else if self.reading.are(loose, &["from", "now"]) || self.reading.are(loose, &["from", "today"]) {
            away(loose + 2, 1, Base::Reference)
        } else {
            lasts.until(loose)
        }
    }
}

/// What stands before a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Led {
    Nothing,
    /// "the", "those"
    The,
    /// "the past", "the first": one of it is meant where no count follows.
    Direction,
    /// "another", "an additional"
    Whole,
}
