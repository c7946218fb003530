//! What training counts before it starts: joint tags, keys of words, tags of frequent words.

use std::collections::{BTreeMap, HashMap};

use super::net::Sample;
use crate::language::conllu::Tree;
use crate::language::net::inputs::{KEYS, PartsOfSpeech, keys};
use crate::language::tagger::Tag;
use crate::language::{Upos, Xpos};

/// A key gets an embedding when seen so often; its own word, and its own word as written, have their own bounds.
const LEAST: u32 = 3;
const LEAST_WORD: u32 = 2;
const LEAST_FORM: u32 = 4;
/// A word seen so often gets no tag that it never had.
const FREQUENT: u32 = 40;

/// The counts.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Joint tags in a fixed order.
    pub tags: Vec<(Upos, Xpos)>,
    /// Keys with an embedding, sorted; their places are the rows.
    pub keys: Vec<u32>,
    /// What WordNet knows.
    pub parts: PartsOfSpeech,
    counts: HashMap<u32, u32>,
    seen_tags: BTreeMap<u32, BTreeMap<Tag, u32>>,
}

impl Vocabulary {
    /// Counts the training trees.
    pub fn new(trees: &[Tree], parts: PartsOfSpeech) -> Self {
        let words = || trees.iter().flat_map(|tree| &tree.words);
        let mut tags: Vec<(Upos, Xpos)> = words().map(|word| (word.upos, word.xpos)).collect();
        tags.sort_unstable();
        tags.dedup();
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut least: BTreeMap<u32, u32> = BTreeMap::new();
        let mut seen_tags: BTreeMap<u32, BTreeMap<Tag, u32>> = BTreeMap::new();
        for word in words() {
            let keys = keys(&word.form, &parts);
            for (kind, key) in keys.into_iter().enumerate() {
                *counts.entry(key).or_default() += 1;
                least.insert(key, [LEAST_WORD, LEAST_FORM].get(kind).copied().unwrap_or(LEAST));
            }
            let tag = tags.binary_search(&(word.upos, word.xpos)).unwrap_or(0) as Tag;
            *seen_tags.entry(keys[0]).or_default().entry(tag).or_default() += 1;
        }
        let keys = least
            .into_iter()
            .filter(|(key, least)| counts[key] >= *least)
            .map(|(key, _)| key)
            .collect();
        Vocabulary {
            tags,
            keys,
            parts,
            counts,
            seen_tags,
        }
    }

    /// A tree as numbers.
    pub fn sample(&self, tree: &Tree) -> Sample {
        let count = tree.words.len() as u32;
        let keys: Vec<[u32; KEYS]> = tree.words.iter().map(|word| keys(&word.form, &self.parts)).collect();
        let row = |key: &u32| self.keys.binary_search(key).map_or(u32::MAX, |row| row as u32);
        Sample {
            rows: keys.iter().map(|keys| keys.iter().map(row).collect()).collect(),
            counts: keys
                .iter()
                .map(|keys| self.counts.get(&keys[0]).copied().unwrap_or(0))
                .collect(),
            tags: tree
                .words
                .iter()
                .map(|word| self.tags.binary_search(&(word.upos, word.xpos)).unwrap_or(0) as Tag)
                .collect(),
            heads: tree.words.iter().map(|word| word.head.unwrap_or(count)).collect(),
            labels: tree.words.iter().map(|word| word.deprel as u8).collect(),
        }
    }

    /// The tags that each frequent word had, by its first key.
    pub fn candidates(&self) -> HashMap<u32, Vec<Tag>> {
        self.seen_tags
            .iter()
            .filter(|(_, tags)| tags.values().sum::<u32>() >= FREQUENT)
            .map(|(&key, tags)| (key, tags.keys().copied().collect()))
            .collect()
    }
}
