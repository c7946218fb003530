//! Text → sentences with tokens, tags, lemmas and dependencies (Universal Dependencies, English).

pub mod numerals;
mod sentence;
pub mod quantities;
pub mod times;
mod token;

pub use sentence::Sentence;
pub use token::{Deprel, Token, Upos, Xpos};
