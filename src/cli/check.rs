//! `onrecord check`.

use std::path::Path;

use onrecord::config::FailOn;
use onrecord::report::{Marks, Report, check as formats};
use onrecord::rules::RuleSet;
use onrecord::{Options, Problem};

use super::arguments::{Check, CheckFormat};
use super::findings::{find, find_in_tables, read_baseline};
use super::git::changes;
use super::input::Run;
use super::narrow::to_changes;
use super::output::{Kind, look};
use super::{FOUND, INCOMPLETE};

/// Checks, reports, and gives the exit status.
pub fn run(arguments: &Check, config: Option<&Path>) -> u8 {
    let options = Options {
        by: arguments.by,
        actor: arguments.actor.clone(),
        topic: arguments.topic.clone(),
        // The page has the trace of each finding behind a fold.
        explain: arguments.explain || arguments.format == CheckFormat::Html,
        across: arguments.across,
        is_of_some_days: arguments.days.since.is_some() || arguments.days.until.is_some(),
    };
    let mut found = match arguments.statements.is_empty() {
        true => find(
            Run::new(config),
            &arguments.paths.paths,
            &arguments.against,
            &arguments.days,
            &options,
            &arguments.cache,
        ),
        false => find_in_tables(Run::new(config), &arguments.statements, &arguments.days, &options),
    };
    found.let_pass(arguments.today, &options);
    found.honour(arguments.ledger.as_deref());
    let file = arguments.baseline.clone().or_else(|| found.run.config.baseline.clone());
    if let Some(file) = file {
        match read_baseline(&file) {
            Ok(baseline) => found.hold_against(&baseline, &file, &options),
            Err(problem) => found.report.problems.push(problem),
        }
    }
    if let Some(drafts) = &found.drafts {
        drafts.narrow(&mut found.report, &found.articles, &found.run.asked);
    }
    if let Some(base) = &arguments.changed {
        match changes(Path::new("."), base) {
            Ok(changes) => to_changes(&mut found.report, &changes),
            // What has changed is not known: all is told.
            Err(message) => found.report.problems.push(Problem::error("--changed", None, message)),
        }
    }
    let (mut report, run) = (found.report, found.run);
    report.problems.sort();

    let fail_on = arguments.fail_on.unwrap_or(run.config.fail_on);
    let written = hand_out(&report, fail_on, &run.config.own_rules, arguments);
    let is_found = report.findings.iter().any(|finding| fail_on.fails(finding.severity));
    match (report.is_incomplete(), is_found) {
        (true, _) => INCOMPLETE,
        (false, true) => FOUND.max(written),
        (false, false) => written,
    }
}

/// Writes the report where it is wanted.
fn hand_out(report: &Report, fail_on: FailOn, own: &RuleSet, arguments: &Check) -> u8 {
    let text = match arguments.format {
        CheckFormat::Terminal => formats::terminal(report, fail_on, look(Marks::Drawn)),
        CheckFormat::Plain => formats::terminal(report, fail_on, look(Marks::Ascii)),
        CheckFormat::Html => onrecord::report::html::html(report, fail_on),
        CheckFormat::Json => formats::json(report),
        CheckFormat::Markdown => formats::markdown(report, fail_on),
        CheckFormat::Sarif => formats::sarif(report, own),
        CheckFormat::Github => formats::github(report, fail_on),
        CheckFormat::Gitlab => formats::gitlab(report),
        CheckFormat::Junit => formats::junit(report, fail_on),
        CheckFormat::Checkstyle => formats::checkstyle(report),
    };
    let kind = match arguments.format {
        CheckFormat::Terminal => Kind::Coloured,
        CheckFormat::Plain => Kind::Plain,
        _ => Kind::Exact,
    };
    super::output::hand_out(&text, kind, arguments.output.as_deref())
}
