//! Two actors on the same matters.

use chrono::NaiveDate;

use super::{Said, by_matter, meet, timeline};
use crate::attribution::Actor;
use crate::language::lexicon::Lexicon;
use crate::report::Beside;
use crate::rules::{ActorRecords, Relation, judge};

/// The matters on which an actor of each list has a position, those of most statements first, and how many matters there
/// are beside them.
pub(crate) fn beside(
    left: &[(Actor, ActorRecords<'_>)],
    right: &[(Actor, ActorRecords<'_>)],
    as_of: Option<NaiveDate>,
) -> (Vec<Beside>, usize) {
    let lexicon = Lexicon::shipped();
    let (mut found, mut matters) = (Vec::new(), 0);
    for (one, records) in left {
        let mine = by_matter(&records.claims, as_of);
        matters += mine.len();
        for (other, records) in right.iter().filter(|(other, _)| other.id != one.id) {
            let theirs = by_matter(&records.claims, as_of);
            matters += theirs.len();
            // The best of all pairs first; each matter once.
            let mut pairs = Vec::new();
            for (at, said) in mine.iter().enumerate() {
                for (to, told) in theirs.iter().enumerate() {
                    let alignment = said.first().zip(told.first());
                    let alignment = alignment.and_then(|(first, second)| meet(lexicon, first, second));
                    pairs.extend(alignment.map(|alignment| (std::cmp::Reverse(alignment.score), at, to)));
                }
            }
            pairs.sort_unstable();
            let (mut is_met, mut is_other_met) = (vec![false; mine.len()], vec![false; theirs.len()]);
            for (_, at, to) in pairs {
                if is_met[at] || is_other_met[to] {
                    continue;
                }
                (is_met[at], is_other_met[to]) = (true, true);
                let sides = timeline(one, &mine[at], as_of).zip(timeline(other, &theirs[to], as_of));
                found.extend(sides.map(|(left, right)| Beside {
                    relation: relation(&mine[at], &theirs[to]),
                    left,
                    right,
                }));
            }
        }
    }
    found.sort_by_key(|one| {
        let statements = one.left.entries.len() + one.right.entries.len();
        (
            std::cmp::Reverse(statements),
            one.left.matter.clone(),
            one.right.actor.id.clone(),
        )
    });
    let rest = matters - 2 * found.len();
    (found, rest)
}

/// What the last positions are to each other.
fn relation(mine: &Said<'_, '_>, theirs: &Said<'_, '_>) -> Option<Relation> {
    let (one, other) = (mine.last()?, theirs.last()?);
    let (relation, _) = judge(Lexicon::shipped(), &one.located.claim, &other.located.claim)?;
    Some(relation)
}
