//! Two actors on the same matters.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Said, by_matter, timeline};
use crate::attribution::Actor;
use crate::language::lexicon::Lexicon;
use crate::report::Beside;
use crate::rules::{ActorRecords, Relation, judge, meet};

/// The matters on which an actor of each list has a position, those of most statements first, and how many matters there
/// are beside them.
pub(crate) fn beside<'r, 'a>(
    left: &'r [(Actor, ActorRecords<'a>)],
    right: &'r [(Actor, ActorRecords<'a>)],
    as_of: Option<NaiveDate>,
) -> (Vec<Beside>, usize) {
    let lexicon = Lexicon::shipped();
    let by_matters = |actors: &'r [(Actor, ActorRecords<'a>)]| -> Vec<(&'r Actor, Vec<Said<'r, 'a>>)> {
        let all = actors
            .iter()
            .map(|(actor, records)| (actor, by_matter(&records.claims, as_of)));
        all.collect()
    };
    let (left, right) = (by_matters(left), by_matters(right));
    let mut found = Vec::new();
    // A surname can be that of several: of each, which matters one of the others speaks of too.
    let mut met: BTreeSet<(&str, usize)> = BTreeSet::new();
    for (one, mine) in &left {
        for (other, theirs) in right.iter().filter(|(other, _)| other.id != one.id) {
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
                met.extend([(one.id.as_str(), at), (other.id.as_str(), to)]);
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
    let all = left.iter().chain(&right);
    let all = all.flat_map(|(actor, said)| (0..said.len()).map(|at| (actor.id.as_str(), at)));
    let rest = all.collect::<BTreeSet<_>>().difference(&met).count();
    (found, rest)
}

/// What the last positions are to each other.
fn relation(mine: &Said<'_, '_>, theirs: &Said<'_, '_>) -> Option<Relation> {
    let (one, other) = (mine.last()?, theirs.last()?);
    let (relation, _) = judge(Lexicon::shipped(), &one.located.claim, &other.located.claim)?;
    Some(relation)
}
