//! Parsed articles → statements: who said what, by which cue, and whether they hold it.

mod statement;

pub use statement::{Act, Actor, Field, Force, Held, Piece, Precision, Said, Statement, Voice};
