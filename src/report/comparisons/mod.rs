//! Verdicts on given pairs in each format, in the order of the input.

mod jsonl;
mod terminal;

pub use jsonl::jsonl;
pub use terminal::terminal;
