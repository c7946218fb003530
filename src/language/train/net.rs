//! The network in training: its sizes, its weights, the way forwards.

use super::adam::Adam;
use super::choice::{apply, choose};
use super::layers::{Linear, Recurrence, window};
use super::math::{add, highest};
use super::shuffle::Random;
use crate::language::parser::CLASSES;
use crate::language::parser::features::{SLOTS, SMALL, SMALL_VALUES, slots, small};
use crate::language::parser::state::{NONE, State};

/// Sizes of the layers.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Width of the embeddings.
    pub input: usize,
    /// Width of a direction of the first recurrent layer.
    pub first: usize,
    /// Width of a direction of the second.
    pub second: usize,
    /// Width of the parser's hidden layer.
    pub hidden: usize,
    /// Number of embeddings.
    pub rows: usize,
    /// Number of joint tags.
    pub tags: usize,
}

/// A sentence to learn from.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Embeddings of each word, [`NONE`] for keys without; the first two are the word's own.
    pub rows: Vec<Vec<u32>>,
    /// How often each word was seen in training.
    pub counts: Vec<u32>,
    /// Gold joint tags.
    pub tags: Vec<u8>,
    /// Gold heads; the number of words is the root.
    pub heads: Vec<u32>,
    /// Gold relations.
    pub labels: Vec<u8>,
}

/// Where the layers lie in the list of weights.
#[derive(Clone, Debug)]
pub struct Layers {
    /// Gates of the first layer, forwards and backwards, from a window of two words.
    pub first: [Linear; 2],
    /// Tags from the first layer.
    pub tags: Linear,
    /// Tags from the word alone.
    pub direct: Linear,
    /// Gates of the second layer.
    pub second: [Linear; 2],
    /// Second-layer outputs of the root and of no word.
    pub special: usize,
    /// From the second layer to the hidden layer, slot after slot.
    pub slots: Linear,
    /// What small features add to the hidden layer.
    pub small: usize,
    /// The hidden layer's bias.
    pub hidden: usize,
    /// The classes.
    pub classes: Linear,
    /// Number of weights.
    pub total: usize,
}

impl Layers {
    fn new(sizes: &Sizes) -> Self {
        let mut at = 0;
        let mut take = |count: usize| {
            at += count;
            at - count
        };
        let mut linear = |inputs: usize, outputs: usize, has_bias: Option<()>| Linear {
            weights: take(inputs * outputs),
            bias: has_bias.map(|()| take(outputs)),
            inputs,
            outputs,
        };
        let mut gates = |inputs: usize, width: usize| [(); 2].map(|()| linear(inputs, 3 * width, Some(())));
        let first = gates(2 * sizes.input, sizes.first);
        let second = gates(2 * sizes.first, sizes.second);
        let tags = linear(2 * sizes.first, sizes.tags, Some(()));
        let direct = linear(sizes.input, sizes.tags, None);
        let slots = linear(2 * sizes.second, SLOTS * sizes.hidden, None);
        let classes = linear(sizes.hidden, CLASSES, Some(()));
        let special = take(4 * sizes.second);
        let small = take(SMALL * SMALL_VALUES * sizes.hidden);
        let hidden = take(sizes.hidden);
        Layers {
            first,
            tags,
            direct,
            second,
            special,
            slots,
            small,
            hidden,
            classes,
            total: at,
        }
    }
}

/// What the hidden layer sees of a state.
#[derive(Clone, Copy, Debug)]
pub struct View {
    slots: [u32; SLOTS],
    small: [u8; SMALL],
}

impl View {
    /// Looks at a state.
    pub fn of(state: &State) -> Self {
        View {
            slots: slots(state),
            small: small(state),
        }
    }

    /// Where in the slots' outputs (`hidden` wide) of a sentence of `count` words its words lie.
    pub fn rows(self, count: usize, hidden: usize) -> [usize; SLOTS] {
        std::array::from_fn(|slot| {
            let word = if self.slots[slot] == NONE {
                count + 1
            } else {
                self.slots[slot] as usize
            };
            (word * SLOTS + slot) * hidden
        })
    }

    /// Where behind the first small weight its small features lie.
    pub fn small(self, hidden: usize) -> [usize; SMALL] {
        std::array::from_fn(|which| (which * SMALL_VALUES + usize::from(self.small[which])) * hidden)
    }
}

/// The network.
#[derive(Debug)]
pub struct Net {
    /// Sizes.
    pub sizes: Sizes,
    /// Layers.
    pub layers: Layers,
    /// All weights but the embeddings.
    pub dense: Adam,
    /// The embeddings, row after row.
    pub embeddings: Adam,
}

impl Net {
    /// With random weights.
    pub fn new(sizes: Sizes, seed: u64) -> Self {
        let layers = Layers::new(&sizes);
        let mut random = Random::new(seed);
        let mut uniform = |scale: f32| ((random.draw() >> 40) as f32 / (1u32 << 23) as f32 - 1.0) * scale;
        let mut dense = vec![0.0f32; layers.total];
        let mut fill = |at: usize, count: usize, scale: f32| {
            dense[at..at + count]
                .iter_mut()
                .for_each(|weight| *weight = uniform(scale));
        };
        let mut fill_layer =
            |layer: &Linear, scale: f32| fill(layer.weights, layer.inputs * layer.outputs, scale.sqrt());
        for (first, second) in layers.first.iter().zip(&layers.second) {
            fill_layer(first, 1.5 / sizes.input as f32);
            fill_layer(second, 6.0 / sizes.first as f32);
        }
        fill_layer(&layers.tags, 3.0 / sizes.first as f32);
        fill(layers.special, 4 * sizes.second, 0.3);
        let mut fill_layer =
            |layer: &Linear, scale: f32| fill(layer.weights, layer.inputs * layer.outputs, scale.sqrt());
        fill_layer(&layers.slots, 3.0 / (2.0 * sizes.second as f32));
        fill(layers.small, SMALL * SMALL_VALUES * sizes.hidden, 0.1);
        fill(
            layers.classes.weights,
            sizes.hidden * CLASSES,
            (3.0 / sizes.hidden as f32).sqrt(),
        );
        let embeddings = (0..sizes.rows * sizes.input).map(|_| uniform(0.25)).collect();
        Net {
            sizes,
            layers,
            dense: Adam::new(dense),
            embeddings: Adam::new(embeddings),
        }
    }

    /// Sums of the embeddings of each word.
    pub fn embed(&self, rows: &[Vec<u32>]) -> Vec<f32> {
        let width = self.sizes.input;
        let mut x = vec![0.0; rows.len() * width];
        for (x, rows) in x.chunks_mut(width).zip(rows) {
            for &row in rows.iter().filter(|&&row| row != NONE) {
                add(
                    x,
                    &self.embeddings.weights[row as usize * width..(row as usize + 1) * width],
                );
            }
        }
        x
    }

    /// The first layer: outputs, and what the way back needs.
    pub fn first_layer(&self, x: &[f32]) -> (Vec<f32>, Vec<Recurrence>) {
        let (input, width) = (self.sizes.input, self.sizes.first);
        let mut out = vec![0.0; x.len() / input * 2 * width];
        let kept = (0..2)
            .map(|direction| {
                let gates = self.layers.first[direction].forward(&self.dense, &window(x, input, direction));
                Recurrence::forward(gates, width, direction, &mut out)
            })
            .collect();
        (out, kept)
    }

    /// The second layer.
    pub fn second_layer(&self, first: &[f32]) -> (Vec<f32>, Vec<Recurrence>) {
        let width = self.sizes.second;
        let mut out = vec![0.0; first.len() / (2 * self.sizes.first) * 2 * width];
        let kept = (0..2)
            .map(|direction| {
                let gates = self.layers.second[direction].forward(&self.dense, first);
                Recurrence::forward(gates, width, direction, &mut out)
            })
            .collect();
        (out, kept)
    }

    /// Scores of the tags, from the first layer and from the words alone.
    pub fn tag_scores(&self, first: &[f32], x: &[f32]) -> Vec<f32> {
        let mut scores = self.layers.tags.forward(&self.dense, first);
        self.layers.direct.add_to(&self.dense, x, &mut scores);
        scores
    }

    /// Adds root and no word to the second layer's outputs.
    pub fn add_special(&self, second: &mut Vec<f32>) {
        let at = self.layers.special;
        second.extend_from_slice(&self.dense.weights[at..at + 4 * self.sizes.second]);
    }

    /// What comes into the hidden layer, for a sentence of `count` words.
    pub fn hidden(&self, view: View, slots: &[f32], count: usize) -> Vec<f32> {
        let (width, layers) = (self.sizes.hidden, &self.layers);
        let mut sum = self.dense.weights[layers.hidden..layers.hidden + width].to_vec();
        for at in view.rows(count, width) {
            add(&mut sum, &slots[at..at + width]);
        }
        for at in view.small(width) {
            add(
                &mut sum,
                &self.dense.weights[layers.small + at..layers.small + at + width],
            );
        }
        sum
    }

    /// Scores of the classes from the hidden layer; what is not above zero counts as zero.
    pub fn class_scores(&self, hidden: &[f32], out: &mut [f32]) {
        let layer = &self.layers.classes;
        out.copy_from_slice(&layer.bias(&self.dense.weights));
        for (&value, weights) in hidden.iter().zip(layer.weights(&self.dense.weights).chunks(CLASSES)) {
            if value > 0.0 {
                for (out, weight) in out.iter_mut().zip(weights) {
                    *out += value * weight;
                }
            }
        }
    }

    /// Tags, heads and relations of a sentence.
    pub fn run(&self, rows: &[Vec<u32>]) -> (Vec<u8>, State) {
        let count = rows.len();
        let x = self.embed(rows);
        let (first, _) = self.first_layer(&x);
        let scores = self.tag_scores(&first, &x);
        let tags = scores.chunks(self.sizes.tags).map(|row| highest(row) as u8).collect();
        let (mut second, _) = self.second_layer(&first);
        self.add_special(&mut second);
        let slots = self.layers.slots.forward(&self.dense, &second);
        let mut state = State::default();
        state.reset(count);
        let mut scores = vec![0.0; CLASSES];
        while !state.is_done() {
            let hidden = self.hidden(View::of(&state), &slots, count);
            self.class_scores(&hidden, &mut scores);
            let choice = choose(&state, &scores);
            apply(&mut state, choice);
        }
        (tags, state)
    }

    /// Shares of right joint tags, heads, and heads with relations.
    pub fn measure(&self, samples: &[Sample]) -> [f64; 3] {
        let mut right = [0usize; 3];
        let mut words = 0;
        for sample in samples {
            let (tags, state) = self.run(&sample.rows);
            words += tags.len();
            for (at, tag) in tags.iter().enumerate() {
                let head = state.heads[at] == sample.heads[at];
                right[0] += usize::from(*tag == sample.tags[at]);
                right[1] += usize::from(head);
                right[2] += usize::from(head && state.labels[at] == sample.labels[at]);
            }
        }
        right.map(|count| count as f64 / words.max(1) as f64)
    }
}
