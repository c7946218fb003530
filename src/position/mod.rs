//! Statements → claims: each a matter and a position on it.
//!
//! In: stretches of a text that are one actor's words (or a report of them); out: the claims in them. Deliberately
//! does not compare anything, and knows no other statement.

mod axes;
mod claim;
mod clause;
mod concepts;
mod emit;
mod modifiers;
mod outer;
mod speaker;
mod tree;
mod words;

pub use axes::{Layer, Scope};
pub use claim::{Bound, Claim, Concept, ConceptKind, Limit, Matter, Mood, Part, Period, Position};
pub use speaker::Speaker;
pub use words::Words;

use clause::Reader;
use outer::Outer;
use tree::Tree;

use crate::language::Sentence;

/// The claims of one sentence of a speaker's words.
pub fn claims_of(sentence: &Sentence, text: &str, speaker: &Speaker) -> Vec<Claim> {
    if sentence.tokens.is_empty() {
        return Vec::new();
    }
    let tree = Tree::new(sentence, text);
    let mut reader = Reader::new(tree, Words::shipped(), speaker);
    reader.read(sentence.root(), &Outer::assertion());
    reader.claims
}
