//! `onrecord explain`.

use std::path::Path;

use onrecord::config::did_you_mean;
use onrecord::corpus::{display_path, read_file_bytes, read_pairs};
use onrecord::report::comparisons::walked;

use super::arguments::Explain;
use super::input::Run;
use super::output::{fail, print, print_problems};

/// Explains a rule or lists all, and gives the exit status.
pub fn run(arguments: &Explain, config: Option<&Path>) -> u8 {
    let run = Run::new(config);
    let status = print_problems(&run.problems);
    if let Some(named) = &arguments.pair {
        return status.max(walk(named, arguments.rule.as_deref(), &run));
    }
    let own = &run.config.own_rules;
    let Some(rule) = &arguments.rule else {
        return status.max(print(&onrecord::list_rules(own)));
    };
    match onrecord::explain(rule, own) {
        Some(text) => status.max(print(&text)),
        None => no_such_rule(rule, &run),
    }
}

fn no_such_rule(rule: &str, run: &Run) -> u8 {
    let known: Vec<&str> = onrecord::rule_ids()
        .into_iter()
        .chain(run.config.own_rules.ids())
        .collect();
    let hint = did_you_mean(rule, &known);
    fail(&format!("there is no rule `{rule}`: {hint}"))
}

/// Walks a pair, named FILE#ID, through every stage; of one rule or of all.
fn walk(named: &str, rule: Option<&str>, run: &Run) -> u8 {
    let Some((file, id)) = named
        .rsplit_once('#')
        .filter(|(file, id)| !file.is_empty() && !id.is_empty())
    else {
        return fail("name the pair as FILE#ID: a JSONL file and the id of a pair in it");
    };
    if let Some(rule) = rule
        && !onrecord::rule_ids().contains(&rule)
        && run.config.own_rules.find(rule).is_none()
    {
        return no_such_rule(rule, run);
    }
    let file = Path::new(file);
    let bytes = match read_file_bytes(file) {
        Ok(bytes) => bytes,
        Err(problem) => return print_problems(&[problem]),
    };
    let (pairs, problems) = read_pairs(&display_path(file), &bytes);
    let status = print_problems(&problems);
    let ids: Vec<String> = pairs
        .iter()
        .map(|pair| pair.id.as_str().map_or_else(|| pair.id.to_string(), str::to_owned))
        .collect();
    let Some(at) = ids.iter().position(|known| known == id) else {
        let nearest = nearest(id, &ids);
        return status.max(fail(&format!(
            "there is no pair `{id}` in {}{nearest}",
            display_path(file)
        )));
    };
    let pair = &pairs[at];
    let comparisons = onrecord::compare_pairs(std::slice::from_ref(pair), &run.config);
    let walk = onrecord::walk(pair, &run.config, |known| rule.is_none_or(|rule| known.id == rule));
    let text = comparisons.first().map(|comparison| walked(pair, comparison, &walk));
    status.max(print(&text.unwrap_or_default()))
}

/// A file may hold thousands of pairs: at most one is named.
fn nearest(id: &str, ids: &[String]) -> String {
    let known: Vec<&str> = ids.iter().map(String::as_str).collect();
    let hint = did_you_mean(id, &known);
    if hint.starts_with("did") {
        format!(": {hint}")
    } else {
        String::new()
    }
}
