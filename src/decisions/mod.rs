//! Findings → those that count, and those that somebody has decided on.
//!
//! A finding is decided on in three ways: in the article itself (inline), by a baseline, or by a reviewer in the ledger.
//! What is decided on no longer counts for the exit status, but is never thrown away: reports count it, and formats that can
//! (SARIF, JSON, HTML) mark it instead of leaving it out.

pub mod baseline;
pub mod ledger;
mod suppression;
mod upkeep;
mod write;

pub use suppression::{Means, Suppressed, Suppression, set_aside};
pub use upkeep::{UpkeepRule, upkeep_rules};
pub use write::write_whole;
