//! Digests as bytes, and back.
//!
//! The format is postcard's: fixed by its specification, the same bytes for the same digest, and read without trust in what
//! the bytes say of their length. What it does not check is checked here, so that no digest that was read can lead to an
//! index out of bounds. The first byte is the version of the layout.

use std::fmt;

use super::Digest;
use crate::position::{Sort, Wording};

/// Version of the layout: to be raised with each change of a type that is kept.
const VERSION: u8 = 6;

/// How hard digests are packed: 1 is nearly as small as 9, and ten times as fast.
const LEVEL: u8 = 1;
/// No digest takes more: what says so is damaged.
const MOST_BYTES: usize = 1 << 30;

/// Bytes that are no digest of this version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("is no digest of an article that this version can read")
    }
}

impl std::error::Error for Unreadable {}

impl Digest {
    /// Version of the layout of the bytes: those of another one cannot be read.
    pub fn layout() -> u8 {
        VERSION
    }

    /// As bytes.
    ///
    /// # Errors
    /// None that is known: postcard gives one where memory runs out.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unreadable> {
        postcard::to_extend(self, vec![VERSION]).map_err(|_| Unreadable)
    }

    /// As fewer bytes, for which reading takes a little longer.
    ///
    /// # Errors
    /// As [`Digest::to_bytes`].
    pub fn packed(&self) -> Result<Vec<u8>, Unreadable> {
        Ok(miniz_oxide::deflate::compress_to_vec(&self.to_bytes()?, LEVEL))
    }

    /// From such bytes, as [`Digest::from_bytes`].
    ///
    /// # Errors
    /// Where they are not what [`Digest::packed`] gives.
    pub fn unpacked(bytes: &[u8]) -> Result<Self, Unreadable> {
        let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, MOST_BYTES).map_err(|_| Unreadable)?;
        Self::from_bytes(&bytes)
    }

    /// From such bytes. The digest stands nowhere yet, and on no topic: see [`Digest::put`], [`Digest::put_on_topics`].
    ///
    /// # Errors
    /// Where the bytes are of another version, cut short, or anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let [VERSION, rest @ ..] = bytes else {
            return Err(Unreadable);
        };
        let (digest, rest) = postcard::take_from_bytes::<Digest>(rest).map_err(|_| Unreadable)?;
        let is_sound = rest.is_empty() && digest.is_sound();
        is_sound.then_some(digest).ok_or(Unreadable)
    }

    /// Whether all indices are those of something.
    fn is_sound(&self) -> bool {
        let mut wordings = self.told.iter().flat_map(|told| &told.content.sentences);
        let is_told = |told: &super::Told| !told.statement.content.is_empty() && told.statement.confidence <= 100;
        self.told.iter().all(is_told) && wordings.all(|worded| are_within(&worded.wording))
    }
}

fn are_within(wording: &Wording) -> bool {
    let is_within = |sort: Sort| match sort {
        Sort::Figure(at) => at < wording.figures.len(),
        Sort::Time(at) => at < wording.periods.len() && at < wording.times.len(),
        _ => true,
    };
    wording.words.iter().all(|word| is_within(word.sort))
}
