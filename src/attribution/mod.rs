//! Parsed articles → statements: who said what, by which cue, and whether they hold it.

mod cues;
mod statement;

pub use cues::{Cue, Frame, Lexicon};
pub use statement::{Act, Actor, Field, Force, Held, Piece, Precision, Said, Statement, Voice};
