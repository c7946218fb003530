//! Every rule on every example of every other rule. That two rules speak up on one example may be right: the snapshot
//! shows where they do, so that a new overlap is looked at; and which examples a whole check stays quiet on, because the
//! evidence is too thin to bother somebody with.

use std::collections::BTreeMap;

use crate::built_in;
use crate::example::{fired, in_a_line, whole_check};

#[test]
fn each_rule_on_the_examples_of_the_others() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut lines = String::new();
    let mut thin = String::new();
    let mut examples = 0;
    for rule in built_in() {
        let mut of_rule = String::new();
        for example in &rule.examples {
            examples += 1;
            if example.fires && !example.todo && !whole_check(example).contains(&rule.id) {
                thin += &format!("  {}, {}: {}\n", rule.id, example.phenomenon, in_a_line(example));
            }
            let mut others = fired(example);
            others.remove(&rule.id);
            if others.is_empty() {
                continue;
            }
            for other in &others {
                *counts.entry((rule.id.clone(), other.clone())).or_default() += 1;
            }
            let kind = if example.fires { "fires" } else { "quiet" };
            let others: Vec<String> = others.into_iter().collect();
            of_rule += &format!(
                "  {kind}, {}: {}\n    {}\n",
                example.phenomenon,
                others.join(", "),
                in_a_line(example)
            );
        }
        if !of_rule.is_empty() {
            lines += &format!("\non examples of {}\n{of_rule}", rule.id);
        }
    }
    let table: String = counts
        .iter()
        .map(|((rule, other), count)| format!("{count:3} of {rule}: {other}\n"))
        .collect();
    let page = format!(
        "{} rules, {examples} examples\n\n{table}{lines}\nfires in a comparison, but not in a whole check\n{thin}",
        built_in().count()
    );
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/overlap");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("rules", page));
}
