//! What the parser's hidden layer sees of a state: some words, and some small numbers.

use super::state::{NONE, State};

/// Number of words seen.
pub const SLOTS: usize = 5;
/// Number of small features.
pub const SMALL: usize = 8;
/// Values of a small feature.
pub const SMALL_VALUES: usize = 64;

/// The top three of the stack and the next two of the buffer; [`NONE`] where there is none.
#[inline(always)]
pub fn slots(state: &State) -> [u32; SLOTS] {
    [
        state.stacked(0),
        state.stacked(1),
        state.buffered(0),
        state.stacked(2),
        state.buffered(1),
    ]
}

/// Relations of the outermost dependents, distances, numbers of dependents; each below [`SMALL_VALUES`].
#[inline(always)]
pub fn small(state: &State) -> [u8; SMALL] {
    let (top, below, next) = (state.stacked(0), state.stacked(1), state.buffered(0));
    let label = |at: u32, side: usize| {
        if at == NONE {
            return 63;
        }
        match state.outer[at as usize][side] {
            NONE => 62,
            dependent => state.labels[dependent as usize],
        }
    };
    let valency = |at: u32, side: usize| {
        if at == NONE {
            7
        } else {
            state.valency[at as usize][side].min(6)
        }
    };
    let distance = |from: u32, to: u32| {
        if from == NONE || to == NONE {
            return 7;
        }
        match to.abs_diff(from) {
            near @ 0..=3 => near as u8,
            4..=5 => 4,
            6..=9 => 5,
            _ => 6,
        }
    };
    [
        label(top, 0),
        label(top, 1),
        label(below, 1),
        label(below, 0),
        label(next, 0),
        distance(top, next) + 8 * distance(below, top),
        valency(top, 0) + 8 * valency(top, 1),
        valency(below, 0) + 8 * valency(below, 1),
    ]
}
