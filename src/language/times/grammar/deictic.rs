//! Periods told from here: "today", "last week", "this year", "the following day", "the weekend", "year-end", "tonight".

use super::super::expression::TimeModifier;
use super::super::lexicon::{Count, Direction};
use super::super::meaning::{Base, Match, Meaning, Named};
use super::super::unit::{DayPart, Unit};
use super::super::value::{DayTime, Length};
use super::{Grammar, clock::names_a_day};
use crate::language::numerals::Exact;

impl Grammar<'_> {
    pub(super) fn deictic(&self, at: usize) -> Option<Match> {
        self.day_word(at)
            .or_else(|| self.day_around(at))
            .or_else(|| self.week_of(at))
            .or_else(|| self.part_of_day(at))
            .or_else(|| self.directed_unit(at))
            .or_else(|| self.plain_unit(at))
            .or_else(|| self.year_end(at))
    }

    /// "today", "yesterday morning", "tomorrow night", "tonight", "overnight".
    fn day_word(&self, at: usize) -> Option<Match> {
        let shift = |by: i32| Match::new(at + 1, Meaning::Shift(Unit::Day, by, Base::Reference));
        let word = self.reading.word(at);
        let by = |expected: &str| word.eq_ignore_ascii_case(expected);
        if by("today") {
            Some(shift(0))
        } else if by("yesterday") {
            Some(self.with_day_part(shift(-1)))
        } else if by("tomorrow") {
            Some(self.with_day_part(shift(1)))
        } else if by("tonight") || by("overnight") {
            Some(shift(0).at(DayTime::Part(DayPart::Night)))
        } else {
            None
        }
    }

    /// "the day before yesterday", "the day before last Tuesday", "the day after tomorrow".
    fn day_around(&self, at: usize) -> Option<Match> {
        let day = self.skip(at, &["the"]);
        if !self.reading.is(day, "day") {
            return None;
        }
        let by = match self.reading.word(day + 1) {
            word if word.eq_ignore_ascii_case("before") => -1,
            word if word.eq_ignore_ascii_case("after") => 1,
            _ => return None,
        };
        let date = self.day_word(day + 2).or_else(|| self.calendar_date(day + 2))?;
        match date.meaning {
            Meaning::Named(named @ (Named::Weekday(_) | Named::MonthDay(..)), which) => {
                Some(Match::new(date.end, Meaning::DayBeside(named, which, by)))
            }
            Meaning::Shift(Unit::Day, shift, base) => Some(Match {
                meaning: Meaning::Shift(Unit::Day, shift + by, base),
                ..date
            }),
            _ => None,
        }
    }

    /// "the week of March 6".
    fn week_of(&self, at: usize) -> Option<Match> {
        let week = self.skip(at, &["the"]);
        if !self.reading.are(week, &["week", "of"]) {
            return None;
        }
        let date = self.calendar_date(week + 2)?;
        match date.meaning {
            Meaning::Named(named @ (Named::MonthDay(..) | Named::Weekday(_)), which) => {
                Some(Match::new(date.end, Meaning::WeekOf(named, which)))
            }
            Meaning::Fixed(_) if names_a_day(&date.meaning) => Some(date),
            _ => None,
        }
    }

    /// "this morning", "last night", "the next morning", "the morning of Nov. 6", "the morning".
    fn part_of_day(&self, at: usize) -> Option<Match> {
        let start = self.skip(at, &["the", "that", "this", "last", "next"]);
        if start == at {
            return None;
        }
        let (by, base, start) = if self.reading.is(at, "this") {
            (0, Base::Reference, start)
        } else if self.reading.is(at, "last") {
            (-1, Base::Reference, start)
        } else if self.reading.is(at, "next") || self.reading.is_any(start, &["next", "following"]) {
            (1, Base::Context, self.skip(start, &["next", "following"]))
        } else if self.reading.is_any(start, &["previous", "same"]) {
            (-i32::from(self.reading.is(start, "previous")), Base::Context, start + 1)
        } else {
            (0, Base::Context, start)
        };
        let early = self.skip(start, &["early", "late"]);
        let Some((part, Count::One)) = self.senses(early).part else {
            return None;
        };
        let time = DayTime::Part(part);
        if self.reading.is(early + 1, "of")
            && let Some(date) = self.date(early + 2).filter(|date| names_a_day(&date.meaning))
        {
            return Some(date.at(time));
        }
        // "last morning" is no English, "the night shift" no time.
        let plain = self.reading.is(at, "the") && base == Base::Context && by == 0;
        let clause = self.reading.is_any(
            early + 1,
            &["the", "a", "an", "he", "she", "it", "they", "we", "that", "when"],
        );
        let noun = plain && (clause || !self.closes(early + 1));
        let modifier = (early > start).then(|| {
            if self.reading.is(start, "early") {
                TimeModifier::Start
            } else {
                TimeModifier::End
            }
        });
        (!noun).then(|| {
            Match::new(early + 1, Meaning::Shift(Unit::Day, by, base))
                .at(time)
                .modified(modifier)
        })
    }

    /// Whether what stands at `at` ends a noun phrase: a mark, a preposition, a conjunction, the end.
    pub(super) fn closes(&self, at: usize) -> bool {
        !self.reading.word(at).starts_with(char::is_alphanumeric)
            || self.reading.is_any(
                at,
                &[
                    "and", "or", "but", "in", "of", "on", "at", "by", "to", "for", "from", "with", "after", "before",
                    "when", "while", "as", "that", "because", "since", "until", "is", "was", "were", "are", "will",
                    "has", "had", "if", "when", "where", "who", "which", "through", "than", "the", "a", "an", "he",
                    "she", "it", "they", "we",
                ],
            )
    }

    /// "last week", "this past year", "next month", "the previous quarter", "the current fiscal year", "that same day".
    pub(super) fn directed_unit(&self, at: usize) -> Option<Match> {
        let the = self.skip(at, &["the", "that", "its", "their", "his", "her"]);
        let determined = the > at;
        let that = self.reading.is(at, "that");
        let directed = if that { None } else { self.direction(the) };
        let (by, base, next) = if let Some((direction, next)) = directed {
            let word = self.reading.word(next - 1);
            let told = ["previous", "prior", "preceding", "following"]
                .iter()
                .any(|context| word.eq_ignore_ascii_case(context));
            let next_day = determined && word.eq_ignore_ascii_case("next");
            let base = if told || next_day {
                Base::Context
            } else {
                Base::Reference
            };
            let by = match direction {
                Direction::Last => -1,
                Direction::This => 0,
                Direction::Next => 1,
            };
            // "the past year", "past week": a stretch that ends now, read as a duration; "this past week" is a week.
            if word.eq_ignore_ascii_case("past") && !self.reading.is(next.wrapping_sub(2), "this") {
                return None;
            }
            (by, base, next)
        } else if self.reading.is(the, "same") && determined {
            (0, Base::Context, the + 1)
        } else if that {
            (0, Base::Context, the)
        } else {
            return None;
        };
        let unit_at = self.skip(next, &["fiscal", "calendar", "business", "school", "financial"]);
        let (unit, count) = self.senses(unit_at).unit?;
        if count == Count::Many || unit.is_clock() || self.reading.hyphen(unit_at + 1) {
            return None;
        }
        // "the next day" counts from the story, "next week" from the article; "last day" is no date.
        if unit == Unit::Day && base == Base::Reference {
            return None;
        }
        // "this time", "the current year": from the article.
        let meaning = Meaning::Shift(unit, by, base);
        Some(Match::new(unit_at + 1, meaning))
    }

    /// "the weekend", "the year", "the week", "the month", "the quarter", "the latest quarter".
    fn plain_unit(&self, at: usize) -> Option<Match> {
        if !self.reading.is_any(at, &["the", "its", "latest"]) {
            return None;
        }
        let latest = self.skip(at + 1, &["latest", "recent", "just-ended", "full"]);
        let unit_at = self.skip(latest, &["fiscal", "calendar"]);
        if latest > at + 1 && self.reading.is(unit_at, "period") {
            return Some(Match::new(unit_at + 1, Meaning::Latest(Unit::Quarter)));
        }
        let (unit, Count::One) = self.senses(unit_at).unit? else {
            return None;
        };
        // "the week-long strike"; "the year of living"; "the week after", "the day the war began".
        let behind = unit_at + 1;
        let more = self.reading.is_any(
            behind,
            &[
                "of", "after", "before", "when", "that", "the", "he", "she", "they", "to",
            ],
        );
        if self.reading.hyphen(behind) {
            return None;
        }
        let ended = self.reading.is_any(behind, &["ended", "ending"]);
        let meaning = match unit {
            Unit::Year if ended => Meaning::Lasts(Length::new(Some(Exact::ONE), unit)),
            Unit::Quarter => Meaning::Latest(Unit::Quarter),
            Unit::Year if latest > at + 1 && self.reading.is(latest - 1, "latest") => Meaning::Latest(Unit::Year),
            // "later in the day", "the end of the day"; "the day" alone is any.
            Unit::Day
                if at > 1
                    && (self.reading.are(at - 2, &["later", "in"]) || self.reading.are(at - 2, &["earlier", "in"])) =>
            {
                Meaning::Shift(unit, 0, Base::Reference)
            }
            Unit::Weekend => Meaning::Shift(unit, 0, Base::Reference),
            Unit::Week | Unit::Month | Unit::Year if !more => Meaning::Shift(unit, 0, Base::Reference),
            _ => return None,
        };
        Some(Match::new(behind, meaning))
    }

    /// "year-end", "year's end", "month-end".
    fn year_end(&self, at: usize) -> Option<Match> {
        let (unit, Count::One) = self.senses(at).unit? else {
            return None;
        };
        let end = if self.reading.hyphen(at + 1) {
            at + 2
        } else {
            self.possessive(at + 1).unwrap_or(at + 1)
        };
        let fits = self.reading.is(end, "end") && matches!(unit, Unit::Year | Unit::Month | Unit::Quarter);
        fits.then(|| Match::new(end + 1, Meaning::Shift(unit, 0, Base::Reference)).modified(Some(TimeModifier::End)))
    }
}
