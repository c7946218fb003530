//! A [`Report`](super::Report) in each format.

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

#[cfg(test)]
pub(crate) mod sample;
