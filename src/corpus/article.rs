//! One dated text and where it came from.

use chrono::NaiveDate;

use super::pin::Pin;
use crate::text::Span;

/// Where an article was read, so that each offset can be told as path, line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file as the user named it, with `/` between folders; `-` is standard input. A record of a feed or a WARC file
    /// has `#` and its number behind it.
    pub path: String,
    /// For a record of a text file: its line in the file, from 1. `None`: lines count in `Article::text`, which is the
    /// file itself or what was extracted from it.
    pub record_line: Option<usize>,
}

/// One dated text: news report, press release, speech, transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Unique in a corpus: the `id` field of a record, else the path.
    pub id: String,
    /// Where it was read.
    pub origin: Origin,
    /// Day of publication.
    pub date: Option<NaiveDate>,
    /// Headline; not part of `text`, unless the text repeats it at its start (then `None`).
    pub title: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// Whose words the whole text is, where the article says so.
    pub speaker: Option<String>,
    /// Language tag, e.g. `en`.
    pub lang: Option<String>,
    /// Day of the last change, where the source says so; never taken for the day of publication.
    pub modified: Option<NaiveDate>,
    /// Id or address of the archived copy it was read from.
    pub archived: Option<String>,
    /// For `.txt` and `.md` the whole file, for records the decoded text, for other formats what was extracted: what all
    /// offsets refer to.
    pub text: String,
    /// The part of `text` that is prose: without date line or front matter. Offsets still count from the start of
    /// `text`.
    pub body: Span,
    /// Where the pin is kept once it is known: see [`Article::sha256`].
    pub pin: Pin,
}

impl Article {
    /// An article of which only the place, the text and its prose are known; its id is the path, for a record with
    /// `:` and the line.
    pub fn new(origin: Origin, text: String, body: Span) -> Self {
        let id = match origin.record_line {
            Some(line) => format!("{}:{line}", origin.path),
            None => origin.path.clone(),
        };
        Self {
            id,
            origin,
            date: None,
            title: None,
            outlet: None,
            url: None,
            author: None,
            speaker: None,
            lang: None,
            modified: None,
            archived: None,
            text,
            body,
            pin: Pin::default(),
        }
    }

    /// SHA-256 of `text`, in 64 hexadecimal digits: for `.txt` and `.md` that of the file. Computed at the first call;
    /// `text` must not change afterwards.
    pub fn sha256(&self) -> &str {
        self.pin.of(&self.text)
    }

    /// The prose: `text` without date line or front matter.
    pub fn prose(&self) -> &str {
        self.body.of(&self.text)
    }

    /// Line and column, both from 1, of a byte offset into `text`; columns count characters, a byte order mark not
    /// among them. In a record of a JSONL file: the line of the record, column 1. An offset past the end or inside a
    /// character counts as the nearest place before it.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        if let Some(line) = self.origin.record_line {
            return (line, 1);
        }
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[start..].chars().filter(|&c| c != '\u{feff}').count() + 1;
        (line, column)
    }

    /// The key that orders a corpus whatever the order of its files: date, path, line of the record.
    pub fn order(&self) -> (Option<NaiveDate>, &str, Option<usize>) {
        (self.date, &self.origin.path, self.origin.record_line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, expected: (usize, usize)) {
        let origin = Origin {
            path: "a.txt".into(),
            record_line: None,
        };
        let article = Article::new(origin, text.to_owned(), Span::new(0, text.len()));
        assert_eq!(article.line_column(offset), expected);
    }

    #[test]
    fn a_column_counts_characters() {
        check("Žofie said.\nNo.", 7, (1, 7));
        check("Žofie said.\nNo.", 13, (2, 1));
        check("Žofie said.\r\nNo.", 15, (2, 2));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        check("\u{feff}Yes.", 3, (1, 1));
    }

    #[test]
    fn an_offset_inside_a_character_or_past_the_end_is_no_panic() {
        check("Ž", 1, (1, 1));
        check("ab\n", 99, (2, 1));
    }

    #[test]
    fn a_record_has_the_line_of_the_record() {
        let origin = Origin {
            path: "a.jsonl".into(),
            record_line: Some(7),
        };
        let article = Article::new(origin, "one\ntwo".into(), Span::new(0, 7));
        assert_eq!(article.line_column(5), (7, 1));
        assert_eq!(article.id, "a.jsonl:7");
    }
}
