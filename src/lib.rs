//! `onrecord` holds public actors to what they said.

pub mod corpus;
pub mod language;
mod problem;
mod text;

pub use problem::{Problem, Severity};
pub use text::Span;
