//! Every format on the same sample, as whole readable outputs under `snapshots/reports/`.

use super::layout::{Look, Marks};
use super::statements::Clues;
use super::{check, check_sample};
use super::{comparisons, parse_jsonl, sample, statements, timeline};
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
    let report = check_sample::report();
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
    let text = check::terminal(&check_sample::report(), FailOn::Error, DRAWN);
    check("check-terminal-colour", &text.replace('\u{1b}', "␛"));
}

#[test]
fn check_json() {
    check("check-json", &check::json(&check_sample::report()));
}

#[test]
fn check_for_programs() {
    let report = check_sample::report();
    let own = crate::rules::RuleSet::default();
    let sarif = check::sarif(&report, &own).replace(env!("CARGO_PKG_VERSION"), "VERSION");
    check("check-sarif", &sarif);
    check("check-github", &check::github(&report, FailOn::Error));
    check("check-gitlab", &check::gitlab(&report));
    check("check-junit", &check::junit(&report, FailOn::Error));
    check("check-checkstyle", &check::checkstyle(&report));
}

#[test]
fn check_without_findings_for_programs() {
    let report = Report::default();
    let outputs = [
        check::github(&report, FailOn::Error),
        check::gitlab(&report),
        check::junit(&report, FailOn::Error),
        check::checkstyle(&report),
    ];
    check("check-without-findings-for-programs", &outputs.join("\n"));
}

#[test]
fn check_markdown() {
    check(
        "check-markdown",
        &check::markdown(&check_sample::report(), FailOn::Error),
    );
}

#[test]
fn check_without_findings() {
    let mut report = check_sample::report();
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

#[test]
fn lists_of_statements() {
    let (articles, found) = (sample::articles(), sample::statements());
    check(
        "statements-table",
        &plain(&statements::table(&articles, &found, Clues::Left, DRAWN)),
    );
    check(
        "statements-table-80",
        &plain(&statements::table(&articles, &found, Clues::Left, ASCII)),
    );
    let none = vec![Vec::new(); found.len()];
    check(
        "statements-jsonl",
        &statements::jsonl(&articles, &found, &none, Clues::Left),
    );
}

#[test]
fn verdicts_on_pairs() {
    let (pairs, verdicts) = (sample::pairs(), sample::comparisons());
    check(
        "comparisons-terminal",
        &plain(&comparisons::terminal(&pairs, &verdicts, DRAWN)),
    );
    check("comparisons-jsonl", &comparisons::jsonl(&pairs, &verdicts));
}

#[test]
fn timelines() {
    check("timeline", &plain(&timeline::terminal(&sample::timelines(), DRAWN)));
    check(
        "timeline-ascii-80",
        &plain(&timeline::terminal(&sample::timelines(), ASCII)),
    );
}

#[test]
fn parses() {
    use crate::language::{Deprel, Sentence, Token, Upos, Xpos};
    let article = &sample::articles()[1];
    let token = |start, end, lemma: &str, upos, xpos, head, deprel| Token {
        span: crate::text::Span::new(start, end),
        lemma: lemma.into(),
        upos,
        xpos,
        head,
        deprel,
    };
    let sentence = Sentence {
        span: crate::text::Span::new(0, 8),
        tokens: vec![
            token(0, 3, "the", Upos::Det, Xpos::Dt, Some(1), Deprel::Det),
            token(4, 8, "toll", Upos::Noun, Xpos::Nn, None, Deprel::Root),
        ],
    };
    let times = [serde_json::json!({"start": 0, "end": 3, "text": "The", "type": "DATE", "value": "2024"})];
    let none: [(); 0] = [];
    check("parse-jsonl", &parse_jsonl(article, &[sentence], &times, &none, &none));
}
