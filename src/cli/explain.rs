//! `onrecord explain`.

use onrecord::config::did_you_mean;

use super::arguments::Explain;
use super::output::{fail, print};

/// Explains a rule or lists all, and gives the exit status.
pub fn run(arguments: &Explain) -> u8 {
    let Some(rule) = &arguments.rule else {
        return print(&onrecord::list_rules());
    };
    match onrecord::explain(rule) {
        Some(text) => print(&text),
        None => {
            let hint = did_you_mean(rule, &onrecord::rule_ids());
            fail(&format!("there is no rule `{rule}`: {hint}"))
        }
    }
}
