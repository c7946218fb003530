//! Dependencies: a greedy transition parser (arc-hybrid); the second layer of the network scores its moves.
//!
//! In: the first layer's outputs for the words of a sentence. Out: a head and a relation each; always a tree with one root. It
//! makes projective trees only, and never looks back on a decision.

pub mod features;
pub mod state;

use super::Deprel;
use super::model::codec::{Reader, Truncated, Writer};
use super::net::matrix::Matrix;
use super::net::numbers::{GATE, HIDDEN, OUTPUT, WEIGHT, drop_bits, saturate};
use super::net::kernel::{Kernel, Work, widest};
use super::net::recurrent;
use features::{SLOTS, SMALL, SMALL_VALUES};
use state::{Move, NONE, State};

/// Number of relations.
pub const LABELS: usize = Deprel::ALL.len();
/// Outputs: three moves, relations of left arcs, relations of right arcs.
pub const CLASSES: usize = 3 + 2 * LABELS;

/// The parser's weights.
#[derive(Debug, Default)]
pub struct Parser {
    /// Gates of the second layer, forwards and backwards.
    pub gates: [Matrix; 2],
    /// The second layer's output for the root and for no word.
    pub special: Vec<i16>,
    /// From the second layer to the hidden layer, slot after slot.
    pub slots: Matrix,
    /// What small features add to the hidden layer.
    pub small: Vec<i16>,
    /// From the hidden layer to the classes.
    pub classes: Matrix,
}

/// Room to work in, kept from sentence to sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    /// The transition system; holds the tree at the end.
    pub state: State,
    gates: Vec<i16>,
    outputs: Vec<i16>,
    slots: Vec<i16>,
    hidden: Vec<i16>,
    memory: Vec<i32>,
}

struct Parsing<'a> {
    parser: &'a Parser,
    inputs: &'a [i16],
    scratch: &'a mut Scratch,
}

impl Work for Parsing<'_> {
    #[inline(always)]
    fn work(self, kernel: impl Kernel) {
        self.parser.read_layer(kernel, self.inputs, self.scratch);
        self.parser.decide(kernel, self.scratch);
    }
}

impl Parser {
    /// Parses the sentence whose first-layer outputs are given; the tree is in `scratch.state`.
    pub fn parse(&self, inputs: &[i16], scratch: &mut Scratch) {
        widest(Parsing { parser: self, inputs, scratch });
    }

    #[inline(always)]
    fn read_layer(&self, kernel: impl Kernel, inputs: &[i16], scratch: &mut Scratch) {
        let count = inputs.len() / self.gates[0].inputs;
        let part = self.gates[0].outputs;
        let half = part / 3;
        let width = 2 * half;
        scratch.state.reset(count);
        scratch.outputs.clear();
        scratch.outputs.resize(count * width, 0);
        scratch.gates.resize(scratch.gates.len().max(count * part), 0);
        for (direction, matrix) in self.gates.iter().enumerate() {
            let gates = &mut scratch.gates;
            matrix.all(kernel, inputs, count, |at, output, sum| {
                gates[at * part + output] = saturate(drop_bits(sum, OUTPUT + WEIGHT - GATE));
            });
            let gates = |at: usize| (&scratch.gates[at * part..(at + 1) * part], &[][..]);
            let (outputs, memory) = (&mut scratch.outputs, &mut scratch.memory);
            if direction == 0 {
                recurrent::run(0..count, half, gates, outputs, width, 0, memory);
            } else {
                recurrent::run((0..count).rev(), half, gates, outputs, width, half, memory);
            }
        }
        scratch.outputs.extend(&self.special);
        let size = self.slots.outputs;
        scratch.slots.resize(scratch.slots.len().max((count + 2) * size), 0);
        let slots = &mut scratch.slots;
        self.slots.all(kernel, &scratch.outputs, count + 2, |at, output, sum| {
            slots[at * size + output] = saturate(drop_bits(sum, OUTPUT + WEIGHT - HIDDEN));
        });
    }

    #[inline(always)]
    fn decide(&self, kernel: impl Kernel, scratch: &mut Scratch) {
        let hidden = self.classes.inputs;
        let Scratch { state, slots, hidden: layer, .. } = scratch;
        layer.clear();
        layer.resize(hidden, 0);
        while !state.is_done() {
            let row = |slot: usize, word: u32| {
                let at = if word == NONE { state.count as usize + 1 } else { word as usize };
                let start = (at * SLOTS + slot) * hidden;
                &slots[start..start + hidden]
            };
            let small = features::small(state);
            let value = |which: usize| {
                let start = (which * SMALL_VALUES + small[which] as usize) * hidden;
                &self.small[start..start + hidden]
            };
            let words = features::slots(state);
            layer.copy_from_slice(row(0, words[0]));
            for slot in 1..SLOTS {
                add(layer, row(slot, words[slot]));
            }
            for which in 0..SMALL {
                add(layer, value(which));
            }
            for value in layer.iter_mut() {
                *value = (*value).max(0);
            }
            let (step, label) = self.choose(kernel, state, layer);
            state.apply(step, label);
        }
    }

    /// The best move that the state allows, and then its best relation. Relation `root` goes with the root and nothing else.
    #[inline(always)]
    fn choose(&self, kernel: impl Kernel, state: &State, layer: &[i16]) -> (Move, u8) {
        let mut allowed = Move::ALL.into_iter().filter(|&step| state.allows(step));
        let mut best = allowed.next().unwrap_or(Move::Shift);
        let mut score = None;
        for step in allowed {
            let first = *score.get_or_insert_with(|| self.classes.one(kernel, layer, best as usize));
            let other = self.classes.one(kernel, layer, step as usize);
            if other > first {
                (best, score) = (step, Some(other));
            }
        }
        let root = Deprel::Root as u8;
        match best {
            Move::Shift => return (best, root),
            Move::Left if state.next == state.count => return (best, root),
            _ => {}
        }
        let from = 3 + (best as usize - 1) * LABELS;
        let mut label = (i32::MIN, 0);
        for which in (0..LABELS as u8).filter(|&which| which != root) {
            let score = self.classes.one(kernel, layer, from + which as usize);
            if score > label.0 {
                label = (score, which);
            }
        }
        (best, label.1)
    }

    /// Writes the weights.
    pub fn write(&self, out: &mut Writer) {
        self.gates.iter().for_each(|matrix| matrix.write(out));
        self.special.iter().for_each(|&value| out.u16(value as u16));
        self.slots.write(out);
        self.small.iter().for_each(|&value| out.u16(value as u16));
        self.classes.write(out);
    }

    /// Reads what [`Parser::write`] wrote.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes are no such weights.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let gates = [Matrix::read(input)?, Matrix::read(input)?];
        let width = gates[0].outputs / 3 * 2;
        let special = input.i16s(2 * width)?;
        let slots = Matrix::read(input)?;
        let hidden = slots.outputs / SLOTS;
        let small = input.i16s(SMALL * SMALL_VALUES * hidden)?;
        let classes = Matrix::read(input)?;
        let fits = slots.inputs == width && classes.inputs == hidden && classes.outputs == CLASSES;
        let parser = Parser { gates, special, slots, small, classes };
        if fits { Ok(parser) } else { Err(Truncated) }
    }
}

/// Adds `values` to `sum`, within 16 bits.
#[inline(always)]
fn add(sum: &mut [i16], values: &[i16]) {
    for (sum, &value) in sum.iter_mut().zip(values) {
        *sum = sum.saturating_add(value);
    }
}
