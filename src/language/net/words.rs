//! What a word brings to the first layer, whatever its place: computed once, then kept for the next time it comes up.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::hashes::Hashes;
use super::inputs::{KEYS, PartsOfSpeech, keys};
use super::kernel::{Kernel, OUTPUTS, Take, Work, widest};
use super::matrix::{Blocks, Matrix};
use super::numbers::{GATE, INPUT, WEIGHT, saturate};
use crate::language::model::codec::{Reader, Truncated, Writer};

/// How many words a cache keeps before it starts anew; about 2.4 KB each.
const KEPT: usize = 16_384;
/// Longer words are not kept.
const LONGEST_KEPT: usize = 40;

/// Embeddings and all that is computed from them alone.
#[derive(Debug, Default)]
pub struct Words {
    /// Keys with an embedding.
    keys: Hashes,
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
    /// `gates` laid out for use.
    gate_blocks: Vec<Blocks>,
    /// `tags` laid out for use.
    tag_blocks: Blocks,
    /// The tags that a frequent word can have, by its first key.
    candidates: FxHashMap<u32, Vec<u8>>,
}

/// The embeddings of some words times the matrices.
struct Product<'a> {
    words: &'a Words,
    sums: &'a [i16],
    gates: &'a mut [i16],
    tags: &'a mut [i32],
}

impl Work for Product<'_> {
    #[inline(always)]
    fn work(self, kernel: impl Kernel) {
        let bits = INPUT + WEIGHT - GATE;
        let (mut start, stride) = (0, self.words.gate_count());
        for (matrix, blocks) in self.words.gates.iter().flatten().zip(&self.words.gate_blocks) {
            blocks.all16(kernel, self.sums, bits, &mut self.gates[start..], stride);
            start += matrix.outputs;
        }
        let (scores, count) = (self.tags, self.words.tags.outputs);
        self.words
            .tag_blocks
            .all(kernel, self.sums, &mut Tags { scores, count });
    }
}

/// Takes the scores of tags, `count` a word.
struct Tags<'a> {
    scores: &'a mut [i32],
    count: usize,
}

impl Take for Tags<'_> {
    #[inline(always)]
    fn take(&mut self, word: usize, block: usize, sums: [i32; OUTPUTS]) {
        let scores = &mut self.scores[word * self.count..(word + 1) * self.count];
        for (score, sum) in scores.iter_mut().skip(block * OUTPUTS).zip(sums) {
            // Twice, to have the fraction bits of a product with a layer's output.
            *score = sum.saturating_mul(2);
        }
    }
}

/// What a cache keeps of a word beside its numbers.
#[derive(Debug)]
pub struct Entry {
    /// Tags to choose from, best known ones only; all where there are none.
    pub candidates: Box<[u8]>,
    /// Lemmas found so far, by tag.
    pub lemmas: Vec<(u8, CompactString)>,
}

impl Words {
    /// From keys with their embeddings and fraction bits, and what follows from training.
    pub fn new(
        (keys, rows, bits, width): (Hashes, Vec<i8>, Vec<u8>, usize),
        parts: PartsOfSpeech,
        gates: [[Matrix; 2]; 2],
        tags: Matrix,
        candidates: FxHashMap<u32, Vec<u8>>,
    ) -> Self {
        let whole = |matrix: &Matrix| Blocks::of(matrix, 0..matrix.outputs);
        let (gate_blocks, tag_blocks) = (gates.iter().flatten().map(whole).collect(), whole(&tags));
        Words {
            keys,
            rows,
            bits,
            width,
            parts,
            gates,
            tags,
            gate_blocks,
            tag_blocks,
            candidates,
        }
    }

    /// How many numbers go into the gates: forwards own and for the next word, backwards own and for the word before.
    fn gate_count(&self) -> usize {
        self.gates.iter().flatten().map(|matrix| matrix.outputs).sum()
    }

    /// The sum of a word's embeddings to `sums`; gives its tags to choose from.
    fn look_up(&self, word: &str, sums: &mut Vec<i16>) -> Box<[u8]> {
        let keys: [u32; KEYS] = keys(word, &self.parts);
        let mut sum = vec![0i32; self.width];
        for key in keys {
            let Some(row) = self.keys.find(key) else {
                continue;
            };
            let shift = INPUT.saturating_sub(u32::from(self.bits[row]));
            for (sum, &value) in sum.iter_mut().zip(&self.rows[row * self.width..(row + 1) * self.width]) {
                *sum += i32::from(value) << shift;
            }
        }
        sums.extend(sum.into_iter().map(saturate));
        self.candidates
            .get(&keys[0])
            .map(|tags| tags.as_slice().into())
            .unwrap_or_default()
    }

    /// Writes all of it.
    pub fn write(&self, out: &mut Writer) {
        out.u32(self.bits.len() as u32);
        out.u16(self.width as u16);
        self.keys.write_steps(out);
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
        let keys = Hashes::read_steps(input, count)?;
        let bits = input.take(count)?.to_vec();
        let rows = input.take(count * width)?.iter().map(|&value| value as i8).collect();
        let parts = PartsOfSpeech::read(input)?;
        let mut matrix = || Matrix::read(input);
        let gates = [[matrix()?, matrix()?], [matrix()?, matrix()?]];
        let tags = matrix()?;
        let mut candidates = FxHashMap::default();
        for _ in 0..input.u32()? {
            let key = input.u32()?;
            let count = usize::from(input.u8()?);
            let list = input.take(count)?.to_vec();
            if list.is_empty() || list.iter().any(|&tag| usize::from(tag) >= tags.outputs) {
                return Err(Truncated);
            }
            candidates.insert(key, list);
        }
        Ok(Words::new((keys, rows, bits, width), parts, gates, tags, candidates))
    }
}

/// Entries of the words met lately. Nothing in the answers depends on what it holds.
#[derive(Debug, Default)]
pub struct Cache {
    places: FxHashMap<CompactString, u32>,
    /// An entry a word.
    pub entries: Vec<Entry>,
    /// The inputs of the gates, word after word.
    gates: Vec<i16>,
    /// The scores of the tags, word after word.
    tags: Vec<i32>,
    /// The sums of the embeddings of words that are new.
    sums: Vec<i16>,
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
        self.gates.clear();
        self.tags.clear();
    }

    /// Inputs of the gates from the word at a place, `part` of them: forwards own (0) and for the next word (1), backwards own
    /// (2) and for the word before (3).
    #[inline(always)]
    pub fn gates(&self, place: u32, which: usize, part: usize) -> &[i16] {
        let start = (4 * place as usize + which) * part;
        &self.gates[start..start + part]
    }

    /// Scores of the tags from the word at a place, `count` of them.
    #[inline(always)]
    pub fn tags(&self, place: u32, count: usize) -> &[i32] {
        let start = place as usize * count;
        &self.tags[start..start + count]
    }

    /// Adds the places of the entries of `list` to `places`. The new ones are computed together, so that each weight read serves them
    /// all.
    pub fn places<'a>(&mut self, words: &Words, list: impl Iterator<Item = &'a str>, places: &mut Vec<u32>) {
        self.sums.clear();
        for word in list {
            if let Some(&place) = self.places.get(word) {
                places.push(place);
                continue;
            }
            let place = self.entries.len() as u32;
            let candidates = words.look_up(word, &mut self.sums);
            self.entries.push(Entry {
                candidates,
                lemmas: Vec::new(),
            });
            if word.len() <= LONGEST_KEPT {
                self.places.insert(CompactString::from(word), place);
            }
            places.push(place);
        }
        if self.sums.is_empty() {
            return;
        }
        let (gates, tags) = (self.gates.len(), self.tags.len());
        let count = self.entries.len();
        grow(&mut self.gates, count, words.gate_count());
        grow(&mut self.tags, count, words.tags.outputs);
        widest(Product {
            words,
            sums: &self.sums,
            gates: &mut self.gates[gates..],
            tags: &mut self.tags[tags..],
        });
    }
}

/// Gives a list room for `count` words of `width` numbers each; at the first time for as many as are ever kept, so that it never moves. What
/// is not used of it takes no memory.
fn grow<T: Clone + Default>(list: &mut Vec<T>, count: usize, width: usize) {
    if list.capacity() == 0 {
        list.reserve_exact(KEPT * width);
    }
    list.resize(count * width, T::default());
}
