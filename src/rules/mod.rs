//! Shifts → findings, by rules that are data.
//!
//! In: the claims on the record of one actor; out: findings with both sides quoted. What a rule asks is data
//! (`catalog/<id>.toml`) over a closed set of conditions in code. Deliberately does not judge truth: a finding says
//! what was said and what moved.

mod across;
mod condition;
mod evidence;
mod finding;
mod findings;
mod fingerprint;
mod flip;
mod incompatible;
mod judge;
mod on_topic;
mod pair;
mod quotations;
mod quotes;
mod record;
mod repeated;
mod rule;
mod settled;
mod special;
mod template;
mod trace;
mod wording;

pub use across::across;
pub use condition::{Condition, Sides};
pub use finding::{Certainty, Evidence, Finding, Move, Relation, Role, TimeClass};
pub use findings::{Outcome, findings};
pub use fingerprint::fingerprint;
pub use flip::Flip;
pub use judge::{Judgement, judge, judge_within, judge_wording};
pub use on_topic::align_on_topic;
pub use record::{ActorRecords, Record, SentenceRecord};
pub use rule::{Example, Rule, Stage, catalog, read};
pub use settled::settle;
pub use special::{special, special_rule};
pub use trace::{AlignmentTrace, ClaimTrace, FindingTrace, PartTrace};
pub use wording::{Side, moves, position as position_in_words};
