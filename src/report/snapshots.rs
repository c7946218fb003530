//! Every format on the same sample, as whole readable outputs under `snapshots/reports/`.

use super::check::{self, sample};
use super::layout::{Look, Marks};
use crate::config::FailOn;
use crate::report::Report;

/// Compares an output with its snapshot; styles are written as `‹…›` so that a person can read them.
#[track_caller]
fn check(name: &str, output: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/reports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, output));
}

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

const DRAWN: Look = Look {
    width: 100,
    marks: Marks::Drawn,
};
const ASCII: Look = Look {
    width: 80,
    marks: Marks::Ascii,
};

#[test]
fn check_terminal() {
    let report = sample::report();
    check(
        "check-terminal",
        &plain(&check::terminal(&report, FailOn::Error, DRAWN)),
    );
    check(
        "check-plain-80",
        &plain(&check::terminal(&report, FailOn::Error, ASCII)),
    );
}

#[test]
fn check_terminal_in_colour() {
    let text = check::terminal(&sample::report(), FailOn::Error, DRAWN);
    check("check-terminal-colour", &text.replace('\u{1b}', "␛"));
}

#[test]
fn check_json() {
    check("check-json", &check::json(&sample::report()));
}

#[test]
fn check_markdown() {
    check(
        "check-markdown",
        &check::markdown(&sample::report(), FailOn::Error),
    );
}

#[test]
fn check_without_findings() {
    let mut report = sample::report();
    report.findings.clear();
    let mut text = String::new();
    let mut show = |title: &str, report: &Report| {
        text += &format!(
            "## {title}\n\n{}\n",
            plain(&check::terminal(report, FailOn::Error, DRAWN))
        );
    };
    show("something unread", &report);
    report.problems.clear();
    show("all compared", &report);
    report.coverage.pairs_compared = 0;
    show("nothing compared", &report);
    report.coverage = Default::default();
    report.coverage.articles = 1;
    show("no statement", &report);
    report.coverage.articles = 0;
    show("no article", &report);
    check("check-without-findings", &text);
}
