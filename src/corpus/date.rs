//! Days as the formats write them: `YYYY-MM-DD`, a time of day behind it is ignored.

use chrono::NaiveDate;

/// Reads a day written `YYYY-MM-DD`; a time of day behind it is ignored.
///
/// # Errors
/// A message for the user, without the name of the field.
pub fn read_date(written: &str) -> Result<NaiveDate, String> {
    let written = written.trim();
    let day = match written.split_once(['T', 't', ' ']) {
        Some((day, _time)) => day,
        None => written,
    };
    let parts: Vec<&str> = day.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !digits || lengths != [4, 2, 2] {
        return Err(format!("`{written}` is not a date: write it as YYYY-MM-DD"));
    }
    day.parse()
        .map_err(|_| format!("`{written}` is not a day of the calendar (YYYY-MM-DD)"))
}

/// Whether a word looks like somebody meant a date: digits with `-`, `/` or `.` between them.
pub(super) fn looks_like_a_date(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.contains(['-', '/', '.'])
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: Result<&str, &str>) {
        let got = read_date(written).map(|day| day.to_string());
        assert_eq!(got.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn days() {
        check("2025-02-24", Ok("2025-02-24"));
        check(" 2024-02-29 ", Ok("2024-02-29"));
        check("2025-02-24T10:15:00Z", Ok("2025-02-24"));
        check("2025-02-24 10:15", Ok("2025-02-24"));
    }

    #[test]
    fn broken_days() {
        check(
            "2025-13-40",
            Err("`2025-13-40` is not a day of the calendar (YYYY-MM-DD)"),
        );
        check(
            "2023-02-29",
            Err("`2023-02-29` is not a day of the calendar (YYYY-MM-DD)"),
        );
        for written in ["2025-2-4", "24.02.2025", "2025", "", "February", "٢٠٢٥-٠٢-٢٤"] {
            let message = format!("`{written}` is not a date: write it as YYYY-MM-DD");
            check(written, Err(&message));
        }
    }
}
