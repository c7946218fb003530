//! `onrecord` holds public actors to what they said.

pub mod align;
pub mod attribution;
pub mod compare;
pub mod corpus;
pub mod language;
pub mod position;
mod problem;
pub mod report;
pub mod rules;
mod text;

pub use problem::{Problem, Severity};
pub use text::Span;
