//! Times of the day: "10 p.m. Wednesday", "7:15 p.m. EST", "noon Thursday", "4 in the morning", "1500 GMT", "mid-afternoon".

use super::super::expression::TimeModifier;
use super::super::lexicon::{Count, LEXICON};
use super::super::meaning::{Match, Meaning};
use super::super::unit::DayPart;
use super::super::value::{DayTime, Period};
use super::Grammar;
use crate::language::numerals::{Form, Gap, Kind, read_numeral};

impl Grammar<'_> {
    /// A time of the day, with the day where it stands beside it.
    pub(super) fn clock(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["around", "about", "approximately", "exactly", "shortly"]);
        let hedged = start > at;
        let (time, end) = self.time_of_day(start)?;
        let modifier = hedged.then_some(TimeModifier::Approx);
        let alone = Match::new(end, Meaning::At).at(time).modified(modifier);
        let comma = self.skip(end, &[","]);
        let day = self
            .date(self.skip(comma, &["on"]))
            .filter(|date| date.time.is_none() && names_a_day(&date.meaning));
        Some(day.map_or(alone, |day| day.at(time).modified(modifier)))
    }

    fn time_of_day(&self, at: usize) -> Option<(DayTime, usize)> {
        if let Some(found) = self.named_hour(at).or_else(|| self.part_with_mid(at)) {
            return Some(found);
        }
        let (hour, minute, end) = self.hour_and_minute(at)?;
        let told = end > at + 1;
        let (hour, end) = if let Some((afternoon, behind)) = self.half_of_day(end) {
            ((1..=12).contains(&hour)).then(|| (hour % 12 + if afternoon { 12 } else { 0 }, behind))?
        } else if self.reading.are(end, &["o", "'", "clock"]) || self.reading.are(end, &["o", "\u{2019}", "clock"]) {
            self.hour_of_part(hour, end + 3)
        } else if self.reading.are(end, &["in", "the"]) && self.senses(end + 2).part.is_some() {
            (1..=12).contains(&hour).then(|| self.hour_of_part(hour, end))?
        } else if told || self.zone(end).is_some() {
            (hour, end)
        } else {
            return None;
        };
        if hour > 24 {
            return None;
        }
        Some((DayTime::Clock(hour, minute), self.zone(end).unwrap_or(end)))
    }

    /// "10", "10:35", "1500" before a zone, "seven" before what makes it an hour.
    fn hour_and_minute(&self, at: usize) -> Option<(u32, u32, usize)> {
        let small = |index: usize, most: u32| {
            let written = self.reading.word(index);
            let value: u32 = if written.len() <= 2 {
                written.parse().ok()?
            } else {
                return None;
            };
            (value <= most).then_some(value)
        };
        if self.reading.kind(at) == Some(Kind::Letters) {
            let numeral = read_numeral(self.reading, at)?;
            let hour = u32::try_from(numeral.value.as_integer()?).ok()?;
            let marked = self.half_of_day(numeral.end).is_some() || self.reading.is(numeral.end, "o");
            return (marked && numeral.form == Form::Words && hour <= 12).then_some((hour, 0, at + 1));
        }
        let written = self.reading.word(at);
        if written.len() == 4 && self.zone(at + 1).is_some() {
            let value: u32 = written.parse().ok()?;
            return (value / 100 < 24 && value % 100 < 60)
                .then_some((value / 100, value % 100, at + 2))
                .map(|(hour, minute, _)| (hour, minute, at + 1));
        }
        // "10.30am"
        if let Some((hour, minute)) = written.split_once('.') {
            let fits = minute.len() == 2 && self.half_of_day(at + 1).is_some();
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
            return (fits && hour <= 12 && minute < 60).then_some((hour, minute, at + 1));
        }
        let hour = small(at, 24)?;
        let colon = self.reading.is(at + 1, ":") && self.reading.glued(at + 1) && self.reading.glued(at + 2);
        if colon {
            let minute = small(at + 2, 59).filter(|_| self.reading.word(at + 2).len() == 2)?;
            // A third number makes it a duration or a reference to a text.
            let seconds = self.reading.is(at + 3, ":") && self.reading.glued(at + 3);
            return (!seconds || self.reading.kind(at + 4) != Some(Kind::Digits)).then_some((hour, minute, at + 3));
        }
        Some((hour, 0, at + 1))
    }

    /// "p.m.", "pm", "P.M": whether it is after noon, and the place behind.
    fn half_of_day(&self, at: usize) -> Option<(bool, usize)> {
        for (letter, whole, afternoon) in [("a", "am", false), ("p", "pm", true)] {
            if self.reading.is(at, whole) {
                return Some((afternoon, at + 1));
            }
            if self.reading.are(at, &[letter, ".", "m"]) && self.reading.glued(at + 1) && self.reading.glued(at + 2) {
                return Some((afternoon, self.skip_dot(at + 3)));
            }
        }
        None
    }

    /// "in the morning" behind an hour, or nothing.
    fn hour_of_part(&self, hour: u32, at: usize) -> (u32, usize) {
        let part = if self.reading.are(at, &["in", "the"]) {
            self.senses(at + 2).part.map(|(part, _)| (part, at + 3))
        } else {
            None
        };
        match part {
            Some((DayPart::Morning, end)) => (hour % 12, end),
            Some((_, end)) => (hour % 12 + 12, end),
            None => (hour, at),
        }
    }

    /// "EST", "local time", "Eastern time", and the place behind.
    fn zone(&self, at: usize) -> Option<usize> {
        let word = self.reading.word(at);
        let name = self.senses(at).zone && word.chars().all(char::is_uppercase);
        if name && self.reading.gap(at) <= Gap::Blank {
            return Some(at + 1);
        }
        let before = LEXICON.before_time.iter().any(|zone| self.reading.is(at, zone));
        let again = at + 1 + usize::from(self.reading.is_any(at + 1, &["standard", "daylight"]));
        (before && self.reading.is(again, "time")).then_some(again + 1)
    }

    /// "noon", "midnight", "midday".
    fn named_hour(&self, at: usize) -> Option<(DayTime, usize)> {
        if self.reading.is_any(at, &["noon", "midday", "noontime"]) {
            return Some((DayTime::Clock(12, 0), at + 1));
        }
        self.reading
            .is(at, "midnight")
            .then_some((DayTime::Clock(24, 0), at + 1))
    }

    /// "mid-afternoon", "mid morning".
    fn part_with_mid(&self, at: usize) -> Option<(DayTime, usize)> {
        let mid = self.reading.is(at, "mid");
        let start = at + usize::from(mid);
        let start = start + usize::from(mid && self.reading.hyphen(start));
        match self.senses(start).part {
            Some((part, Count::One)) if mid => Some((DayTime::Part(part), start + 1)),
            _ => None,
        }
    }
}

/// Whether a meaning is one day, so that a clock time can stand beside it.
pub(super) fn names_a_day(meaning: &Meaning) -> bool {
    use super::super::meaning::Named;
    use super::super::unit::Unit;
    matches!(
        meaning,
        Meaning::Fixed(Period::Day(_))
            | Meaning::Named(Named::Weekday(_) | Named::MonthDay(..) | Named::Holiday(_), _)
            | Meaning::Shift(Unit::Day, ..)
    )
}
