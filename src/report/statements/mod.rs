//! Statements in each format. Articles and statements come in the order of the input.

mod jsonl;
mod table;

pub use jsonl::jsonl;
pub use table::table;
