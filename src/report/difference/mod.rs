//! What moved between two corpora → text, one file a format.

mod json;
mod markdown;
mod pieces;
mod summary;
mod terminal;

pub use json::json;
pub use markdown::markdown;
pub use terminal::terminal;

pub(super) use pieces::runs;
pub(super) use summary::{axis_in_words, in_both, later, related, says, side, what_became, whole, wording_in_short};
