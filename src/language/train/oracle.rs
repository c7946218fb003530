//! What each transition costs: the number of gold arcs it makes unreachable (dynamic oracle for arc-hybrid, Goldberg & Nivre
//! 2013).

use crate::language::parser::state::{Move, State};

/// Number of gold arcs that `step` loses. `gold` holds heads, the root's index being the number of words.
pub fn cost(state: &State, step: Move, gold: &[u32]) -> u32 {
    let next = state.next;
    let count = |condition: bool| u32::from(condition);
    match step {
        Move::Shift => {
            let head = gold[next as usize];
            state
                .stack
                .iter()
                .enumerate()
                .map(|(depth, &word)| {
                    let below_top = depth + 1 < state.stack.len();
                    count(gold[word as usize] == next) + count(below_top && head == word)
                })
                .sum()
        }
        Move::Left | Move::Right => {
            let top = state.stacked(0);
            let head = gold[top as usize];
            let dependents: u32 = (next..state.count)
                .map(|word| count(gold[word as usize] == top))
                .sum();
            dependents
                + match step {
                    Move::Left => count(head == state.stacked(1)) + count(head > next),
                    _ => count(head >= next),
                }
        }
    }
}
