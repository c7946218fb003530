//! Text → sentences with tokens, tags, lemmas and dependencies (Universal Dependencies, English), times, numerals.

mod analyse;
mod batches;
pub mod conllu;
mod document;
pub mod lemma;
pub mod lexicon;
mod lines;
pub mod model;
pub mod names;
pub mod net;
pub mod numerals;
pub mod parser;
pub mod quantities;
mod quotes;
mod repair;
mod sentence;
pub mod sentences;
pub mod tagger;
pub mod times;
mod token;
pub mod tokens;
pub mod train;

pub use analyse::{parse_quoted, parse_sentence, parse_sentences, parse_tokens, tag, tag_tokens};
pub use document::{Document, analyse};
pub(crate) use document::{Tagged, analyse_wanted};
pub use lines::lines;
pub use model::model;
pub use quotes::{Quote, quotes};
pub use sentence::Sentence;
pub use token::{Deprel, Token, Upos, Xpos};
pub use tokens::tokenise;
