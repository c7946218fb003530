//! Parts of speech: the first layer of the network reads the sentence in both directions, then each word gets its best tag of
//! the joint set of universal and Penn tags.
//!
//! In: the words of a sentence. Out: a tag each, and the layer's output for the parser. It looks at nothing outside the sentence.

use std::ops::Range;

use super::model::codec::{Reader, Truncated, Writer};
use super::net::kernel::{Kernel, OUTPUTS, Take, Work, widest};
use super::net::matrix::{Blocks, Matrix};
use super::net::recurrent;
use super::net::words::{Cache, Words};
use super::{Upos, Xpos};

/// Number of a joint tag in [`Tagger::tags`].
pub type Tag = u8;

/// From so many tags to choose from on, the scores of all are computed at once.
const FEW: usize = 8;
/// Most tags of a tag set.
const MOST: usize = 256;

/// The tagger's weights.
#[derive(Debug, Default)]
pub struct Tagger {
    /// The joint tags.
    pub tags: Vec<(Upos, Xpos)>,
    /// What words bring.
    pub words: Words,
    /// Tags from the layer's output.
    pub scores: Matrix,
    /// `scores` laid out for use.
    blocks: Blocks,
}

/// What sentences leave behind in passing through the tagger, word after word of one sentence after the other.
#[derive(Debug, Default)]
pub struct Reading {
    /// Place of each word's entry in the cache.
    pub places: Vec<u32>,
    /// Output of the first layer, both directions of each word.
    pub outputs: Vec<i16>,
    /// The tag of each word.
    pub tags: Vec<Tag>,
    memory: Vec<i32>,
}

struct Tagging<'a> {
    tagger: &'a Tagger,
    lengths: &'a [usize],
    cache: &'a Cache,
    reading: &'a mut Reading,
}

impl Work for Tagging<'_> {
    #[inline(always)]
    fn work(self, kernel: impl Kernel) {
        self.tagger.read_layer(kernel, self.lengths, self.cache, self.reading);
    }
}

impl Tagger {
    /// Width of the first layer's output.
    pub fn width(&self) -> usize {
        self.scores.inputs
    }

    /// Reads sentences: their words, and the number of words of each. What it says of one does not depend on the others.
    pub fn tag<'a>(
        &self,
        words: impl Iterator<Item = &'a str>,
        lengths: &[usize],
        cache: &mut Cache,
        reading: &mut Reading,
    ) {
        reading.places.clear();
        cache.places(&self.words, words, &mut reading.places);
        widest(Tagging {
            tagger: self,
            lengths,
            cache,
            reading,
        });
    }

    #[inline(always)]
    fn read_layer(&self, kernel: impl Kernel, lengths: &[usize], cache: &Cache, reading: &mut Reading) {
        let Reading {
            places,
            outputs,
            tags,
            memory,
        } = reading;
        let width = self.width();
        let half = width / 2;
        let part = 3 * half;
        outputs.clear();
        outputs.resize(places.len() * width, 0);
        let gates = |at: usize, which: usize| cache.gates(places[at], which, part);
        let none: &[i16] = &[];
        for words in runs(lengths) {
            let (first, last) = (words.start, words.end.saturating_sub(1));
            let forwards = |at: usize| (gates(at, 0), if at > first { gates(at - 1, 1) } else { none });
            recurrent::run(words.clone(), half, forwards, outputs, width, 0, memory);
            let backwards = |at: usize| (gates(at, 2), if at < last { gates(at + 1, 3) } else { none });
            recurrent::run(words.rev(), half, backwards, outputs, width, half, memory);
        }
        tags.clear();
        for (&place, output) in places.iter().zip(outputs.chunks_exact(width)) {
            let candidates = &cache.entries[place as usize].candidates;
            let own = cache.tags(place, self.tags.len());
            // Loops, not closures given to iterators: those may be left calls, outside the kernel's instructions.
            let mut best = Best::default();
            match **candidates {
                [only] => best.tag = only,
                _ if (1..FEW).contains(&candidates.len()) => {
                    for &tag in candidates {
                        let from_layer = self.scores.one(kernel, output, tag as usize);
                        best.offer(tag, own[tag as usize].saturating_add(from_layer));
                    }
                }
                _ => {
                    let mut all = Scores([0; MOST]);
                    self.blocks.all(kernel, output, &mut all);
                    let mut offer = |tag: Tag| best.offer(tag, own[tag as usize].saturating_add(all.0[tag as usize]));
                    if candidates.is_empty() {
                        (0..self.tags.len() as u8).for_each(&mut offer);
                    } else {
                        candidates.iter().copied().for_each(&mut offer);
                    }
                }
            }
            tags.push(best.tag);
        }
    }

    /// Puts the parts together.
    ///
    /// # Errors
    /// [`Truncated`] where the sizes do not fit together.
    pub fn new(tags: Vec<(Upos, Xpos)>, words: Words, scores: Matrix) -> Result<Self, Truncated> {
        let fits = [scores.outputs, words.tags.outputs] == [tags.len(); 2] && tags.len() <= MOST;
        let blocks = Blocks::of(&scores, 0..scores.outputs);
        let tagger = Tagger {
            tags,
            words,
            scores,
            blocks,
        };
        if fits { Ok(tagger) } else { Err(Truncated) }
    }

    /// Writes tag set and weights.
    pub fn write(&self, out: &mut Writer) {
        out.u8(self.tags.len() as u8);
        for &(upos, xpos) in &self.tags {
            out.u8(upos as u8);
            out.u8(xpos as u8);
        }
        self.words.write(out);
        self.scores.write(out);
    }

    /// Reads what [`Tagger::write`] wrote.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes are no such weights.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let count = input.u8()?;
        let mut tags = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let upos = *Upos::ALL.get(usize::from(input.u8()?)).ok_or(Truncated)?;
            let xpos = *Xpos::ALL.get(usize::from(input.u8()?)).ok_or(Truncated)?;
            tags.push((upos, xpos));
        }
        Tagger::new(tags, Words::read(input)?, Matrix::read(input)?)
    }
}

/// The words of each sentence, by the number of words of each.
#[inline(always)]
pub fn runs(lengths: &[usize]) -> impl Iterator<Item = Range<usize>> {
    lengths.iter().scan(0, |start, length| {
        let run = *start..*start + length;
        *start = run.end;
        Some(run)
    })
}

/// The first of the tags with the highest score.
struct Best {
    tag: Tag,
    score: i32,
}

impl Default for Best {
    fn default() -> Self {
        Best {
            tag: 0,
            score: i32::MIN,
        }
    }
}

impl Best {
    #[inline(always)]
    fn offer(&mut self, tag: Tag, score: i32) {
        if score > self.score {
            *self = Best { tag, score };
        }
    }
}

/// Scores of all tags.
struct Scores([i32; MOST]);

impl Take for Scores {
    #[inline(always)]
    fn take(&mut self, _: usize, block: usize, sums: [i32; OUTPUTS]) {
        if let Some(scores) = self.0.as_chunks_mut().0.get_mut(block) {
            *scores = sums;
        }
    }
}
