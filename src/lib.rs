//! `onrecord` holds public actors to what they said.

pub mod attribution;
pub mod config;
pub mod corpus;
pub mod language;
mod problem;
pub mod report;
pub mod rules;
mod text;

pub use problem::{Problem, Severity};
pub use text::Span;
