//! What came of a check and how much was checked, as HTML that needs no script.

use super::embed::text;
use crate::config::FailOn;
use crate::problem::{Problem, Severity};
use crate::report::check;
use crate::report::layout::{Look, Marks, percent, plural};
use crate::report::model::Report;

/// Lines are wrapped by the browser.
const LOOK: Look = Look {
    width: usize::MAX,
    marks: Marks::Drawn,
};

fn plain(painted: &str) -> String {
    text(anstream::adapter::strip_str(painted).to_string().trim())
}

/// The sentence that says what came of it.
pub(super) fn verdict(report: &Report, fail_on: FailOn) -> String {
    plain(&check::verdict(report, fail_on))
}

/// Lines on what was compared and what was left out.
pub(super) fn coverage(report: &Report) -> String {
    let lines = check::coverage(report, LOOK);
    // The first line is the funnel.
    lines
        .lines()
        .skip(1)
        .map(|line| format!("<p>{}.</p>\n", plain(line)))
        .collect()
}

/// From articles to compared pairs, a term and a figure each.
pub(super) fn funnel(report: &Report) -> String {
    let coverage = &report.coverage;
    let resolved = match coverage.statements {
        0 => String::new(),
        all => format!("{} of the statements", percent(coverage.resolved, all)),
    };
    [
        (coverage.articles, "article", "articles", "dated, read"),
        (coverage.statements, "statement", "statements", "found in them"),
        (
            coverage.resolved,
            "with a known speaker",
            "with a known speaker",
            &resolved,
        ),
        (
            coverage.pairs_compared,
            "pair compared",
            "pairs compared",
            "one actor, one matter",
        ),
    ]
    .into_iter()
    .map(|(count, one, many, note)| {
        let what = if count == 1 { one } else { many };
        let figure = grouped(count);
        format!("<div><dt>{what}</dt><dd>{figure}</dd><dd class=\"note\">{note}</dd></div>\n")
    })
    .collect()
}

/// How many problems there are, as the label of the fold that lists them; empty without any.
pub(super) fn problems(report: &Report) -> String {
    let errors = report.problems.iter().filter(|problem| problem.is_error()).count();
    let is_note = |problem: &&Problem| problem.severity != Severity::Error;
    let notes = report.problems.iter().filter(is_note).count();
    let mut parts = Vec::new();
    if errors > 0 {
        let problems = plural(errors, "problem", "problems");
        parts.push(format!("{problems}: not all could be checked"));
    }
    if notes > 0 {
        parts.push(plural(notes, "note on the articles", "notes on the articles"));
    }
    parts.join(", ")
}

/// A number with its thousands apart: "25,115".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        let grouped = super::grouped;
        assert_eq!(
            (grouped(7), grouped(999), grouped(25_115)),
            ("7".into(), "999".into(), "25,115".into())
        );
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
