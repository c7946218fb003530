//! Text → sentences with tokens, tags, lemmas and dependencies (Universal Dependencies, English).

mod lines;
mod quotes;
mod sentence;
pub mod sentences;
mod token;

pub use lines::lines;
pub use quotes::{Quote, quotes};
pub use sentence::Sentence;
pub use token::{Deprel, Token, Upos, Xpos};
