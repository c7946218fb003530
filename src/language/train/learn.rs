//! Training of the network: gradients of a sentence, steps, passes over the data. The parser follows its own decisions and
//! learns the best way on from wherever they led (dynamic oracle with exploration, Goldberg & Nivre 2012).

use super::adam::Adam;
use super::choice;
use super::layers::{Recurrence, window, window_backward};
use super::math::{add, scale, softmax_gradient};
use super::net::{Net, Sample, View};
use super::shuffle::Random;
use crate::language::parser::CLASSES;
use crate::language::parser::features::SLOTS;
use crate::language::parser::state::{NONE, State};

/// How often, from the second pass on, the parser follows its own choice rather than the best.
const EXPLORE: f32 = 0.9;
/// How often a part of a word (an ending, the shape ...) is left out.
const DROP_PART: f32 = 0.03;

/// Options of a training run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Passes over the data.
    pub epochs: usize,
    /// Learning rate at the start; it falls to nothing in a straight line.
    pub rate: f32,
    /// Share of the layers' outputs dropped; of the hidden layer half as much.
    pub dropout: f32,
    /// Words of a step, at least.
    pub batch: usize,
    /// Seed of order, dropout and exploration.
    pub seed: u64,
    /// A word seen `n` times in training is left out `alpha / (alpha + n)` of the time, so that unseen words are met in training.
    pub alpha: f32,
}

/// Embeddings that the gradients of a batch touch.
#[derive(Debug, Default)]
struct Touched {
    rows: Vec<u32>,
    is_in: Vec<bool>,
}

/// The decisions on a sentence.
struct Decisions {
    views: Vec<View>,
    hidden: Vec<f32>,
    gradients: Vec<f32>,
    loss: f64,
}

/// True so often.
fn chance(random: &mut Random, share: f32) -> bool {
    ((random.draw() >> 40) as f32) < share * (1u32 << 24) as f32
}

/// Zeros for what is dropped, and what the rest is multiplied with.
fn mask(random: &mut Random, length: usize, dropout: f32) -> Vec<f32> {
    let keep = 1.0 / (1.0 - dropout);
    (0..length)
        .map(|_| if chance(random, dropout) { 0.0 } else { keep })
        .collect()
}

/// The embeddings of a sentence without those left out.
fn thin_out(sample: &Sample, alpha: f32, random: &mut Random) -> Vec<Vec<u32>> {
    let mut thin = |(rows, &count): (&Vec<u32>, &u32)| {
        let own = alpha / (alpha + count as f32);
        let mut keep = |(kind, &row): (usize, &u32)| {
            if chance(random, if kind < 2 { own } else { DROP_PART }) {
                NONE
            } else {
                row
            }
        };
        rows.iter().enumerate().map(&mut keep).collect()
    };
    sample.rows.iter().zip(&sample.counts).map(&mut thin).collect()
}

impl Net {
    /// Adds the gradients of a sentence. Gives the losses of tags and decisions.
    fn learn(
        &mut self,
        sample: &Sample,
        random: &mut Random,
        options: &Options,
        explore: f32,
        touched: &mut Touched,
    ) -> (f64, f64) {
        let layers = self.layers.clone();
        let rows = thin_out(sample, options.alpha, random);
        let x = self.embed(&rows);
        let (mut first, first_kept) = self.first_layer(&x);
        let first_mask = mask(random, first.len(), options.dropout);
        scale(&mut first, &first_mask);

        let mut scores = self.tag_scores(&first, &x);
        let mut tag_loss = 0.0;
        for (row, &gold) in scores.chunks_mut(self.sizes.tags).zip(&sample.tags) {
            tag_loss += softmax_gradient(row, &[usize::from(gold)], |_| true);
        }
        let mut to_first = vec![0.0; first.len()];
        layers.tags.backward(&mut self.dense, &first, &scores, &mut to_first);
        let mut to_x = vec![0.0; x.len()];
        layers.direct.backward(&mut self.dense, &x, &scores, &mut to_x);

        let (mut second, second_kept) = self.second_layer(&first);
        let second_mask = mask(random, second.len(), options.dropout);
        scale(&mut second, &second_mask);
        self.add_special(&mut second);
        let slots = layers.slots.forward(&self.dense, &second);
        let decisions = self.decide(sample, &slots, random, options.dropout, explore);

        let mut to_second = self.hidden_backward(&decisions, &second, options.dropout);
        scale(&mut to_second, &second_mask);
        for (direction, kept) in second_kept.iter().enumerate() {
            let gates = kept.backward(&to_second, self.sizes.second, direction);
            layers.second[direction].backward(&mut self.dense, &first, &gates, &mut to_first);
        }
        scale(&mut to_first, &first_mask);
        self.first_backward(&first_kept, &x, &to_first, &mut to_x);
        self.embed_backward(&rows, &to_x, touched);
        (tag_loss, decisions.loss)
    }

    /// Parses a sentence, learning at each decision.
    fn decide(&self, sample: &Sample, slots: &[f32], random: &mut Random, dropout: f32, explore: f32) -> Decisions {
        let count = sample.rows.len();
        let mut made = Decisions {
            views: Vec::new(),
            hidden: Vec::new(),
            gradients: Vec::new(),
            loss: 0.0,
        };
        let mut state = State::default();
        state.reset(count);
        let mut scores = vec![0.0; CLASSES];
        while !state.is_done() {
            let view = View::of(&state);
            let mut hidden = self.hidden(view, slots, count);
            for value in &mut hidden {
                let stays = *value > 0.0 && !chance(random, 0.5 * dropout);
                *value = if stays { *value / (1.0 - 0.5 * dropout) } else { 0.0 };
            }
            self.class_scores(&hidden, &mut scores);
            let guess = choice::choose(&state, &scores);
            let (loss, right) = choice::learn(&state, sample, &mut scores);
            made.loss += loss;
            made.views.push(view);
            made.hidden.extend_from_slice(&hidden);
            made.gradients.extend_from_slice(&scores);
            let follows = explore > 0.0 && chance(random, explore);
            choice::apply(&mut state, if follows { guess } else { right });
        }
        made
    }

    /// From the decisions back to the second layer (without root and no word, whose own gradients are added).
    fn hidden_backward(&mut self, decisions: &Decisions, second: &[f32], dropout: f32) -> Vec<f32> {
        let layers = self.layers.clone();
        let width = self.sizes.hidden;
        let count = second.len() / (2 * self.sizes.second) - 2;
        let mut to_hidden = vec![0.0; decisions.hidden.len()];
        layers
            .classes
            .backward(&mut self.dense, &decisions.hidden, &decisions.gradients, &mut to_hidden);
        for (gradient, &value) in to_hidden.iter_mut().zip(&decisions.hidden) {
            *gradient = if value > 0.0 {
                *gradient / (1.0 - 0.5 * dropout)
            } else {
                0.0
            };
        }
        let mut to_slots = vec![0.0; (count + 2) * SLOTS * width];
        for (view, gradient) in decisions.views.iter().zip(to_hidden.chunks(width)) {
            for at in view.rows(count, width) {
                add(&mut to_slots[at..at + width], gradient);
            }
            for at in view.small(width) {
                let at = layers.small + at;
                add(&mut self.dense.gradients[at..at + width], gradient);
            }
            add(
                &mut self.dense.gradients[layers.hidden..layers.hidden + width],
                gradient,
            );
        }
        let mut to_second = vec![0.0; second.len()];
        layers
            .slots
            .backward(&mut self.dense, second, &to_slots, &mut to_second);
        let special = to_second.split_off(count * 2 * self.sizes.second);
        add(
            &mut self.dense.gradients[layers.special..layers.special + special.len()],
            &special,
        );
        to_second
    }

    /// From the first layer back to the sums of embeddings.
    fn first_backward(&mut self, kept: &[Recurrence], x: &[f32], to_first: &[f32], to_x: &mut [f32]) {
        let (input, width) = (self.sizes.input, self.sizes.first);
        for (direction, kept) in kept.iter().enumerate() {
            let gates = kept.backward(to_first, width, direction);
            let mut to_window = vec![0.0; 2 * x.len()];
            let layer = self.layers.first[direction];
            layer.backward(&mut self.dense, &window(x, input, direction), &gates, &mut to_window);
            window_backward(&to_window, to_x, input, direction);
        }
    }

    /// From the sums to the embeddings.
    fn embed_backward(&mut self, rows: &[Vec<u32>], to_x: &[f32], touched: &mut Touched) {
        let width = self.sizes.input;
        for (rows, gradient) in rows.iter().zip(to_x.chunks(width)) {
            for row in rows.iter().filter(|&&row| row != NONE).map(|&row| row as usize) {
                add(&mut self.embeddings.gradients[row * width..(row + 1) * width], gradient);
                if !std::mem::replace(&mut touched.is_in[row], true) {
                    touched.rows.push(row as u32);
                }
            }
        }
    }

    /// A step with the gradients of a batch. Embeddings without a gradient stay as they are.
    fn step(&mut self, rate: f32, words: usize, steps: u32, touched: &mut Touched) {
        let share = 1.0 / words as f32;
        let corrections = Adam::corrections(steps);
        self.dense.gradients.iter_mut().for_each(|gradient| *gradient *= share);
        self.dense.step(0..self.layers.total, rate, corrections);
        let width = self.sizes.input;
        for row in touched.rows.drain(..).map(|row| row as usize) {
            touched.is_in[row] = false;
            let range = row * width..(row + 1) * width;
            self.embeddings.gradients[range.clone()]
                .iter_mut()
                .for_each(|gradient| *gradient *= share);
            self.embeddings.step(range, rate, corrections);
        }
    }

    /// Trains; calls `report` after each pass with its number and the mean losses of tags and decisions.
    pub fn train(&mut self, samples: &[Sample], options: &Options, mut report: impl FnMut(&Net, usize, [f64; 2])) {
        let mut random = Random::new(options.seed);
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let words: usize = samples.iter().map(|sample| sample.rows.len()).sum();
        let total = words * options.epochs;
        let mut touched = Touched {
            rows: Vec::new(),
            is_in: vec![false; self.sizes.rows],
        };
        let (mut done, mut steps) = (0, 0);
        for epoch in 0..options.epochs {
            random.shuffle(&mut order);
            let mut losses = [0.0; 2];
            let mut batch = 0;
            let explore = if epoch > 0 { EXPLORE } else { 0.0 };
            for sample in order.iter().map(|&index| &samples[index]) {
                let (tags, decisions) = self.learn(sample, &mut random, options, explore, &mut touched);
                losses = [losses[0] + tags, losses[1] + decisions];
                batch += sample.rows.len();
                if batch >= options.batch {
                    done += batch;
                    steps += 1;
                    let progress = done as f32 / total as f32;
                    let rate = options.rate * (1.0 - progress).max(0.01) * (done as f32 / 20000.0).min(1.0);
                    self.step(rate, batch, steps, &mut touched);
                    batch = 0;
                }
            }
            report(self, epoch, losses.map(|loss| loss / words as f64));
        }
    }
}
