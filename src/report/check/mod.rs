//! A [`Report`](super::Report) in each format.

mod beside;
mod checkstyle;
mod coverage;
mod finding;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod problems;
mod sarif;
mod terminal;
mod told;
mod trace;
mod verdict;
mod xml;

pub use checkstyle::checkstyle;
pub use finding::finding;
pub(super) use finding::move_lines;
pub use github::github;
pub use gitlab::gitlab;
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use problems::problem_lines;
pub use sarif::sarif;
pub use terminal::terminal;

// What the page has in common with the formats here.
pub(super) use beside::beside;
pub(super) use coverage::coverage;
pub(super) use markdown::is_plain_link;
pub(super) use trace::entries as trace_entries;
pub(super) use verdict::verdict;

#[cfg(test)]
pub(crate) mod sample;
