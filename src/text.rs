//! Places in a text: byte spans; and words in lower case.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// A stretch of a text, in bytes of its UTF-8, end exclusive. Both ends lie between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies within.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly within.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// What stands there in `text`.
    ///
    /// # Panics
    /// Where the span is not one of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The span without white space at both ends.
    pub fn trim(self, text: &str) -> Span {
        let stretch = self.of(text);
        let start = self.start + (stretch.len() - stretch.trim_start().len());
        Span::new(start, start + stretch.trim().len())
    }
}

/// A word of a closed list. An alias, since serde would borrow a plain reference from what it reads.
pub type Known = &'static str;

/// One of a closed list of words, as the list has it.
pub(crate) fn one_of<'de, D: serde::Deserializer<'de>>(known: &[Known], deserializer: D) -> Result<Known, D::Error> {
    let word = std::borrow::Cow::<str>::deserialize(deserializer)?;
    let found = known.iter().find(|known| **known == word);
    found
        .copied()
        .ok_or_else(|| serde::de::Error::custom("a word that is not on the list"))
}

/// A word in lower case. Most words are ASCII and short, and then nothing is allocated.
pub fn lower_case(word: &str) -> CompactString {
    // One look tells of most words that they stay as they are.
    let (mut all, mut has_capital) = (0, false);
    for &byte in word.as_bytes() {
        all |= byte;
        has_capital |= byte.is_ascii_uppercase();
    }
    if !all.is_ascii() {
        return word.to_lowercase().into();
    }
    let mut lower = CompactString::from(word);
    if has_capital {
        lower.make_ascii_lowercase();
    }
    lower
}
