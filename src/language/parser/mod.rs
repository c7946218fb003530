//! Dependencies: a greedy transition parser (arc-hybrid); the second layer of the network scores its moves.
//!
//! In: the first layer's outputs for the words of some sentences. Out: a head and a relation each; always a tree with one root. It
//! makes projective trees only, and never looks back on a decision. Sentences are parsed side by side, a move of each at a time,
//! so that each weight read serves them all; what becomes of one does not depend on the others.

pub mod features;
pub mod state;

use super::Deprel;
use super::model::codec::{Reader, Truncated, Writer};
use super::net::kernel::{Kernel, OUTPUTS, Take, Work, widest};
use super::net::matrix::{Blocks, Matrix};
use super::net::numbers::{GATE, HIDDEN, OUTPUT, WEIGHT};
use super::net::recurrent;
use super::tagger::runs;
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

/// Room to work in, kept from call to call.
#[derive(Debug, Default)]
pub struct Scratch {
    /// The transition system of each sentence; holds its tree at the end. There may be more of them than sentences.
    pub states: Vec<State>,
    gates: Vec<i16>,
    outputs: Vec<i16>,
    slots: Vec<i16>,
    memory: Vec<i32>,
    decisions: Decisions,
}

/// What is decided at a time.
#[derive(Debug, Default)]
struct Decisions {
    /// Sentences that are not parsed to their end, and the first word of each.
    open: Vec<(usize, usize)>,
    /// The hidden layer of each open sentence.
    hidden: Vec<i16>,
    scores: Scores,
    /// Open sentences, by their place among these, that make an arc to the left and to the right.
    arcs: [Vec<usize>; 2],
    /// The hidden layer of each of those that make an arc of one kind.
    chosen: Vec<i16>,
}

struct Parsing<'a> {
    parser: &'a Parser,
    inputs: &'a [i16],
    lengths: &'a [usize],
    scratch: &'a mut Scratch,
}

impl Work for Parsing<'_> {
    #[inline(always)]
    fn work(self, kernel: impl Kernel) {
        self.parser.read_layer(kernel, self.inputs, self.lengths, self.scratch);
        self.parser.decide(kernel, self.lengths, self.scratch);
    }
}

/// Most scores of one choice: of the moves, or of the relations of a move.
const MOST: usize = LABELS.next_multiple_of(OUTPUTS);

/// The scores of one choice for each sentence that has it.
#[derive(Debug, Default)]
struct Scores(Vec<[i32; MOST]>);

impl Scores {
    /// Makes room for so many sentences.
    #[inline(always)]
    fn resize(&mut self, count: usize) {
        self.0.resize(count, [0; MOST]);
    }
}

impl Take for Scores {
    #[inline(always)]
    fn take(&mut self, sentence: usize, block: usize, sums: [i32; OUTPUTS]) {
        if let Some(scores) = self.0[sentence].as_chunks_mut().0.get_mut(block) {
            *scores = sums;
        }
    }
}

impl Parser {
    /// Parses the sentences whose first-layer outputs are given, one after the other, with the number of words of each; the trees
    /// are in `scratch.states`.
    pub fn parse(&self, inputs: &[i16], lengths: &[usize], scratch: &mut Scratch) {
        widest(Parsing {
            parser: self,
            inputs,
            lengths,
            scratch,
        });
    }

    #[inline(always)]
    fn read_layer(&self, kernel: impl Kernel, inputs: &[i16], lengths: &[usize], scratch: &mut Scratch) {
        let count = inputs.len() / self.weights.gates[0].inputs;
        let part = self.weights.gates[0].outputs;
        let half = part / 3;
        let width = 2 * half;
        scratch.outputs.clear();
        scratch.outputs.resize(count * width, 0);
        scratch.gates.resize(scratch.gates.len().max(count * part), 0);
        for (direction, blocks) in self.gates.iter().enumerate() {
            blocks.all16(kernel, inputs, OUTPUT + WEIGHT - GATE, &mut scratch.gates, part);
            let gates = |at: usize| (&scratch.gates[at * part..(at + 1) * part], &[][..]);
            let (outputs, memory) = (&mut scratch.outputs, &mut scratch.memory);
            for words in runs(lengths) {
                if direction == 0 {
                    recurrent::run(words, half, gates, outputs, width, 0, memory);
                } else {
                    recurrent::run(words.rev(), half, gates, outputs, width, half, memory);
                }
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
    fn decide(&self, kernel: impl Kernel, lengths: &[usize], scratch: &mut Scratch) {
        let width = self.weights.classes.inputs;
        let Scratch {
            states,
            slots,
            decisions,
            ..
        } = scratch;
        let Decisions {
            open,
            hidden,
            scores,
            arcs,
            chosen,
        } = decisions;
        if states.len() < lengths.len() {
            states.resize_with(lengths.len(), State::default);
        }
        open.clear();
        for ((sentence, words), state) in runs(lengths).enumerate().zip(states.iter_mut()) {
            state.reset(words.len());
            open.push((sentence, words.start));
        }
        // Behind the words come the root and no word.
        let root = lengths.iter().sum();
        loop {
            open.retain(|&(sentence, _)| !states[sentence].is_done());
            if open.is_empty() {
                return;
            }
            hidden.resize(open.len() * width, 0);
            for (&(sentence, start), layer) in open.iter().zip(hidden.chunks_exact_mut(width)) {
                self.hidden(&states[sentence], (start, root), slots, layer);
            }
            scores.resize(open.len());
            self.moves.all(kernel, hidden, scores);
            arcs.iter_mut().for_each(Vec::clear);
            for (place, (&(sentence, _), scores)) in open.iter().zip(&scores.0).enumerate() {
                let state = &mut states[sentence];
                match choose(state, scores) {
                    Move::Left if state.next < state.count => arcs[0].push(place),
                    Move::Right => arcs[1].push(place),
                    // Relation `root` goes with the root and nothing else.
                    step => state.apply(step, Deprel::Root as u8),
                }
            }
            for ((step, labels), arcs) in [Move::Left, Move::Right].into_iter().zip(&self.labels).zip(&*arcs) {
                chosen.clear();
                for &place in arcs {
                    chosen.extend(&hidden[place * width..(place + 1) * width]);
                }
                labels.all(kernel, chosen, scores);
                for (&place, scores) in arcs.iter().zip(&scores.0) {
                    let (sentence, _) = open[place];
                    states[sentence].apply(step, best_label(scores));
                }
            }
        }
    }

    /// The hidden layer of a state. The words of its sentence start at `start` among all; `root` is the place of the root.
    #[inline(always)]
    fn hidden(&self, state: &State, (start, root): (usize, usize), slots: &[i16], layer: &mut [i16]) {
        let width = layer.len();
        let words = features::slots(state);
        let small = features::small(state);
        let rows: [&[i16]; SLOTS + SMALL] = std::array::from_fn(|which| {
            let (list, row) = if which < SLOTS {
                let at = match words[which] {
                    NONE => root + 1,
                    word if word == state.count => root,
                    word => start + word as usize,
                };
                (slots, at * SLOTS + which)
            } else {
                let which = which - SLOTS;
                let row = which * SMALL_VALUES + usize::from(small[which]);
                (&self.weights.small[..], row)
            };
            &list[row * width..(row + 1) * width]
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

/// The best move that the state allows.
#[inline(always)]
fn choose(state: &State, scores: &[i32; MOST]) -> Move {
    let mut best: Option<(i32, Move)> = None;
    for (step, &score) in Move::ALL.into_iter().zip(scores) {
        if state.allows(step) && best.is_none_or(|best| score > best.0) {
            best = Some((score, step));
        }
    }
    best.map_or(Move::Shift, |best| best.1)
}

/// The best relation but `root`.
#[inline(always)]
fn best_label(scores: &[i32; MOST]) -> u8 {
    let mut best = (i32::MIN, 0);
    for (label, &score) in (0..LABELS as u8).zip(scores) {
        if label != Deprel::Root as u8 && score > best.0 {
            best = (score, label);
        }
    }
    best.1
}
