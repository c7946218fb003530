//! Timelines for programs: `onrecord/timeline/1`, one object a line.

use chrono::NaiveDate;
use serde::Serialize;

use crate::attribution::Actor;
use crate::report::model::{Interval, Timeline, TimelineEntry};
use crate::report::to_json_line;
use crate::rules::Move;

#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    actor: &'a Actor,
    matter: &'a str,
    topic: Option<&'a str>,
    as_of: Option<NaiveDate>,
    intervals: Vec<Interval>,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    date: Option<NaiveDate>,
    position: &'a str,
    range: [i8; 2],
    quote: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    outlet: Option<&'a str>,
    speaker: Option<&'a str>,
    moves: &'a [Move],
}

/// One line a timeline.
pub fn jsonl(timelines: &[Timeline]) -> String {
    timelines.iter().map(line).collect()
}

fn line(timeline: &Timeline) -> String {
    to_json_line(&Row {
        schema: "onrecord/timeline/1",
        actor: &timeline.actor,
        matter: &timeline.matter,
        topic: timeline.topic.as_deref(),
        as_of: timeline.as_of,
        intervals: timeline.intervals(),
        entries: timeline.entries.iter().map(entry).collect(),
    })
}

fn entry(entry: &TimelineEntry) -> Entry<'_> {
    Entry {
        date: entry.date,
        position: &entry.position,
        range: entry.range,
        quote: &entry.quote,
        path: &entry.path,
        line: entry.line,
        column: entry.column,
        outlet: entry.outlet.as_deref(),
        speaker: entry.speaker.as_deref(),
        moves: &entry.moves,
    }
}
