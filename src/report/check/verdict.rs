//! The last line: what came of it. Nothing compared is never called clean.

use crate::config::FailOn;
use crate::problem::{Problem, Severity};
use crate::report::layout::{BOLD, of_severity, painted, plural};
use crate::report::model::Report;

/// One or two sentences, ended.
pub(in crate::report) fn verdict(report: &Report, fail_on: FailOn) -> String {
    let mut text = match worst(report) {
        Some(severity) => {
            let found = painted(of_severity(severity), format!("Found {}.", counts(report)));
            let failing = report.findings.iter().any(|finding| fail_on.fails(finding.severity));
            let note = match failing {
                true => "",
                false => " None is grave enough to fail the check.",
            };
            format!("{found}{note}")
        }
        None => without_findings(report),
    };
    let unread = report
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    match unread.count() {
        0 => {}
        count => {
            let problems = plural(count, "problem", "problems");
            let note = format!("Not all could be checked: {problems} of severity error above.");
            text += &format!(" {}", painted(of_severity(Severity::Error), note));
        }
    }
    text + "\n"
}

fn without_findings(report: &Report) -> String {
    let coverage = &report.coverage;
    let text = if coverage.articles == 0 {
        "Nothing was checked: there was no dated article."
    } else if coverage.statements == 0 {
        "Nothing was checked: no statement was found."
    } else if coverage.pairs_compared == 0 {
        "No finding, but nothing was put to the test: no two statements of one actor on one matter were found."
    } else if report.problems.iter().any(Problem::is_error) {
        "No finding in what could be checked."
    } else {
        "No finding: nothing that was compared is at odds."
    };
    painted(BOLD, text)
}

fn worst(report: &Report) -> Option<Severity> {
    report.findings.iter().map(|finding| finding.severity).max()
}

/// "2 errors, 1 warning and 3 notes".
fn counts(report: &Report) -> String {
    let parts: Vec<String> = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Info, "note", "notes"),
    ]
    .into_iter()
    .map(|(severity, one, many)| (report.count(severity), one, many))
    .filter(|&(count, ..)| count > 0)
    .map(|(count, one, many)| plural(count, one, many))
    .collect();
    match parts.as_slice() {
        [start @ .., last] if !start.is_empty() => format!("{} and {last}", start.join(", ")),
        parts => parts.concat(),
    }
}
