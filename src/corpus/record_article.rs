//! The fields of a record → an article, with a problem for each field that is broken or missing.

use super::article::{Article, Origin};
use super::fields::{Dated, FieldReader, Written};
use super::limits::Limits;
use super::page::text_of_fragment;
use super::read::Corpus;
use super::record_fields::{Field, Record};
use super::title::repeats_title;
use super::written_date::read_written_date;
use crate::problem::Problem;
use crate::text::Span;

/// Where a record stands.
pub(super) struct From {
    pub origin: Origin,
    /// Line of the file, for problems.
    pub line: usize,
    /// The outlet of all records of the file.
    pub outlet: Option<String>,
}

/// Reads the fields of one record into `corpus`.
pub(super) fn read_fields(mut record: Record, from: From, limits: &Limits, corpus: &mut Corpus) {
    let (path, line) = (from.origin.path.clone(), from.line);
    let mut reader = FieldReader {
        path: &path,
        problems: &mut corpus.problems,
    };
    let before = reader.problems.len();
    let text = text(&mut record, &mut reader, line, limits);
    let text_was_wrong = reader.problems.len() > before;
    let mut dated = Dated::Missing;
    for (_, written, is_documented) in record.take(Field::Date) {
        if dated == Dated::Missing && (is_documented || is_plain(&written)) {
            dated = reader.written_date(written, line);
        }
    }
    let id = record.take(Field::Id).into_iter().next();
    let id = id.and_then(|(_, written, _)| reader.id(written, line));
    let title = first(&mut record, Field::Title, &mut reader, line).and_then(|title| {
        let title = text_of_fragment(&title, limits)?;
        let words: Vec<&str> = title.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    });
    let outlet = first(&mut record, Field::Outlet, &mut reader, line);
    let url = first(&mut record, Field::Url, &mut reader, line);
    let author = people(&mut record, Field::Author, &mut reader, line);
    let speaker = first(&mut record, Field::Speaker, &mut reader, line);
    let lang = first(&mut record, Field::Lang, &mut reader, line);
    let modified = first(&mut record, Field::Modified, &mut reader, line);
    let archived = first(&mut record, Field::Archived, &mut reader, line);
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        if !text_was_wrong {
            let message = "the record has no `text`";
            corpus.problems.push(Problem::error(&path, Some(line), message));
        }
        return;
    };
    if is_cut_short(&text) {
        let message = "the text is cut short by its exporter: it ends with the number of characters left out";
        corpus.problems.push(Problem::warning(&path, Some(line), message));
    }
    let body = Span::new(0, text.len());
    let mut article = Article::new(from.origin, text, body);
    if let Some(id) = id {
        article.id = id;
    }
    match dated {
        Dated::Missing => {
            let message = "no date, so the article is left out of the check: `date` of the record is absent or null";
            corpus.undated.push(Problem::warning(&path, Some(line), message));
        }
        Dated::On(day) => article.date = Some(day),
        Dated::Broken => {}
    }
    article.title = title.filter(|title| !repeats_title(&article.text, title));
    // Some exporters call the address of an article its source.
    let (address, outlet) = match outlet {
        Some(outlet) if outlet.starts_with("http://") || outlet.starts_with("https://") => (Some(outlet), None),
        outlet => (None, outlet),
    };
    article.outlet = outlet.or(from.outlet);
    article.url = url.or(address);
    article.author = author;
    article.speaker = speaker;
    article.lang = lang;
    article.modified = modified.and_then(|written| read_written_date(&written).ok());
    article.archived = archived;
    corpus.articles.push(article);
}

/// The text of a record: as it stands under its documented name, freed of markup under the others.
fn text(record: &mut Record, reader: &mut FieldReader<'_>, line: usize, limits: &Limits) -> Option<String> {
    let mut best = None;
    for (name, written, is_documented) in record.take(Field::Text) {
        let is_table = matches!(written, Written::Named(_));
        let found = match written {
            Written::List(paragraphs) if !is_documented => Some(paragraphs.join("\n\n")),
            written if is_documented || is_plain(&written) => reader.raw_text(&name, written, line),
            _ => None,
        };
        let found = found.filter(|text| !text.trim().is_empty());
        let is_markup = found
            .as_ref()
            .is_some_and(|text| is_table || !is_documented && looks_like_markup(text));
        best = best.or(match found {
            Some(text) if is_markup => text_of_fragment(&text, limits),
            found => found,
        });
    }
    for (_, written, _) in record.take(Field::Html) {
        if best.is_none() && is_plain(&written) {
            best = reader
                .raw_text("html", written, line)
                .and_then(|html| text_of_fragment(&html, limits))
                .filter(|text| !text.trim().is_empty());
        }
    }
    best
}

fn looks_like_markup(text: &str) -> bool {
    ["</p>", "<br", "</div>", "<p>", "</a>"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// The first of the values of a field that is a text; a mistake is told of a documented name only.
fn first(record: &mut Record, field: Field, reader: &mut FieldReader<'_>, line: usize) -> Option<String> {
    let mut found = None;
    for (name, written, is_documented) in record.take(field) {
        if is_documented || found.is_none() && is_plain(&written) {
            let text = reader.text(&name, written, line);
            found = found.or(text);
        }
    }
    found
}

/// The same of people, of whom there may be a list.
fn people(record: &mut Record, field: Field, reader: &mut FieldReader<'_>, line: usize) -> Option<String> {
    let mut found = None;
    for (name, written, is_documented) in record.take(field) {
        let text = match written {
            Written::List(names) => Some(names.join(", ")).filter(|names| !names.trim().is_empty()),
            written if is_documented || is_plain(&written) => reader.text(&name, written, line),
            _ => None,
        };
        found = found.or(text);
    }
    found
}

fn is_plain(written: &Written) -> bool {
    matches!(written, Written::Text(_) | Written::Named(_) | Written::Number(_))
}

/// `... [+1234 chars]`.
fn is_cut_short(text: &str) -> bool {
    let Some((_, mark)) = text.trim_end().rsplit_once("[+") else {
        return false;
    };
    mark.strip_suffix(" chars]")
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}
