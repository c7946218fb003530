//! The positions of actors, matter by matter, in the order they were taken.

use crate::align::{Alignment, align};
use crate::attribution::Actor;
use crate::compare::shift;
use crate::language::lexicon::Lexicon;
use crate::position::Mood;
use crate::report::{Timeline, TimelineEntry};
use crate::rules::{Record, align_on_topic, moves, position_in_words};

/// Groups the records of one actor, given in the order they were said, by matter: each joins the timeline whose first
/// claim it aligns with best.
pub(crate) fn timelines(actor: &Actor, records: &[Record<'_>]) -> Vec<Timeline> {
    let lexicon = Lexicon::shipped();
    let mut groups: Vec<Vec<&Record<'_>>> = Vec::new();
    for record in records.iter().filter(|record| record.located.claim.mood == Mood::Held) {
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
    groups.iter().filter_map(|group| timeline(actor, group)).collect()
}

/// How two claims meet, by their own words or on a declared topic.
fn meet(lexicon: &Lexicon, one: &Record<'_>, two: &Record<'_>) -> Option<Alignment> {
    let by_words = align(lexicon, &one.located.claim, &two.located.claim).ok();
    by_words.or_else(|| align_on_topic(lexicon, one, two))
}

fn timeline(actor: &Actor, group: &[&Record<'_>]) -> Option<Timeline> {
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
        let is_contrary = group
            .first()
            .and_then(|first| meet(lexicon, first, record))
            .is_some_and(|alignment| alignment.is_contrary);
        let value = match is_contrary {
            true => position.value.mirror(),
            false => position.value,
        };
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
        topic: group
            .iter()
            .find_map(|record| record.topics.first())
            .map(|placed| placed.topic.clone()),
        entries,
    })
}
