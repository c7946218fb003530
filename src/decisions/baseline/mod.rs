//! The baseline: a file of findings that are known, so that only new ones count.
//!
//! In: its text, the findings of a run; out: what is set aside, what no longer fits, the next text. An entry is keyed by the
//! fingerprint, which is made of content, and pins the articles it rests on. Deliberately not here: reading and writing the
//! file itself.

mod apply;
mod change;
mod file;

pub use apply::{Extent, Match, apply};
pub use change::{Changes, prune, update};
pub use file::{Baseline, Entry, Pinned, read, write};
