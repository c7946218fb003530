//! How much was read, resolved and compared: a report without findings means nothing without it.

use crate::report::layout::{BOLD, Look, painted, percent, plural, wrap};
use crate::report::model::Coverage;

/// Lines on what was read and compared, the last one ended.
pub(super) fn coverage(coverage: &Coverage, look: Look) -> String {
    let read = plural(coverage.articles, "article", "articles");
    let mut found = plural(coverage.statements, "statement", "statements");
    if coverage.statements > 0 {
        let share = percent(coverage.resolved, coverage.statements);
        found += &format!(" ({} with a known speaker, {share})", coverage.resolved);
    }
    let compared = plural(coverage.pairs_compared, "pair", "pairs");
    let first = [read, found, format!("{compared} compared")].join(look.dot());
    let mut text = format!("{} {first}\n", painted(BOLD, "Checked"));
    if coverage.settled > 0 {
        let findings = plural(coverage.settled, "finding", "findings");
        text += &format!("        {findings} settled by `supersedes`\n");
    }
    let skipped: usize = coverage.pairs_skipped.values().sum();
    if skipped > 0 {
        let mut reasons: Vec<(&String, &usize)> = coverage.pairs_skipped.iter().collect();
        reasons.sort_by_key(|&(reason, count)| (std::cmp::Reverse(*count), reason));
        let reasons: Vec<String> = reasons
            .into_iter()
            .filter(|&(_, &count)| count > 0)
            .map(|(reason, count)| format!("{count} {reason}"))
            .collect();
        let pairs = plural(skipped, "pair", "pairs");
        let line = format!("{pairs} skipped: {}", reasons.join(", "));
        for line in wrap(&line, look.width.saturating_sub(8)) {
            text += &format!("        {line}\n");
        }
    }
    text
}
