//! Shifts → findings, by rules that are data.
//!
//! In: the claims on the record of one actor; out: findings with both sides quoted. What a rule asks is data
//! (`catalog/<id>.toml`, and files of the user's own, read by one loader) over a closed set of conditions in code. Deliberately does not judge truth: a finding says
//! what was said and what moved.

mod across;
mod between;
mod caveats;
mod condition;
mod evidence;
mod finding;
mod findings;
mod fingerprint;
mod flip;
mod found;
mod hit;
mod incompatible;
mod judge;
mod load;
mod moved_on;
mod on_topic;
mod own;
mod pair;
mod quoting;
mod read_rule;
mod record;
mod repeated;
mod rule;
mod scene;
mod settled;
mod share;
mod special;
mod template;
mod time_class;
mod together;
mod trace;
mod wording;

pub use across::across;
pub use between::{Between, between};
pub use condition::{CONDITIONS, Condition, Sides};
pub use evidence::lack;
pub use finding::{Certainty, Evidence, Finding, Move, Relation, Role, TimeClass};
pub use findings::{Outcome, findings, findings_of};
pub use fingerprint::fingerprint;
pub use flip::Flip;
pub use found::why_not;
pub use judge::{Judgement, judge, judge_within, judge_wording};
pub use load::{RuleFile, RuleSet, load};
pub use on_topic::{meet, meeting_keys};
pub use own::{gravest, judge_own};
pub use read_rule::read;
pub use record::{ActorRecords, Record, SentenceRecord};
pub use rule::{Day, Example, ExampleArticle, Home, Rule, Stage, catalog};
pub use scene::{Context, Scene};
pub use settled::settle;
pub use share::Share;
pub use special::{special, special_rule};
pub use template::NAMES as MESSAGE_NAMES;
pub use time_class::time_class;
pub use trace::{AlignmentTrace, ClaimTrace, FindingTrace, PartTrace, axes_in_words, parts_in_common};
pub use wording::{Side, camp, moves, position as position_in_words};

pub use trace::StandTrace;
