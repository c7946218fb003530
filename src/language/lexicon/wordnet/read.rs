//! Reads the packed WordNet into flat tables.
//!
//! Layout, written by `examples/pack-wordnet`: eight bytes `ORWN0001`, the unpacked size (u32, little-endian), then a raw
//! DEFLATE stream. Unpacked, numbers are LEB128, signed ones zigzag. Per part of speech (noun, verb, adjective, adverb):
//! number of lemmas, number of synsets, lemmas front-coded in byte order, number of senses per lemma, synset per sense,
//! tag count per sense (at most 65535), lexicographer file per synset (a byte), hypernyms per synset, similar synsets per
//! synset (both: how many, then distances from the own number), number of irregular forms, the forms and their lemmas,
//! both front-coded. Then antonym and derivation pairs: how many; per pair a byte of two parts of speech, two ranks (a
//! byte each, from 0), distance of the first lemma from the one before, of the second from the first.

use super::tables::{Link, Lists, Strings, WordNet, Words};

const MAGIC: &[u8] = b"ORWN0001";

/// A cursor over the unpacked bytes.
struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(len)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A count of things that take a byte or more each, so that a broken file cannot ask for all memory.
    fn count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= self.bytes.len() - self.at).then_some(count)
    }

    /// A number given as its distance from another.
    fn near(&mut self, from: u32) -> Option<u32> {
        let zigzag = self.number()?;
        let distance = (zigzag >> 1) as i32 ^ -((zigzag & 1) as i32);
        from.checked_add_signed(distance)
    }

    fn front_coded(&mut self, count: usize) -> Option<Strings> {
        let mut text: Vec<u8> = Vec::with_capacity(count * 12);
        let mut starts = Vec::with_capacity(count + 1);
        let mut before = 0;
        for _ in 0..count {
            let shared = self.number()? as usize;
            let rest = self.number()? as usize;
            let start = text.len();
            if shared > start - before {
                return None;
            }
            starts.push(start as u32);
            text.extend_from_within(before..before + shared);
            text.extend_from_slice(self.take(rest)?);
            before = start;
        }
        starts.push(text.len() as u32);
        let text = String::from_utf8(text).ok()?;
        starts
            .iter()
            .all(|&start| text.is_char_boundary(start as usize))
            .then_some(Strings { text, starts })
    }

    fn lists(&mut self, count: usize) -> Option<Lists> {
        let mut lists = Lists::default();
        lists.starts.reserve(count + 1);
        for own in 0..count {
            lists.starts.push(lists.items.len() as u32);
            for _ in 0..self.number()? {
                let target = self.near(own as u32)?;
                if target as usize >= count {
                    return None;
                }
                lists.items.push(target);
            }
        }
        lists.starts.push(lists.items.len() as u32);
        Some(lists)
    }

    fn words(&mut self) -> Option<Words> {
        let lemma_count = self.count()?;
        let synset_count = self.count()?;
        let lemmas = self.front_coded(lemma_count)?;
        let mut senses = Lists::default();
        let mut total = 0u32;
        for _ in 0..lemma_count {
            senses.starts.push(total);
            total = total.checked_add(self.number()?)?;
        }
        senses.starts.push(total);
        for _ in 0..total {
            let synset = self.number()?;
            if synset as usize >= synset_count {
                return None;
            }
            senses.items.push(synset);
        }
        let counts = (0..total)
            .map(|_| self.number().map(|count| count.min(65535) as u16))
            .collect::<Option<Vec<u16>>>()?;
        let files = self.take(synset_count)?.to_vec();
        let hypernyms = self.lists(synset_count)?;
        let similar = self.lists(synset_count)?;
        let exception_count = self.count()?;
        let members = senses.inverted(synset_count);
        Some(Words {
            lemmas,
            senses,
            counts,
            files,
            hypernyms,
            similar,
            members,
            irregular: self.front_coded(exception_count)?,
            irregular_lemmas: self.front_coded(exception_count)?,
        })
    }

    /// Pairs in both directions, sorted.
    fn links(&mut self, words: &[Words; 4]) -> Option<Vec<Link>> {
        let count = self.count()?;
        let mut links = Vec::with_capacity(2 * count);
        let mut last = (0, 0);
        for _ in 0..count {
            let &[kinds, rank, other_rank] = self.take(3)? else {
                return None;
            };
            let (pos, other_pos) = (kinds >> 4, kinds & 15);
            if pos != last.0 {
                last = (pos, 0);
            }
            last.1 = self.number()?.checked_add(last.1)?;
            let other = self.near(last.1)?;
            let known = |pos: u8, word: u32| {
                words
                    .get(usize::from(pos))
                    .is_some_and(|words| (word as usize) < words.lemmas.len())
            };
            if !known(pos, last.1) || !known(other_pos, other) {
                return None;
            }
            let link = Link {
                from: (pos, last.1),
                from_rank: rank,
                to: (other_pos, other),
                to_rank: other_rank,
            };
            links.push(link);
            links.push(link.turned());
        }
        links.sort_unstable();
        Some(links)
    }
}

/// Unpacks the shipped file; `None` where it is broken.
pub(super) fn read(packed: &[u8]) -> Option<WordNet> {
    let rest = packed.strip_prefix(MAGIC)?;
    let (size, stream) = rest.split_first_chunk::<4>()?;
    let size = u32::from_le_bytes(*size) as usize;
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(stream, size).ok()?;
    let mut input = Input { bytes: &bytes, at: 0 };
    let words = [input.words()?, input.words()?, input.words()?, input.words()?];
    let antonyms = input.links(&words)?;
    let derivations = input.links(&words)?;
    Some(WordNet {
        words,
        antonyms,
        derivations,
    })
}
