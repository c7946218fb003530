//! What a word brings to the first layer, whatever its place: computed once, then kept for the next time it comes up.

use std::collections::HashMap;

use compact_str::CompactString;

use super::inputs::{KEYS, PartsOfSpeech, keys};
use super::kernel::{Kernel, Work, widest};
use super::matrix::Matrix;
use super::numbers::{GATE, INPUT, WEIGHT, drop_bits, saturate};
use crate::language::model::codec::{Reader, Truncated, Writer};

/// How many words a cache keeps before it starts anew; about 2.4 KB each.
const KEPT: usize = 8192;
/// Longer words are not kept.
const LONGEST_KEPT: usize = 40;

/// Embeddings and all that is computed from them alone.
#[derive(Debug, Default)]
pub struct Words {
    /// Keys with an embedding, sorted.
    keys: Vec<u32>,
    /// Embeddings, `width` each.
    rows: Vec<i8>,
    /// Fraction bits of each embedding.
    bits: Vec<u8>,
    /// Length of an embedding.
    width: usize,
    /// What WordNet knows.
    parts: PartsOfSpeech,
    /// Gates of the first layer from the word itself and from its neighbour: forwards, then backwards.
    pub gates: [[Matrix; 2]; 2],
    /// Tags from the word alone.
    pub tags: Matrix,
    /// The tags that a frequent word can have, by its first key.
    candidates: HashMap<u32, Vec<u8>>,
}

/// A word's embedding times the matrices.
struct Product<'a> {
    words: &'a Words,
    sum: &'a [i16],
    gates: &'a mut Vec<i16>,
    tags: &'a mut Vec<i32>,
}

impl Work for Product<'_> {
    #[inline(always)]
    fn work(self, kernel: impl Kernel) {
        for matrix in self.words.gates.iter().flatten() {
            for output in 0..matrix.outputs {
                self.gates.push(saturate(drop_bits(
                    matrix.one(kernel, self.sum, output),
                    INPUT + WEIGHT - GATE,
                )));
            }
        }
        for output in 0..self.words.tags.outputs {
            // Twice, to have the fraction bits of a product with a layer's output.
            self.tags
                .push(self.words.tags.one(kernel, self.sum, output).saturating_mul(2));
        }
    }
}

/// What [`Words`] gives for a word.
#[derive(Debug)]
pub struct Entry {
    /// Inputs of the gates: forwards own and for the next word, backwards own and for the word before; one after the other.
    pub gates: Box<[i16]>,
    /// Scores of the tags.
    pub tags: Box<[i32]>,
    /// Tags to choose from.
    pub candidates: Box<[u8]>,
    /// Lemmas found so far, by tag.
    pub lemmas: Vec<(u8, CompactString)>,
}

impl Words {
    /// From keys (sorted) with their embeddings and fraction bits, and what follows from training.
    pub fn new(
        (keys, rows, bits, width): (Vec<u32>, Vec<i8>, Vec<u8>, usize),
        parts: PartsOfSpeech,
        gates: [[Matrix; 2]; 2],
        tags: Matrix,
        candidates: HashMap<u32, Vec<u8>>,
    ) -> Self {
        Words {
            keys,
            rows,
            bits,
            width,
            parts,
            gates,
            tags,
            candidates,
        }
    }

    /// Computes the entry of a word.
    fn entry(&self, word: &str) -> Entry {
        let keys: [u32; KEYS] = keys(word, &self.parts);
        let mut sum = vec![0i32; self.width];
        for key in keys {
            let Ok(row) = self.keys.binary_search(&key) else {
                continue;
            };
            let shift = INPUT.saturating_sub(u32::from(self.bits[row]));
            for (sum, &value) in sum.iter_mut().zip(&self.rows[row * self.width..(row + 1) * self.width]) {
                *sum += i32::from(value) << shift;
            }
        }
        let sum: Vec<i16> = sum.into_iter().map(saturate).collect();
        let size: usize = self.gates.iter().flatten().map(|matrix| matrix.outputs).sum();
        let mut gates = Vec::with_capacity(size);
        let mut tags = Vec::with_capacity(self.tags.outputs);
        widest(Product {
            words: self,
            sum: &sum,
            gates: &mut gates,
            tags: &mut tags,
        });
        let candidates = match self.candidates.get(&keys[0]) {
            Some(tags) => tags.clone().into(),
            None => (0..self.tags.outputs as u8).collect(),
        };
        Entry {
            gates: gates.into(),
            tags: tags.into(),
            candidates,
            lemmas: Vec::new(),
        }
    }

    /// Writes all of it.
    pub fn write(&self, out: &mut Writer) {
        out.u32(self.keys.len() as u32);
        out.u16(self.width as u16);
        let mut last = 0;
        for &key in &self.keys {
            out.varint(key - last);
            last = key;
        }
        out.bytes.extend(&self.bits);
        out.bytes.extend(self.rows.iter().map(|&value| value as u8));
        self.parts.write(out);
        self.gates.iter().flatten().for_each(|matrix| matrix.write(out));
        self.tags.write(out);
        let mut candidates: Vec<_> = self.candidates.iter().collect();
        candidates.sort_unstable();
        out.u32(candidates.len() as u32);
        for (&key, tags) in candidates {
            out.u32(key);
            out.u8(tags.len() as u8);
            out.bytes.extend(tags);
        }
    }

    /// Reads what [`Words::write`] wrote.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes end early.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let count = input.u32()? as usize;
        let width = usize::from(input.u16()?);
        let mut last = 0u32;
        let mut keys = Vec::with_capacity(count.min(1 << 20));
        for _ in 0..count {
            last = last.wrapping_add(input.varint()?);
            keys.push(last);
        }
        let bits = input.take(count)?.to_vec();
        let rows = input.take(count * width)?.iter().map(|&value| value as i8).collect();
        let parts = PartsOfSpeech::read(input)?;
        let mut matrix = || Matrix::read(input);
        let gates = [[matrix()?, matrix()?], [matrix()?, matrix()?]];
        let tags = matrix()?;
        let mut candidates = HashMap::new();
        for _ in 0..input.u32()? {
            let key = input.u32()?;
            let count = usize::from(input.u8()?);
            let list = input.take(count)?.to_vec();
            if list.is_empty() || list.iter().any(|&tag| usize::from(tag) >= tags.outputs) {
                return Err(Truncated);
            }
            candidates.insert(key, list);
        }
        Ok(Words {
            keys,
            rows,
            bits,
            width,
            parts,
            gates,
            tags,
            candidates,
        })
    }
}

/// Entries of the words met lately. Nothing in the answers depends on what it holds.
#[derive(Debug, Default)]
pub struct Cache {
    places: HashMap<CompactString, u32, std::hash::BuildHasherDefault<Fnv>>,
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Cache {
    /// Makes room, if need be, before a sentence of at most `words` words. Places given out before are void after it.
    pub fn make_room(&mut self, words: usize) {
        if self.entries.len() + words > KEPT {
            self.clear();
        }
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.places.clear();
        self.entries.clear();
    }

    /// Place of a word's entry.
    pub fn place(&mut self, words: &Words, word: &str) -> u32 {
        if let Some(&place) = self.places.get(word) {
            return place;
        }
        let place = self.entries.len() as u32;
        self.entries.push(words.entry(word));
        if word.len() <= LONGEST_KEPT {
            self.places.insert(CompactString::from(word), place);
        }
        place
    }
}

/// A fast hash for short words.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0x9e37_79b9_7f4a_7c15)
    }
}

impl std::hash::Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..part.len()].copy_from_slice(part);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}
