//! Days with a name, from `holidays.toml`.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::interval::days;
use crate::language::numerals::Reading;
use crate::text::Span;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    names: Vec<String>,
    month: Option<u32>,
    day: Option<u32>,
    weekday: Option<u8>,
    nth: Option<i32>,
    easter: Option<i32>,
    #[serde(default)]
    election: bool,
}

#[derive(Deserialize)]
struct File {
    holiday: Vec<Holiday>,
}

pub(super) struct Holidays {
    list: Vec<Holiday>,
    /// By the first lexeme of a name: the holiday and all lexemes of the name, in lower case.
    names: FxHashMap<String, Vec<(usize, Vec<String>)>>,
}

pub(super) static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("holidays.toml")).expect("a test reads this file");
    let mut names: FxHashMap<String, Vec<(usize, Vec<String>)>> = FxHashMap::default();
    for (index, holiday) in file.holiday.iter().enumerate() {
        for name in &holiday.names {
            let reading = Reading::new(name, Span::new(0, name.len()));
            let words: Vec<String> = (0..reading.len()).map(|at| reading.word(at).to_owned()).collect();
            names.entry(words[0].clone()).or_default().push((index, words));
        }
    }
    Holidays {
        list: file.holiday,
        names,
    }
});

impl Holidays {
    /// The names that begin with `word`, in any case.
    pub fn beginning(&self, word: &str) -> Vec<(usize, &[String])> {
        if word.len() > 16 || !word.is_ascii() {
            return Vec::new();
        }
        self.names
            .get(&word.to_ascii_lowercase())
            .map(|names| names.iter().map(|(index, words)| (*index, words.as_slice())).collect())
            .unwrap_or_default()
    }

    /// The first words of all names, in lower case and no order.
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// The day of a holiday in `year`.
    pub fn day(&self, index: usize, year: i32) -> Option<NaiveDate> {
        let holiday = self.list.get(index)?;
        if let Some(after) = holiday.easter {
            return days(easter(year)?, after);
        }
        if holiday.election {
            let monday = NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Mon, 1)?;
            return monday.succ_opt();
        }
        let month = holiday.month?;
        match (holiday.weekday, holiday.nth) {
            (Some(weekday), Some(nth)) => {
                let weekday = Weekday::try_from(weekday).ok()?;
                if let Ok(nth) = u8::try_from(nth) {
                    return NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
                }
                let fifth = NaiveDate::from_weekday_of_month_opt(year, month, weekday, 5);
                fifth.or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, 4))
            }
            _ => NaiveDate::from_ymd_opt(year, month, holiday.day?),
        }
    }
}

/// Easter Sunday of the Gregorian calendar: the "anonymous" algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
        .filter(|day| day.weekday() == Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_holiday_has_a_day_in_every_year() {
        for index in 0..HOLIDAYS.list.len() {
            for year in 1900..2100 {
                assert!(
                    HOLIDAYS.day(index, year).is_some(),
                    "{:?} {year}",
                    HOLIDAYS.list[index].names
                );
            }
        }
    }

    #[test]
    fn days_are_right() {
        let check = |name: &str, year: i32, expected: &str| {
            let (index, _) = HOLIDAYS
                .list
                .iter()
                .enumerate()
                .find(|(_, holiday)| holiday.names.iter().any(|n| n == name))
                .unwrap();
            assert_eq!(HOLIDAYS.day(index, year).unwrap().to_string(), expected);
        };
        check("easter", 2024, "2024-03-31");
        check("easter", 1999, "1999-04-04");
        check("thanksgiving", 1999, "1999-11-25");
        check("memorial day", 2021, "2021-05-31");
        check("election day", 2016, "2016-11-08");
        check("labor day", 2023, "2023-09-04");
    }
}
