//! The rules as a manual: what each flags, why, and its examples.

use crate::rules::{Rule, Stage, catalog, special};

/// All rules, in the order they are listed.
fn rules() -> impl Iterator<Item = &'static Rule> {
    catalog().iter().chain(special())
}

/// Ids of the rules, in the order they are listed.
pub fn rule_ids() -> Vec<&'static str> {
    rules().map(|rule| rule.id.as_str()).collect()
}

/// A line for each rule.
pub fn list_rules() -> String {
    let width = rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    rules()
        .map(|rule| {
            let preview = if rule.stage == Stage::Preview {
                " (preview, off by default)"
            } else {
                ""
            };
            format!("{:width$}  {}{preview}\n", rule.id, rule.summary)
        })
        .collect()
}

/// What a rule flags and why; `None` where there is no such rule.
pub fn explain(id: &str) -> Option<String> {
    rules().find(|rule| rule.id == id).map(page)
}

fn page(rule: &Rule) -> String {
    let stage = match rule.stage {
        Stage::Stable => "on by default",
        Stage::Preview => "preview: off unless the configuration sets its level",
    };
    let mut page = format!(
        "{}\n\n{}.\n\nVerdict: {} ({stage})\n\nWhy\n  {}\n\nWhat to do\n  {}\n",
        rule.id,
        rule.summary,
        rule.relation.as_str(),
        rule.why.trim(),
        rule.advice.trim()
    );
    for (fires, title) in [(true, "Fires on"), (false, "Stays quiet on")] {
        page += &format!("\n{title}\n");
        for example in rule.examples.iter().filter(|example| example.fires == fires) {
            page += &format!("  earlier: {}\n  later:   {}\n\n", example.earlier, example.later);
        }
        page.truncate(page.trim_end().len());
        page.push('\n');
    }
    page
}
