//! Text of articles is not trusted: what could steer a terminal or reorder a line is shown as its code.

use std::borrow::Cow;

/// The text with control characters, direction marks and other invisible commands written as `\u{1b}`. White space
/// other than the blank becomes a blank.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_command(c) || is_other_blank(c)) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_other_blank(c) {
            escaped.push(' ');
        } else if is_command(c) {
            escaped.extend(c.escape_unicode());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

fn is_other_blank(c: char) -> bool {
    c.is_whitespace() && c != ' ' && c != '\u{85}'
}

fn is_command(c: char) -> bool {
    c.is_control() && !is_other_blank(c)
        // Direction marks, embeddings, overrides and isolates; line and paragraph separators are white space.
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        // Tag characters and the byte order mark: invisible.
        || matches!(c, '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
    }

    #[test]
    fn commands_are_shown() {
        check("\u{1b}[2Jred", "\\u{1b}[2Jred");
        check("a\u{202e}b\u{9b}31m\u{7}", "a\\u{202e}b\\u{9b}31m\\u{7}");
        check("one\ttwo\r\nthree\u{2028}", "one two  three ");
    }

    #[test]
    fn text_is_left_alone() {
        check("“Žofie” 日本 👩‍🚀", "“Žofie” 日本 👩‍🚀");
    }
}
