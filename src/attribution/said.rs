//! When it was said: a time told beside the cue, else the day of publication.

use chrono::{Datelike, NaiveDate};

use super::draft::Draft;
use super::statement::{Precision, Said};
use crate::language::times::{Period, TimeExpression, TimeValue};
use crate::text::Span;

/// The day of a draft; `times` are those of the whole text, in its order, `sentence` is where the cue stands.
pub fn said(draft: &Draft, sentence: Span, times: &[TimeExpression], published: Option<NaiveDate>) -> Said {
    let outside = |span: Span| !draft.content.iter().any(|piece| piece.overlaps(span));
    let from = times.partition_point(|time| time.span.end <= sentence.start);
    let near = times[from..]
        .iter()
        .take_while(|time| time.span.start < sentence.end)
        .filter(|time| outside(time.span))
        .filter(|time| draft.cue.iter().any(|cue| distance(*cue, time.span) <= 80))
        .filter_map(|time| match &time.value {
            TimeValue::On(period, _) => placed(period),
            _ => None,
        })
        .find(|said| match (said.on, published) {
            (Some(on), Some(published)) => on <= published,
            _ => true,
        });
    near.unwrap_or(match published {
        Some(day) => Said {
            on: Some(day),
            precision: Precision::Day,
        },
        None => Said {
            on: None,
            precision: Precision::Unknown,
        },
    })
}

fn distance(a: Span, b: Span) -> usize {
    if a.overlaps(b) {
        0
    } else if a.end <= b.start {
        b.start - a.end
    } else {
        a.start - b.end
    }
}

fn placed(period: &Period) -> Option<Said> {
    match *period {
        Period::Day(day) => Some(Said {
            on: Some(day),
            precision: Precision::Day,
        }),
        Period::Month(year, month) => Some(Said {
            on: NaiveDate::from_ymd_opt(year, month, 1),
            precision: Precision::Month,
        }),
        Period::Year(year) => Some(Said {
            on: NaiveDate::from_ymd_opt(year, 1, 1),
            precision: Precision::Year,
        }),
        _ => None,
    }
    .filter(|said| said.on.is_some_and(|day| day.year() > 0))
}
