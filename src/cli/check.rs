//! `onrecord check`.

use std::path::Path;

use onrecord::corpus::Corpus;
use onrecord::report::{Marks, Report, check as formats};
use onrecord::{Options, Problem};

use super::arguments::{Check, CheckFormat, Days};
use super::input::Run;
use super::output::{look, print, write};
use super::progress::Line;
use super::{FOUND, INCOMPLETE};

/// Checks, reports, and gives the exit status.
pub fn run(arguments: &Check, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = within(
        &arguments.days,
        run.read(&arguments.paths.paths).into_dated(),
    );
    let groups = run.group(&corpus.articles);
    let options = Options {
        by: arguments.by,
        actor: arguments.actor.clone(),
        topic: arguments.topic.clone(),
    };
    let mut report = onrecord::check(&corpus.articles, &groups, &options, &Line::new());
    report.problems.extend(corpus.problems);
    report.problems.append(&mut run.problems);
    note_what_is_missing(&mut report, &arguments.days);
    report.problems.sort();

    let fail_on = arguments.fail_on.unwrap_or(run.config.fail_on);
    let text = match arguments.format {
        CheckFormat::Terminal => formats::terminal(&report, fail_on, look(Marks::Drawn)),
        CheckFormat::Plain => plain(&formats::terminal(&report, fail_on, look(Marks::Ascii))),
        CheckFormat::Json => formats::json(&report),
        CheckFormat::Markdown => formats::markdown(&report, fail_on),
    };
    let written = match &arguments.output {
        Some(file) => write(file, &text),
        None => print(&text),
    };
    let found = report
        .findings
        .iter()
        .any(|finding| fail_on.fails(finding.severity));
    match (report.is_incomplete(), found) {
        (true, _) => INCOMPLETE,
        (false, true) => FOUND.max(written),
        (false, false) => written,
    }
}

/// Only the articles of the days asked for.
fn within(days: &Days, mut corpus: Corpus) -> Corpus {
    corpus.articles.retain(|article| {
        let after = days.since.is_none_or(|since| article.date >= Some(since));
        after && days.until.is_none_or(|until| article.date <= Some(until))
    });
    corpus
}

/// A check of nothing is no success.
fn note_what_is_missing(report: &mut Report, days: &Days) {
    let message = if report.coverage.articles == 0 {
        match (days.since, days.until) {
            (None, None) => "no article with a date was found, so nothing could be checked",
            _ => "no article lies within --since and --until, so nothing could be checked",
        }
    } else if report.coverage.statements == 0 {
        "no statement was found in any article, so nothing could be checked"
    } else {
        return;
    };
    report
        .problems
        .push(Problem::error("corpus", None, message));
}

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
