//! The parser's choices in training: what it would do, and what would be right.

use super::math::softmax_gradient;
use super::net::Sample;
use super::oracle::cost;
use crate::language::Deprel;
use crate::language::parser::LABELS;
use crate::language::parser::state::{Move, State};

const ROOT: usize = Deprel::Root as usize;

/// Whether a move attaches to the root.
fn is_to_root(state: &State, step: Move) -> bool {
    step == Move::Left && state.next == state.count
}

/// Makes a move; what attaches to the root is `root`.
pub fn apply(state: &mut State, (step, label): (Move, u8)) {
    let label = if is_to_root(state, step) { ROOT as u8 } else { label };
    state.apply(step, label);
}

/// The best move and relation by the scores of the classes.
pub fn choose(state: &State, scores: &[f32]) -> (Move, u8) {
    let mut best = None;
    for step in Move::ALL {
        if state.allows(step) && best.is_none_or(|best: Move| scores[step as usize] > scores[best as usize]) {
            best = Some(step);
        }
    }
    let step = best.unwrap_or(Move::Shift);
    if step == Move::Shift || is_to_root(state, step) {
        return (step, ROOT as u8);
    }
    let from = 3 + (step as usize - 1) * LABELS;
    let mut label = usize::from(ROOT == 0);
    for other in 0..LABELS {
        if other != ROOT && scores[from + other] > scores[from + label] {
            label = other;
        }
    }
    (step, label as u8)
}

/// The moves that lose least, and the best-scored of them.
fn right_moves(state: &State, sample: &Sample, scores: &[f32]) -> (Vec<usize>, usize) {
    let mut least = u32::MAX;
    let mut list = Vec::with_capacity(3);
    for step in Move::ALL {
        if !state.allows(step) {
            continue;
        }
        let cost = cost(state, step, &sample.heads);
        if cost < least {
            least = cost;
            list.clear();
        }
        if cost == least {
            list.push(step as usize);
        }
    }
    let mut best = list[0];
    for &step in &list {
        if scores[step] > scores[best] {
            best = step;
        }
    }
    (list, best)
}

/// Turns the scores of the classes into their gradient: towards the moves that lose least, and the gold relation where one of
/// them makes an arc. Gives the loss and the best of the right choices.
pub fn learn(state: &State, sample: &Sample, scores: &mut [f32]) -> (f64, (Move, u8)) {
    let (right, best) = right_moves(state, sample, scores);
    let allowed = Move::ALL.map(|step| state.allows(step));
    let mut loss = softmax_gradient(&mut scores[..3], &right, |step| allowed[step]);
    let mut label = 0;
    if right.iter().any(|&step| step != 0) {
        label = sample.labels[state.stacked(0) as usize] as usize;
        if label == ROOT {
            label = Deprel::Parataxis as usize;
        }
    }
    for (side, step) in [Move::Left, Move::Right].into_iter().enumerate() {
        let range = 3 + side * LABELS..3 + (side + 1) * LABELS;
        if right.contains(&(step as usize)) && !is_to_root(state, step) {
            loss += softmax_gradient(&mut scores[range], &[label], |label| label != ROOT);
        } else {
            scores[range].fill(0.0);
        }
    }
    (loss, (Move::ALL[best], label as u8))
}
