//! The matters of a corpus, in each format.

mod jsonl;
mod table;

use chrono::NaiveDate;

pub use jsonl::jsonl;
pub use table::table;

/// What a corpus speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matters {
    /// Most claims first, then by label.
    pub matters: Vec<MatterSeen>,
    /// Statements that count in a check.
    pub statements: usize,
    /// Those of them in which no claim could be read.
    pub without_claim: usize,
    /// Those of them that share no matter with another one, in the order of the articles.
    pub unaligned: Vec<Unaligned>,
}

/// One matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterSeen {
    /// Label of its first claim.
    pub label: String,
    /// Id of the declared topic it belongs to.
    pub topic: Option<String>,
    /// Claims on it.
    pub claims: usize,
    /// Statements they stand in.
    pub statements: usize,
    /// Actors that made them, by id.
    pub actors: Vec<String>,
    /// First and last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// A statement that aligned with nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unaligned {
    /// Id of the actor.
    pub actor: String,
    /// The file as the user named it.
    pub path: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// Labels of its matters; none where no claim could be read.
    pub matters: Vec<String>,
    /// What was said, on one line.
    pub text: String,
}
