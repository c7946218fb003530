//! Numbers and spans of time in words.

use chrono::{Datelike, NaiveDate};

/// "1 article", "2 articles".
pub(in crate::report) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A share in percent with one decimal, cut, not rounded: only all is "100.0 %".
pub(in crate::report) fn percent(part: usize, whole: usize) -> String {
    let tenths = part * 1000 / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// A word with a capital.
pub(in crate::report) fn capital(word: &str) -> String {
    let mut rest = word.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}

/// The time between two days: "the same day", "12 days", "5 months", "2 years 1 month".
pub(in crate::report) fn apart(one: NaiveDate, other: NaiveDate) -> String {
    let (first, last) = (one.min(other), one.max(other));
    let days = (last - first).num_days();
    let mut months = (last.year() - first.year()) * 12 + last.month() as i32 - first.month() as i32;
    if last.day() < first.day() {
        months -= 1;
    }
    let counted = |count: i32, unit: &str| plural(count as usize, unit, &format!("{unit}s"));
    match (days, months) {
        (0, _) => "the same day".to_owned(),
        (days, 0 | 1) => counted(days as i32, "day"),
        (_, months) if months < 24 => counted(months, "month"),
        (_, months) if months % 12 == 0 => counted(months / 12, "year"),
        (_, months) => format!("{} {}", counted(months / 12, "year"), counted(months % 12, "month")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: &str) {
        assert_eq!(apart(one.parse().unwrap(), other.parse().unwrap()), expected);
    }

    #[test]
    fn spans_of_time() {
        check("2024-01-05", "2024-01-05", "the same day");
        check("2024-01-06", "2024-01-05", "1 day");
        check("2024-01-31", "2024-03-01", "30 days");
        check("2024-01-05", "2024-06-04", "4 months");
        check("2023-01-05", "2025-01-05", "2 years");
        check("2023-01-05", "2025-02-05", "2 years 1 month");
    }

    #[test]
    fn shares() {
        assert_eq!(percent(999, 1000), "99.9 %");
        assert_eq!(percent(99_999, 100_000), "99.9 %");
        assert_eq!(percent(3, 3), "100.0 %");
        assert_eq!(percent(0, 0), "0.0 %");
    }
}
