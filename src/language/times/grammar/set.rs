//! Times that come again: "every week", "each Thursday", "every other day", "Mondays", "Tuesday nights", "daily".

use super::super::lexicon::{Count, Spelling};
use super::super::meaning::{Match, Meaning};
use super::super::unit::Unit;
use super::super::value::{DayTime, Length, OpenDate};
use super::Grammar;
use crate::language::numerals::{Exact, read_numeral, read_ordinal};

impl Grammar<'_> {
    pub(super) fn set(&self, at: usize) -> Option<Match> {
        self.every(at)
            .or_else(|| self.plural_day(at))
            .or_else(|| self.one_word_set(at))
    }

    fn every(&self, at: usize) -> Option<Match> {
        if !self.reading.is_any(at, &["every", "each"]) {
            return None;
        }
        let next = self.skip(at + 1, &["single", "and"]);
        let next = self.skip(next, &["every"]);
        if let Some((weekday, end)) = self.weekday(next) {
            let date = self.with_day_part(Match::new(end, Meaning::Each(OpenDate::Weekday(weekday + 1))));
            return Some(date);
        }
        if let Some((month, end)) = self.month(next) {
            return Some(Match::new(end, Meaning::Each(OpenDate::Month(month))));
        }
        if let Some(season) = self.senses(next).season {
            return Some(Match::new(next + 1, Meaning::Each(OpenDate::Season(season))));
        }
        if let Some((part, Count::One)) = self.senses(next).part {
            let each = Meaning::Each(OpenDate::Unit(Unit::Day));
            return Some(Match::new(next + 1, each).at(DayTime::Part(part)));
        }
        let (count, unit_at) = if self.reading.is(next, "other") {
            (Exact::whole(2), next + 1)
        } else if let Some(numeral) = read_numeral(self.reading, next) {
            (numeral.value, numeral.end)
        } else if let Some((ordinal, end)) = read_ordinal(self.reading, next) {
            (Exact::whole(ordinal), end)
        } else {
            (
                Exact::ONE,
                self.skip(next, &["trading", "business", "working", "fiscal", "calendar"]),
            )
        };
        let (unit, _) = self.senses(unit_at).unit?;
        if unit == Unit::Second {
            return None;
        }
        Some(Match::new(unit_at + 1, Meaning::Every(Length::new(Some(count), unit))))
    }

    /// "Mondays", "Sunday mornings", "weekends", "nights" only behind "on".
    fn plural_day(&self, at: usize) -> Option<Match> {
        let (weekday, spelling) = self.senses(at).weekday.filter(|_| self.reading.capital(at))?;
        let each = Match::new(at + 1, Meaning::Each(OpenDate::Weekday(weekday + 1)));
        match self.senses(at + 1).part {
            Some((part, Count::Many)) => Some(each.until(at + 2).at(DayTime::Part(part))),
            _ => (spelling == Spelling::Plural).then_some(each),
        }
    }

    fn one_word_set(&self, at: usize) -> Option<Match> {
        let unit = self.senses(at).set?;
        // A name: the "Estrel Daily".
        let name = self.reading.capital(at) && at > 0 && !self.reading.ends_sentence(at - 1);
        (!name).then(|| Match::new(at + 1, Meaning::Every(Length::new(Some(Exact::ONE), unit))))
    }
}
