//! Text → sentences with tokens, tags, lemmas and dependencies (Universal Dependencies, English).

pub mod numerals;
pub mod quantities;
mod sentence;
pub mod times;
mod token;

pub use sentence::Sentence;
pub use token::{Deprel, Token, Upos, Xpos};
