//! Text → sentences with tokens, tags, lemmas and dependencies (Universal Dependencies, English).

pub mod lexicon;
pub mod names;
mod sentence;
mod token;

pub use sentence::Sentence;
pub use token::{Deprel, Token, Upos, Xpos};
