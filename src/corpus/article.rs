//! One dated text and where it came from.

use chrono::NaiveDate;

use crate::text::Span;

/// Where an article was read, so that each offset can be told as path, line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file as the user named it, with `/` between folders; `-` is standard input.
    pub path: String,
    /// For a record of a JSONL file: its line in the file, from 1. `None`: `Article::text` is the file itself.
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
    /// For `.txt` and `.md` the whole file, for records the decoded text: what all offsets refer to.
    pub text: String,
    /// The part of `text` that is prose: without date line or front matter. Offsets still count from the start of
    /// `text`.
    pub body: Span,
}
