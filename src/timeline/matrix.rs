//! Actors by matters: where each stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use compact_str::CompactString;

use super::{Said, by_matter, timeline, topic, value_from};
use crate::attribution::Actor;
use crate::language::lexicon::Lexicon;
use crate::options::Options;
use crate::report::{Matrix, MatrixCell, MatrixMatter, MatrixRow};
use crate::rules::{ActorRecords, Record, camp, meet, meeting_keys};

/// Matters that are shown at most.
const MOST_MATTERS: usize = 12;
/// Actors that are shown at most.
const MOST_ACTORS: usize = 40;
/// Of the matters that share a word with another, so many are tried for it, the first met.
const MOST_TRIED: usize = 64;

/// A matter, by the first claim on it.
struct Column<'r, 'a> {
    first: &'r Record<'a>,
    topic: Option<String>,
    /// By actor: what was said on it. An actor whose words make two matters of it has the larger one here.
    said: BTreeMap<usize, Said<'r, 'a>>,
}

/// The matters on which most actors have a position, and where each stands. Where one actor is asked for all its matters
/// count.
pub(crate) fn matrix(actors: &[(Actor, ActorRecords<'_>)], options: &Options, as_of: Option<NaiveDate>) -> Matrix {
    let least = if options.actor.is_some() { 1 } else { 2 };
    let mut columns = columns(actors, as_of);
    columns.retain(|column| {
        let label = &column.first.located.claim.matter.label;
        options.takes_matter(label, column.topic.as_deref())
    });
    let all = columns.len();
    columns.retain(|column| column.said.len() >= least);
    columns.sort_by_key(|column| {
        let statements: usize = column.said.values().map(Vec::len).sum();
        (
            std::cmp::Reverse((column.said.len(), statements)),
            column.first.located.claim.matter.label.clone(),
            column.first.order(),
        )
    });
    columns.truncate(MOST_MATTERS);
    let mut rows: Vec<MatrixRow> = actors
        .iter()
        .enumerate()
        .map(|(at, (actor, _))| MatrixRow {
            actor: actor.clone(),
            cells: columns
                .iter()
                .map(|column| cell(actor, column, column.said.get(&at)?))
                .collect(),
        })
        .filter(|row| row.cells.iter().any(Option::is_some))
        .collect();
    rows.sort_by_key(|row| {
        let cells = row.cells.iter().flatten();
        let statements: usize = cells.clone().map(|cell| cell.statements).sum();
        (
            std::cmp::Reverse((cells.count(), statements)),
            row.actor.name.clone(),
            row.actor.id.clone(),
        )
    });
    let actors_left_out = rows.len().saturating_sub(MOST_ACTORS);
    rows.truncate(MOST_ACTORS);
    Matrix {
        as_of,
        matters_left_out: all - columns.len(),
        actors_left_out,
        matters: columns
            .iter()
            .map(|column| MatrixMatter {
                label: column.first.located.claim.matter.label.clone(),
                topic: column.topic.clone(),
            })
            .collect(),
        rows,
    }
}

/// Puts the matters of all actors together: each joins the one whose first claim it aligns with best.
fn columns<'r, 'a>(actors: &'r [(Actor, ActorRecords<'a>)], as_of: Option<NaiveDate>) -> Vec<Column<'r, 'a>> {
    let lexicon = Lexicon::shipped();
    let mut columns: Vec<Column<'r, 'a>> = Vec::new();
    let mut by_key: HashMap<CompactString, Vec<usize>> = HashMap::new();
    for (at, (_, records)) in actors.iter().enumerate() {
        for said in by_matter(&records.claims, as_of) {
            let Some(&first) = said.first() else { continue };
            let keys = meeting_keys(lexicon, first);
            let near: BTreeSet<usize> = keys
                .iter()
                .filter_map(|key| by_key.get(key))
                .flat_map(|places| places.iter().take(MOST_TRIED))
                .copied()
                .collect();
            let best = near
                .into_iter()
                .filter_map(|column| {
                    let alignment = meet(lexicon, columns[column].first, first)?;
                    Some((alignment.score, std::cmp::Reverse(column)))
                })
                .max();
            let column = match best {
                Some((_, std::cmp::Reverse(column))) => column,
                None => {
                    keys.into_iter()
                        .for_each(|key| by_key.entry(key).or_default().push(columns.len()));
                    columns.push(Column {
                        first,
                        topic: topic(&said),
                        said: BTreeMap::new(),
                    });
                    columns.len() - 1
                }
            };
            let there = columns[column].said.entry(at).or_default();
            if said.len() > there.len() {
                *there = said;
            }
        }
    }
    columns
}

fn cell(actor: &Actor, column: &Column<'_, '_>, said: &Said<'_, '_>) -> Option<MatrixCell> {
    let told = timeline(actor, said, None)?;
    let (last, entry) = (said.last()?, told.entries.last()?);
    Some(MatrixCell {
        side: camp(last.located.claim.position.layer, value_from(column.first, last)),
        position: entry.position.clone(),
        date: entry.date,
        has_moved: told.entries.iter().any(|entry| !entry.moves.is_empty()),
        statements: told.entries.len(),
        path: entry.path.clone(),
        line: entry.line,
    })
}
