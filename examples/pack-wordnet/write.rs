//! Writes the packed file; `src/language/lexicon/wordnet/read.rs` describes the layout.

use crate::dict::{Dict, WordSense};
use std::collections::BTreeSet;

const MAGIC: &[u8; 8] = b"ORWN0001";

struct Out(Vec<u8>);

impl Out {
    /// LEB128.
    fn number(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// Zigzag.
    fn signed(&mut self, value: i64) {
        self.number(((value << 1) ^ (value >> 63)) as u32);
    }

    /// Length of the part shared with the word before, length of the rest, the rest.
    fn front_coded<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        let mut before = "";
        for word in words {
            let shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            self.number(shared as u32);
            self.number((word.len() - shared) as u32);
            self.0.extend_from_slice(&word.as_bytes()[shared..]);
            before = word;
        }
    }

    fn lists(&mut self, lists: &[Vec<u32>]) {
        for (own, list) in lists.iter().enumerate() {
            self.number(list.len() as u32);
            for &target in list {
                self.signed(i64::from(target) - own as i64);
            }
        }
    }

    fn pairs(&mut self, pairs: &BTreeSet<(WordSense, WordSense)>) {
        self.number(pairs.len() as u32);
        let mut last = (0, 0);
        for &((pos, word, rank), (other_pos, other, other_rank)) in pairs {
            if pos != last.0 {
                last = (pos, 0);
            }
            self.0.extend([pos << 4 | other_pos, rank, other_rank]);
            self.number(word - last.1);
            self.signed(i64::from(other) - i64::from(word));
            last.1 = word;
        }
    }
}

pub fn pack(dict: &Dict) -> Vec<u8> {
    let mut out = Out(Vec::new());
    for words in &dict.words {
        out.number(words.lemmas.len() as u32);
        out.number(words.files.len() as u32);
        out.front_coded(words.lemmas.iter().map(String::as_str));
        for senses in &words.senses {
            out.number(senses.len() as u32);
        }
        for sense in words.senses.iter().flatten() {
            out.number(sense.synset);
        }
        for sense in words.senses.iter().flatten() {
            out.number(sense.count.min(u32::from(u16::MAX)));
        }
        out.0.extend(&words.files);
        out.lists(&words.hypernyms);
        out.lists(&words.similar);
        out.number(words.exceptions.len() as u32);
        out.front_coded(words.exceptions.iter().map(|(form, _)| form.as_str()));
        out.front_coded(words.exceptions.iter().map(|(_, lemma)| lemma.as_str()));
    }
    out.pairs(&dict.antonyms);
    out.pairs(&dict.derivations);
    let mut packed = MAGIC.to_vec();
    packed.extend((out.0.len() as u32).to_le_bytes());
    packed.extend(miniz_oxide::deflate::compress_to_vec(&out.0, 10));
    packed
}
