//! Shifts → findings, by rules that are data.
//!
//! In: the claims on the record of one actor; out: findings with both sides quoted. What a rule asks is data
//! (`catalog/<id>.toml`) over a closed set of conditions in code. Deliberately does not judge truth: a finding says
//! what was said and what moved.

mod condition;
mod evidence;
mod finding;
mod findings;
mod fingerprint;
mod judge;
mod record;
mod repeated;
mod rule;
mod template;
mod wording;

pub use condition::{Condition, Sides};
pub use finding::{Certainty, Evidence, Finding, Move, Relation, Role, TimeClass};
pub use findings::{Outcome, findings};
pub use fingerprint::fingerprint;
pub use judge::{Judgement, judge, judge_within, judge_wording};
pub use record::{ActorRecords, Record, SentenceRecord};
pub use rule::{Example, Rule, Stage, catalog, read};
pub use wording::{Side, moves, position as position_in_words};
