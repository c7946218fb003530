//! Lines that fit a width, in columns of a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks a text at blanks into lines of at most `width` columns; a word that is longer is broken too.
pub(in crate::report) fn wrap(text: &str, width: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    breaks(&chars, width)
        .into_iter()
        .map(|(start, end)| chars[start..end].iter().collect())
        .collect()
}

/// The stretches of `chars` that make the lines, without the blanks between them.
pub(in crate::report) fn breaks(chars: &[char], width: usize) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        if chars[start] == ' ' {
            start += 1;
            continue;
        }
        let mut columns = 0;
        let mut blank = None;
        let mut end = start;
        while end < chars.len() {
            let wide = columns_of(chars[end]);
            // At least one character a line, however narrow.
            if columns + wide > width && end > start {
                break;
            }
            if chars[end] == ' ' {
                blank = Some(end);
            }
            columns += wide;
            end += 1;
        }
        let full = end < chars.len() && chars[end] != ' ';
        let end = blank.filter(|_| full).unwrap_or(end);
        let trimmed = end - chars[start..end].iter().rev().take_while(|&&c| c == ' ').count();
        lines.push((start, trimmed));
        start = end;
    }
    lines
}

/// Lines with `first` before the first of them and `rest` before the others.
pub(in crate::report) fn hang<T: std::fmt::Display>(
    lines: impl IntoIterator<Item = T>,
    first: &str,
    rest: &str,
) -> Vec<String> {
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(at, line)| format!("{}{line}", if at == 0 { first } else { rest }))
        .collect()
}

/// The columns a character takes.
pub(in crate::report) fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The text on one line, cut to `width` columns with `…` (`...` in ASCII is the caller's to choose), padded to it with
/// blanks.
pub(in crate::report) fn shorten(text: &str, width: usize, ellipsis: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short = text.clone();
    if text.width() > width {
        short.clear();
        let room = width.saturating_sub(ellipsis.width());
        let mut columns = 0;
        for c in text.chars() {
            columns += columns_of(c);
            if columns > room {
                break;
            }
            short.push(c);
        }
        short.truncate(short.trim_end().len());
        short += ellipsis;
    }
    let missing = width.saturating_sub(short.width());
    short + &" ".repeat(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        assert_eq!(wrap(text, width), expected);
    }

    #[test]
    fn lines_break_at_blanks() {
        check("the toll must go", 8, &["the toll", "must go"]);
        check("the toll must go", 9, &["the toll", "must go"]);
        check("the  toll ", 80, &["the  toll"]);
        check("", 8, &[]);
    }

    #[test]
    fn long_words_break_anywhere() {
        check("abcdefgh ij", 3, &["abc", "def", "gh", "ij"]);
        check("日本語", 4, &["日本", "語"]);
        check("日本", 1, &["日", "本"]);
    }

    #[test]
    fn shortened_to_a_width() {
        assert_eq!(
            shorten("the toll\nmust go", 10, "…"),
            "the toll…  ".trim_end().to_owned() + " "
        );
        assert_eq!(shorten("no", 4, "…"), "no  ");
        assert_eq!(shorten("日本語日本語", 7, "…"), "日本語…");
    }
}
