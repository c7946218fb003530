//! Statements in each format. Articles and statements come in the order of the input.

mod claims;
mod clues;
mod extracted;
mod jsonl;
mod table;

pub use extracted::{extracted, extracted_jsonl};
pub use jsonl::jsonl;
pub use table::table;

/// Whether the clues that led to each statement are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clues {
    /// They are.
    Shown,
    /// They are not.
    Left,
}
