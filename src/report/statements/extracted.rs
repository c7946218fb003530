//! The texts that offsets count in.

use chrono::NaiveDate;
use serde::Serialize;

use crate::corpus::Article;
use crate::report::to_json_line;

#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    id: &'a str,
    path: &'a str,
    date: Option<NaiveDate>,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    author: Option<&'a str>,
    speaker: Option<&'a str>,
    lang: Option<&'a str>,
    modified: Option<NaiveDate>,
    archived: Option<&'a str>,
    text: &'a str,
}

/// The text of one article exactly as it is; several are parted by lines with their paths, and these are then no part of
/// what offsets count in.
pub fn extracted(articles: &[Article]) -> String {
    match articles {
        [article] => article.text.clone(),
        _ => articles
            .iter()
            .map(|article| format!("==> {} <==\n{}\n", article.origin.path, article.text))
            .collect(),
    }
}

/// One line an article: what was read of it, and its text.
pub fn extracted_jsonl(articles: &[Article]) -> String {
    let line = |article: &Article| {
        to_json_line(&Row {
            schema: "onrecord/extracted/1",
            id: &article.id,
            path: &article.origin.path,
            date: article.date,
            title: article.title.as_deref(),
            outlet: article.outlet.as_deref(),
            url: article.url.as_deref(),
            author: article.author.as_deref(),
            speaker: article.speaker.as_deref(),
            lang: article.lang.as_deref(),
            modified: article.modified,
            archived: article.archived.as_deref(),
            text: &article.text,
        })
    };
    articles.iter().map(line).collect()
}
