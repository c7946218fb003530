//! Timelines, two actors side by side, and who stands where on what → text, one file a format.

mod beside;
mod jsonl;
mod matrix;
mod terminal;

pub use beside::{beside, beside_jsonl};
pub use jsonl::jsonl;
pub use matrix::{matrix, matrix_jsonl};
pub use terminal::terminal;

pub(super) use beside::{alone, to_each_other};
pub(super) use matrix::left_out;
pub(super) use terminal::{held, standing};
