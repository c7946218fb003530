//! Pieces of readable output that the formats for people share: escaping, wrapping, marking words, places.

mod escape;
mod look;
mod marked;
mod words;
mod wrap;

pub use escape::escape;
pub(super) use look::{BOLD, DIM, of_severity, painted};
pub use look::{Look, Marks};
pub(super) use marked::{Mark, Marked};
pub(super) use words::{apart, capital, percent, plural};
pub(super) use wrap::{breaks, hang, shorten, wrap};
