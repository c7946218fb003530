//! What the records of an actor yield, as bytes, and back.
//!
//! In: an outcome and the articles that it rests on, in the order of the corpus; out: bytes that know them by their place in
//! that row alone. Read again, the findings stand where these articles stand now: another path, another line of the file of
//! records. All fields are named, so that one that is added cannot be forgotten here. A trace is read only where it is
//! wanted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::attribution::{Actor, Field};
use crate::digest::{Note, Place, Revision, Telling};
use crate::problem::Severity;
use crate::rules::{Certainty, Evidence, Finding, FindingTrace, Flip, Move, Outcome, Relation, Role, TimeClass};

#[derive(Serialize, Deserialize)]
struct KeptOutcome {
    findings: Vec<KeptFinding>,
    compared: usize,
    skipped: Vec<(String, usize)>,
}

#[derive(Serialize, Deserialize)]
struct KeptFinding {
    rule: String,
    severity: Severity,
    confidence: f32,
    fingerprint: String,
    actor: Actor,
    matter: String,
    topic: Option<String>,
    relation: Relation,
    time_class: Option<TimeClass>,
    flip: Option<Flip>,
    certainty: Certainty,
    message: String,
    moves: Vec<Move>,
    evidence: Vec<KeptEvidence>,
    trace: Option<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct KeptEvidence {
    role: Role,
    /// Which of the articles.
    article: usize,
    field: Field,
    /// In the text; in a record that of the record counts.
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    date: Option<NaiveDate>,
    text: String,
    sentence: String,
    source: String,
    sha256: String,
    outlet: Option<String>,
    url: Option<String>,
    revision: Option<KeptRevision>,
    also: Vec<KeptTelling>,
    /// Lines as in the text.
    notes: Vec<Note>,
}

#[derive(Serialize, Deserialize)]
struct KeptRevision {
    number: usize,
    of: usize,
    archived: Option<String>,
}

/// With its place: it is a part of the key.
#[derive(Serialize, Deserialize)]
struct KeptTelling {
    path: String,
    line: usize,
    date: Option<NaiveDate>,
    outlet: Option<String>,
    url: Option<String>,
    revision: Option<KeptRevision>,
}

/// Whether traces are read as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Traces {
    Wanted,
    Left,
}

/// An outcome as bytes; `articles` are indices into the corpus, rising, among them those of all evidence.
pub(crate) fn to_bytes(outcome: &Outcome, articles: &[usize]) -> Option<Vec<u8>> {
    let findings: Option<Vec<KeptFinding>> = outcome.findings.iter().map(|finding| keep(finding, articles)).collect();
    let kept = KeptOutcome {
        findings: findings?,
        compared: outcome.compared,
        skipped: outcome
            .skipped
            .iter()
            .map(|(reason, count)| (reason.clone(), *count))
            .collect(),
    };
    postcard::to_allocvec(&kept).ok()
}

/// From such bytes; `articles` as they were given then, `place` says where each stands now. `None` where the bytes are no
/// outcome of so many articles.
pub(crate) fn from_bytes(
    bytes: &[u8],
    articles: &[usize],
    place: &dyn Fn(usize) -> Place,
    traces: Traces,
) -> Option<Outcome> {
    let (kept, rest) = postcard::take_from_bytes::<KeptOutcome>(bytes).ok()?;
    if !rest.is_empty() {
        return None;
    }
    let findings = kept
        .findings
        .into_iter()
        .map(|finding| bring(finding, articles, place, traces));
    Some(Outcome {
        findings: findings.collect::<Option<_>>()?,
        compared: kept.compared,
        skipped: kept.skipped.into_iter().collect(),
        // Only shares of the work ask for them, and nothing is kept of those.
        turns: Vec::new(),
    })
}

fn keep(finding: &Finding, articles: &[usize]) -> Option<KeptFinding> {
    let Finding {
        rule,
        severity,
        confidence,
        fingerprint,
        actor,
        matter,
        topic,
        relation,
        time_class,
        flip,
        certainty,
        message,
        moves,
        evidence,
        trace,
    } = finding.clone();
    let trace = match trace {
        Some(trace) => Some(postcard::to_allocvec(&trace).ok()?),
        None => None,
    };
    let evidence: Option<Vec<KeptEvidence>> = evidence.into_iter().map(|one| keep_evidence(one, articles)).collect();
    Some(KeptFinding {
        rule,
        severity,
        confidence,
        fingerprint,
        actor,
        matter,
        topic,
        relation,
        time_class,
        flip,
        certainty,
        message,
        moves,
        evidence: evidence?,
        trace,
    })
}

fn keep_evidence(evidence: Evidence, articles: &[usize]) -> Option<KeptEvidence> {
    let Evidence {
        role,
        path: _,
        line,
        column,
        start,
        end,
        date,
        text,
        sentence,
        source,
        sha256,
        article,
        field,
        outlet,
        url,
        revision,
        also,
        notes,
    } = evidence;
    Some(KeptEvidence {
        role,
        article: articles.binary_search(&article).ok()?,
        field,
        line,
        column,
        start,
        end,
        date,
        text,
        sentence,
        source,
        sha256,
        outlet,
        url,
        revision: revision.map(keep_revision),
        also: also.into_iter().map(keep_telling).collect(),
        notes,
    })
}

fn keep_revision(revision: Revision) -> KeptRevision {
    let Revision { number, of, archived } = revision;
    KeptRevision { number, of, archived }
}

fn keep_telling(telling: Telling) -> KeptTelling {
    let Telling {
        path,
        line,
        date,
        outlet,
        url,
        revision,
    } = telling;
    KeptTelling {
        path,
        line,
        date,
        outlet,
        url,
        revision: revision.map(keep_revision),
    }
}

fn bring(finding: KeptFinding, articles: &[usize], place: &dyn Fn(usize) -> Place, traces: Traces) -> Option<Finding> {
    let trace = match finding.trace {
        Some(bytes) if traces == Traces::Wanted => Some(postcard::from_bytes::<FindingTrace>(&bytes).ok()?),
        _ => None,
    };
    let evidence = finding
        .evidence
        .into_iter()
        .map(|one| bring_evidence(one, articles, place));
    Some(Finding {
        evidence: evidence.collect::<Option<_>>()?,
        trace,
        rule: finding.rule,
        severity: finding.severity,
        confidence: finding.confidence,
        fingerprint: finding.fingerprint,
        actor: finding.actor,
        matter: finding.matter,
        topic: finding.topic,
        relation: finding.relation,
        time_class: finding.time_class,
        flip: finding.flip,
        certainty: finding.certainty,
        message: finding.message,
        moves: finding.moves,
    })
}

fn bring_evidence(evidence: KeptEvidence, articles: &[usize], place: &dyn Fn(usize) -> Place) -> Option<Evidence> {
    let place = place(*articles.get(evidence.article)?);
    // As `Digest::line_column` has it.
    let line = match (evidence.field, place.record_line) {
        (Field::Text, Some(line)) => line,
        _ => evidence.line,
    };
    let mut notes = evidence.notes;
    for note in &mut notes {
        note.line = place.record_line.unwrap_or(note.line);
    }
    Some(Evidence {
        role: evidence.role,
        path: place.path,
        line,
        column: evidence.column,
        start: evidence.start,
        end: evidence.end,
        date: evidence.date,
        text: evidence.text,
        sentence: evidence.sentence,
        source: evidence.source,
        sha256: evidence.sha256,
        article: place.article,
        field: evidence.field,
        outlet: evidence.outlet,
        url: evidence.url,
        revision: evidence.revision.map(bring_revision),
        also: evidence.also.into_iter().map(bring_telling).collect(),
        notes,
    })
}

fn bring_revision(revision: KeptRevision) -> Revision {
    Revision {
        number: revision.number,
        of: revision.of,
        archived: revision.archived,
    }
}

fn bring_telling(telling: KeptTelling) -> Telling {
    Telling {
        path: telling.path,
        line: telling.line,
        date: telling.date,
        outlet: telling.outlet,
        url: telling.url,
        revision: telling.revision.map(bring_revision),
    }
}
