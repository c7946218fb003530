//! What a check yields, whatever the format it is printed in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::align::{Alignment, Apart};
use crate::attribution::Actor;
use crate::compare::Likeness;
use crate::decisions::Suppressed;
use crate::decisions::ledger::Decision;
use crate::position::Claim;
use crate::problem::{Problem, Severity};
use crate::rules::{Finding, Move, PartTrace, Relation};

/// How much was read, resolved and compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Dated articles read, before duplicates collapse.
    pub articles: usize,
    /// Articles that are a copy or a revision of one before them.
    #[serde(skip_serializing_if = "is_none")]
    pub copies: usize,
    /// Statements found in them.
    pub statements: usize,
    /// Statements that an article before has told in the same words.
    #[serde(skip_serializing_if = "is_none")]
    pub repeated: usize,
    /// Statements whose actor was resolved.
    pub resolved: usize,
    /// Pairs of statements compared.
    pub pairs_compared: usize,
    /// Findings on pairs that the user has settled.
    #[serde(skip_serializing_if = "is_none")]
    pub settled: usize,
    /// Findings left out since none of their sides is in the draft or the change asked for.
    #[serde(skip_serializing_if = "is_none")]
    pub elsewhere: usize,
    /// Pairs left out, by reason.
    pub pairs_skipped: BTreeMap<String, usize>,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How much was checked.
    pub coverage: Coverage,
    /// Sorted: gravest first, then by place.
    pub findings: Vec<Finding>,
    /// Findings that a reviewer has confirmed, by fingerprint; they count.
    pub confirmed: BTreeMap<String, Decision>,
    /// What does not count, since somebody has decided on it; in the same order.
    pub suppressed: Vec<Suppressed>,
    /// Sorted by path, line.
    pub problems: Vec<Problem>,
    /// How many statements were found in each article, in the order of the articles; not part of any format.
    pub statements: Vec<usize>,
}

impl Report {
    /// Whether something was left unchecked that the user asked to check.
    pub fn is_incomplete(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    /// How many findings bear a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let bears = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(bears).count()
    }
}

/// The verdict on one given pair of texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Index of the pair in the input.
    pub pair: usize,
    /// What the two are to each other as positions.
    pub relation: Relation,
    /// Trust in it, 0 to 1 in hundredths.
    pub confidence: f32,
    /// What the rules flag.
    pub findings: Vec<PairFinding>,
    /// What moved, axis by axis.
    pub moves: Vec<Move>,
}

/// How a pair came to its verdict.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Claims of the earlier side, in text order.
    pub earlier: Vec<Claim>,
    /// Claims of the later side, in text order.
    pub later: Vec<Claim>,
    /// Each claim of the one with each of the other.
    pub meetings: Vec<Meeting>,
    /// Sentences of nearly one wording: index of the earlier, index of the later, what differs.
    pub wordings: Vec<(usize, usize, Likeness)>,
}

/// Two claims of a pair, and what they are to each other.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Index into the claims of the earlier side.
    pub earlier: usize,
    /// Index into the claims of the later side.
    pub later: usize,
    /// How well they meet, or why they do not.
    pub alignment: Result<Alignment, Apart>,
    /// What follows, and the rules that say so; `None` where they were not judged.
    pub verdict: Option<(Relation, Vec<String>)>,
}

/// One pair through every stage.
#[derive(Clone, Debug)]
pub struct Walk {
    /// Claims, and how each of the one side meets each of the other.
    pub trace: Trace,
    /// Those that are on one matter: index of the earlier, index of the later.
    pub meetings: Vec<(usize, usize, WalkedMeeting)>,
    /// Rules that look at more than a pair of claims.
    pub elsewhere: Vec<String>,
}

/// Two claims on one matter, and what each rule says of them.
#[derive(Clone, Debug)]
pub struct WalkedMeeting {
    /// What they have in common, part by part.
    pub parts: Vec<PartTrace>,
    /// The shift, axis by axis, in words.
    pub axes: Vec<String>,
    /// Rule by rule.
    pub rules: Vec<RuleOutcome>,
}

/// What a rule says of two claims.
#[derive(Clone, Debug)]
pub struct RuleOutcome {
    /// Its id.
    pub rule: String,
    /// Whether it fires.
    pub fires: bool,
    /// Why, or which condition does not hold.
    pub words: String,
}

/// What a rule flags in a given pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairFinding {
    /// Id of the rule.
    pub rule: String,
    /// How grave.
    pub severity: Severity,
    /// One or two sentences to the reader.
    pub message: String,
}

/// The positions of one actor on one matter by date.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Whose.
    pub actor: Actor,
    /// Readable label of the matter.
    pub matter: String,
    /// The declared topic it belongs to, by its id.
    pub topic: Option<String>,
    /// The day by which it was said, where one was asked for.
    pub as_of: Option<NaiveDate>,
    /// By date, then place.
    pub entries: Vec<TimelineEntry>,
}

/// A stretch of time in which a position held, as far as statements tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// When it was first taken.
    pub from: Option<NaiveDate>,
    /// When the next one was taken; `None` of the last.
    pub until: Option<NaiveDate>,
    /// Days from the one to the other.
    pub days: Option<i64>,
    /// In words, as it was first taken.
    pub position: String,
    /// How many statements it rests on.
    pub statements: usize,
}

impl Timeline {
    /// The stretches of time between shifts.
    pub fn intervals(&self) -> Vec<Interval> {
        let mut intervals: Vec<Interval> = Vec::new();
        for entry in &self.entries {
            match intervals.last_mut() {
                Some(last) if entry.moves.is_empty() => last.statements += 1,
                last => {
                    if let Some(last) = last {
                        last.until = entry.date;
                        last.days = last.from.zip(entry.date).map(|(from, until)| (until - from).num_days());
                    }
                    intervals.push(Interval {
                        from: entry.date,
                        until: None,
                        days: None,
                        position: entry.position.clone(),
                        statements: 1,
                    });
                }
            }
        }
        intervals
    }
}

/// Two actors on one matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The one that was named first.
    pub left: Timeline,
    /// The other.
    pub right: Timeline,
    /// What their last positions are to each other; `None` where they do not compare.
    pub relation: Option<Relation>,
}

/// Who stands where on what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The day by which it was said, where one was asked for.
    pub as_of: Option<NaiveDate>,
    /// The matters on which most actors have a position, most first.
    pub matters: Vec<MatrixMatter>,
    /// Actors with a position on one of them, those with most first.
    pub rows: Vec<MatrixRow>,
    /// Matters on which only one actor has a position, or that are too many.
    pub matters_left_out: usize,
    /// Actors that are too many.
    pub actors_left_out: usize,
}

/// A matter of several actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixMatter {
    /// Readable label, as the first has it.
    pub label: String,
    /// The declared topic it belongs to, by its id.
    pub topic: Option<String>,
}

/// An actor with its position on each matter.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// Whose.
    pub actor: Actor,
    /// In the order of the matters.
    pub cells: Vec<Option<MatrixCell>>,
}

/// Where an actor stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixCell {
    /// Which side: support, opposition, neither; is so, is not so, open. Seen from the matter as its first claim has it.
    pub side: &'static str,
    /// The last position, in words.
    pub position: String,
    /// When it was said.
    pub date: Option<NaiveDate>,
    /// Whether the actor moved on the way there.
    pub has_moved: bool,
    /// How many statements there are.
    pub statements: usize,
    /// File of the last one, as the user named it.
    pub path: String,
    /// Its line, from 1.
    pub line: usize,
}

/// One position of a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    /// When it was said.
    pub date: Option<NaiveDate>,
    /// The position in words: "opposes, strongly".
    pub position: String,
    /// Its stretch of the scale from −3 to 3, seen from the side of the first entry: like signs are like stands.
    pub range: [i8; 2],
    /// Whether it is a wish, an intention or an obligation, and not a fact.
    pub is_wish: bool,
    /// The quoted words, exactly as they stand.
    pub quote: String,
    /// The file as the user named it.
    pub path: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Outlet of the article.
    pub outlet: Option<String>,
    /// Who said it, where the timeline is that of an office or a principal.
    pub speaker: Option<String>,
    /// What moved since the entry before; empty where nothing did.
    pub moves: Vec<Move>,
}
