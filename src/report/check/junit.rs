//! JUnit XML, in the form that Jenkins reads: a test case a finding.
//!
//! A finding that fails the check is a failure, a lesser one passes and is told, one that is set aside is skipped with the
//! reason, a problem of severity error is an error: what could not be checked is no success. A check without all of these is one
//! case that passes.

use super::told::{headline, in_full, main_side};
use super::xml::text;
use crate::config::FailOn;
use crate::problem::Severity;
use crate::report::model::Report;

/// The document, ended by a line break.
pub fn junit(report: &Report, fail_on: FailOn) -> String {
    let mut cases = String::new();
    let (mut count, mut failures, mut errors, mut skipped) = (0, 0, 0, 0);
    let mut case = |class: &str, name: &str, inside: String| {
        count += 1;
        cases += &format!(
            "    <testcase classname=\"{}\" name=\"{}\">{inside}</testcase>\n",
            text(class),
            text(name)
        );
    };
    for problem in &report.problems {
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        let name = format!("{}{line}", problem.path);
        let message = text(&problem.message);
        let inside = match problem.severity {
            Severity::Error => {
                errors += 1;
                format!("<error type=\"problem\" message=\"{message}\"/>")
            }
            _ => format!("<system-out>{message}</system-out>"),
        };
        case("onrecord.problem", &name, inside);
    }
    for finding in &report.findings {
        let full = text(&in_full(finding));
        let inside = match fail_on.fails(finding.severity) {
            true => {
                failures += 1;
                let message = text(&headline(finding));
                format!(
                    "<failure type=\"{}\" message=\"{message}\">{full}</failure>",
                    finding.severity.as_str()
                )
            }
            false => format!("<system-out>{full}</system-out>"),
        };
        case(&format!("onrecord.{}", finding.rule), &name(finding), inside);
    }
    for one in &report.suppressed {
        skipped += 1;
        let reason = one.suppression.reason.as_deref().map(|reason| format!(": {reason}"));
        let message = format!("{}{}", one.suppression.means.as_str(), reason.unwrap_or_default());
        let inside = format!("<skipped message=\"{}\"/>", text(&message));
        case(&format!("onrecord.{}", one.finding.rule), &name(&one.finding), inside);
    }
    if report.findings.is_empty() && errors == 0 && skipped == 0 {
        let compared = report.coverage.pairs_compared;
        case(
            "onrecord",
            &format!("no finding in {compared} pairs compared"),
            String::new(),
        );
    }
    let sums = format!("tests=\"{count}\" failures=\"{failures}\" errors=\"{errors}\"");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"onrecord\" {sums}>\n  \
         <testsuite name=\"onrecord\" {sums} skipped=\"{skipped}\">\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

/// Told apart by its fingerprint: readers compare runs by class and name.
fn name(finding: &crate::rules::Finding) -> String {
    let place = main_side(finding)
        .map(|side| format!("{} ", side.path))
        .unwrap_or_default();
    format!(
        "{place}{} {} [{}]",
        finding.actor.name, finding.matter, finding.fingerprint
    )
}
