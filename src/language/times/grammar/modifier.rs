//! Dates with a word before that bends them: "early next year", "the end of March", "mid-1996", "later this week",
//! "around Nov. 1", "the first half of 2020".

use super::super::expression::TimeModifier;
use super::super::meaning::{Base, Match, Meaning, Named, Which};
use super::super::unit::Unit;
use super::super::value::Period;
use super::Grammar;

impl Grammar<'_> {
    /// A date, bent or plain.
    pub(super) fn modified_date(&self, at: usize) -> Option<Match> {
        let plain = self.date(at);
        let bent = self
            .early_or_late(at)
            .or_else(|| self.part_of(at))
            .or_else(|| self.half_of(at))
            .or_else(|| self.around(at));
        match (plain, bent) {
            (Some(plain), Some(bent)) => Some(if bent.end >= plain.end { bent } else { plain }),
            (plain, bent) => plain.or(bent),
        }
    }

    /// "early next year", "late in 1990", "earlier this month", "later that day", "mid-November", "the late 1970s".
    fn early_or_late(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["the", "very"]);
        let modifier = match () {
            () if self.reading.is(start, "early") => Some(TimeModifier::Start),
            () if self.reading.is(start, "late") => Some(TimeModifier::End),
            () if self.reading.is_any(start, &["mid", "middle"]) => Some(TimeModifier::Mid),
            () if self.reading.is_any(start, &["earlier", "later", "sometime"]) => None,
            () => return None,
        };
        let plain = start + 1;
        let hyphen = plain + usize::from(self.reading.hyphen(plain));
        let next = self.skip(hyphen, &["in", "on"]);
        let to = self.reading.is(hyphen, "to") || self.reading.is(hyphen, "-");
        if to {
            return None;
        }
        let date = self.bendable(next)?;
        if modifier.is_none() && !self.told_from_here(&date.meaning) {
            return None;
        }
        Some(date.modified(modifier))
    }

    /// "earlier" and "later" go with what is near: "this year", "yesterday", "Sunday", "that day", "in the year".
    fn told_from_here(&self, meaning: &Meaning) -> bool {
        matches!(
            meaning,
            Meaning::Shift(..) | Meaning::Named(Named::Weekday(_) | Named::Month(_) | Named::Season(_), _)
        ) || matches!(meaning, Meaning::Fixed(Period::Year(_) | Period::Month(..)))
    }

    /// "the end of March", "the middle of next year", "the beginning of the year".
    fn part_of(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["the"]);
        let start = self.skip(start, &["very"]);
        let modifier = match () {
            () if self.reading.is_any(start, &["end", "close"]) => Some(TimeModifier::End),
            () if self.reading.is_any(start, &["beginning", "start", "outset"]) => Some(TimeModifier::Start),
            () if self.reading.is(start, "middle") => Some(TimeModifier::Mid),
            () if self.reading.is_any(start, &["rest", "remainder"]) && start > at => None,
            () => return None,
        };
        if !self.reading.is(start + 1, "of") {
            return None;
        }
        Some(self.bendable(start + 2)?.modified(modifier))
    }

    /// "the first half of 2020", "the last half of the '80s".
    fn half_of(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["the"]);
        let half = match () {
            () if self.reading.is(start, "first") => 1,
            () if self.reading.is_any(start, &["second", "last", "latter"]) => 2,
            () => return None,
        };
        if !self.reading.are(start + 1, &["half", "of"]) {
            return None;
        }
        let whole = self.bendable(start + 3)?;
        let meaning = match whole.meaning {
            Meaning::Fixed(Period::Year(year)) => Meaning::Fixed(Period::Half(year, half)),
            Meaning::Shift(Unit::Year, by, Base::Reference) => Meaning::Named(Named::Half(half), Which::Shifted(by)),
            meaning => {
                let modifier = if half == 1 {
                    TimeModifier::Start
                } else {
                    TimeModifier::End
                };
                return Some(Match { meaning, ..whole }.modified(Some(modifier)));
            }
        };
        Some(Match { meaning, ..whole })
    }

    /// "around Nov. 1", "about 2010".
    fn around(&self, at: usize) -> Option<Match> {
        if !self
            .reading
            .is_any(at, &["around", "about", "approximately", "circa", "roughly"])
        {
            return None;
        }
        let date = self.date(at + 1)?;
        let points = matches!(
            date.meaning,
            Meaning::Named(Named::MonthDay(..), _) | Meaning::Fixed(Period::Year(_) | Period::Day(_))
        );
        points.then(|| date.modified(Some(TimeModifier::Approx)))
    }

    /// A date that a modifier may bend.
    fn bendable(&self, at: usize) -> Option<Match> {
        self.date(at).filter(Match::is_date)
    }
}
