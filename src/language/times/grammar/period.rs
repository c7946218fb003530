//! Quarters, halves, seasons and holidays: "the third quarter of 2019", "Q3", "last year's fourth quarter", "the 1988
//! period", "the summer", "last fall", "Thanksgiving Day".

use super::super::holidays::HOLIDAYS;
use super::super::lexicon::{Count, Direction};
use super::super::meaning::{Match, Meaning, Named, Which};
use super::super::unit::{Season, Unit};
use super::super::value::Period;
use super::{Grammar, given};
use crate::language::numerals::{Kind, read_ordinal};

impl Grammar<'_> {
    pub(super) fn period(&self, at: usize) -> Option<Match> {
        self.quarter(at)
            .or_else(|| self.year_ago_period(at))
            .or_else(|| self.season(at))
    }

    /// The year before a quarter: "last year's", "the 1988", "the year-ago", "this year's fiscal".
    fn year_before(&self, at: usize) -> (Which, usize) {
        let start = self.skip(at, &["the"]);
        if let Some(shift) = self.year_shift(start)
            && let Some(end) = self.possessive(start + 2)
        {
            return (Which::Shifted(shift), end);
        }
        if let Some((year, end)) = self.year_number(start) {
            let end = self.possessive(end).unwrap_or(end);
            return (given(Some(year)), end);
        }
        if let Some(end) = self.year_ago(start) {
            return (Which::Context(-1), end);
        }
        (Which::Open, start)
    }

    /// "year-ago", "year-earlier", "comparable year-ago", and the place behind.
    fn year_ago(&self, at: usize) -> Option<usize> {
        let start = self.skip(at, &["comparable", "corresponding", "same"]);
        let year = self.senses(start).unit == Some((Unit::Year, Count::One));
        let hyphen = start + 1 + usize::from(self.reading.hyphen(start + 1));
        (year && hyphen > start + 1 && self.reading.is_any(hyphen, &["ago", "earlier"])).then_some(hyphen + 1)
    }

    /// "the third quarter", "third-quarter", "the first half of 2020", "Q3 2019", "the 1988 second quarter".
    fn quarter(&self, at: usize) -> Option<Match> {
        let (which, start) = self.year_before(at);
        let the = which == Which::Open && start > at;
        let start = self.skip(start, &["fiscal"]);
        let start = start + usize::from(self.reading.hyphen(start));
        let (named, end) = self.short_quarter(start).or_else(|| {
            let (number, end) = match read_ordinal(self.reading, start) {
                Some(found) => found,
                None if self.reading.is_any(start, &["final", "last"]) => (4, start + 1),
                None => return None,
            };
            let number = u32::try_from(number).ok()?;
            let unit = end + usize::from(self.reading.hyphen(end));
            // "the third-quarter loss": the article belongs to the loss.
            if the && unit > end {
                return None;
            }
            if self.senses(unit).unit == Some((Unit::Quarter, Count::One)) && number <= 4 {
                // "the last quarter" is the latest one, "last year's last quarter" the fourth.
                let last = self.reading.is(start, "last") && which == Which::Open;
                return (!last).then_some((Named::Quarter(number), unit + 1));
            }
            let half = self.reading.is(unit, "half") && number <= 2;
            let dated = which != Which::Open || self.quarter_year(unit + 1).is_some();
            (half && dated).then_some((Named::Half(number), unit + 1))
        })?;
        if let Some((year, end)) = self.quarter_year(end)
            && which == Which::Open
        {
            return Some(Match::new(end, quarter_meaning(named, year)));
        }
        Some(Match::new(end, quarter_meaning(named, which)))
    }

    /// "Q3", "3Q", "H1".
    fn short_quarter(&self, at: usize) -> Option<(Named, usize)> {
        let digit = |index: usize| {
            let written = self.reading.word(index);
            let one = written.len() == 1 && self.reading.kind(index) == Some(Kind::Digits);
            if one { written.parse::<u32>().ok() } else { None }
        };
        if matches!(self.reading.word(at), "Q" | "H") && self.reading.glued(at + 1) {
            let number = digit(at + 1)?;
            return match self.reading.word(at) {
                "Q" if (1..=4).contains(&number) => Some((Named::Quarter(number), at + 2)),
                "H" if (1..=2).contains(&number) && self.quarter_year(at + 2).is_some() => {
                    Some((Named::Half(number), at + 2))
                }
                _ => None,
            };
        }
        let number = digit(at)?;
        let glued = self.reading.word(at + 1) == "Q" && self.reading.glued(at + 1);
        (glued && (1..=4).contains(&number)).then_some((Named::Quarter(number), at + 2))
    }

    /// The year behind a quarter or season: "of 1984", "of fiscal 2019", "2019", "of this year", "last year".
    fn quarter_year(&self, at: usize) -> Option<(Which, usize)> {
        let of = self.skip(at, &["of"]);
        let of = self.skip(of, &["the"]);
        let year = self.skip(of, &["fiscal", "calendar"]);
        let year = self.skip(year, &["year"]);
        if let Some((year, end)) = self.year_number(year).or_else(|| self.spelled_year_behind(year)) {
            return Some((given(Some(year)), end));
        }
        self.year_shift(of).map(|shift| (Which::Shifted(shift), of + 2))
    }

    fn spelled_year_behind(&self, at: usize) -> Option<(i32, usize)> {
        match self.year_alone(at)?.meaning {
            Meaning::Fixed(Period::Year(year)) => Some((year, self.year_alone(at)?.end)),
            _ => None,
        }
    }

    /// "the year-ago period", "the 1988 quarter", "last year's quarter", "year-earlier" alone, "the corresponding period
    /// last year".
    fn year_ago_period(&self, at: usize) -> Option<Match> {
        let comparable = |end: usize, which: Which| Some(Match::new(end, Meaning::Comparable(which)));
        let (which, start) = self.year_before(at);
        let unit = self.skip(start, &["fiscal"]);
        let unit = unit + usize::from(self.reading.hyphen(unit));
        if which == Which::Open {
            let same = self.skip(start, &["same", "corresponding", "comparable"]);
            if start == at || !self.is_period(same) {
                return None;
            }
            let (which, end) = self.compared_year(same + 1)?;
            return comparable(end, which);
        }
        if self.is_period(unit) {
            return comparable(unit + 1, which);
        }
        let bare = matches!(which, Which::Context(_)) && self.year_ago(at) == Some(start);
        if bare { comparable(start, which) } else { None }
    }

    fn is_period(&self, at: usize) -> bool {
        self.reading.is(at, "period")
            || self.senses(at).unit == Some((Unit::Quarter, Count::One)) && !self.reading.hyphen(at + 1)
    }

    /// The year a period is compared with, behind it: "last year", "a year ago", "of 1988".
    fn compared_year(&self, at: usize) -> Option<(Which, usize)> {
        let of = self.skip(at, &["of", "in"]);
        if let Some(shift) = self.year_shift(of) {
            return Some((Which::Shifted(shift), of + 2));
        }
        if let Some((year, end)) = self.year_number(of) {
            return (of > at).then_some((Which::Year(year), end));
        }
        let ago = self.reading.are(at, &["a", "year"]) && self.reading.is_any(at + 2, &["ago", "earlier", "before"]);
        ago.then_some((Which::Context(-1), at + 3))
    }

    /// "last fall", "this past spring", "the summer of 1998", "summer 2020", "the summer".
    fn season(&self, at: usize) -> Option<Match> {
        if let Some((direction, name)) = self.direction(at)
            && let Some(season) = self.senses(name).season
        {
            let meaning = Meaning::Named(Named::Season(season), Which::Toward(direction));
            return Some(Match::new(name + 1, meaning));
        }
        let start = self.skip(at, &["the"]);
        let name = self.skip(start, &["early", "late"]);
        let season = self.senses(name).season?;
        let of = self.skip(name + 1, &["of"]);
        if let Some((year, end)) = self.quarter_year(of) {
            return Some(Match::new(end, season_meaning(season, year)));
        }
        // "spring" and "fall" are also verbs and falls: a preposition and a closed phrase must speak for the season.
        let told = start > at
            || (at > 0
                && self.reading.is_any(
                    at - 1,
                    &["in", "by", "since", "until", "during", "through", "this", "of"],
                ));
        let doubtful = matches!(season, Season::Spring | Season::Fall);
        let closed = self.closes(name + 1) && of == name + 1;
        (told
            && closed
            && !(doubtful && start == at && !self.reading.is_any(at.wrapping_sub(1), &["in", "by", "since", "until"])))
        .then(|| Match::new(name + 1, season_meaning(season, Which::Open)))
    }

    /// "Thanksgiving Day", "last Christmas", "Easter 2016".
    pub(super) fn holiday(&self, at: usize) -> Option<Match> {
        let directed = self.direction(at).filter(|(_, name)| *name > at);
        let start = directed.map_or(at, |(_, name)| name);
        let (index, end) = self.holiday_name(start)?;
        let named = Named::Holiday(index);
        if let Some((which, end)) = self.year_behind(end) {
            return Some(Match::new(end, Meaning::Named(named, which)));
        }
        let which = directed.map_or(Which::Open, |(direction, _)| Which::Toward(direction));
        if self.reading.is(end, "week") {
            return Some(Match::new(end + 1, Meaning::WeekOf(named, which)));
        }
        Some(Match::new(end, Meaning::Named(named, which)))
    }

    fn holiday_name(&self, at: usize) -> Option<(usize, usize)> {
        let first = self.reading.word(at);
        if !(self.reading.capital(at) || self.reading.is(at, "the")) {
            return None;
        }
        HOLIDAYS
            .beginning(first)
            .iter()
            .filter_map(|&(index, words)| {
                let mut next = at;
                for word in words {
                    let same = self.reading.is(next, word) || (word == "'" && self.reading.apostrophe(next));
                    if !same {
                        return None;
                    }
                    next += 1;
                }
                Some((index, next))
            })
            .max_by_key(|&(_, end)| end)
    }
}

fn quarter_meaning(named: Named, which: Which) -> Meaning {
    match (named, which) {
        (Named::Quarter(quarter), Which::Year(year)) => Meaning::Fixed(Period::Quarter(year, quarter)),
        (Named::Half(half), Which::Year(year)) => Meaning::Fixed(Period::Half(year, half)),
        _ => Meaning::Named(named, which),
    }
}

fn season_meaning(season: Season, which: Which) -> Meaning {
    match which {
        Which::Year(year) => Meaning::Fixed(Period::Season(year, season)),
        Which::Toward(Direction::This) => Meaning::Named(Named::Season(season), Which::Shifted(0)),
        _ => Meaning::Named(Named::Season(season), which),
    }
}
