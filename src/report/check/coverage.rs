//! How much was read, resolved and compared: a report without findings means nothing without it.

use crate::decisions::{Means, Suppressed};
use crate::report::layout::{BOLD, Look, painted, percent, plural, wrap};
use crate::report::model::Report;

/// Lines on what was read and compared, and on what was found and does not count, the last one ended.
pub(in crate::report) fn coverage(report: &Report, look: Look) -> String {
    let coverage = &report.coverage;
    let read = plural(coverage.articles, "article", "articles");
    let mut found = plural(coverage.statements, "statement", "statements");
    if coverage.statements > 0 {
        let share = percent(coverage.resolved, coverage.statements);
        found += &format!(" ({} with a known speaker, {share})", coverage.resolved);
    }
    let compared = plural(coverage.pairs_compared, "pair", "pairs");
    let first = [read, found, format!("{compared} compared")].join(look.dot());
    let mut text = String::new();
    for (at, line) in wrap(&first, look.width.saturating_sub(8)).iter().enumerate() {
        text += &match at {
            0 => format!("{} {line}\n", painted(BOLD, "Checked")),
            _ => format!("        {line}\n"),
        };
    }
    let mut once = Vec::new();
    if coverage.copies > 0 {
        once.push(match coverage.copies {
            1 => "1 article is a copy or a revision of another".to_owned(),
            count => format!("{count} articles are copies or revisions of others"),
        });
    }
    if coverage.repeated > 0 {
        once.push(format!(
            "{} told again in the same words",
            plural(coverage.repeated, "statement", "statements")
        ));
    }
    if !once.is_empty() {
        let line = format!("{}: counted once", once.join(", "));
        for line in wrap(&line, look.width.saturating_sub(8)) {
            text += &format!("        {line}\n");
        }
    }
    if coverage.settled > 0 {
        let findings = plural(coverage.settled, "finding", "findings");
        text += &format!("        {findings} settled by `supersedes`\n");
    }
    if !report.confirmed.is_empty() {
        let findings = plural(report.confirmed.len(), "finding", "findings");
        text += &format!("        {findings} confirmed in the ledger\n");
    }
    if !report.suppressed.is_empty() {
        text += &format!("        {}\n", decided(&report.suppressed));
    }
    if coverage.elsewhere > 0 {
        let findings = plural(coverage.elsewhere, "finding", "findings");
        text += &format!("        {findings} elsewhere: no side in what was asked for\n");
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

/// How many findings somebody has decided on, and where: "3 findings not counted: 2 baseline, 1 ledger".
pub(super) fn decided(suppressed: &[Suppressed]) -> String {
    let by_means: Vec<String> = [Means::Inline, Means::Baseline, Means::Ledger]
        .into_iter()
        .map(|means| {
            (
                means,
                suppressed.iter().filter(|one| one.suppression.means == means).count(),
            )
        })
        .filter(|&(_, count)| count > 0)
        .map(|(means, count)| format!("{count} {}", means.as_str()))
        .collect();
    let all = plural(suppressed.len(), "finding", "findings");
    format!("{all} not counted: {}", by_means.join(", "))
}
