//! A finding: what a rule flags, with both sides quoted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::flip::Flip;
use super::trace::FindingTrace;
use crate::attribution::{Actor, Field};
use crate::digest::{Note, Revision, Telling};
use crate::problem::Severity;
use crate::text::{Known, one_of};

/// Verdict of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Cannot both hold.
    Contradiction,
    /// Same side, but moved.
    Shift,
    /// Nothing moved.
    Consistent,
    /// Not about the same matter.
    Unrelated,
}

impl Relation {
    /// The word used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Contradiction => "contradiction",
            Relation::Shift => "shift",
            Relation::Consistent => "consistent",
            Relation::Unrelated => "unrelated",
        }
    }
}

/// Whether the evidence bears the verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It does.
    #[default]
    Firm,
    /// It is thin: a reader has to look.
    Uncertain,
}

/// What the days between two sides make of their difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeClass {
    /// Said at about the same time.
    #[serde(alias = "same-time")]
    SameTime,
    /// The later side says openly that the position is new.
    Supersession,
    /// Moved over time.
    Evolution,
    /// Back to an earlier position.
    Return,
    /// A fact that moved on.
    Update,
}

/// Which side of a finding a piece of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Said first.
    Earlier,
    /// Said afterwards.
    Later,
    /// Neither is known to be first.
    Other,
}

/// One located side of a finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// Earlier, later, or other.
    pub role: Role,
    /// The file as the user named it.
    pub path: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// Column in characters, from 1; 1 for records of a JSONL file.
    pub column: usize,
    /// Offset of the quoted words (contract of the JSON output), in bytes.
    pub start: usize,
    /// End of the quoted words, in bytes, exclusive.
    pub end: usize,
    /// When it was said.
    pub date: Option<NaiveDate>,
    /// The quoted words, exactly as they stand.
    pub text: String,
    /// The whole sentence or sentences around them, exactly as they stand.
    pub sentence: String,
    /// Who, as written.
    pub source: String,
    /// SHA-256 of the article's text, by which a change of it is noticed.
    pub sha256: String,
    /// Index of the article in the corpus.
    #[serde(skip)]
    pub article: usize,
    /// What the offsets count in.
    #[serde(skip)]
    pub field: Field,
    /// Outlet of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Address of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Which revision of its page the article is, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<Revision>,
    /// Other articles that tell it in the same words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Telling>,
    /// What the article takes back of it, or may take back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// What can move.
pub const AXES: [Known; 11] = [
    "layer",
    "polarity",
    "roles",
    "strength",
    "conditions",
    "caveats",
    "scope",
    "quantities",
    "time",
    "matter",
    "position",
];

fn known_axis<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(&AXES, deserializer)
}

/// What moved on one axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The axis: one of the axes that rules know.
    #[serde(deserialize_with = "known_axis")]
    pub axis: Known,
    /// Its value on the first side, for a reader; empty where there is none.
    pub from: String,
    /// Its value on the second side.
    pub to: String,
}

/// What a rule flags: at least two located pieces of evidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// After the policy of the configuration.
    pub severity: Severity,
    /// Trust in it, 0 to 1 in hundredths.
    pub confidence: f32,
    /// Key made of content, not of lines.
    pub fingerprint: String,
    /// Whose statements.
    pub actor: Actor,
    /// Readable label of the matter.
    pub matter: String,
    /// The declared topic it belongs to, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Verdict of the pair.
    pub relation: Relation,
    /// What the time between makes of it; `None` for undated pairs.
    pub time_class: Option<TimeClass>,
    /// How far a stand has moved; `None` where no stand has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flip: Option<Flip>,
    /// Whether the evidence bears the verdict.
    pub certainty: Certainty,
    /// One or two sentences to the reader.
    pub message: String,
    /// What moved, axis by axis.
    pub moves: Vec<Move>,
    /// Both sides, in the order they were said.
    pub evidence: Vec<Evidence>,
    /// How it came about, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<FindingTrace>,
}

impl Finding {
    /// What orders findings: the gravest first, then by path, line and rule, then by content.
    pub fn order(&self) -> (std::cmp::Reverse<Severity>, &str, usize, usize, &str, &str) {
        let last = self.evidence.last();
        (
            std::cmp::Reverse(self.severity),
            last.map_or("", |side| side.path.as_str()),
            last.map_or(0, |side| side.line),
            last.map_or(0, |side| side.start),
            &self.rule,
            &self.fingerprint,
        )
    }
}
