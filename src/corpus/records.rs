//! `.jsonl` and `.json`: an article is a JSON object; `.json` may hold one object, several, or a list of them.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::article::{Article, Origin};
use super::decode::decode;
use super::fields::{Dated, FieldReader, Written};
use super::read::Corpus;
use super::title::repeats_title;
use crate::problem::Problem;
use crate::text::Span;

/// The fields of a record that are read; others are ignored.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Record {
    id: Written,
    date: Written,
    title: Written,
    text: Written,
    outlet: Written,
    publisher: Written,
    source: Written,
    url: Written,
    author: Written,
    speaker: Written,
    lang: Written,
    /// Of a decision in a ledger, which may lie among the articles.
    fingerprint: Written,
    decision: Written,
}

/// Reads one record a line; a broken line costs that line.
pub(super) fn read_jsonl(path: &str, bytes: &[u8], corpus: &mut Corpus) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut records = 0;
    for (index, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        records += 1;
        match decode(path, line, index + 1) {
            Ok(json) => read_record(path, json, index + 1, corpus),
            Err(problem) => corpus.problems.push(problem),
        }
    }
    if records == 0 {
        let message = "the file holds no record";
        corpus.problems.push(Problem::error(path, Some(1), message));
    }
}

/// Reads the objects of a JSON text, bare or in a list; what stands before a mistake is kept.
pub(super) fn read_json(path: &str, text: &str, corpus: &mut Corpus) {
    let text = text.trim_start_matches('\u{feff}');
    let mut records: Vec<&str> = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        match value.map(RawValue::get) {
            Ok(json) if json.starts_with('[') => {
                // The list has been read once, so reading it again cannot fail but by its depth.
                let items: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
                records.extend(items.into_iter().map(RawValue::get));
            }
            Ok(json) => records.push(json),
            Err(error) => {
                let line = error.line().max(1);
                let message = format!("not valid JSON: {}", reason(&error));
                corpus.problems.push(Problem::error(path, Some(line), message));
                break;
            }
        }
    }
    if records.is_empty() && corpus.problems.is_empty() {
        let message = "the file holds no record";
        corpus.problems.push(Problem::error(path, Some(1), message));
    }
    let (mut line, mut counted) = (1, 0);
    for json in records {
        let offset = json.as_ptr() as usize - text.as_ptr() as usize;
        line += text[counted..offset].bytes().filter(|&byte| byte == b'\n').count();
        counted = offset;
        read_record(path, json, line, corpus);
    }
}

/// Reads one object that starts at `line` of the file.
fn read_record(path: &str, json: &str, line: usize, corpus: &mut Corpus) {
    let mut fail = |message: String| {
        corpus.problems.push(Problem::error(path, Some(line), message));
    };
    if !json.trim_start().starts_with('{') {
        return fail("a record must be a JSON object `{...}`".to_owned());
    }
    let record: Record = match serde_json::from_str(json) {
        Ok(record) => record,
        Err(error) => {
            let (reason, column) = (reason(&error), error.column());
            return fail(format!("not valid JSON: {reason} at column {column}"));
        }
    };
    let nothing = Written::Nothing;
    if record.fingerprint != nothing && record.decision != nothing && record.text == nothing {
        return;
    }
    let mut reader = FieldReader {
        path,
        problems: &mut corpus.problems,
    };
    let before = reader.problems.len();
    let text = reader.raw_text("text", record.text, line);
    let text_was_wrong = reader.problems.len() > before;
    let dated = reader.date(record.date, line);
    let id = reader.id(record.id, line);
    let title = reader.text("title", record.title, line);
    let outlet = [
        ("outlet", record.outlet),
        ("publisher", record.publisher),
        ("source", record.source),
    ];
    let outlet = outlet
        .into_iter()
        .map(|(name, written)| reader.text(name, written, line))
        .fold(None, |first: Option<String>, next| first.or(next));
    let url = reader.text("url", record.url, line);
    let author = reader.text("author", record.author, line);
    let speaker = reader.text("speaker", record.speaker, line);
    let lang = reader.text("lang", record.lang, line);
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        if !text_was_wrong {
            let message = "the record has no `text`";
            corpus.problems.push(Problem::error(path, Some(line), message));
        }
        return;
    };
    let body = Span::new(0, text.len());
    let origin = Origin {
        path: path.to_owned(),
        record_line: Some(line),
    };
    let mut article = Article::new(origin, text, body);
    if let Some(id) = id {
        article.id = id;
    }
    if dated == Dated::Missing {
        let message = "no date, so the article is left out of the check: `date` of the record is absent or null";
        corpus.undated.push(Problem::warning(path, Some(line), message));
    }
    if let Dated::On(day) = dated {
        article.date = Some(day);
    }
    article.title = title.filter(|title| !repeats_title(&article.text, title));
    article.outlet = outlet;
    article.url = url;
    article.author = author;
    article.speaker = speaker;
    article.lang = lang;
    corpus.articles.push(article);
}

/// What serde_json says, without the place, which is told otherwise, and in plain words.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = message.trim_end_matches(&place);
    match message.strip_prefix("EOF while parsing ") {
        Some(what) => format!("it ends within {what}"),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_jsonl(bytes: &[u8], expected: &str) {
        let mut corpus = Corpus::default();
        read_jsonl("a.jsonl", bytes, &mut corpus);
        assert_eq!(corpus.to_lines(), expected);
    }

    #[test]
    fn decisions_of_a_ledger_are_no_articles() {
        check_jsonl(
            b"{\"fingerprint\":\"1f\",\"decision\":\"confirmed\"}\n{\"date\":\"2024-01-05\",\"text\":\"One.\"}\n",
            "a.jsonl:2 2024-01-05 \"One.\"",
        );
    }

    #[track_caller]
    fn check_json(text: &str, expected: &str) {
        let mut corpus = Corpus::default();
        read_json("a.json", text, &mut corpus);
        assert_eq!(corpus.to_lines(), expected);
    }

    #[test]
    fn fields() {
        check_jsonl(
            br#"{"id":"x1","date":"2024-01-05","title":" Toll ","source":"Estrel Courier","extra":[1],"text":" No. "}"#,
            "x1 2024-01-05 title=Toll outlet=Estrel Courier \" No. \"",
        );
        check_jsonl(
            br#"{"id":7,"date":"2024-01-05","outlet":null,"publisher":"Herald","source":"Wire","text":"No."}"#,
            "7 2024-01-05 outlet=Herald \"No.\"",
        );
    }

    #[test]
    fn a_broken_line_costs_that_line() {
        check_jsonl(
            b"{\"date\":\"2024-01-05\",\"text\":\"One.\"}\n{\"text\":\n\n[1]\n{\"text\":\"\xff\"}\n{\"date\":\"2024-01-06\",\"text\":\"Two.\"}\n",
            "a.jsonl:1 2024-01-05 \"One.\"\n\
             a.jsonl:6 2024-01-06 \"Two.\"\n\
             a.jsonl:2 error: not valid JSON: it ends within a value at column 8\n\
             a.jsonl:4 error: a record must be a JSON object `{...}`\n\
             a.jsonl:5 error: not valid UTF-8: byte 0xff at column 10; save the file as UTF-8",
        );
    }

    #[test]
    fn each_mistake_of_a_record_is_told() {
        check_jsonl(
            br#"{"date":"2024-13-05","title":5,"text":"One."}"#,
            "a.jsonl:1 undated \"One.\"\n\
             a.jsonl:1 error: `2024-13-05` is not a day of the calendar (YYYY-MM-DD); the article is left out of the check\n\
             a.jsonl:1 error: `title` must be text, not a number",
        );
        check_jsonl(
            br#"{"date":null,"text":" "}"#,
            "a.jsonl:1 error: the record has no `text`",
        );
        check_jsonl(
            br#"{"date":null,"text":{}}"#,
            "a.jsonl:1 error: `text` must be text, not a table",
        );
        check_jsonl(
            br#"{"date":null,"text":"One."}"#,
            "a.jsonl:1 undated \"One.\"\n\
             a.jsonl:1 warning: no date, so the article is left out of the check: `date` of the record is absent or null",
        );
    }

    #[test]
    fn lists_and_objects() {
        check_json(
            "[\n {\"date\":\"2024-01-05\",\"text\":\"One.\"},\n {\"date\":\"2024-01-06\",\n  \"text\":\"Two.\"}\n]",
            "a.json:2 2024-01-05 \"One.\"\na.json:3 2024-01-06 \"Two.\"",
        );
        check_json(
            "{\n\"date\":\"2024-01-05\",\"text\":\"One.\"}",
            "a.json:1 2024-01-05 \"One.\"",
        );
        check_json("[]", "a.json:1 error: the file holds no record");
        check_json("", "a.json:1 error: the file holds no record");
        check_json("[\n {\"text\": }\n]", "a.json:2 error: not valid JSON: expected value");
    }
}
