//! The report people see first: findings, problems, coverage, verdict.

use super::coverage::coverage;
use super::finding::finding;
use super::problems::problem_lines;
use super::verdict::verdict;
use crate::config::FailOn;
use crate::report::layout::{BOLD, Look, painted};
use crate::report::model::Report;

/// The whole report. `fail_on` decides what the last line says about the exit status.
pub fn terminal(report: &Report, fail_on: FailOn, look: Look) -> String {
    let mut text = String::new();
    for one in &report.findings {
        text += &finding(one, report.confirmed.get(&one.fingerprint), look);
        text.push('\n');
    }
    if !report.problems.is_empty() {
        text += &painted(BOLD, "Problems");
        text.push('\n');
        for line in problem_lines(&report.problems) {
            text += &format!("  {line}\n");
        }
        text.push('\n');
    }
    text += &coverage(report, look);
    text += &verdict(report, fail_on);
    text
}
