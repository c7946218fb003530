//! Laws that times and quantities keep on any text: no panic, spans in order and between characters, comparisons that do
//! not depend on the order of their sides. The texts come from a seeded generator, so a failure can be run again.

mod seeded;

use chrono::NaiveDate;
use onrecord::Span;
use onrecord::language::quantities::{conflict, find_quantities, find_quantities_beside};
use onrecord::language::times::find_times;
use seeded::Seeded;

const PIECES: &[&str] = &[
    "the",
    "a",
    "an",
    "last",
    "next",
    "this",
    "past",
    "that",
    "same",
    "early",
    "late",
    "mid",
    "end",
    "of",
    "in",
    "on",
    "by",
    "Monday",
    "Tue.",
    "Sundays",
    "May",
    "March",
    "Feb.",
    "Sept",
    "spring",
    "fall",
    "week",
    "weeks",
    "year",
    "years",
    "quarter",
    "day",
    "hours",
    "decade",
    "century",
    "centuries",
    "millennia",
    "ago",
    "earlier",
    "later",
    "from",
    "now",
    "or",
    "so",
    "and",
    "a half",
    "half",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "trillion",
    "first",
    "third",
    "nineteen",
    "1998",
    "2019",
    "0000",
    "9999",
    "99999999999999999999999999",
    "31",
    "30",
    "1/2",
    "1/0",
    "0",
    "00",
    "-",
    "–",
    "'",
    "’",
    "s",
    "90s",
    "%",
    "$",
    "US$",
    "€",
    "£",
    "percent",
    "per",
    "km",
    "°",
    "C",
    "degrees Fahrenheit",
    "more than",
    "at least",
    "up to",
    "about",
    "dozens of",
    "between",
    "to",
    "twice",
    "times",
    "as",
    "fold",
    "one",
    "in",
    "out",
    "old",
    "aged",
    "people",
    "dollars",
    ".",
    ",",
    ":",
    ";",
    "(",
    ")",
    "\n",
    "\n\n",
    "\u{0}",
    "\u{200b}",
    "🙂",
    "½",
    "ß",
    "Москва",
    "東京",
    "۱۲",
    "é",
    "a.m.",
    "p.m.",
    "noon",
    "midnight",
    "GMT",
    "10:35",
    "25:99",
    "2024-02-30",
    "2024-02-29",
    "13/13/2013",
    "Q4",
    "FY",
    "Easter",
    "Thanksgiving Day",
    "every",
    "other",
    "daily",
    "will",
    "said",
    "each",
    "1,000",
    "1,00",
    "1.2.3",
    "2.5bn",
    "k",
    "dozen",
    "couple",
    "few",
    "several",
    "-5",
    "year-old",
    "year-end",
];

fn check(text: &str, reference: Option<NaiveDate>) {
    let all = Span::new(0, text.len());
    let times = find_times(text, all, reference);
    let quantities = find_quantities_beside(text, all, &times);
    let mut end = 0;
    for time in &times {
        assert!(end <= time.span.start && time.span.start < time.span.end, "{text:?}");
        end = time.span.end;
        assert!(!time.record(text).value.is_empty());
        if let Some((first, last)) = time.interval() {
            assert!(first <= last, "{text:?}");
        }
    }
    end = 0;
    for quantity in &quantities {
        assert!(
            end <= quantity.span.start && quantity.span.start < quantity.span.end,
            "{text:?}"
        );
        end = quantity.span.end;
        assert!(!quantity.record(text).value.is_empty());
        assert!(quantity.value <= quantity.high, "{text:?}");
        if let (Some(lower), Some(upper)) = quantity.bounds() {
            assert!(lower.value <= upper.value, "{text:?}");
        }
        for other in &quantities {
            assert_eq!(conflict(quantity, other), conflict(other, quantity), "{text:?}");
        }
    }
}

fn check_many(seed: u64, count: usize) {
    let mut seeded = Seeded(seed);
    let references = [
        None,
        NaiveDate::from_ymd_opt(2024, 2, 29),
        NaiveDate::from_ymd_opt(1999, 12, 31),
        Some(NaiveDate::MIN),
        Some(NaiveDate::MAX),
    ];
    for _ in 0..count {
        let text = seeded.text(PIECES);
        check(&text, references[seeded.below(references.len())]);
    }
}

#[test]
fn texts_from_a_seed_keep_the_laws() {
    check_many(1, 20_000);
}

/// `cargo test --release --test times_and_quantities -- --ignored`
#[test]
#[ignore = "a million texts take a minute"]
fn a_million_texts_keep_the_laws() {
    check_many(2, 1_000_000);
}

#[test]
fn a_megabyte_of_anything_is_read() {
    for piece in ["1", "🙂", "ß", "\n", "\u{0}"] {
        check_spans(&piece.repeat(1_000_000 / piece.len()));
    }
}

/// Pieces that send a grammar looking ahead: a text of them must not cost more than its length.
#[test]
fn texts_without_an_end_in_sight_are_read() {
    let pieces = [
        "12,345 ",
        "1.",
        "1,",
        "9:",
        "-",
        "'",
        "Mon",
        "May ",
        "the ",
        "a year ",
        "two and ",
        "$",
        "1/",
        "twenty ",
        "million ",
        "between 1 and ",
        "last ",
        "early ",
        "the end of ",
        "hundreds of ",
        "more than ",
        "one in ",
        "1990s",
        "of the ",
        "John, 1, ",
        "5 Dallas ",
    ];
    for piece in pieces {
        check_spans(&piece.repeat(60_000 / piece.len()));
    }
}

/// As `check`, without comparing all quantities with all.
fn check_spans(text: &str) {
    let all = Span::new(0, text.len());
    let reference = NaiveDate::from_ymd_opt(2024, 5, 15);
    for time in find_times(text, all, reference) {
        assert!(!time.span.of(text).is_empty());
    }
    for quantity in find_quantities(text, all) {
        assert!(!quantity.span.of(text).is_empty());
    }
}
