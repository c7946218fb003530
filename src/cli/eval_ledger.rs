//! `onrecord eval --ledger`: precision of each rule from what reviewers decided.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord::corpus::display_path;
use onrecord::decisions::ledger::{Ledger, RuleDecisions, count_by_rule};
use onrecord::report::escape;
use onrecord::rules::{Rule, catalog};
use onrecord::{Evaluation, Problem, Score};

use super::arguments::Eval;
use super::eval::{below, in_words};
use super::output::{fail, print, print_problems};
use super::{DONE, FOUND};

/// Counts the decisions that stand, prints the table, and gives the exit status.
pub fn run(arguments: &Eval, place: &Path) -> u8 {
    let (ledger, mut problems) = Ledger::read(place);
    if !place.exists() {
        let message = "no such ledger: `onrecord review` makes one";
        problems.push(Problem::error(&display_path(place), None, message));
    }
    let status = print_problems(&problems);
    let rules = count_by_rule(ledger.in_force());
    if rules.is_empty() {
        return status.max(fail("the ledger holds no decision, so nothing was measured"));
    }
    let evaluation = evaluation(&rules);
    let mut text = table(&rules, &evaluation);
    let built_in: Vec<&Rule> = catalog().iter().collect();
    let mut is_low = false;
    for bound in &arguments.min {
        for below in below(bound, &evaluation, &built_in, &arguments.min) {
            is_low = true;
            text += &below;
        }
    }
    let printed = print(&text);
    status.max(printed).max(if is_low { FOUND } else { DONE })
}

/// Confirmed is right; what was missed no reviewer has seen.
fn evaluation(rules: &BTreeMap<String, RuleDecisions>) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for (rule, decisions) in rules {
        let score = Score {
            right: decisions.confirmed,
            said: decisions.decided(),
            labelled: 0,
        };
        evaluation.contradiction.right += score.right;
        evaluation.contradiction.said += score.said;
        evaluation.rules.insert(rule.clone(), score);
    }
    evaluation
}

fn table(rules: &BTreeMap<String, RuleDecisions>, evaluation: &Evaluation) -> String {
    let width = rules
        .keys()
        .map(|rule| rule.chars().count())
        .max()
        .unwrap_or(0)
        .max("all rules".len());
    let mut text = format!(
        "{:width$}  confirmed  dismissed  {:17}  dismissed why\n",
        "rule", "precision"
    );
    let mut line = |name: &str, score: Score, why: &str| {
        let Score { right, said, .. } = score;
        let precision = in_words(score.precision());
        let line = format!("{name:width$}  {right:9}  {:9}  {precision:17}  {why}", said - right);
        text += line.trim_end();
        text.push('\n');
    };
    for (rule, decisions) in rules {
        let why: Vec<String> = decisions
            .dismissed
            .iter()
            .map(|(reason, count)| format!("{count} {}", reason.as_str()))
            .collect();
        let score = evaluation.rules.get(rule).copied().unwrap_or_default();
        line(&escape(rule), score, &why.join(", "));
    }
    line("all rules", evaluation.contradiction, "");
    text
}
