//! What the grammar makes of an expression before a date to count from is known.

use super::expression::TimeModifier;
use super::lexicon::Direction;
use super::unit::{Season, Unit};
use super::value::{DayTime, Length, OpenDate, Period, Reference};

/// A name that needs a year or a week to become a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Month(u32),
    MonthDay(u32, u32),
    /// Monday is 0.
    Weekday(u32),
    Quarter(u32),
    Half(u32),
    Season(Season),
    /// Index in the list of holidays.
    Holiday(usize),
}

/// Which year (for a weekday: which week) a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// That year.
    Year(i32),
    /// The year of the reference date plus so many: "last year's third quarter".
    Shifted(i32),
    /// The nearest in that direction: "last May".
    Toward(Direction),
    /// A year before or after the one last spoken of: "the year-earlier third quarter".
    Context(i32),
    /// Not told.
    Open,
}

/// What an expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The date of the article.
    Reference,
    /// The date last spoken of.
    Context,
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A period of the calendar.
    Fixed(Period),
    /// A name and which one of that name.
    Named(Named, Which),
    /// So many units on: last week is -1.
    Shift(Unit, i32, Base),
    /// The quarter, half or year reported on last.
    Latest(Unit),
    /// The quarter or other period last spoken of, in another year.
    Comparable(Which),
    /// The week in which that day lies.
    WeekOf(Named, Which),
    /// The day before (-1) or after (1) that day.
    DayBeside(Named, Which, i32),
    /// So long before (-1) or after (+1).
    Away(Length, i32, Base),
    /// A stretch of time.
    Lasts(Length),
    /// Once in each such stretch.
    Every(Length),
    /// On each such day, month, season.
    Each(OpenDate),
    /// Past, present, future.
    Reference(Reference),
    /// A time of a day that is not told.
    At,
}

/// An expression the grammar read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The lexeme after its last.
    pub end: usize,
    pub meaning: Meaning,
    pub time: Option<DayTime>,
    pub modifier: Option<TimeModifier>,
}

impl Match {
    pub fn new(end: usize, meaning: Meaning) -> Self {
        Self {
            end,
            meaning,
            time: None,
            modifier: None,
        }
    }

    pub fn at(self, time: DayTime) -> Self {
        Self {
            time: Some(time),
            ..self
        }
    }

    pub fn modified(self, modifier: Option<TimeModifier>) -> Self {
        Self {
            modifier: modifier.or(self.modifier),
            ..self
        }
    }

    pub fn until(self, end: usize) -> Self {
        Self { end, ..self }
    }

    /// Whether it names a date, not a duration, set or reference.
    pub fn is_date(&self) -> bool {
        matches!(
            self.meaning,
            Meaning::Fixed(_)
                | Meaning::Named(..)
                | Meaning::Shift(..)
                | Meaning::Latest(_)
                | Meaning::WeekOf(..)
                | Meaning::DayBeside(..)
        )
    }
}
