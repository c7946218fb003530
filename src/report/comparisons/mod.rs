//! Verdicts on given pairs in each format, in the order of the input.

mod jsonl;
mod terminal;
mod trace;
mod walk;

pub use jsonl::jsonl;
pub use terminal::{explained, terminal};
pub use walk::walked;
