//! `onrecord explain`.

use std::path::Path;

use onrecord::config::did_you_mean;

use super::arguments::Explain;
use super::input::Run;
use super::output::{fail, print, print_problems};

/// Explains a rule or lists all, and gives the exit status.
pub fn run(arguments: &Explain, config: Option<&Path>) -> u8 {
    let run = Run::new(config);
    let status = print_problems(&run.problems);
    let own = &run.config.own_rules;
    let Some(rule) = &arguments.rule else {
        return status.max(print(&onrecord::list_rules(own)));
    };
    match onrecord::explain(rule, own) {
        Some(text) => status.max(print(&text)),
        None => {
            let known: Vec<&str> = onrecord::rule_ids().into_iter().chain(own.ids()).collect();
            let hint = did_you_mean(rule, &known);
            fail(&format!("there is no rule `{rule}`: {hint}"))
        }
    }
}
