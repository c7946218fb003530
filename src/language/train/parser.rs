//! Trains the parser with a dynamic oracle: it follows its own decisions and learns the best way on from wherever they led
//! (Goldberg & Nivre 2012).

use super::oracle::cost;
use super::perceptron::Perceptron;
use super::shuffle::Random;
use crate::language::Deprel;
use crate::language::conllu::Tree;
use crate::language::parser::state::{Move, State};
use crate::language::parser::{CLASSES, choose, decode, encode, features, nodes};
use crate::language::tagger::{Tag, WordView};

/// A sentence to learn from.
#[derive(Debug)]
pub struct Example {
    /// Its words.
    pub views: Vec<WordView>,
    /// Predicted tags.
    pub tags: Vec<Tag>,
    /// Gold heads; the number of words is the root.
    pub heads: Vec<u32>,
    /// Gold relations.
    pub labels: Vec<u8>,
}

impl Example {
    /// From a tree and tags.
    pub fn new(tree: &Tree, views: Vec<WordView>, tags: Vec<Tag>) -> Self {
        let count = tree.words.len() as u32;
        Example {
            views,
            tags,
            heads: tree
                .words
                .iter()
                .map(|word| word.head.unwrap_or(count))
                .collect(),
            labels: tree.words.iter().map(|word| word.deprel as u8).collect(),
        }
    }
}

/// Trains for `epochs`; from the second on it follows its own choice nine times in ten.
pub fn train(examples: &[Example], epochs: usize, seed: u64) -> Perceptron {
    let mut model = Perceptron::default();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(seed);
    let mut scores = vec![0; CLASSES];
    let mut keys = Vec::new();
    let mut state = State::default();
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &index in &order {
            let example = &examples[index];
            let nodes = nodes(&example.views, &example.tags);
            state.reset(example.views.len());
            while !state.is_done() {
                features::features(&state, &nodes, &mut keys);
                model.score(&keys, &mut scores);
                let guess = choose(&state, &scores);
                let (right, free) = best_right(&state, example, &scores, guess);
                model.tick();
                if !free {
                    model.update(&keys, right, guess);
                }
                let follow = if epoch > 0 && random.below(10) < 9 {
                    guess
                } else {
                    right
                };
                let (step, label) = decode(follow);
                state.apply(step, label);
            }
        }
    }
    model
}

/// The best-scored class that loses least, and whether the guess is such a class.
fn best_right(state: &State, example: &Example, scores: &[i32], guess: usize) -> (usize, bool) {
    let mut least = u32::MAX;
    let mut right = guess;
    for step in [Move::Shift, Move::Left, Move::Right] {
        if !state.allows(step) {
            continue;
        }
        let label = match step {
            Move::Shift => 0,
            _ => {
                let label = example.labels[state.stacked(0) as usize];
                let to_root = step == Move::Left && state.next == state.count;
                let root = Deprel::Root as u8;
                if to_root {
                    root
                } else if label == root {
                    Deprel::Parataxis as u8
                } else {
                    label
                }
            }
        };
        let class = encode(step, label);
        let cost = cost(state, step, &example.heads);
        if cost < least || (cost == least && scores[class] > scores[right]) {
            least = cost;
            right = class;
        }
    }
    (right, right == guess)
}
