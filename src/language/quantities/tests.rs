//! Every sentence of `cases.toml` against what it must yield.

use serde::Deserialize;

use super::{QuantityRecord, find_quantities};
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

/// text | kind | value hedge unit/rate [noun]
fn line(record: &QuantityRecord<'_>) -> String {
    let word = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let mut line = format!(
        "{} | {} | {}",
        record.text,
        word(serde_json::to_value(record.kind).unwrap()),
        record.value
    );
    if let Some(high) = &record.high {
        line += &format!("..{high}");
    }
    line += &format!(" {}", word(serde_json::to_value(record.hedge).unwrap()));
    if let Some(unit) = record.unit {
        line += &format!(" {unit}");
    }
    if let Some(per) = record.per {
        line += &format!("/{per}");
    }
    if let Some(noun) = &record.noun {
        line += &format!(" [{}]", noun.text);
    }
    line
}

#[test]
fn every_case_yields_what_it_says() {
    let file: File = toml::from_str(include_str!("cases.toml")).unwrap();
    assert!(file.case.len() >= 120);
    for case in file.case {
        let found = find_quantities(&case.text, Span::new(0, case.text.len()));
        let lines: Vec<String> = found
            .iter()
            .map(|quantity| line(&quantity.record(&case.text)))
            .collect();
        assert_eq!(lines, case.found, "{}", case.text);
    }
}
