//! Days as pages, feeds and exporters write them: ISO 8601, e-mail dates, "24 February 2025", seconds since 1970.
//!
//! The day is that of the place the text was published at, as written. Deliberately not read: dates of digits alone
//! whose order of day and month is not sure (03/04/2025), and any date that only the file system or a crawler knows.

use chrono::{DateTime, NaiveDate};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a day.
///
/// # Errors
/// A message for the user, without the name of the field.
pub(super) fn read_written_date(written: &str) -> Result<NaiveDate, String> {
    let written = written.trim();
    let found = of_digits(written).or_else(|| of_words(written));
    match found {
        Some((year, month, day)) => NaiveDate::from_ymd_opt(year, month, day)
            .ok_or_else(|| format!("`{}` is not a day of the calendar (YYYY-MM-DD)", shortened(written))),
        None => {
            since_1970(written).ok_or_else(|| format!("`{}` is not a date: write it as YYYY-MM-DD", shortened(written)))
        }
    }
}

fn shortened(written: &str) -> String {
    match written.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &written[..end]),
        None => written.to_owned(),
    }
}

/// `2025-02-24…`, `2025/2/24`, `20250224…`.
fn of_digits(written: &str) -> Option<(i32, u32, u32)> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &written[digits..];
    if digits == 8 && (rest.is_empty() || rest.starts_with(['T', 't', ' '])) || digits == 14 && rest.is_empty() {
        return Some((
            written[..4].parse().ok()?,
            written[4..6].parse().ok()?,
            written[6..8].parse().ok()?,
        ));
    }
    let mark = rest.chars().next().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let end = written
        .find(|c: char| !c.is_ascii_digit() && c != mark)
        .unwrap_or(written.len());
    if !(written[end..].is_empty() || written[end..].starts_with(['T', 't', ' ', ','])) {
        return None;
    }
    let parts: Vec<&str> = written[..end].split(mark).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
        }
        _ => None,
    }
}

/// `Mon, 24 Feb 2025 10:15:00 GMT`, `February 24th, 2025`.
fn of_words(written: &str) -> Option<(i32, u32, u32)> {
    let words: Vec<&str> = written
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .take(12)
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at])?;
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let (next, last) = (words.get(at + 1), words.get(at + 2));
    if let (Some(day), Some(year)) = (before.and_then(|word| day(word)), next.and_then(|word| year(word))) {
        return Some((year, month, day));
    }
    Some((year(last?)?, month, day(next?)?))
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let is_named = |name: &&str| {
        word == **name || word.len() == 3 && name.starts_with(&word) || word == "sept" && name.starts_with("sept")
    };
    let at = MONTHS.iter().position(is_named)?;
    u32::try_from(at + 1).ok()
}

fn day(word: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th", "."]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    let is_short = (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    bare.parse().ok().filter(|_| is_short)
}

fn year(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|_| is_year)
}

/// Ten digits are seconds, thirteen milliseconds, of the day in UTC.
fn since_1970(written: &str) -> Option<NaiveDate> {
    if !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = written.parse().ok()?;
    let seconds = match written.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    DateTime::from_timestamp(seconds, 0).map(|moment| moment.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let got = read_written_date(written).map_or_else(|message| message, |day| day.to_string());
        assert_eq!(got, expected);
    }

    #[test]
    fn days() {
        for written in [
            "2025-02-24",
            "2025-02-24T23:15:00-05:00",
            "2025/2/24",
            "2025.02.24",
            "20250224",
            "20250224T101500Z",
            "20250224101500",
            "Mon, 24 Feb 2025 10:15:00 GMT",
            "24 February 2025",
            "February 24th, 2025 at 10:15 AM",
            "Published on Feb. 24, 2025",
            "1740391200",
            "1740391200000",
        ] {
            check(written, "2025-02-24");
        }
    }

    #[test]
    fn what_is_not_sure_is_not_read() {
        check("03/04/2025", "`03/04/2025` is not a date: write it as YYYY-MM-DD");
        check("2025-13-40", "`2025-13-40` is not a day of the calendar (YYYY-MM-DD)");
        check("yesterday", "`yesterday` is not a date: write it as YYYY-MM-DD");
        check("May", "`May` is not a date: write it as YYYY-MM-DD");
        check("5", "`5` is not a date: write it as YYYY-MM-DD");
        check(
            "Février 24, 2025",
            "`Février 24, 2025` is not a date: write it as YYYY-MM-DD",
        );
        check("", "`` is not a date: write it as YYYY-MM-DD");
    }
}
