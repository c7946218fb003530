//! Every sentence of `cases.toml` against what it must yield.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{TimeRecord, find_times, grammar::Grammar};
use crate::language::numerals::Reading;
use crate::text::Span;

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    found: Vec<String>,
}

fn cases() -> Vec<Case> {
    let file: File = toml::from_str(include_str!("cases.toml")).unwrap();
    file.case
}

/// text | type value modifier
fn line(record: &TimeRecord<'_>) -> String {
    let word = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let kind = word(serde_json::to_value(record.kind).unwrap());
    let mut line = format!("{} | {kind} {}", record.text, record.value);
    if let Some(modifier) = record.modifier {
        line += &format!(" {}", word(serde_json::to_value(modifier).unwrap()));
    }
    line
}

#[test]
fn every_case_yields_what_it_says() {
    let wednesday = NaiveDate::from_ymd_opt(2024, 5, 15);
    for case in cases() {
        let found = find_times(&case.text, Span::new(0, case.text.len()), wednesday);
        let lines: Vec<String> = found.iter().map(|time| line(&time.record(&case.text))).collect();
        assert_eq!(lines, case.found, "{}", case.text);
    }
}

#[test]
fn no_expression_begins_where_the_first_look_says_none_can() {
    for case in cases() {
        let reading = Reading::new(&case.text, Span::new(0, case.text.len()));
        let grammar = Grammar::new(&reading);
        for at in 0..reading.len() {
            assert!(
                grammar.may_begin(at) || grammar.families(at).is_none(),
                "{}: {}",
                case.text,
                reading.word(at)
            );
        }
    }
}

#[test]
fn without_a_date_to_count_from_values_stay_open() {
    let check = |text: &str, expected: &str| {
        let found = find_times(text, Span::new(0, text.len()), None);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].value.to_string(), expected, "{text}");
        assert_eq!(found[0].interval(), None, "{text}");
    };
    check("They met on Monday.", "XXXX-WXX-1");
    check("They met on Feb. 18.", "XXXX-02-18");
    check("They met in December.", "XXXX-12");
    check("They met last week.", "XXXX-WXX");
    check("They met yesterday.", "XXXX-XX-XX");
    check("They met at 7:15 p.m.", "XXXX-XX-XXT19:15");
}

#[test]
fn a_span_leaves_the_rest_of_the_text_alone() {
    let text = "On Monday they met. On Tuesday they left.";
    let found = find_times(text, Span::new(20, text.len()), None);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span.of(text), "Tuesday");
    assert!(find_times("Größe", Span::new(0, 3), None).is_empty());
    assert!(find_times("a", Span::new(0, 9), None).is_empty());
}
