//! A statement by what tells whether another one is the same: hashes and days, no words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Digest, Told};
use crate::attribution::{Field, Statement};

/// Shorter words are said every day, in letters and digits.
const SHORTEST: usize = 12;
/// Bytes of a hash: no two statements meet in them by accident.
const LENGTH: usize = 16;

/// A statement of a known actor that is long enough to be known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldInShort {
    /// Its place among the statements of its article.
    pub told: usize,
    /// Of its actor, whether it is held, and the letters and digits of its words.
    pub words: [u8; LENGTH],
    /// When it was said, where its article tells another day than its own.
    pub on: Option<NaiveDate>,
    /// Title or text.
    pub field: Field,
    /// Line of the text that it begins on.
    pub line: usize,
}

impl Digest {
    /// Its statements in short, in their order.
    pub fn told_in_short(&self) -> Vec<ToldInShort> {
        let told = self.told.iter().enumerate();
        told.filter_map(|(at, told)| self.in_short(at, told)).collect()
    }

    fn in_short(&self, at: usize, told: &Told) -> Option<ToldInShort> {
        let statement = &told.statement;
        let actor = statement.actor.as_ref()?;
        let letters = letters(self, statement);
        if letters.len() < SHORTEST {
            return None;
        }
        let hash = Sha256::digest(format!("{}\0{:?}\0{letters}", actor.id, statement.held));
        let mut words = [0; LENGTH];
        words.copy_from_slice(&hash[..LENGTH]);
        let first = statement.content.first()?;
        Some(ToldInShort {
            told: at,
            words,
            on: statement.said.on,
            field: first.field,
            line: match first.field {
                Field::Text => self.excerpts.line_column(first.span.start).0,
                Field::Title => 1,
            },
        })
    }
}

/// Letters and digits of what is said, in small letters; a "that" which opens it does not count.
fn letters(digest: &Digest, statement: &Statement) -> String {
    let words = statement.content.iter().map(|&piece| digest.words(piece));
    let letters: String = words
        .flat_map(str::chars)
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    letters.strip_prefix("that").unwrap_or(&letters).to_owned()
}
