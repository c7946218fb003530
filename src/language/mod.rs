//! Text → sentences with tokens, tags, lemmas and dependencies (Universal Dependencies, English).

mod analyse;
pub mod conllu;
pub mod lemma;
pub mod model;
pub mod net;
pub mod parser;
mod sentence;
pub mod tagger;
mod token;
pub mod tokens;
pub mod train;

pub use analyse::{parse_sentence, parse_tokens, tag, tag_tokens};
pub use model::model;
pub use sentence::Sentence;
pub use token::{Deprel, Token, Upos, Xpos};
pub use tokens::tokenise;
