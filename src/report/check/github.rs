//! Workflow commands that GitHub Actions turns into annotations.
//!
//! A finding stands at the later statement; the last lines, which are no commands, say how much was checked. What is set aside
//! is only counted.

use super::coverage::coverage;
use super::told::{in_full, main_side, pick};
use super::verdict::verdict;
use crate::config::FailOn;
use crate::report::layout::{Look, Marks, escape};
use crate::report::model::Report;

const LOOK: Look = Look {
    width: usize::MAX,
    marks: Marks::Drawn,
};

/// One command a line, then the coverage.
pub fn github(report: &Report, fail_on: FailOn) -> String {
    let mut text = String::new();
    for problem in &report.problems {
        let command = pick(problem.severity, ["error", "warning", "notice"]);
        let line = problem.line.map(|line| format!(",line={line}")).unwrap_or_default();
        text += &format!(
            "::{command} file={}{line},title=onrecord::{}\n",
            property(&problem.path),
            data(&problem.message)
        );
    }
    for finding in &report.findings {
        let Some(side) = main_side(finding) else { continue };
        text += &format!(
            "::{} file={},line={},col={},title={}::{}\n",
            pick(finding.severity, ["error", "warning", "notice"]),
            property(&side.path),
            side.line,
            side.column,
            property(&finding.rule),
            data(&in_full(finding))
        );
    }
    let plain = |text: String| anstream::adapter::strip_str(&text).to_string();
    text + &plain(coverage(report, LOOK)) + &plain(verdict(report, fail_on))
}

/// The value of a command: what would end it or begin another one is escaped.
fn data(text: &str) -> String {
    let safe: Vec<String> = text.split('\n').map(|line| escape(line).into_owned()).collect();
    safe.join("\n")
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or a colon too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_command() {
        assert_eq!(data("50 %\n::error::x"), "50 %25%0A::error::x");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
