//! Findings → the data of the page.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::passage::{Passage, both, passage};
use super::strings::{Key, Strings};
use crate::decisions::Suppression;
use crate::decisions::ledger::Decision;
use crate::problem::{Problem, Severity};
use crate::report::check::{beside, is_plain_link, trace_entries};
use crate::report::layout::apart;
use crate::report::model::Report;
use crate::rules::{Certainty, Evidence, Finding, Relation, Role, TimeClass, catalog, special};

#[derive(Serialize)]
pub(super) struct Document {
    schema: &'static str,
    findings: Vec<PageFinding>,
    problems: Vec<PageProblem>,
    /// What each built-in rule that fired flags, by its id.
    rules: BTreeMap<String, Key>,
    strings: Strings,
}

#[derive(Serialize)]
struct PageFinding {
    fingerprint: String,
    rule: Key,
    severity: Severity,
    relation: Relation,
    time: Option<TimeClass>,
    flip: Option<&'static str>,
    is_uncertain: bool,
    confidence: f32,
    /// Key of the actor, then the name.
    actor: [Key; 2],
    office: Option<Key>,
    matter: Key,
    topic: Option<Key>,
    message: Key,
    /// Days between the first and the last side, and the same in words.
    apart: Option<(i64, Key)>,
    /// Axis, value before, value after.
    moves: Vec<[Key; 3]>,
    /// Whether the only side shown is one sentence that is both.
    is_one: bool,
    sides: Vec<PageSide>,
    /// Layer, stretch of the scale, position in words; in the order of the sides.
    stands: Vec<(Key, i8, i8, Key)>,
    trace: Vec<Key>,
    /// Pins of the articles, one a side.
    articles: Vec<Key>,
    decided: Option<Decided>,
}

#[derive(Serialize)]
struct PageSide {
    role: Role,
    date: Option<NaiveDate>,
    path: Key,
    line: usize,
    column: usize,
    outlet: Option<Key>,
    url: Option<Key>,
    source: Key,
    passage: Passage,
    /// What a reader should know of the article, in sentences.
    beside: Vec<Key>,
}

/// A decision that was known when the page was made.
#[derive(Serialize)]
struct Decided {
    means: &'static str,
    reason: Option<Key>,
    by: Option<Key>,
    on: Option<NaiveDate>,
}

#[derive(Serialize)]
struct PageProblem {
    severity: Severity,
    path: Key,
    line: Option<usize>,
    message: Key,
}

/// All that the script of the page draws.
pub(super) fn document(report: &Report) -> Document {
    let mut strings = Strings::default();
    let mut findings: Vec<PageFinding> = Vec::new();
    for finding in &report.findings {
        let confirmed = report.confirmed.get(&finding.fingerprint);
        let decided = confirmed.map(|decision| confirmation(decision, &mut strings));
        findings.push(page_finding(finding, decided, &mut strings));
    }
    for suppressed in &report.suppressed {
        let decided = decision(&suppressed.suppression, &mut strings);
        findings.push(page_finding(&suppressed.finding, Some(decided), &mut strings));
    }
    let fired: BTreeSet<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    let rules = catalog().iter().chain(special());
    let rules = rules
        .filter(|rule| fired.contains(rule.id.as_str()))
        .map(|rule| (rule.id.clone(), strings.key(rule.summary.trim())))
        .collect();
    let problems = report
        .problems
        .iter()
        .map(|problem| page_problem(problem, &mut strings))
        .collect();
    Document {
        schema: "onrecord/page/1",
        findings,
        problems,
        rules,
        strings,
    }
}

fn page_finding(finding: &Finding, decided: Option<Decided>, strings: &mut Strings) -> PageFinding {
    let evidence = &finding.evidence;
    let one = match evidence.as_slice() {
        [first, second] => both(first, second, strings),
        _ => None,
    };
    let is_one = one.is_some();
    let sides = match (one, evidence.first()) {
        (Some(passage), Some(first)) => vec![page_side(first, passage, strings)],
        _ => evidence
            .iter()
            .enumerate()
            .map(|(index, side)| {
                let other = match index {
                    0 => evidence.get(1..).and_then(<[Evidence]>::last),
                    _ => evidence.first(),
                };
                let passage = passage(side, other, &finding.moves, strings);
                page_side(side, passage, strings)
            })
            .collect(),
    };
    let trace = finding.trace.as_ref();
    PageFinding {
        fingerprint: finding.fingerprint.clone(),
        rule: strings.key(&finding.rule),
        severity: finding.severity,
        relation: finding.relation,
        time: finding.time_class,
        flip: finding.flip.map(|flip| flip.as_str()),
        is_uncertain: finding.certainty == Certainty::Uncertain,
        confidence: finding.confidence,
        actor: [strings.key(&finding.actor.id), strings.key(&finding.actor.name)],
        office: strings.maybe(finding.actor.office.as_deref()),
        matter: strings.key(&finding.matter),
        topic: strings.maybe(finding.topic.as_deref()),
        message: strings.key(&finding.message),
        apart: between(evidence).map(|(from, to)| ((to - from).num_days(), strings.key(&apart(from, to)))),
        moves: finding
            .moves
            .iter()
            .map(|one| [strings.key(one.axis), strings.key(&one.from), strings.key(&one.to)])
            .collect(),
        is_one,
        sides,
        stands: trace
            .iter()
            .flat_map(|trace| &trace.stands)
            .map(|stand| {
                let [low, high] = stand.range;
                (strings.key(stand.layer), low, high, strings.key(&stand.position))
            })
            .collect(),
        trace: trace
            .iter()
            .flat_map(|trace| trace_entries(trace))
            .map(|entry| strings.key(&entry))
            .collect(),
        articles: evidence.iter().map(|side| strings.key(&side.sha256)).collect(),
        decided,
    }
}

/// Why a finding does not count.
fn decision(suppression: &Suppression, strings: &mut Strings) -> Decided {
    Decided {
        means: suppression.means.as_str(),
        reason: strings.maybe(suppression.reason.as_deref()),
        by: strings.maybe(suppression.by.as_deref()),
        on: suppression.on,
    }
}

/// That a reviewer has confirmed a finding, which counts as before.
fn confirmation(decision: &Decision, strings: &mut Strings) -> Decided {
    Decided {
        means: decision.decision.as_str(),
        reason: strings.maybe(decision.why().as_deref()),
        by: Some(strings.key(&decision.by)),
        on: Some(decision.on),
    }
}

fn page_side(side: &Evidence, passage: Passage, strings: &mut Strings) -> PageSide {
    PageSide {
        role: side.role,
        date: side.date,
        path: strings.key(&side.path),
        line: side.line,
        column: side.column,
        outlet: strings.maybe(side.outlet.as_deref()),
        url: strings.maybe(side.url.as_deref().filter(|url| is_plain_link(url))),
        source: strings.key(side.source.trim()),
        passage,
        beside: beside(side).iter().map(|sentence| strings.key(sentence)).collect(),
    }
}

/// The days of the first and the last side, where both are known.
fn between(evidence: &[Evidence]) -> Option<(NaiveDate, NaiveDate)> {
    evidence.first()?.date.zip(evidence.last()?.date)
}

fn page_problem(problem: &Problem, strings: &mut Strings) -> PageProblem {
    PageProblem {
        severity: problem.severity,
        path: strings.key(&problem.path),
        line: problem.line,
        message: strings.key(&problem.message),
    }
}
