//! The report for a pull request or a job summary.

use super::beside::beside;
use super::coverage::coverage;
use super::finding::decided;
use super::verdict::verdict;
use crate::config::FailOn;
use crate::decisions::ledger::Decision;
use crate::problem::Severity;
use crate::report::layout::{Look, Marks, capital, plural};
use crate::report::markdown::{Bounded, code, prose};
use crate::report::model::Report;
use crate::rules::{Evidence, Finding};

/// Plain lines, not to be wrapped.
const LOOK: Look = Look {
    width: usize::MAX,
    marks: Marks::Drawn,
};

/// GitHub-flavoured Markdown that fits into a comment: what is grave first, notes and traces behind folds; what does not fit is
/// counted.
pub fn markdown(report: &Report, fail_on: FailOn) -> String {
    let plain = |text: String| anstream::adapter::strip_str(&text).to_string();
    let head = format!("# onrecord\n\n{}\n", plain(verdict(report, fail_on)));
    let mut end = "## Coverage\n\n".to_owned();
    for line in plain(coverage(report, LOOK)).lines() {
        end += &format!("{}\\\n", line.trim());
    }
    end.truncate(end.trim_end_matches(['\\', '\n']).len());
    let mut text = Bounded::new(head, end);
    let show = |text: &mut Bounded, finding: &Finding| {
        let section = section(finding, report.confirmed.get(&finding.fingerprint));
        text.push(&section, "finding", "findings");
    };
    let is_note = |finding: &&Finding| finding.severity == Severity::Info && !fail_on.fails(Severity::Info);
    report
        .findings
        .iter()
        .filter(|finding| !is_note(finding))
        .for_each(|finding| show(&mut text, finding));
    let notes: Vec<&Finding> = report.findings.iter().filter(is_note).collect();
    if !notes.is_empty() {
        let count = plural(notes.len(), "note", "notes");
        text.push_anyway(&format!("<details><summary>{count}</summary>\n\n"));
        notes.into_iter().for_each(|finding| show(&mut text, finding));
        text.push_anyway("</details>\n\n");
    }
    if !report.problems.is_empty() {
        text.push_anyway("## Problems\n\n| severity | place | what |\n| --- | --- | --- |\n");
        for problem in &report.problems {
            let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
            let place = code(&format!("{}{line}", problem.path));
            let (severity, message) = (problem.severity.as_str(), prose(&problem.message));
            let row = format!("| {severity} | {place} | {message} |\n");
            text.push(&row, "problem", "problems");
        }
        text.push_anyway("\n");
    }
    text.finish()
}

fn section(finding: &Finding, decision: Option<&Decision>) -> String {
    let severity = capital(finding.severity.as_str());
    let (actor, matter) = (prose(&finding.actor.name), prose(&finding.matter));
    let message = prose(&finding.message);
    // What is wrong with a decision is nobody's.
    let dot = if actor.is_empty() { "" } else { " · " };
    let mut text = format!("## {severity}: {actor}{dot}{matter}\n\n{message}\n\n");
    for evidence in &finding.evidence {
        text += &side(evidence);
    }
    if !finding.moves.is_empty() {
        text += "| what moved | from | to |\n| --- | --- | --- |\n";
        for one in &finding.moves {
            text += &format!("| {} | {} | {} |\n", one.axis, prose(&one.from), prose(&one.to));
        }
        text.push('\n');
    }
    let (rule, confidence) = (code(&finding.rule), finding.confidence);
    let flip = finding
        .flip
        .map(|flip| format!(", {}", flip.as_str()))
        .unwrap_or_default();
    let topic = finding.topic.as_deref().map(|topic| format!(", topic {}", code(topic)));
    text += &format!(
        "Rule {rule}{flip}{}, confidence {confidence:.2}\n\n",
        topic.unwrap_or_default()
    );
    if let Some(decision) = decision {
        text += &format!("{}\n\n", prose(&capital(&decided(decision))));
    }
    if let Some(trace) = &finding.trace {
        text += "<details><summary>How it came about</summary>\n\n";
        for entry in super::trace::entries(trace) {
            text += &format!("- {}\n", prose(&entry));
        }
        text += "\n</details>\n\n";
    }
    text
}

fn side(evidence: &Evidence) -> String {
    let Evidence { path, line, column, .. } = evidence;
    let place = code(&format!("{path}:{line}:{column}"));
    let date = evidence.date.map_or("undated".to_owned(), |date| date.to_string());
    let mut head = vec![format!("**{date}**")];
    head.extend(evidence.outlet.as_deref().map(prose));
    head.push(match &evidence.url {
        Some(url) if is_plain_link(url) => format!("{place} ([source]({url}))"),
        _ => place,
    });
    if !evidence.source.trim().is_empty() {
        head.push(format!("source: {}", prose(evidence.source.trim())));
    }
    let told = beside(evidence)
        .iter()
        .map(|sentence| format!("{}.\n\n", prose(sentence)))
        .collect::<String>();
    format!("{}\n\n> {}\n\n{told}", head.join(" · "), prose(&evidence.text))
}

/// An address that cannot leave its brackets or run anything.
pub(in crate::report) fn is_plain_link(url: &str) -> bool {
    let schemed = url.starts_with("https://") || url.starts_with("http://");
    schemed
        && url
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"()<>[]`\\\"|".contains(&byte))
}
