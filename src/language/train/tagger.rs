//! Trains the tagger.

use std::collections::BTreeMap;

use super::perceptron::Perceptron;
use super::shuffle::Random;
use crate::language::conllu::Tree;
use crate::language::tagger::{Tag, WordView, best, features};
use crate::language::{Upos, Xpos};

/// Joint tags of the treebank, in a fixed order.
pub fn tag_set(trees: &[Tree]) -> Vec<(Upos, Xpos)> {
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for word in trees.iter().flat_map(|tree| &tree.words) {
        *counts.entry((word.upos, word.xpos)).or_default() += 1;
    }
    counts.into_keys().collect()
}

/// The views of a tree's words.
pub fn views(tree: &Tree) -> Vec<WordView> {
    tree.words
        .iter()
        .map(|word| WordView::of(&word.form))
        .collect()
}

/// Trains for `epochs` on `trees`; tags before the word at hand are the tagger's own.
pub fn train(trees: &[Tree], tags: &[(Upos, Xpos)], epochs: usize, seed: u64) -> Perceptron {
    let gold: Vec<Vec<Tag>> = trees
        .iter()
        .map(|tree| {
            tree.words
                .iter()
                .map(|word| {
                    tags.iter()
                        .position(|&tag| tag == (word.upos, word.xpos))
                        .unwrap_or(0) as Tag
                })
                .collect()
        })
        .collect();
    let views: Vec<Vec<WordView>> = trees.iter().map(views).collect();
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = Random::new(seed);
    let mut model = Perceptron::default();
    let mut scores = vec![0; tags.len()];
    let mut keys = Vec::new();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &index in &order {
            let mut previous = Vec::new();
            for (at, &right) in gold[index].iter().enumerate() {
                features(&views[index], at, &previous, &mut keys);
                model.score(&keys, &mut scores);
                let guess = best(&scores);
                model.tick();
                if guess != right as usize {
                    model.update(&keys, right as usize, guess);
                }
                previous.push(guess as Tag);
            }
        }
    }
    model
}
