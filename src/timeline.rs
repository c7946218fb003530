//! The positions of actors, matter by matter, in the order they were taken.

use crate::align::align;
use crate::attribution::Actor;
use crate::compare::shift;
use crate::language::lexicon::Lexicon;
use crate::position::Mood;
use crate::report::{Timeline, TimelineEntry};
use crate::rules::{Record, moves, position_in_words};

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
                align(lexicon, &first.located.claim, &record.located.claim)
                    .ok()
                    .map(|alignment| (alignment.score, std::cmp::Reverse(at)))
            })
            .max();
        match best {
            Some((_, std::cmp::Reverse(at))) => groups[at].push(record),
            None => groups.push(vec![record]),
        }
    }
    groups.iter().filter_map(|group| timeline(actor, group)).collect()
}

fn timeline(actor: &Actor, group: &[&Record<'_>]) -> Option<Timeline> {
    let lexicon = Lexicon::shipped();
    let mut entries: Vec<TimelineEntry> = Vec::new();
    let mut before: Option<&Record<'_>> = None;
    for &record in group {
        let moved = before
            .and_then(|before| {
                let alignment = align(lexicon, &before.located.claim, &record.located.claim).ok()?;
                let shift = shift(alignment, &before.located.claim, &record.located.claim);
                Some(moves(&shift, before.side(), record.side()))
            })
            .unwrap_or_default();
        let (line, column) = record.place();
        entries.push(TimelineEntry {
            date: record.day(),
            position: position_in_words(&record.located.claim.position, record.text()),
            quote: record.located.quote.of(record.text()).to_string(),
            path: record.article.origin.path.clone(),
            line,
            column,
            outlet: record.article.outlet.clone(),
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
        entries,
    })
}
