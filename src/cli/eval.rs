//! `onrecord eval`: precision and recall on labelled pairs, and bounds for CI.

use std::collections::BTreeSet;
use std::path::Path;

use onrecord::Problem;
use onrecord::corpus::{Pair, display_path, read_file_bytes, read_pairs};
use onrecord::report::{Comparison, escape};
use onrecord::rules::{Rule, catalog};
use onrecord::{Evaluation, Label, Score, Share, evaluate, read_labels};

use super::arguments::{Bound, Eval, EvalFormat, STABLE};
use super::input::{Run, read_standard_input};
use super::output::{fail, print, print_problems};
use super::{DONE, FOUND, eval_ledger};

/// Scores the verdicts, prints the tables, and gives the exit status.
pub fn run(arguments: &Eval, config: Option<&Path>) -> u8 {
    let pairs = match (&arguments.ledger, &arguments.pairs) {
        (Some(place), _) => return eval_ledger::run(arguments, place),
        (None, Some(pairs)) => pairs,
        (None, None) => return fail("name a file of labelled pairs, or a --ledger"),
    };
    let mut run = Run::new(config);
    let name = display_path(pairs);
    let read = match pairs.as_os_str() == "-" {
        true => read_standard_input(),
        false => read_file_bytes(pairs),
    };
    let (bytes, problems) = match read {
        Ok(bytes) => (bytes, Vec::new()),
        Err(problem) => (Vec::new(), vec![problem]),
    };
    let is_read = problems.is_empty();
    run.problems.extend(problems);
    let (pairs, problems) = if is_read {
        read_pairs(&name, &bytes)
    } else {
        Default::default()
    };
    run.problems.extend(problems);
    let (labels, problems): (Vec<Option<Label>>, Vec<Problem>) = read_labels(&name, &bytes, &pairs);
    run.problems.extend(problems);
    let status = print_problems(&run.problems);
    if !labels.iter().any(Option::is_some) {
        return status.max(fail("no labelled pair was read, so nothing was measured"));
    }
    let comparisons = onrecord::compare_pairs(&pairs, &run.config);
    let rules: Vec<&Rule> = catalog().iter().chain(run.config.own_rules.iter()).collect();
    let evaluation = evaluate(&comparisons, &labels, &rules);
    let mut text = match arguments.format {
        EvalFormat::Terminal => tables(&evaluation),
        EvalFormat::Json => json(&evaluation),
    };
    for &at in evaluation.mistakes.iter().take(arguments.mistakes) {
        text += &mistake(&pairs[at], &comparisons[at], labels[at].as_ref());
    }
    let mut is_low = false;
    for bound in &arguments.min {
        for below in below(bound, &evaluation, &rules, &arguments.min) {
            is_low = true;
            match arguments.format {
                EvalFormat::Terminal => text += &below,
                // What programs read stays whole.
                EvalFormat::Json => eprint!("{below}"),
            }
        }
    }
    let printed = print(&text);
    status.max(printed).max(if is_low { FOUND } else { DONE })
}

fn tables(evaluation: &Evaluation) -> String {
    let mut groups = vec![
        (
            "verdict",
            vec![
                ("contradiction".to_owned(), evaluation.contradiction),
                ("contradiction or shift".to_owned(), evaluation.flagged),
            ],
        ),
        (
            "phenomenon",
            evaluation
                .phenomena
                .iter()
                .map(|(name, score)| (name.clone(), *score))
                .collect(),
        ),
    ];
    groups[1].1.retain(|(name, _)| !name.is_empty());
    let names = groups
        .iter()
        .flat_map(|(_, rows)| rows)
        .map(|(name, _)| name.chars().count());
    let names = names.chain(evaluation.rules.keys().map(String::len));
    let width = names.max().unwrap_or(0);
    let mut text = String::new();
    for (title, rows) in &groups {
        if rows.is_empty() {
            continue;
        }
        text += &format!(
            "{title:width$}  right   said  labelled  {:17}  {:17}  F1\n",
            "precision", "recall"
        );
        for (name, score) in rows {
            let Score { right, said, labelled } = score;
            let name = escape(name);
            let (precision, recall, f1) = (
                in_words(score.precision()),
                in_words(score.recall()),
                in_words(score.f1()),
            );
            text += &format!("{name:width$}  {right:5}  {said:5}  {labelled:8}  {precision:17}  {recall:17}  {f1}\n");
        }
        text.push('\n');
    }
    text += &format!(
        "{:width$}  right   said  {:17}  found  asked  recall\n",
        "rule", "precision"
    );
    for name in names_of(evaluation) {
        let Score { right, said, .. } = evaluation.rules.get(name).copied().unwrap_or_default();
        let precision = in_words(Share::of(right, said));
        let found = evaluation.found.get(name).copied().unwrap_or(Share::of(0, 0));
        let (part, whole, recall) = (found.part, found.whole, in_words(found));
        text += &format!("{name:width$}  {right:5}  {said:5}  {precision:17}  {part:5}  {whole:5}  {recall}\n");
    }
    text
}

/// Rules that fired, or that some pair asks for.
fn names_of(evaluation: &Evaluation) -> BTreeSet<&str> {
    let names = evaluation.rules.keys().chain(evaluation.found.keys());
    names.map(String::as_str).collect()
}

/// All that is measured as counts: `right` of `said`, and `right` of `labelled`; of a rule `found` of `asked`.
fn json(evaluation: &Evaluation) -> String {
    let score =
        |score: &Score| serde_json::json!({ "right": score.right, "said": score.said, "labelled": score.labelled });
    let rules = names_of(evaluation).into_iter().map(|name| {
        let Score { right, said, .. } = evaluation.rules.get(name).copied().unwrap_or_default();
        let found = evaluation.found.get(name).copied().unwrap_or(Share::of(0, 0));
        let counts = serde_json::json!({ "right": right, "said": said, "found": found.part, "asked": found.whole });
        (name.to_owned(), counts)
    });
    let phenomena = evaluation.phenomena.iter().filter(|(name, _)| !name.is_empty());
    let all = serde_json::json!({
        "schema": "onrecord/evaluation/1",
        "pairs": evaluation.pairs,
        "contradiction": score(&evaluation.contradiction),
        "flagged": score(&evaluation.flagged),
        "phenomena": phenomena.map(|(name, counts)| (name.clone(), score(counts))).collect::<serde_json::Map<_, _>>(),
        "rules": rules.collect::<serde_json::Map<_, _>>(),
    });
    format!("{all:#}\n")
}

/// "0.889 (0.81-0.94)", "-" of nothing.
pub(super) fn in_words(share: Share) -> String {
    let (low, high) = share.within;
    share
        .value
        .map_or("-".to_owned(), |value| format!("{value:.3} ({low:.2}-{high:.2})"))
}

fn mistake(pair: &Pair, comparison: &Comparison, label: Option<&Label>) -> String {
    let rules: Vec<&str> = comparison
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    let rules = if rules.is_empty() {
        String::new()
    } else {
        format!(" ({})", rules.join(", "))
    };
    let id = pair.id.as_str().map_or_else(|| pair.id.to_string(), str::to_owned);
    format!(
        "\n{}: labelled {}, said {}{rules}\n  earlier: {}\n  later:   {}\n",
        escape(&id),
        label.map_or("", |label| label.label.as_str()),
        comparison.relation.as_str(),
        escape(&pair.earlier.text),
        escape(&pair.later.text)
    )
}

/// What is said of a bound that is not reached, for each rule it is set for.
pub(super) fn below(bound: &Bound, evaluation: &Evaluation, rules: &[&Rule], all: &[Bound]) -> Vec<String> {
    if bound.rule.as_deref() != Some(STABLE) {
        return below_for(bound.rule.as_deref(), bound, evaluation)
            .into_iter()
            .collect();
    }
    let has_own = |rule: &Rule| {
        let names = |other: &Bound| other.rule.as_deref() == Some(&rule.id) && other.measure == bound.measure;
        all.iter().any(names)
    };
    let stable = rules.iter().filter(|rule| rule.is_stable() && !has_own(rule));
    stable
        .filter_map(|rule| below_for(Some(&rule.id), bound, evaluation))
        .collect()
}

fn below_for(rule: Option<&str>, bound: &Bound, evaluation: &Evaluation) -> Option<String> {
    let score = match rule {
        Some(rule) => evaluation.rules.get(rule).copied().unwrap_or_default(),
        None => evaluation.contradiction,
    };
    let share = match (bound.measure.as_str(), rule) {
        ("precision", _) => score.precision(),
        ("recall", Some(rule)) => evaluation.found.get(rule).copied().unwrap_or(Share::of(0, 0)),
        ("recall", None) => score.recall(),
        _ => score.f1(),
    };
    let of = rule.unwrap_or("contradiction");
    match share.value {
        Some(value) if value >= bound.least => None,
        Some(value) => Some(format!(
            "\n{} of {of} is {value:.3}, below {}\n",
            bound.measure, bound.least
        )),
        None => Some(format!(
            "\n{} of {of} cannot be told: it says nothing on these pairs\n",
            bound.measure
        )),
    }
}
