//! Findings and problems → text for people and programs, one file per format.
//!
//! In: a [`Report`], statements, comparisons, timelines. Out: a `String`, the same for the same input: no clock, no
//! paths of the machine. Formats for people write colours as ANSI sequences, which whoever prints them strips where
//! they are unwanted; everything that comes from an article is escaped first.

pub mod actors;
pub mod check;
pub mod comparisons;
pub mod difference;
pub mod html;
mod json;
mod layout;
mod markdown;
pub mod matters;
mod model;
mod parse;
pub mod statements;
pub mod timeline;

pub use actors::{ActorSeen, RoleSeen, Roster};
pub use layout::{Look, Marks, escape};
pub use model::{
    Beside, Comparison, Coverage, Interval, Matrix, MatrixCell, MatrixMatter, MatrixRow, Meeting, PairFinding, Report,
    RuleOutcome, Timeline, TimelineEntry, Trace, Walk, WalkedMeeting,
};
pub use parse::parse_jsonl;

use json::{to_json_line, to_json_lines};

#[cfg(test)]
pub(crate) use check::sample as check_sample;
#[cfg(test)]
pub(crate) use sample::actor as sample_actor;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod snapshots;
