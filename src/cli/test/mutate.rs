//! `onrecord test --mutate`: what is made of the examples of rules, and which of it a rule misjudges.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord::config::did_you_mean;
use onrecord::report::escape;
use onrecord::rules::{Rule, catalog, special};
use onrecord::{MutantCase, Problem, RuleMutants, test_mutants};

use super::super::arguments::Test;
use super::super::input::Run;
use super::super::output::{fail, print, print_problems};
use super::super::{DONE, FOUND};
use super::{names, plural};

/// Changes the examples, judges, prints, and gives the exit status.
pub fn run(arguments: &Test, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    run.problems.extend(unknown(&arguments.rules, &run));
    let built_in = || catalog().iter().chain(special());
    let is_named = |rule: &&Rule| arguments.rules.iter().any(|name| names(name, rule));
    let own = run.config.own_rules.iter();
    let rules: Vec<&Rule> = match (arguments.rules.is_empty(), arguments.built_in) {
        (true, true) => built_in().collect(),
        (true, false) => own.collect(),
        (false, _) => own.chain(built_in()).filter(is_named).collect(),
    };
    if rules.is_empty() {
        let status = print_problems(&run.problems);
        return match arguments.rules.is_empty() {
            true => status.max(fail(
                "there is no rule of your own to change the examples of; --built-in takes the built-in ones",
            )),
            false => status,
        };
    }
    let (results, problems) = test_mutants(&run.config, &rules);
    run.problems.extend(problems);
    let mut status = print(&page(&results)).max(print_problems(&run.problems));
    let all = || results.iter().flat_map(|result| &result.mutants);
    if all().next().is_none() {
        return status.max(fail("nothing could be made of any example, so nothing was tested"));
    }
    let fails = all().any(|mutant| mutant.survives() && !mutant.is_known);
    status = status.max(print(&last_lines(&results)));
    status.max(if fails && arguments.check { FOUND } else { DONE })
}

/// A line a rule with a character a mutant, what was misjudged, and what was not made.
fn page(results: &[RuleMutants]) -> String {
    let width = results.iter().map(|result| result.rule.id.len()).max().unwrap_or(0);
    let (mut lines, mut wrong) = (String::new(), String::new());
    for result in results {
        let id = &result.rule.id;
        let marks: String = result.mutants.iter().map(mark).collect();
        let marks = match (result.mutants.is_empty(), result.rule.examples.is_empty()) {
            (true, true) => "nothing made: it has no example".to_owned(),
            (true, false) => format!("nothing made: {}", most(&result.skipped)),
            _ => marks,
        };
        lines += &format!("{id:width$}  {marks}\n");
        let path = result.rule.home.as_ref().map(|home| home.path.as_str());
        for mutant in result.mutants.iter().filter(|mutant| mutant.survives()) {
            wrong += &survivor(mutant, id, path);
        }
    }
    lines + &wrong
}

fn mark(mutant: &MutantCase) -> char {
    match (mutant.survives(), mutant.is_known) {
        (false, _) => '.',
        (true, false) => 'S',
        (true, true) => 'k',
    }
}

fn survivor(mutant: &MutantCase, id: &str, path: Option<&str>) -> String {
    let place = path.map_or_else(String::new, |path| format!("{path}:{}: ", mutant.line));
    let (wanted, came) = match mutant.fires {
        true => ("fire", "stays quiet"),
        false => ("stay quiet", "fires"),
    };
    let known = if mutant.is_known { " (known)" } else { "" };
    let (example, what) = (mutant.example, &mutant.what);
    let mut text = format!("\n{place}made of example {example} of {id}: was to {wanted}, and {came}{known}\n");
    text += &format!("  {}\n", escape(what));
    for (day, said) in &mutant.texts {
        text += &format!("  {day}  {}\n", escape(said));
    }
    for why in &mutant.why {
        text += &format!("  = {}\n", escape(why));
    }
    text
}

/// The commonest reasons.
fn most(skipped: &BTreeMap<String, usize>) -> String {
    let mut reasons: Vec<(&String, &usize)> = skipped.iter().collect();
    reasons.sort_by_key(|(why, count)| (std::cmp::Reverse(**count), *why));
    let reasons = reasons.iter().take(2).map(|(why, count)| format!("{why} ({count})"));
    reasons.collect::<Vec<_>>().join(", ")
}

fn last_lines(results: &[RuleMutants]) -> String {
    let all: Vec<&MutantCase> = results.iter().flat_map(|result| &result.mutants).collect();
    let survivors = all.iter().filter(|mutant| mutant.survives()).count();
    let known = all.iter().filter(|mutant| mutant.survives() && mutant.is_known).count();
    let mut kinds: BTreeMap<_, [usize; 2]> = BTreeMap::new();
    for mutant in &all {
        let [made, misjudged] = kinds.entry(mutant.kind).or_default();
        *made += 1;
        *misjudged += usize::from(mutant.survives());
    }
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(|(kind, [made, misjudged])| match misjudged {
            0 => format!("{made} {}", kind.as_str()),
            _ => format!("{made} {} ({misjudged} survive)", kind.as_str()),
        })
        .collect();
    let without = results.iter().filter(|result| result.mutants.is_empty()).count();
    let mut skipped: BTreeMap<String, usize> = BTreeMap::new();
    for (why, count) in results.iter().flat_map(|result| &result.skipped) {
        *skipped.entry(why.clone()).or_default() += count;
    }
    let mut text = format!(
        "\n{}, {}; {}",
        plural(results.len(), "rule"),
        plural(all.len(), "mutant"),
        match (survivors, known) {
            (0, _) => "none survives".to_owned(),
            (all, 0) => plural(all, "survivor"),
            (all, known) => format!("{}, {known} known", plural(all, "survivor")),
        }
    );
    if without > 0 {
        text += &format!("; {} without any", plural(without, "rule"));
    }
    text += &format!("\nmade: {}\n", kinds.join(", "));
    let left_out: usize = skipped.values().sum();
    if left_out > 0 {
        let reasons = match skipped.len() {
            1 | 2 => most(&skipped),
            _ => format!("most often: {}", most(&skipped)),
        };
        text += &format!("not made: {left_out} ({reasons})\n");
    }
    text
}

fn unknown(wanted: &[String], run: &Run) -> Vec<Problem> {
    let all = || run.config.own_rules.iter().chain(catalog()).chain(special());
    let known: Vec<&str> = all().map(|rule| rule.id.as_str()).collect();
    let is_known = |name: &str| all().any(|rule| names(name, rule));
    let is_told = |name: &str| run.problems.iter().any(|problem| problem.path == name);
    let wanted = wanted.iter().filter(|name| !is_known(name) && !is_told(name));
    wanted
        .map(|name| {
            Problem::error(
                name,
                None,
                format!("no rule has this id or file: {}", did_you_mean(name, &known)),
            )
        })
        .collect()
}
