//! Each rule on each example of its file: what it says of it, and which other rules speak up too.

use chrono::NaiveDate;
use onrecord::Span;
use onrecord::attribution::Force;
use onrecord::language::lexicon::Lexicon;
use onrecord::position::{Located, Speaker, claims};
use onrecord::rules::{Example, Rule, catalog, judge};

use crate::{check, check_no_orphan};

fn read(text: &str, year: i32) -> Vec<Located> {
    let day = NaiveDate::from_ymd_opt(year, 5, 20);
    let whole = Span::new(0, text.len());
    claims(text, &[whole], &Speaker::as_reported("Ada Lorn"), Force::Assert, day)
}

/// The example and, a line each, what is judged of each pair of its claims.
fn outcome(example: &Example) -> String {
    let wanted = match (example.fires, example.todo) {
        (true, false) => "fires on",
        (true, true) => "is to fire on (not yet)",
        (false, false) => "stays quiet on",
        (false, true) => "is to stay quiet on (not yet)",
    };
    let mut lines = vec![format!(
        "{wanted} ({})\n  earlier: {}\n  later:   {}",
        example.phenomenon, example.earlier, example.later
    )];
    for earlier in &read(&example.earlier, 2022) {
        for later in &read(&example.later, 2024) {
            let Some((_, judgements)) = judge(Lexicon::shipped(), &earlier.claim, &later.claim) else {
                continue;
            };
            let rules: Vec<&str> = judgements.iter().map(|judgement| judgement.rule.id.as_str()).collect();
            let (earlier, later) = (&earlier.claim.matter.label, &later.claim.matter.label);
            let said = if rules.is_empty() {
                "nothing".to_owned()
            } else {
                rules.join(", ")
            };
            lines.push(format!("    {earlier} | {later}: {said}"));
        }
    }
    lines.join("\n")
}

fn page(rule: &Rule) -> String {
    let outcomes: Vec<String> = rule.examples.iter().map(outcome).collect();
    format!("{}\n\n{}\n", rule.id, outcomes.join("\n\n"))
}

#[test]
fn each_rule_on_its_examples() {
    for rule in catalog() {
        check("rules", &rule.id, &page(rule));
    }
}

#[test]
fn every_snapshot_has_a_rule() {
    let names: Vec<String> = catalog().iter().map(|rule| rule.id.to_string()).collect();
    check_no_orphan("rules", &names);
}
