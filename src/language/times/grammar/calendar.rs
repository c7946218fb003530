//! Days and months by their names and numbers: "Friday, Oct. 23", "24 February 2025", "2025-02-24", "last May".

use chrono::NaiveDate;

use super::super::lexicon::{Count, Direction, Spelling};
use super::super::meaning::{Match, Meaning, Named, Which};
use super::super::unit::Unit;
use super::super::value::{DayTime, Period};
use super::{Grammar, given, is_day_of};
use crate::language::numerals::{Exact, Kind, read_ordinal};

impl Grammar<'_> {
    /// Weekdays, months, days of a month, dates in digits.
    pub(super) fn calendar_date(&self, at: usize) -> Option<Match> {
        if self.reading.kind(at) == Some(Kind::Digits)
            && let Some(read) = self.digits_date(at)
        {
            return Some(read);
        }
        self.weekday_date(at)
            .or_else(|| self.month_date(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.directed_name(at))
    }

    /// "Friday", "Friday morning", "Friday, Oct. 23", "Mon. 3 March".
    fn weekday_date(&self, at: usize) -> Option<Match> {
        let (weekday, end) = self.weekday(at)?;
        let behind = self.skip(end, &[","]);
        let the = self.skip(behind, &["the"]);
        for start in [behind, the] {
            let date = self.month_date(start).or_else(|| self.day_month(start));
            if let Some(date) = date
                && matches!(
                    date.meaning,
                    Meaning::Fixed(Period::Day(_)) | Meaning::Named(Named::MonthDay(..), _)
                )
            {
                return Some(date);
            }
        }
        let named = Match::new(end, Meaning::Named(Named::Weekday(weekday), Which::Open));
        Some(self.with_day_part(named))
    }

    /// Adds a part of the day right behind: "Friday morning".
    pub(super) fn with_day_part(&self, date: Match) -> Match {
        match self.senses(date.end).part {
            Some((part, Count::One)) => date.until(date.end + 1).at(DayTime::Part(part)),
            _ => date,
        }
    }

    /// A weekday in the singular and the place behind it.
    pub(super) fn weekday(&self, at: usize) -> Option<(u32, usize)> {
        let (weekday, spelling) = self.senses(at).weekday?;
        if !self.reading.capital(at) {
            return None;
        }
        match spelling {
            Spelling::Full => Some((weekday, at + 1)),
            Spelling::Short => {
                let end = self.skip_dot(at + 1);
                let date = self.month(self.skip(end, &[","])).is_some();
                (date || (end > at + 1 && weekday < 5)).then_some((weekday, end))
            }
            Spelling::Doubtful | Spelling::Plural => None,
        }
    }

    /// A month's name, in whatever spelling, and the place behind it.
    pub(super) fn month(&self, at: usize) -> Option<(u32, usize)> {
        let (month, spelling) = self.senses(at).month?;
        if !self.reading.capital(at) {
            return None;
        }
        match spelling {
            Spelling::Short => {
                let end = self.skip_dot(at + 1);
                let number = self.reading.kind(end) == Some(Kind::Digits);
                (end > at + 1 || number || self.after_digits(at)).then_some((month, end))
            }
            _ => Some((month, at + 1)),
        }
    }

    fn after_digits(&self, at: usize) -> bool {
        at > 0 && self.reading.kind(at - 1) == Some(Kind::Digits)
    }

    /// "Feb. 18", "Feb. 18, 2025", "February 2025", "June last year", "February".
    fn month_date(&self, at: usize) -> Option<Match> {
        let (month, end) = self.month(at)?;
        if let Some((day, behind)) = self.day_number(end)
            && is_day_of(month, day)
        {
            let (which, behind) = self.year_behind(behind).unwrap_or((Which::Open, behind));
            let date = Match::new(behind, day_meaning(month, day, which));
            return Some(self.with_day_part(date));
        }
        if let Some((which, behind)) = self.year_behind(end) {
            return Some(Match::new(behind, month_meaning(month, which)));
        }
        self.plain_month(at)
            .then(|| Match::new(end, month_meaning(month, Which::Open)))
    }

    /// Whether the month's name at `at`, alone, is one: "May" and "March" are also verbs, "April" a first name.
    pub(super) fn plain_month(&self, at: usize) -> bool {
        let Some((month, spelling)) = self.senses(at).month else {
            return false;
        };
        let before = self.after_preposition(at);
        let name = self.reading.capital(at + 1)
            && self.reading.kind(at + 1) == Some(Kind::Letters)
            && !self.reading.ends_sentence(at);
        match spelling {
            Spelling::Doubtful if month == 5 => before || (at > 0 && self.reading.hyphen(at - 1)),
            Spelling::Doubtful => {
                let opens = at == 0 || self.reading.ends_sentence(at - 1);
                before || !(name || opens)
            }
            _ => true,
        }
    }

    /// "24 February 2025", "24th of February", "the 24th of last month" is not read.
    fn day_month(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["the"]);
        let (day, end) = self.day_number(start)?;
        let (month, end) = self.month(self.skip(end, &["of"]))?;
        // "in 11 March 2023" fits, "5 May be" does not: a modal is not capitalised inside a sentence.
        if !is_day_of(month, day) {
            return None;
        }
        let (which, end) = self.year_behind(end).unwrap_or((Which::Open, end));
        Some(self.with_day_part(Match::new(end, day_meaning(month, day, which))))
    }

    /// "last Friday", "this coming Sunday, March 8", "next May", "the previous Monday".
    fn directed_name(&self, at: usize) -> Option<Match> {
        let (direction, name) = self.direction(at)?;
        let date = self.weekday_date(name).or_else(|| self.month_date(name)).or_else(|| {
            self.month(name)
                .map(|(month, end)| Match::new(end, month_meaning(month, Which::Open)))
        })?;
        let meaning = match date.meaning {
            Meaning::Named(named @ (Named::Weekday(_) | Named::Month(_) | Named::MonthDay(..)), Which::Open) => {
                Meaning::Named(named, Which::Toward(direction))
            }
            meaning if name > at => meaning,
            _ => return None,
        };
        Some(Match { meaning, ..date })
    }

    /// "last", "this coming", "this past", "the previous", and the place behind it.
    pub(super) fn direction(&self, at: usize) -> Option<(Direction, usize)> {
        let start = self.skip(at, &["the"]);
        let direction = self.senses(start).direction?;
        if direction == Direction::This
            && let Some(more) = self.senses(start + 1).direction
        {
            return Some((more, start + 2));
        }
        Some((direction, start + 1))
    }

    /// A day of a month: "18", "18th", "eighteenth". Not "18 percent", "18:30", "18.5".
    pub(super) fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((day, end)) = read_ordinal(self.reading, at) {
            let day = u32::try_from(day).ok()?;
            return (1..=31).contains(&day).then_some((day, end));
        }
        let written = self.reading.word(at);
        if self.reading.kind(at) != Some(Kind::Digits) || written.len() > 2 {
            return None;
        }
        let day: u32 = written.parse().ok()?;
        let counts = self.reading.is_any(
            at + 1,
            &[
                "%", "percent", "per", "million", "billion", "thousand", "/", "cents", "points",
            ],
        ) || (self.reading.glued(at + 1)
            && (self.reading.kind(at + 1) == Some(Kind::Letters)
                || self.reading.is(at + 1, ":")
                    && self.reading.glued(at + 2)
                    && self.reading.kind(at + 2) == Some(Kind::Digits)));
        ((1..=31).contains(&day) && !counts).then_some((day, at + 1))
    }

    /// "2025-02-24", "2/24/2025", "24.02.2025".
    fn digits_date(&self, at: usize) -> Option<Match> {
        let mark = self.reading.word(at + 1);
        let glued = (at + 1..at + 5).all(|index| self.reading.glued(index));
        if !glued || self.reading.word(at + 3) != mark || !matches!(mark, "-" | "/" | ".") {
            return None;
        }
        let number = |index: usize| {
            let written = self.reading.word(index);
            let digits = written.len() <= 4 && written.bytes().all(|byte| byte.is_ascii_digit());
            if digits { written.parse::<u32>().ok() } else { None }
        };
        let (first, second, third) = (number(at)?, number(at + 2)?, number(at + 4)?);
        let long = |index: usize| self.reading.word(index).len() == 4;
        let (year, month, day) = if long(at) {
            (first, second, third)
        } else if long(at + 4) && (mark == "." || first > 12) {
            (third, second, first)
        } else if long(at + 4) {
            // Month first, as in American news.
            (third, first, second)
        } else {
            return None;
        };
        let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        Some(Match::new(at + 5, Meaning::Fixed(Period::Day(day))))
    }

    /// A year behind a month or day: ", 2025", "2025", "of 2025", "of last year", "this year".
    pub(super) fn year_behind(&self, at: usize) -> Option<(Which, usize)> {
        let comma = self.skip(at, &[","]);
        let year = self.year_number(comma).or_else(|| self.spelled_year(comma));
        if let Some((year, end)) = year {
            return Some((given(Some(year)), end));
        }
        let start = self.skip(comma, &["of", "in"]);
        if start > comma
            && self.reading.is(comma, "of")
            && let Some((year, end)) = self.year_number(start)
        {
            return Some((given(Some(year)), end));
        }
        let start = if self.reading.is(comma, "of") { start } else { at };
        let shift = self.year_shift(start)?;
        Some((Which::Shifted(shift), start + 2))
    }

    /// "last year", "this year", "next year" as years from the reference date.
    pub(super) fn year_shift(&self, at: usize) -> Option<i32> {
        if self.senses(at + 1).unit != Some((Unit::Year, Count::One)) {
            return None;
        }
        ["last", "this", "next"]
            .iter()
            .zip(-1..)
            .find(|(word, _)| self.reading.is(at, word))
            .map(|(_, shift)| shift)
    }

    /// A year in four digits, 1000 to 2999, that is no count.
    pub(super) fn year_number(&self, at: usize) -> Option<(i32, usize)> {
        let written = self.reading.word(at);
        let plain = self.reading.kind(at) == Some(Kind::Digits)
            && written.len() == 4
            && written.bytes().all(|byte| byte.is_ascii_digit());
        if !plain {
            return None;
        }
        let year = Exact::parse(written)?.as_integer()?;
        let year = i32::try_from(year).ok()?;
        (1000..3000).contains(&year).then_some((year, at + 1))
    }
}

fn day_meaning(month: u32, day: u32, which: Which) -> Meaning {
    if let Which::Year(year) = which
        && let Some(date) = NaiveDate::from_ymd_opt(year, month, day)
    {
        return Meaning::Fixed(Period::Day(date));
    }
    Meaning::Named(Named::MonthDay(month, day), which)
}

pub(super) fn month_meaning(month: u32, which: Which) -> Meaning {
    match which {
        Which::Year(year) => Meaning::Fixed(Period::Month(year, month)),
        _ => Meaning::Named(Named::Month(month), which),
    }
}
