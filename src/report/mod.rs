//! Findings and problems → text for people and programs, one file per format.
//!
//! In: a [`Report`], statements, comparisons, timelines. Out: a `String`, the same for the same input: no clock, no
//! paths of the machine. Formats for people write colours as ANSI sequences, which whoever prints them strips where
//! they are unwanted; everything that comes from an article is escaped first.

pub mod check;
mod json;
mod layout;
mod model;

pub use layout::{Look, Marks, escape};
pub use model::{Comparison, Coverage, PairFinding, Report, Timeline, TimelineEntry};

use json::{to_json_line, to_json_lines};

#[cfg(test)]
mod snapshots;
