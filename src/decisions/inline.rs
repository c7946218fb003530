//! Suppressions that stand in the articles, held against the findings of a run.
//!
//! A suppression lets pass what its rule finds with a side in the part of the article it is for, up to its last day. One that
//! has expired, or that nothing needs, is a finding of its own.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::suppression::{Means, Suppressed, Suppression, set_aside};
use super::upkeep;
use crate::attribution::Field;
use crate::config::{Group, did_you_mean};
use crate::corpus::{Article, Suppression as Written};
use crate::decisions::baseline::Extent;
use crate::problem::Problem;
use crate::rules::{Evidence, Finding, Role};

/// What the articles themselves make of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inline {
    /// What they set aside.
    pub suppressed: Vec<Suppressed>,
    /// Suppressions that have expired or are not needed.
    pub upkeep: Vec<Finding>,
    /// Suppressions of rules that do not exist.
    pub problems: Vec<Problem>,
}

/// Takes what the articles let pass on the day `today` out of `findings`. `rules` are the ids of the built-in rules; of a part
/// of the corpus it is not told what is unused.
pub fn inline(
    findings: &mut Vec<Finding>,
    articles: &[Article],
    groups: &[Group],
    rules: &[&str],
    today: NaiveDate,
    extent: Extent,
) -> Inline {
    let mut outcome = Inline::default();
    if articles.iter().all(|article| article.suppressions.is_empty()) {
        return outcome;
    }
    let used = std::cell::RefCell::new(BTreeSet::new());
    outcome.suppressed = set_aside(findings, |finding| {
        let (key, written) = find(finding, articles, today)?;
        used.borrow_mut().insert(key);
        Some(Suppression {
            means: Means::Inline,
            reason: Some(written.reason.clone()),
            by: None,
            on: None,
            until: written.until,
        })
    });
    let used = used.into_inner();
    for group in groups {
        let own = group.config.own_rules.iter().map(|rule| rule.id.as_str());
        let known: Vec<&str> = rules.iter().copied().chain(own).collect();
        for &index in &group.articles {
            let article = &articles[index];
            for (number, written) in article.suppressions.iter().enumerate() {
                let told = |rule: &str, message: String| {
                    let matter = format!("suppression of {}", written.rule);
                    upkeep::finding(rule, &matter, message, place(article, index, written), &group.config)
                };
                if !known.contains(&written.rule.as_str()) {
                    let hint = did_you_mean(&written.rule, &known);
                    let message = format!("no rule `{}` to suppress: {hint}", written.rule);
                    outcome
                        .problems
                        .push(Problem::error(&article.origin.path, Some(written.line), message));
                } else if let Some(until) = written.until.filter(|until| *until < today) {
                    let message = format!("This suppression held until {until}; today is {today}");
                    outcome.upkeep.extend(told("expired-suppression", message));
                } else if extent == Extent::Whole && !used.contains(&(index, number)) {
                    let rule = &written.rule;
                    let message = format!("This suppression suppresses nothing: `{rule}` finds nothing here");
                    outcome.upkeep.extend(told("unused-suppression", message));
                }
            }
        }
    }
    outcome
}

/// The first suppression that lets a finding pass: article, number in it.
fn find<'a>(finding: &Finding, articles: &'a [Article], today: NaiveDate) -> Option<((usize, usize), &'a Written)> {
    finding.evidence.iter().find_map(|evidence| {
        let article = articles.get(evidence.article)?;
        article.suppressions.iter().enumerate().find_map(|(number, written)| {
            // A title is a field of its own: only what is for the whole article is for it.
            let is_whole = written.covers.start == 0 && written.covers.end == article.text.len();
            let stands = || article.text.get(evidence.start..evidence.end) == Some(evidence.text.as_str());
            let is_there =
                is_whole || (written.covers.start <= evidence.start && evidence.start < written.covers.end && stands());
            let holds = written.until.is_none_or(|until| today <= until);
            (written.rule == finding.rule && is_there && holds).then_some(((evidence.article, number), written))
        })
    })
}

fn place(article: &Article, index: usize, written: &Written) -> Evidence {
    let (line, column) = article.line_column(written.span.start);
    Evidence {
        role: Role::Other,
        path: article.origin.path.clone(),
        line,
        column,
        start: written.span.start,
        end: written.span.end,
        date: article.date,
        text: written.written.clone(),
        sentence: written.written.clone(),
        source: String::new(),
        sha256: article.sha256().to_owned(),
        article: index,
        field: Field::Text,
        outlet: article.outlet.clone(),
        url: article.url.clone(),
        revision: None,
        also: Vec::new(),
        notes: Vec::new(),
    }
}
