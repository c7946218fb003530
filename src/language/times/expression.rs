//! A time expression of a text.

use chrono::NaiveDate;
use serde::Serialize;

use super::value::TimeValue;
use crate::text::Span;

/// The type of a TIMEX3 tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A day or a longer period: "Friday", "last year".
    Date,
    /// A time of a day: "Friday morning", "10 p.m.".
    Time,
    /// A stretch of time: "two years".
    Duration,
    /// A time that comes again: "every week".
    Set,
}

/// What the words around a value do to it, as TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimeModifier {
    /// early 1990
    Start,
    /// mid-1990
    Mid,
    /// the end of 1990
    End,
    /// about two years
    Approx,
    /// nearly two years, up to two years
    EqualOrLess,
    /// more than two years
    EqualOrMore,
}

/// A stretch of a text that names a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Place in the text, without a leading preposition.
    pub span: Span,
    /// Date, time, duration or set.
    pub kind: TimeKind,
    /// What it stands for; its `Display` is the TIMEX3 value.
    pub value: TimeValue,
    /// How the words around bend the value.
    pub modifier: Option<TimeModifier>,
}

/// A time expression as `parse --format jsonl` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimeRecord<'a> {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What stands there.
    pub text: &'a str,
    /// DATE, TIME, DURATION, SET.
    #[serde(rename = "type")]
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<TimeModifier>,
}

impl TimeExpression {
    /// First and last day of what is meant, both within; `None` where the value names no place on the calendar. A
    /// modifier ("early", "the end of") does not narrow it, so it never claims more than was said.
    pub fn interval(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.value.interval()
    }

    /// As `parse` prints it; `text` is the text it was found in.
    pub fn record<'a>(&self, text: &'a str) -> TimeRecord<'a> {
        TimeRecord {
            start: self.span.start,
            end: self.span.end,
            text: self.span.of(text),
            kind: self.kind,
            value: self.value.to_string(),
            modifier: self.modifier,
        }
    }
}
