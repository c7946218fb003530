//! Years, decades, centuries: "1998", "fiscal 2019", "the year two thousand", "'96", "the 1990s", "the nineties", "the
//! 20th century".

use super::super::meaning::{Match, Meaning};
use super::super::unit::Unit;
use super::super::value::Period;
use super::Grammar;
use crate::language::numerals::{Exact, Kind, NumberWord, number_word, read_ordinal};

/// Words behind a four-digit number that make it a count.
const COUNTED: &[&str] = &[
    "%",
    "percent",
    "per",
    "people",
    "points",
    "dollars",
    "euros",
    "pounds",
    "miles",
    "feet",
    "meters",
    "metres",
    "square",
    "troops",
    "soldiers",
    "members",
    "jobs",
    "votes",
    "men",
    "women",
    "children",
    "shares",
    "tons",
    "tonnes",
    "hours",
    "days",
    "years",
    "months",
    "weeks",
    "minutes",
    "kilometers",
    "kilometres",
    "km",
    "kg",
    "civilians",
    "workers",
    "families",
    "homes",
    "students",
    "delegates",
    "words",
    "employees",
    "patients",
    "refugees",
    "residents",
];

impl Grammar<'_> {
    pub(super) fn year_alone(&self, at: usize) -> Option<Match> {
        self.century(at)
            .or_else(|| self.decade(at))
            .or_else(|| self.single_year(at))
    }

    fn single_year(&self, at: usize) -> Option<Match> {
        let fixed = |year: i32, end: usize| Match::new(end, Meaning::Fixed(Period::Year(year)));
        // "fiscal 2019", "fiscal year 2019", "the year 2000", "FY2019"
        let start = self.skip(at, &["the"]);
        let fiscal = self.skip(start, &["fiscal", "fy", "calendar"]);
        let year = self.skip(fiscal, &["year"]);
        if year > start {
            if let Some((value, end)) = self.year_number(year).or_else(|| self.spelled_year(year)) {
                return Some(fixed(value, end));
            }
            return None;
        }
        if let Some((value, end)) = self.year_number(at) {
            return self.stands_for_year(at, value).then(|| fixed(value, end));
        }
        if let Some((value, end)) = self.short_year(at) {
            return Some(fixed(value, end));
        }
        let (value, end) = self.spelled_year(at)?;
        Some(fixed(value, end))
    }

    /// Whether four digits at `at` are a year and no count or number of a thing.
    fn stands_for_year(&self, at: usize, year: i32) -> bool {
        let before = at > 0 && {
            let mark = self.reading.word(at - 1);
            matches!(mark, "$" | "€" | "£" | "#" | "¥" | "." | "+") && self.reading.glued(at)
                || self.reading.is_any(
                    at - 1,
                    &[
                        "no", "number", "flight", "room", "page", "article", "section", "than", "times",
                    ],
                )
        };
        let behind = at + 1;
        let scale = matches!(number_word(self.reading.word(behind)), Some(NumberWord::Scale(_)));
        let glued = self.reading.glued(behind)
            && (matches!(self.reading.word(behind), "/" | ":" | "." | "°" | "%")
                && self.reading.glued(behind + 1)
                && self.reading.kind(behind + 1) == Some(Kind::Digits)
                || self.reading.kind(behind) == Some(Kind::Letters));
        let hyphen = self.reading.hyphen(behind)
            && self.reading.kind(behind + 1) == Some(Kind::Letters)
            && self.senses(behind + 1).unit.is_some();
        if before || scale || glued || hyphen || self.reading.is_any(behind, COUNTED) {
            return false;
        }
        if (1900..2050).contains(&year) {
            return true;
        }
        // Further off only where the words before say so and no noun follows.
        (1400..2200).contains(&year)
            && at > 0
            && self.reading.is_any(
                at - 1,
                &[
                    "in", "since", "of", "by", "until", "from", "before", "after", "during", "around", "circa",
                    "early", "late",
                ],
            )
            && !self.reading.word(behind).starts_with(char::is_lowercase)
    }

    /// "'96" behind a preposition, and the second year of "1995-96".
    fn short_year(&self, at: usize) -> Option<(i32, usize)> {
        let two = |index: usize| {
            let written = self.reading.word(index);
            let digits = written.len() == 2 && written.bytes().all(|byte| byte.is_ascii_digit());
            if digits { written.parse::<i32>().ok() } else { None }
        };
        if self.reading.apostrophe(at) && self.reading.glued(at + 1) && self.after_preposition(at) {
            let year = two(at + 1)?;
            return Some((year + if year < 50 { 2000 } else { 1900 }, at + 2));
        }
        let range = at >= 2 && self.reading.dash(at - 1) && self.reading.glued(at) && self.reading.glued(at - 1);
        if range
            && let Some((first, _)) = self.year_number(at - 2)
            && self.stands_for_year(at - 2, first)
        {
            let year = first.div_euclid(100) * 100 + two(at)?;
            return (year > first && !self.reading.dash(at + 1)).then_some((year, at + 1));
        }
        None
    }

    /// "nineteen ninety-six", "two thousand three", "twenty twenty-four". "two thousand" alone needs "the year".
    pub(super) fn spelled_year(&self, at: usize) -> Option<(i32, usize)> {
        let century = match number_word(self.reading.word(at))? {
            NumberWord::Teen(value @ 17..=19) => value,
            NumberWord::Tens(20) => 20,
            NumberWord::Unit(2) if self.reading.is(at + 1, "thousand") => {
                let start = self.skip(at + 2, &["and"]);
                let years = match number_word(self.reading.word(start)) {
                    Some(NumberWord::Unit(value @ 1..) | NumberWord::Teen(value)) => Some(value),
                    _ => None,
                };
                let named = at > 0 && self.reading.is_any(at - 1, &["year", "in", "of", "since"]);
                return match years {
                    Some(years) if named => Some((2000 + i32::try_from(years).ok()?, start + 1)),
                    None if named && self.reading.is(at - 1, "year") => Some((2000, at + 2)),
                    _ => None,
                };
            }
            _ => return None,
        };
        let (years, end) = match number_word(self.reading.word(at + 1))? {
            NumberWord::Teen(value) if century < 20 || value > 9 => (value, at + 2),
            NumberWord::Tens(tens) => {
                let unit = at + 2 + usize::from(self.reading.hyphen(at + 2));
                match number_word(self.reading.word(unit)) {
                    Some(NumberWord::Unit(value @ 1..)) => (tens + value, unit + 1),
                    _ => (tens, at + 2),
                }
            }
            _ => return None,
        };
        Some((i32::try_from(century * 100 + years).ok()?, end))
    }

    /// "the 1990s", "'90s", "the nineties".
    fn decade(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["the"]);
        let fixed = |decade: i32, end: usize| Match::new(end, Meaning::Fixed(Period::Decade(decade)));
        if let Some(decade) = self.senses(start).decade {
            let named = start > at && !self.reading.capital(start + 1);
            return named.then(|| fixed(if decade < 20 { 200 } else { 190 } + decade / 10, start + 1));
        }
        let number = start + usize::from(self.reading.apostrophe(start) && self.reading.glued(start + 1));
        let written = self.reading.word(number);
        let plain = written.len() <= 4 && written.ends_with('0') && self.reading.kind(number) == Some(Kind::Digits);
        let apostrophe = usize::from(self.reading.apostrophe(number + 1) && self.reading.glued(number + 1));
        let s = number + 1 + apostrophe;
        if !plain || !self.reading.is(s, "s") || !self.reading.glued(s) || self.reading.capital(s) {
            return None;
        }
        let value = i32::try_from(Exact::parse(written)?.as_integer()?).ok()?;
        match written.len() {
            4 if (1500..2200).contains(&value) => Some(fixed(value / 10, s + 1)),
            // "his 70s" is an age, "the 70s" a decade or a temperature: an apostrophe or article and no "in his".
            2 if number > at && value >= 20 => Some(fixed(190 + value / 10, s + 1)),
            _ => None,
        }
    }

    /// "the 20th century", "the twentieth century", "the 18th and 19th centuries" only for its second half.
    fn century(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["the"]);
        let (ordinal, end) = read_ordinal(self.reading, start)?;
        let end = end + usize::from(self.reading.hyphen(end));
        let (unit, _) = self.senses(end).unit?;
        let century = i32::try_from(ordinal).ok()?.checked_sub(1)?;
        (unit == Unit::Century && (1..30).contains(&century))
            .then(|| Match::new(end + 1, Meaning::Fixed(Period::Century(century))))
    }
}
