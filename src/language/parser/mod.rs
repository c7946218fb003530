//! Dependencies: a greedy transition parser (arc-hybrid); the second layer of the network scores its moves.
//!
//! In: the first layer's outputs for the words of a sentence. Out: a head and a relation each; always a tree with one root. It
//! makes projective trees only, and never looks back on a decision.

pub mod features;
pub mod state;

use super::Deprel;
use super::model::codec::{Reader, Truncated, Writer};
use super::net::kernel::{Kernel, OUTPUTS, Take, Work, widest};
use super::net::matrix::{Blocks, Matrix};
use super::net::numbers::{GATE, HIDDEN, OUTPUT, WEIGHT};
use super::net::recurrent;
use features::{SLOTS, SMALL, SMALL_VALUES};
use state::{Move, NONE, State};

/// Number of relations.
pub const LABELS: usize = Deprel::ALL.len();
/// Outputs: three moves, relations of left arcs, relations of right arcs.
pub const CLASSES: usize = 3 + 2 * LABELS;

/// The parser's weights as stored.
#[derive(Debug, Default)]
pub struct Weights {
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

/// The parser's weights as used.
#[derive(Debug)]
pub struct Parser {
    weights: Weights,
    gates: [Blocks; 2],
    slots: Blocks,
    moves: Blocks,
    labels: [Blocks; 2],
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

/// Scores of one choice: of the moves, or of the relations of a move.
struct Scores([i32; LABELS.next_multiple_of(OUTPUTS)]);

impl Default for Scores {
    fn default() -> Self {
        Scores([0; LABELS.next_multiple_of(OUTPUTS)])
    }
}

impl Take for Scores {
    #[inline(always)]
    fn take(&mut self, _: usize, block: usize, sums: [i32; OUTPUTS]) {
        if let Some(scores) = self.0.as_chunks_mut().0.get_mut(block) {
            *scores = sums;
        }
    }
}

impl Parser {
    /// Parses the sentence whose first-layer outputs are given; the tree is in `scratch.state`.
    pub fn parse(&self, inputs: &[i16], scratch: &mut Scratch) {
        widest(Parsing {
            parser: self,
            inputs,
            scratch,
        });
    }

    #[inline(always)]
    fn read_layer(&self, kernel: impl Kernel, inputs: &[i16], scratch: &mut Scratch) {
        let count = inputs.len() / self.weights.gates[0].inputs;
        let part = self.weights.gates[0].outputs;
        let half = part / 3;
        let width = 2 * half;
        scratch.state.reset(count);
        scratch.outputs.clear();
        scratch.outputs.resize(count * width, 0);
        scratch.gates.resize(scratch.gates.len().max(count * part), 0);
        for (direction, blocks) in self.gates.iter().enumerate() {
            blocks.all16(kernel, inputs, OUTPUT + WEIGHT - GATE, &mut scratch.gates, part);
            let gates = |at: usize| (&scratch.gates[at * part..(at + 1) * part], &[][..]);
            let (outputs, memory) = (&mut scratch.outputs, &mut scratch.memory);
            if direction == 0 {
                recurrent::run(0..count, half, gates, outputs, width, 0, memory);
            } else {
                recurrent::run((0..count).rev(), half, gates, outputs, width, half, memory);
            }
        }
        scratch.outputs.extend(&self.weights.special);
        let size = self.weights.slots.outputs;
        scratch.slots.resize(scratch.slots.len().max((count + 2) * size), 0);
        let bits = OUTPUT + WEIGHT - HIDDEN;
        self.slots
            .all16(kernel, &scratch.outputs, bits, &mut scratch.slots, size);
    }

    #[inline(always)]
    fn decide(&self, kernel: impl Kernel, scratch: &mut Scratch) {
        let hidden = self.weights.classes.inputs;
        let Scratch {
            state,
            slots,
            hidden: layer,
            ..
        } = scratch;
        layer.clear();
        layer.resize(hidden, 0);
        while !state.is_done() {
            let words = features::slots(state);
            let small = features::small(state);
            let rows: [&[i16]; SLOTS + SMALL] = std::array::from_fn(|which| {
                let (list, start) = if which < SLOTS {
                    let word = words[which];
                    let at = if word == NONE {
                        state.count as usize + 1
                    } else {
                        word as usize
                    };
                    (&slots[..], at * SLOTS + which)
                } else {
                    let which = which - SLOTS;
                    (
                        &self.weights.small[..],
                        which * SMALL_VALUES + usize::from(small[which]),
                    )
                };
                &list[start * hidden..(start + 1) * hidden]
            });
            let chunks = rows.map(|row| row.as_chunks::<16>().0);
            for (at, sums) in layer.as_chunks_mut::<16>().0.iter_mut().enumerate() {
                let mut total = chunks[0][at];
                for row in &chunks[1..] {
                    for (sum, value) in total.iter_mut().zip(&row[at]) {
                        *sum = sum.saturating_add(*value);
                    }
                }
                *sums = total.map(|sum| sum.max(0));
            }
            let (step, label) = self.choose(kernel, state, layer);
            state.apply(step, label);
        }
    }

    /// The best move that the state allows, and then its best relation. Relation `root` goes with the root and nothing else.
    #[inline(always)]
    fn choose(&self, kernel: impl Kernel, state: &State, layer: &[i16]) -> (Move, u8) {
        let allowed = Move::ALL.map(|step| state.allows(step));
        let best = match allowed {
            [true, false, false] => Move::Shift,
            [false, true, false] => Move::Left,
            [false, false, true] => Move::Right,
            _ => {
                let mut scores = Scores::default();
                self.moves.all(kernel, layer, &mut scores);
                let mut best = (i32::MIN, Move::Shift);
                for (step, sum) in Move::ALL.into_iter().zip(scores.0) {
                    if allowed[step as usize] && sum > best.0 {
                        best = (sum, step);
                    }
                }
                best.1
            }
        };
        let root = Deprel::Root as u8;
        match best {
            Move::Shift => return (best, root),
            Move::Left if state.next == state.count => return (best, root),
            _ => {}
        }
        let mut scores = Scores::default();
        self.labels[best as usize - 1].all(kernel, layer, &mut scores);
        let mut label = (i32::MIN, 0);
        for (which, sum) in (0..LABELS as u8).zip(scores.0) {
            if which != root && sum > label.0 {
                label = (sum, which);
            }
        }
        (best, label.1)
    }

    /// Lays the weights out for use.
    ///
    /// # Errors
    /// [`Truncated`] where the sizes do not fit together.
    pub fn new(weights: Weights) -> Result<Self, Truncated> {
        let [forwards, backwards] = &weights.gates;
        let hidden = weights.slots.outputs / SLOTS;
        let width = forwards.outputs / 3 * 2;
        let fits = weights.slots.inputs == width
            && weights.classes.inputs == hidden
            && weights.classes.outputs == CLASSES
            && (forwards.inputs, forwards.outputs) == (backwards.inputs, backwards.outputs)
            && weights.special.len() == 2 * width
            && weights.small.len() == SMALL * SMALL_VALUES * hidden
            && [forwards.inputs, forwards.outputs, hidden, width]
                .iter()
                .all(|size| *size > 0 && size % 16 == 0);
        if !fits {
            return Err(Truncated);
        }
        let whole = |matrix: &Matrix| Blocks::of(matrix, 0..matrix.outputs);
        let (gates, slots) = ([whole(forwards), whole(backwards)], whole(&weights.slots));
        let classes = |range| Blocks::of(&weights.classes, range);
        let (moves, labels) = (classes(0..3), [classes(3..3 + LABELS), classes(3 + LABELS..CLASSES)]);
        Ok(Parser {
            weights,
            gates,
            slots,
            moves,
            labels,
        })
    }

    /// Writes the weights.
    pub fn write(&self, out: &mut Writer) {
        let weights = &self.weights;
        weights.gates.iter().for_each(|matrix| matrix.write(out));
        weights.special.iter().for_each(|&value| out.u16(value as u16));
        weights.slots.write(out);
        weights.small.iter().for_each(|&value| out.u16(value as u16));
        weights.classes.write(out);
    }

    /// Reads what [`Parser::write`] wrote.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes are no such weights.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let gates = [Matrix::read(input)?, Matrix::read(input)?];
        let special = input.i16s(2 * (gates[0].outputs / 3 * 2))?;
        let slots = Matrix::read(input)?;
        let small = input.i16s(SMALL * SMALL_VALUES * (slots.outputs / SLOTS))?;
        let classes = Matrix::read(input)?;
        Parser::new(Weights {
            gates,
            special,
            slots,
            small,
            classes,
        })
    }
}
