//! What two sentences of one actor on two days must have, so that a corpus is told to hold a contradiction.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::fs;

use onrecord::cache::Cache;
use onrecord::config::{Scope, group, locate};
use onrecord::corpus::{Input, read};
use onrecord::report::Report;
use onrecord::rules::{Relation, TimeClass};
use onrecord::{Options, Severity, check, rule_ids};

/// The report on two articles, months apart: Mayor Ada Holm says one thing in the first and another in the second.
fn said(first: &str, second: &str) -> Report {
    said_on([("2031-03-03", first), ("2031-09-08", second)])
}

/// The same of two articles of the days given.
fn said_on(articles: [(&str, &str); 2]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let articles = articles.map(|(date, words)| {
        let text = format!("Mayor Ada Holm of Estrel spoke at the harbour. {words}");
        serde_json::json!({"id": words, "date": date, "title": "Estrel", "text": text}).to_string()
    });
    let file = folder.path().join("articles.jsonl");
    fs::write(&file, articles.join("\n")).unwrap();
    let rules = rule_ids();
    let (config, _) = locate(folder.path(), &rules);
    let corpus = read(&[Input::Path(file)]).into_dated();
    let (groups, _) = group(&corpus.articles, &config, Scope::UnlessNearer, folder.path(), &rules);
    check(&corpus.articles, &groups, &Options::default(), &Cache::none(), &())
}

/// Severities and time classes of the contradictions.
fn contradictions(report: &Report) -> Vec<(Severity, Option<TimeClass>)> {
    let found = report
        .findings
        .iter()
        .filter(|finding| finding.relation == Relation::Contradiction);
    found.map(|finding| (finding.severity, finding.time_class)).collect()
}

#[test]
fn a_plain_denial_is_an_error() {
    let report = said(
        "\"The old lock in Dorrin was built by convicts,\" Holm said.",
        "\"The old lock in Dorrin was not built by convicts,\" Holm said.",
    );
    assert_eq!(contradictions(&report), [(Severity::Error, Some(TimeClass::Evolution))]);
}

#[test]
fn a_stand_that_is_openly_new_is_no_error() {
    for words in [
        "Holm said she finally believes that the old lock in Dorrin was not built by convicts.",
        "Holm said she now accepts that the old lock in Dorrin was not built by convicts.",
    ] {
        let report = said("\"The old lock in Dorrin was built by convicts,\" Holm said.", words);
        let found = contradictions(&report);
        assert!(
            !found.iter().any(|(severity, _)| *severity == Severity::Error),
            "{words}: {found:?}"
        );
    }
}

#[test]
fn a_time_that_was_spoken_of_is_not_any_time() {
    let report = said(
        "\"The lock in Dorrin was closed to barges at the time,\" Holm said.",
        "\"The lock in Dorrin was not closed to barges,\" Holm said.",
    );
    assert_eq!(contradictions(&report), []);
    assert!(report.coverage.pairs_skipped.contains_key("not told of one time"));
}

#[test]
fn whom_we_stands_for_is_not_known() {
    let second = "\"I have not read the report on the Dorrin lock,\" Holm said.";
    let day = "2031-03-03";
    let of_all = said_on([
        (day, "\"We have read the report on the Dorrin lock,\" Holm said."),
        (day, second),
    ]);
    let of_one = said_on([
        (day, "\"I have read the report on the Dorrin lock,\" Holm said."),
        (day, second),
    ]);
    assert_eq!(contradictions(&of_all), []);
    assert_eq!(contradictions(&of_one), [(Severity::Error, Some(TimeClass::SameTime))]);
}

#[test]
fn a_sentence_speaks_in_the_voice_of_its_subject() {
    let day = "2031-03-03";
    let report = said_on([
        (day, "\"I see what we gain by the lock in Dorrin,\" Holm said."),
        (day, "\"I don't see what we gain by the lock in Dorrin,\" Holm said."),
    ]);
    assert_eq!(contradictions(&report), [(Severity::Error, Some(TimeClass::SameTime))]);
}

#[test]
fn a_level_is_that_of_its_day() {
    let low = "\"Unemployment in Estrel stands at 6.1 percent,\" Holm said.";
    let high = "\"Unemployment in Estrel stands at 6.4 percent,\" Holm said.";
    assert_eq!(contradictions(&said(low, high)), []);
    let of_one_day = said_on([("2031-03-03", low), ("2031-03-04", high)]);
    assert_eq!(contradictions(&of_one_day).len(), 1);
    // What was destroyed stays what it was.
    let report = said(
        "\"The fire in Dorrin destroyed 30 houses,\" Holm said.",
        "\"The fire in Dorrin destroyed 40 houses,\" Holm said.",
    );
    assert_eq!(contradictions(&report).len(), 1);
}

#[test]
fn a_trend_is_that_of_its_season() {
    let falling = "\"The rents in Dorrin keep falling,\" Holm said.";
    let not_fallen = "\"The rents in Dorrin have not fallen,\" Holm said.";
    assert_eq!(contradictions(&said(falling, not_fallen)), []);
    let of_one_day = said_on([("2031-03-03", falling), ("2031-03-04", not_fallen)]);
    assert_eq!(contradictions(&of_one_day).len(), 1);
}

#[test]
fn what_one_cannot_do_several_may() {
    for words in [
        "\"The flood in Dorrin cannot be stopped by one town,\" Holm said.",
        "\"No single town can stop the flood in Dorrin,\" Holm said.",
    ] {
        let report = said(words, "\"The flood in Dorrin can be stopped,\" Holm said.");
        assert_eq!(contradictions(&report), [], "{words}");
    }
    let report = said(
        "\"The flood in Dorrin cannot be stopped,\" Holm said.",
        "\"The flood in Dorrin can be stopped,\" Holm said.",
    );
    assert_eq!(contradictions(&report).len(), 1);
}

#[test]
fn whoever_was_told_has_not_said_it() {
    let report = said(
        "\"We were assured that the lock in Dorrin was built by convicts,\" Holm said.",
        "\"The lock in Dorrin was not built by convicts,\" Holm said.",
    );
    assert_eq!(contradictions(&report), []);
}
