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
            let dependents: u32 = (next..state.count).map(|word| count(gold[word as usize] == top)).sum();
            dependents
                + match step {
                    Move::Left => count(head == state.stacked(1)) + count(head > next),
                    _ => count(head >= next),
                }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows moves without cost from the start.
    fn follow(gold: &[u32]) -> Vec<u32> {
        let mut state = State::default();
        state.reset(gold.len());
        while !state.is_done() {
            let step = Move::ALL
                .into_iter()
                .find(|&step| state.allows(step) && cost(&state, step, gold) == 0);
            state.apply(step.unwrap(), 0);
        }
        state.heads[..gold.len()].to_vec()
    }

    #[test]
    fn free_moves_lead_to_the_gold_tree() {
        for gold in [
            vec![1, 2],
            vec![1, 4, 1, 2],
            vec![3, 0, 0],
            vec![2, 0, 3, 6, 3, 4],
            vec![1],
        ] {
            assert_eq!(follow(&gold), gold);
        }
    }

    #[test]
    fn a_move_that_loses_an_arc_costs_one() {
        let mut state = State::default();
        state.reset(3);
        state.apply(Move::Shift, 0);
        // The head of word 0 is word 1, which comes next.
        assert_eq!(cost(&state, Move::Left, &[1, 3, 1]), 0);
        assert_eq!(cost(&state, Move::Shift, &[1, 3, 1]), 1);
    }
}
