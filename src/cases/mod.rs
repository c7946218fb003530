//! The user's rules on their examples: each example is a small corpus that goes through the whole check.
//!
//! In: a config and which of its rules; out: how each example came out, and a page that shows all of it (statements,
//! positions, findings) for the snapshot; and how the rules judge what is made of their examples (`mutants.rs`). Deliberately
//! reads and writes no snapshot.

mod expected;
mod mutants;
mod readings;

use rayon::prelude::*;

use crate::config::Config;
use crate::problem::Problem;
use crate::rules::{ActorRecords, Example, Finding, Rule, position_in_words};
use readings::{Readings, Shelf, alone, texts};

pub use mutants::{MutantCase, RuleMutants, test_mutants};

/// How an example came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As told.
    AsTold,
    /// Not as told.
    NotAsTold,
    /// Not as told, and marked as still to be done.
    ToDo,
    /// As told, although marked as still to be done.
    Done,
}

impl Outcome {
    /// The character it is shown by.
    pub fn as_char(self) -> char {
        match self {
            Outcome::AsTold => '.',
            Outcome::NotAsTold => 'F',
            Outcome::ToDo => 't',
            Outcome::Done => 'T',
        }
    }

    /// Whether something has to be mended.
    pub fn fails(self) -> bool {
        matches!(self, Outcome::NotAsTold | Outcome::Done)
    }
}

/// One example, run.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// How it came out.
    pub outcome: Outcome,
    /// Whether the rule fired.
    pub fired: bool,
    /// Line of the rule file, from 1.
    pub line: usize,
    /// What is said in it, a line a text.
    pub texts: Vec<String>,
    /// Why it came out as it did: what was found, or which condition does not hold.
    pub why: Vec<String>,
}

/// A rule with all its examples run.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleCases {
    /// The rule.
    pub rule: Rule,
    /// Its examples, in order.
    pub cases: Vec<Case>,
    /// Everything that came out, for the snapshot: days are told as `[earlier]`, `[later]` or by their number.
    pub page: String,
}

/// Runs the examples of those of the user's rules that `takes` takes.
pub fn test_rules(config: &Config, takes: impl Fn(&Rule) -> bool) -> (Vec<RuleCases>, Vec<Problem>) {
    let rules: Vec<&Rule> = config.own_rules.iter().filter(|rule| takes(rule)).collect();
    let mut shelf = Shelf::default();
    let told: Vec<Vec<Vec<usize>>> = rules
        .iter()
        .map(|rule| {
            let mut place = |example| texts(example).into_iter().map(|text| shelf.place(text)).collect();
            rule.examples.iter().map(&mut place).collect()
        })
        .collect();
    let (readings, problems) = shelf.read(config);
    let done = rules
        .par_iter()
        .zip(&told)
        .map(|(rule, told)| run(&readings, &alone(config, rule), rule, told))
        .collect();
    (done, problems)
}

/// The examples of one rule.
fn run(readings: &Readings, config: &Config, rule: &Rule, told: &[Vec<usize>]) -> RuleCases {
    let mut page = format!("{}: {}\n", rule.id, rule.summary);
    let mut cases = Vec::new();
    for (number, (example, told)) in rule.examples.iter().zip(told).enumerate() {
        let by_actor = readings.records(config, told);
        let findings = readings.findings(config, rule, &by_actor);
        let fired = !findings.is_empty();
        let outcome = match (fired == example.fires, example.todo) {
            (true, false) => Outcome::AsTold,
            (false, false) => Outcome::NotAsTold,
            (false, true) => Outcome::ToDo,
            (true, true) => Outcome::Done,
        };
        let days = days(readings, example, told);
        let why = if fired {
            findings
                .iter()
                .map(|finding| redacted(&finding.message, &days))
                .collect()
        } else {
            readings.why_quiet(rule, &by_actor)
        };
        page += &format!("\n{}. {}\n", number + 1, if fired { "fires" } else { "stays quiet" });
        page += &in_words(readings, told, &by_actor, &days);
        for finding in &findings {
            page += &redacted(&in_lines(finding), &days);
        }
        cases.push(Case {
            outcome,
            fired,
            line: example.line,
            texts: told.iter().map(|&at| readings.articles[at].text.clone()).collect(),
            why,
        });
    }
    RuleCases {
        rule: rule.clone(),
        cases,
        page,
    }
}

/// The days of an example and what stands for each.
fn days(readings: &Readings, example: &Example, told: &[usize]) -> Vec<(String, String)> {
    let name = |at: usize| match (example.articles.is_empty(), at) {
        (true, 0) => "[earlier]".to_owned(),
        (true, _) => "[later]".to_owned(),
        (false, at) => format!("[day {}]", at + 1),
    };
    let days = told.iter().enumerate().map(|(at, &article)| {
        let date = readings.articles[article].date.unwrap_or_default();
        (date.to_string(), name(at))
    });
    days.collect()
}

/// What is said in an example, and the positions in it.
fn in_words(readings: &Readings, told: &[usize], by_actor: &[ActorRecords<'_>], days: &[(String, String)]) -> String {
    let mut lines = String::new();
    for (&at, (_, day)) in told.iter().zip(days) {
        let article = &readings.articles[at];
        let words: Vec<&str> = article.text.split_whitespace().collect();
        lines += &format!("  {day} {}\n", words.join(" "));
        let records = by_actor.iter().flat_map(|records| &records.claims);
        for record in records.filter(|record| record.statement.article == at) {
            let claim = &record.located.claim;
            let actor = record.statement.actor.as_ref().map_or("?", |actor| actor.name.as_str());
            lines += &format!(
                "    {actor} on {}: {} ({})\n",
                claim.matter.label,
                position_in_words(&claim.position, record.text()),
                claim.position.layer.as_str()
            );
        }
    }
    lines
}

/// A finding as the snapshot shows it.
fn in_lines(finding: &Finding) -> String {
    let time = finding.time_class.and_then(|class| serde_json::to_value(class).ok());
    let time = time.and_then(|class| Some(format!(", {}", class.as_str()?.replace('_', " "))));
    let mut lines = format!(
        "  {}, {}{}, confidence {:.2}\n    {}\n",
        finding.severity.as_str(),
        finding.relation.as_str(),
        time.unwrap_or_default(),
        finding.confidence,
        finding.message
    );
    for moved in &finding.moves {
        let or_none = |value: &str| {
            if value.is_empty() {
                "none".to_owned()
            } else {
                value.to_owned()
            }
        };
        lines += &format!(
            "    {}: {} → {}\n",
            moved.axis,
            or_none(&moved.from),
            or_none(&moved.to)
        );
    }
    lines
}

fn redacted(text: &str, days: &[(String, String)]) -> String {
    days.iter()
        .fold(text.to_owned(), |text, (day, name)| text.replace(day, name))
}
