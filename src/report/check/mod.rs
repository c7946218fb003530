//! A [`Report`](super::Report) in each format.

mod coverage;
mod finding;
mod json;
mod markdown;
mod problems;
mod terminal;
mod trace;
mod verdict;

pub use finding::finding;
pub(super) use finding::move_lines;
pub use json::json;
pub use markdown::markdown;
pub use problems::problem_lines;
pub use terminal::terminal;

#[cfg(test)]
pub(crate) mod sample;
