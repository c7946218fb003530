//! `onrecord check`.

use std::path::Path;

use onrecord::config::{Config, FailOn};
use onrecord::corpus::{Corpus, display_path};
use onrecord::decisions::ledger::Ledger;
use onrecord::report::{Marks, Report, check as formats};
use onrecord::{Options, Problem};

use super::arguments::{Check, CheckFormat, Days};
use super::input::Run;
use super::output::{look, print, print_exactly, without_colours, write};
use super::progress::Line;
use super::{FOUND, INCOMPLETE};

/// Checks, reports, and gives the exit status.
pub fn run(arguments: &Check, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = within(&arguments.days, run.read(&arguments.paths.paths).into_dated());
    let groups = run.group(&corpus.articles);
    let options = Options {
        by: arguments.by,
        actor: arguments.actor.clone(),
        topic: arguments.topic.clone(),
        explain: arguments.explain,
        across: arguments.across,
        is_of_some_days: arguments.days.since.is_some() || arguments.days.until.is_some(),
    };
    let mut report = onrecord::check(&corpus.articles, &groups, &options, &Line::new());
    report.problems.extend(corpus.problems);
    report.problems.append(&mut run.problems);
    honour_ledger(&mut report, arguments, &run.config);
    note_what_is_missing(&mut report, &arguments.days, &run.asked);
    report.problems.sort();

    let fail_on = arguments.fail_on.unwrap_or(run.config.fail_on);
    let written = hand_out(&report, fail_on, arguments);
    let found = report.findings.iter().any(|finding| fail_on.fails(finding.severity));
    match (report.is_incomplete(), found) {
        (true, _) => INCOMPLETE,
        (false, true) => FOUND.max(written),
        (false, false) => written,
    }
}

/// Sets aside what reviewers have dismissed, and marks what they have confirmed.
fn honour_ledger(report: &mut Report, arguments: &Check, config: &Config) {
    let place = arguments.ledger.clone().unwrap_or_else(|| config.ledger_place());
    if arguments.ledger.is_some() && !place.exists() {
        let message = "no such ledger: `onrecord review` makes one";
        report
            .problems
            .push(Problem::error(&display_path(&place), None, message));
    }
    let (ledger, problems) = Ledger::read(&place);
    report.problems.extend(problems);
    let honoured = ledger.honour(&mut report.findings);
    report.suppressed.extend(honoured.dismissed);
    report.confirmed = honoured.confirmed;
    report.problems.extend(honoured.problems);
}

/// Writes the report where it is wanted.
fn hand_out(report: &Report, fail_on: FailOn, arguments: &Check) -> u8 {
    let text = match arguments.format {
        CheckFormat::Terminal => formats::terminal(report, fail_on, look(Marks::Drawn)),
        CheckFormat::Plain => formats::terminal(report, fail_on, look(Marks::Ascii)),
        CheckFormat::Json => formats::json(report),
        CheckFormat::Markdown => formats::markdown(report, fail_on),
    };
    match (&arguments.output, arguments.format) {
        (None, CheckFormat::Terminal) => print(&text),
        (None, CheckFormat::Plain) => print_exactly(&without_colours(&text)),
        (None, _) => print_exactly(&text),
        (Some(file), CheckFormat::Terminal | CheckFormat::Plain) => write(file, &without_colours(&text)),
        (Some(file), _) => write(file, &text),
    }
}

/// Only the articles of the days asked for.
pub fn within(days: &Days, mut corpus: Corpus) -> Corpus {
    corpus.articles.retain(|article| {
        let after = days.since.is_none_or(|since| article.date >= Some(since));
        after && days.until.is_none_or(|until| article.date <= Some(until))
    });
    corpus
}

/// A check of nothing is no success, and says so unless a problem has said it.
fn note_what_is_missing(report: &mut Report, days: &Days, asked: &str) {
    let message = if report.coverage.articles == 0 {
        match (days.since, days.until) {
            _ if report.is_incomplete() => return,
            (None, None) => "no article with a date was found, so nothing could be checked",
            _ => "no article lies within --since and --until, so nothing could be checked",
        }
    } else if report.coverage.statements == 0 {
        "no statement was found in any article, so nothing could be checked"
    } else {
        return;
    };
    report.problems.push(Problem::error(asked, None, message));
}
