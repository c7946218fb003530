//! What the network sees of a word: the word, its ends and starts, its shape, and the parts of speech that WordNet knows for it.
//!
//! Each is a key; keys that training has seen often enough have an embedding.

use std::iter;

use super::hashes::Hashes;
use crate::language::model::codec::{Reader, Truncated, Writer};
use crate::language::model::hash;

/// Number of keys of a word. The first two are the word's own (lower-cased, as written).
pub const KEYS: usize = 10;

/// Possible parts of speech of base forms, after WordNet: hash of the word, and a bit each for noun, verb, adjective, adverb.
#[derive(Debug, Default)]
pub struct PartsOfSpeech {
    words: Hashes,
    /// Beside `words`.
    bits: Vec<u8>,
}

impl PartsOfSpeech {
    /// From words and their bits, in any order.
    pub fn new(words: impl IntoIterator<Item = (String, u8)>) -> Self {
        let mut entries: Vec<(u32, u8)> = words.into_iter().map(|(word, bits)| (key(b'n', &word), bits)).collect();
        entries.sort_unstable();
        entries.dedup_by(|a, b| {
            let same = a.0 == b.0;
            if same {
                b.1 |= a.1;
            }
            same
        });
        let (words, bits) = entries.into_iter().unzip();
        PartsOfSpeech {
            words: Hashes::new(words),
            bits,
        }
    }

    /// The bits of a base form, given in two pieces, 0 if unknown.
    fn of(&self, stem: &str, ending: &str) -> u8 {
        let hash = folded(hash::bytes(iter::once(b'n').chain(stem.bytes()).chain(ending.bytes())));
        self.words.find(hash).map_or(0, |at| self.bits[at])
    }

    /// What a word may be, by itself and with its ending taken off. `word` is lower case.
    pub fn class(&self, word: &str) -> u32 {
        if word.len() > 40 || !word.is_ascii() {
            return 0;
        }
        let is = |stem: &str, ending: &str, bit: u8| self.of(stem, ending) & bit != 0;
        let mut class = u32::from(self.of(word, ""));
        let mut with = |bit: u32, condition: bool| class |= u32::from(condition) << bit;
        let changed = |stem: &str, bit: u8| {
            let bytes = stem.as_bytes();
            let doubled = bytes.len() > 2 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
            is(stem, "", bit)
                || is(stem, "e", bit)
                || (doubled && is(&stem[..stem.len() - 1], "", bit))
                || stem.strip_suffix('i').is_some_and(|stem| is(stem, "y", bit))
        };
        if let Some(stem) = word.strip_suffix('s') {
            let other = stem.strip_suffix('e').unwrap_or("");
            let third = other.strip_suffix('i');
            for (bit, of_what) in [(4, 1), (5, 2)] {
                let found = is(stem, "", of_what) || is(other, "", of_what);
                with(bit, found || third.is_some_and(|stem| is(stem, "y", of_what)));
            }
        }
        with(6, word.strip_suffix("ed").is_some_and(|stem| changed(stem, 2)));
        with(7, word.strip_suffix("ing").is_some_and(|stem| changed(stem, 2)));
        with(8, word.strip_suffix("er").is_some_and(|stem| changed(stem, 4)));
        with(9, word.strip_suffix("est").is_some_and(|stem| changed(stem, 4)));
        with(10, word.strip_suffix("ly").is_some_and(|stem| is(stem, "", 4)));
        class
    }

    /// Writes hashes as steps, and bits.
    pub fn write(&self, out: &mut Writer) {
        self.words.write(out);
        out.bytes.extend(&self.bits);
    }

    /// Reads what [`PartsOfSpeech::write`] wrote.
    ///
    /// # Errors
    /// [`Truncated`] where the numbers end early.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let count = input.u32()? as usize;
        let words = Hashes::read_steps(input, count)?;
        let bits = input.take(count)?.to_vec();
        Ok(PartsOfSpeech { words, bits })
    }
}

/// Key of a text of a kind.
pub fn key(kind: u8, text: &str) -> u32 {
    folded(hash::bytes(iter::once(kind).chain(text.bytes())))
}

fn folded(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// The word as the network reads it: lower case, digits as `0`, one kind of apostrophe.
pub fn lower(word: &str) -> String {
    word.chars()
        .flat_map(|character| {
            let character = match character {
                '0'..='9' => '0',
                '’' => '\'',
                other => other,
            };
            character.to_lowercase()
        })
        .collect()
}

/// Capitals, small letters, digits and marks, runs cut to two.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    let (mut last, mut run) = ('\0', 0);
    for character in word.chars().take(40) {
        let kind = match character {
            _ if character.is_uppercase() => 'X',
            _ if character.is_lowercase() => 'x',
            _ if character.is_numeric() => '0',
            _ => character,
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 2 {
            shape.push(kind);
        }
        if shape.len() > 8 {
            break;
        }
    }
    shape
}

/// The keys of a word.
pub fn keys(word: &str, parts: &PartsOfSpeech) -> [u32; KEYS] {
    let lower = lower(word);
    let ends: Vec<usize> = lower.char_indices().map(|(at, _)| at).chain([lower.len()]).collect();
    let count = ends.len() - 1;
    let suffix = |length: usize| &lower[ends[count.saturating_sub(length)]..];
    let prefix = |length: usize| &lower[..ends[length.min(count)]];
    [
        key(b'w', &lower),
        key(b'f', word),
        key(b'1', suffix(1)),
        key(b'2', suffix(2)),
        key(b'3', suffix(3)),
        key(b'4', suffix(4)),
        key(b'p', prefix(2)),
        key(b'q', prefix(3)),
        key(b's', &shape(word)),
        key(b'c', &parts.class(&lower).to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_lead_to_base_forms() {
        let words = [("stop", 3), ("carry", 2), ("quick", 4), ("make", 2)];
        let parts = PartsOfSpeech::new(words.map(|(word, bits)| (word.to_owned(), bits)));
        assert_eq!(parts.class("stop"), 3);
        assert_eq!(parts.class("stopped"), 1 << 6);
        assert_eq!(parts.class("making"), 1 << 7);
        assert_eq!(parts.class("carries"), 1 << 5);
        assert_eq!(parts.class("quickly"), 1 << 10);
        assert_eq!(parts.class("estrel"), 0);
    }

    #[test]
    fn keys_tell_case_but_not_digits_apart() {
        let parts = PartsOfSpeech::default();
        let (a, b) = (keys("Pact", &parts), keys("pact", &parts));
        assert_eq!(a[0], b[0]);
        assert_ne!(a[1], b[1]);
        assert_eq!(keys("1975", &parts)[0], keys("2031", &parts)[0]);
    }
}
