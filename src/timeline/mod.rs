//! The positions of actors, matter by matter, in the order they were taken.
//!
//! In: the records of actors; out: a timeline for each matter of one ([`timelines`]), two actors side by side ([`beside()`]), who
//! stands where on what ([`matrix()`]). Matters of one actor and of several are put together in the same way: by alignment.

mod beside;
mod matrix;

pub(crate) use beside::beside;
pub(crate) use matrix::matrix;

use chrono::NaiveDate;

use crate::attribution::Actor;
use crate::compare::shift;
use crate::language::lexicon::{Interval, Lexicon};
use crate::position::Mood;
use crate::report::{Timeline, TimelineEntry};
use crate::rules::{Record, meet, moves, position_in_words};

/// What one actor said on one matter, in the order it was said.
pub(crate) type Said<'r, 'a> = Vec<&'r Record<'a>>;

/// The timelines of one actor, given its records in the order they were said; with a day, of what was said by then.
pub(crate) fn timelines(actor: &Actor, records: &[Record<'_>], as_of: Option<NaiveDate>) -> Vec<Timeline> {
    let said = by_matter(records, as_of);
    said.iter().filter_map(|said| timeline(actor, said, as_of)).collect()
}

/// Groups records by matter: each joins those whose first claim it aligns with best.
fn by_matter<'r, 'a>(records: &'r [Record<'a>], as_of: Option<NaiveDate>) -> Vec<Said<'r, 'a>> {
    let lexicon = Lexicon::shipped();
    let mut groups: Vec<Said<'r, 'a>> = Vec::new();
    let is_said = |record: &&Record<'_>| as_of.is_none_or(|last| record.day().is_some_and(|day| day <= last));
    let is_held = |record: &&Record<'_>| record.located.claim.mood == Mood::Held;
    for record in records.iter().filter(is_held).filter(is_said) {
        let best = groups
            .iter()
            .enumerate()
            .filter_map(|(at, group)| {
                let first = group.first()?;
                meet(lexicon, first, record).map(|alignment| (alignment.score, std::cmp::Reverse(at)))
            })
            .max();
        match best {
            Some((_, std::cmp::Reverse(at))) => groups[at].push(record),
            None => groups.push(vec![record]),
        }
    }
    groups
}

fn timeline(actor: &Actor, group: &[&Record<'_>], as_of: Option<NaiveDate>) -> Option<Timeline> {
    let lexicon = Lexicon::shipped();
    let mut entries: Vec<TimelineEntry> = Vec::new();
    let mut before: Option<&Record<'_>> = None;
    for &record in group {
        let moved = before
            .and_then(|before| {
                let alignment = meet(lexicon, before, record)?;
                let shift = shift(alignment, &before.located.claim, &record.located.claim);
                Some(moves(&shift, before.side(), record.side()))
            })
            .unwrap_or_default();
        let (line, column) = record.place();
        let position = &record.located.claim.position;
        let value = group.first().map_or(position.value, |first| value_from(first, record));
        entries.push(TimelineEntry {
            date: record.day(),
            position: position_in_words(&record.located.claim.position, record.text()),
            range: [value.low, value.high],
            is_wish: position.layer.is_wish(),
            quote: record.quoted().to_owned(),
            path: record.article.head.place.path.clone(),
            line,
            column,
            outlet: record.article.head.outlet.clone(),
            speaker: match &record.statement.actor {
                Some(speaker) if speaker.id != actor.id => Some(speaker.name.clone()),
                _ => None,
            },
            moves: moved,
        });
        before = Some(record);
    }
    Some(Timeline {
        actor: actor.clone(),
        matter: group.first()?.located.claim.matter.label.clone(),
        topic: topic(group),
        as_of,
        entries,
    })
}

/// The position of a record, seen from the side of the first one on its matter: like signs are like stands.
fn value_from(first: &Record<'_>, record: &Record<'_>) -> Interval {
    let value = record.located.claim.position.value;
    let alignment = meet(Lexicon::shipped(), first, record);
    match alignment.is_some_and(|alignment| alignment.is_contrary) {
        true => value.mirror(),
        false => value,
    }
}

/// The declared topic of what was said.
fn topic(said: &[&Record<'_>]) -> Option<String> {
    let placed = said.iter().find_map(|record| record.topics.first());
    placed.map(|placed| placed.topic.clone())
}
