//! The ledger: what reviewers decided of findings, kept as text in the repository.
//!
//! In: a `.jsonl` file, or a folder of them; findings. Out: which findings are dismissed, which are confirmed, and problems
//! with path and line. A damaged line costs that line, and is never written over. In a folder each finding has a file of its
//! own, so that decisions on different findings merge without conflict whatever merges them; a single file needs git's union
//! merge, which `.gitattributes` asks for (`merging.rs`). The last decision of a finding counts: by day, then by place.
//!
//! Deliberately knows nothing of who asks (`onrecord review`, a page) and never takes a line away.

mod decision;
mod hold;
mod honour;
mod merging;
mod precision;
mod read;
mod write;

pub use decision::{Decided, Decision, Reason};
pub use honour::Honoured;
pub use precision::{RuleDecisions, count_by_rule};
pub use read::{Entry, Ledger};
