//! Markdown that what comes from an article cannot break out of, and that stays within what a comment may hold.

use std::collections::BTreeMap;

use super::layout::{escape, plural};

/// Characters that a comment on a pull request may have, on the hosts with the tightest bound (GitHub).
const MOST: usize = 65_536;
/// Room for the line that tells what was left out.
const ROOM: usize = 512;

/// Text on one line that Markdown takes for nothing but text.
pub(super) fn prose(text: &str) -> String {
    let text = escape(text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '&' => safe += "&amp;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '@' | '!' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}

/// Text as code, on one line.
pub(super) fn code(text: &str) -> String {
    let text = escape(text).replace(['`', '|'], "'");
    format!("`{text}`")
}

/// A text that grows by whole sections while there is room, and counts those left out. Its end is known from the start.
pub(super) struct Bounded {
    text: String,
    end: String,
    chars: usize,
    left_out: BTreeMap<(&'static str, &'static str), usize>,
}

impl Bounded {
    pub(super) fn new(head: String, end: String) -> Self {
        Self {
            chars: head.chars().count() + end.chars().count() + ROOM,
            text: head,
            end,
            left_out: BTreeMap::new(),
        }
    }

    /// Adds what must not be missing, so little that there is room for it: a heading, the end of a fold.
    pub(super) fn push_anyway(&mut self, piece: &str) {
        self.chars += piece.chars().count();
        self.text += piece;
    }

    /// Adds a section, called `one` or `many` where it is left out for lack of room. A later, shorter one may still fit.
    pub(super) fn push(&mut self, section: &str, one: &'static str, many: &'static str) {
        let chars = section.chars().count();
        if self.chars + chars > MOST {
            *self.left_out.entry((one, many)).or_default() += 1;
        } else {
            self.chars += chars;
            self.text += section;
        }
    }

    /// The text, and what was left out in a last line.
    pub(super) fn finish(self) -> String {
        let mut text = self.text;
        if !self.left_out.is_empty() {
            let counts = self
                .left_out
                .iter()
                .map(|(&(one, many), &count)| plural(count, one, many));
            let counts: Vec<String> = counts.collect();
            let message = format!(
                "\n{} left out, so that this fits into a comment: the formats html and json have all.\n",
                counts.join(" and ")
            );
            text += &message;
            text.push('\n');
        }
        text += &self.end;
        text.truncate(text.trim_end().len());
        text + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_never_too_long_and_says_what_is_missing() {
        let mut text = Bounded::new("# head\n".into(), "the end\n".into());
        for _ in 0..100 {
            text.push(&"ä".repeat(1000), "finding", "findings");
        }
        text.push("short\n", "article", "articles");
        let text = text.finish();
        assert!(text.chars().count() <= MOST);
        assert!(text.contains("35 findings left out"), "{}", &text[text.len() - 120..]);
        assert!(text.contains("short") && text.ends_with("the end\n"));
    }
}
