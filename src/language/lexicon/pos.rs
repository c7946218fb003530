//! Parts of speech of the dictionaries: the four that WordNet has.

use serde::{Deserialize, Serialize};

use crate::language::Upos;

/// Part of speech of a dictionary word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Pos {
    /// Noun.
    Noun,
    /// Verb.
    Verb,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
}

impl Pos {
    /// All four, in the order of their numbers.
    pub const ALL: [Pos; 4] = [Pos::Noun, Pos::Verb, Pos::Adjective, Pos::Adverb];

    /// The part of speech of a tagged token; `None` for those no dictionary lists.
    pub fn from_upos(upos: Upos) -> Option<Pos> {
        match upos {
            Upos::Noun | Upos::Propn => Some(Pos::Noun),
            Upos::Verb | Upos::Aux => Some(Pos::Verb),
            Upos::Adj => Some(Pos::Adjective),
            Upos::Adv => Some(Pos::Adverb),
            _ => None,
        }
    }
}
