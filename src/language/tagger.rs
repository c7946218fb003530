//! Parts of speech: a greedy tagger from left to right with a linear model (averaged perceptron, Collins 2002), over the joint
//! set of universal and Penn tags.
//!
//! In: the words of a sentence. Out: a tag each. It does not look at anything outside the sentence.

use super::model::codec::{Reader, Truncated, Writer};
use super::model::hash;
use super::model::table::Table;
use super::{Upos, Xpos};

/// Number of a joint tag in [`Tagger::tags`].
pub type Tag = u8;

/// The tagger's weights.
#[derive(Debug, Default)]
pub struct Tagger {
    /// The joint tags.
    pub tags: Vec<(Upos, Xpos)>,
    /// Their weights.
    pub table: Table,
}

/// What the features of tagger and parser see of a word, whatever its place.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordView {
    /// Hash of the lower-cased word, digits as `0`.
    pub lower: u64,
    /// Hash of the word as written.
    pub form: u64,
    /// Hashes of the last one, two, three, four characters, lower-cased.
    pub suffixes: [u64; 4],
    /// Hash of the first three characters, lower-cased.
    pub prefix: u64,
    /// Kind of capitals, digits and marks.
    pub shape: u64,
}

impl WordView {
    /// Looks at a word.
    pub fn of(word: &str) -> Self {
        let mut lower = Vec::with_capacity(word.len());
        let (mut upper, mut small, mut digit, mut mark) = (0u32, 0u32, 0u32, 0u32);
        let mut first_upper = false;
        for (at, character) in word.char_indices() {
            if character.is_ascii_digit() {
                digit += 1;
                lower.push('0');
            } else if character.is_uppercase() {
                upper += 1;
                first_upper |= at == 0;
                lower.extend(character.to_lowercase());
            } else {
                if character.is_alphabetic() {
                    small += 1
                } else {
                    mark += 1
                }
                lower.push(if character == '’' { '\'' } else { character });
            }
        }
        let hash_of =
            |part: &[char]| hash::bytes(part.iter().flat_map(|&c| u32::from(c).to_le_bytes()));
        let suffix = |count: usize| hash_of(&lower[lower.len().saturating_sub(count)..]);
        let many = |count: u32| u64::from(count.min(2));
        WordView {
            lower: hash_of(&lower),
            form: hash::bytes(word.bytes()),
            suffixes: [suffix(1), suffix(2), suffix(3), suffix(4)],
            prefix: hash_of(&lower[..lower.len().min(3)]),
            shape: many(upper)
                + 3 * u64::from(small > 0)
                + 6 * many(digit)
                + 18 * many(mark)
                + 54 * u64::from(first_upper),
        }
    }
}

/// A view beyond the ends of the sentence.
const OUTSIDE: u64 = 0x5151;

/// Pushes the features of the word at `at`, given the tags before it.
pub fn features(views: &[WordView], at: usize, previous: &[Tag], out: &mut Vec<u64>) {
    out.clear();
    let view = |offset: isize| -> WordView {
        at.checked_add_signed(offset)
            .and_then(|place| views.get(place))
            .copied()
            .unwrap_or(WordView {
                lower: OUTSIDE,
                form: OUTSIDE,
                suffixes: [OUTSIDE; 4],
                prefix: OUTSIDE,
                shape: OUTSIDE,
            })
    };
    let tag = |back: usize| {
        at.checked_sub(back)
            .map_or(255, |place| u64::from(previous[place]))
    };
    let (word, before, after) = (view(0), view(-1), view(1));
    let (before2, after2) = (view(-2), view(2));
    let (t1, t2) = (tag(1), tag(2));
    let mut template = 0;
    let mut push = |a: u64, b: u64, c: u64| {
        out.push(hash::feature(template, a, b, c));
        template += 1;
    };
    push(0, 0, 0);
    push(word.lower, 0, 0);
    push(word.form, 0, 0);
    push(word.suffixes[0], word.shape, 0);
    push(word.suffixes[1], 0, 0);
    push(word.suffixes[2], 0, 0);
    push(word.suffixes[3], 0, 0);
    push(word.prefix, 0, 0);
    push(word.shape, u64::from(at == 0), after.shape);
    push(word.shape, before.shape, t1);
    push(t1, 0, 0);
    push(t1, t2, 0);
    push(t1, word.lower, 0);
    push(t1, word.suffixes[2], 0);
    push(t1, after.lower, 0);
    push(t1, after.suffixes[2], word.suffixes[1]);
    push(before.lower, word.lower, 0);
    push(before.lower, 0, 0);
    push(before2.lower, 0, 0);
    push(before2.lower, before.lower, 0);
    push(after.lower, 0, 0);
    push(after.lower, word.lower, 0);
    push(after.suffixes[2], 0, 0);
    push(after.suffixes[1], word.suffixes[1], 0);
    push(after2.lower, 0, 0);
    push(after.lower, after2.lower, 0);
    push(before.suffixes[2], word.suffixes[2], 0);
    push(t1, t2, word.lower);
}

impl Tagger {
    /// The tag of each word.
    pub fn tag(&self, views: &[WordView]) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(views.len());
        let mut scores = vec![0i32; self.tags.len()];
        let mut keys = Vec::with_capacity(40);
        for at in 0..views.len() {
            features(views, at, &tags, &mut keys);
            scores.fill(0);
            for &key in &keys {
                self.table.add(key, &mut scores);
            }
            tags.push(best(&scores) as Tag);
        }
        tags
    }

    /// Writes the tag set; the table follows.
    pub fn write_tags(tags: &[(Upos, Xpos)], out: &mut Writer) {
        out.u8(tags.len() as u8);
        for &(upos, xpos) in tags {
            out.u8(upos as u8);
            out.u8(xpos as u8);
        }
    }

    /// Reads tag set and table.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let count = input.u8()?;
        let mut tags = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let upos = *Upos::ALL.get(input.u8()? as usize).ok_or(Truncated)?;
            let xpos = *Xpos::ALL.get(input.u8()? as usize).ok_or(Truncated)?;
            tags.push((upos, xpos));
        }
        Ok(Tagger {
            tags,
            table: Table::read(input)?,
        })
    }
}

/// The first class of the highest score.
pub fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (class, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = class;
        }
    }
    best
}
