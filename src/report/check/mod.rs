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

// What the page has in common with the formats here.
pub(super) use coverage::coverage;
pub(super) use markdown::is_plain_link;
pub(super) use trace::entries as trace_entries;
pub(super) use verdict::verdict;

#[cfg(test)]
pub(crate) mod sample;
