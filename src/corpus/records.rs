//! `.jsonl` and `.json`: an article is a JSON object; `.json` may hold one object, several, a list of them, or an object
//! that wraps such a list.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde_json::value::RawValue;

use super::article::Origin;
use super::decode::decode;
use super::limits::{Limits, over};
use super::lines::{Line, for_each_line};
use super::read::Corpus;
use super::record_article::{From, read_fields};
use super::record_fields::{Field, Record, field_of};
use super::walk::io_reason;
use crate::problem::Problem;

/// Keys under which exporters keep a list of articles.
const ENVELOPES: [&str; 14] = [
    "articles",
    "items",
    "results",
    "data",
    "docs",
    "documents",
    "hits",
    "response",
    "entries",
    "posts",
    "records",
    "news",
    "stories",
    "value",
];
/// How often a list of articles may stand within an object within an object.
const MOST_ENVELOPES: usize = 4;

/// Reads one record a line; a broken line costs that line.
pub(super) fn read_jsonl(path: &str, reader: &mut dyn BufRead, limits: &Limits, corpus: &mut Corpus) {
    let mut records = 0;
    let read = for_each_line(reader, limits.line_length, |number, line| {
        let line = match line {
            Line::Whole(line) => line,
            Line::TooLong => {
                records += 1;
                let message = over("the line", limits.line_length, "line-length");
                corpus.problems.push(Problem::error(path, Some(number), message));
                return;
            }
        };
        let line = match number {
            1 => line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line),
            _ => line,
        };
        if line.trim_ascii().is_empty() {
            return;
        }
        records += 1;
        match decode(path, line, number) {
            Ok(json) => read_object(path, json, &mut Place::at(number), limits, corpus),
            Err(problem) => corpus.problems.push(problem),
        }
    });
    if let Err(error) = read {
        corpus.problems.push(Problem::error(path, None, io_reason(&error)));
    } else if records == 0 {
        let message = "the file holds no record";
        corpus.problems.push(Problem::error(path, Some(1), message));
    }
}

/// Reads the objects of a JSON text, bare or in a list; what stands before a mistake is kept.
pub(super) fn read_json(path: &str, text: &str, limits: &Limits, corpus: &mut Corpus) {
    let text = text.trim_start_matches('\u{feff}');
    let before = corpus.problems.len();
    let mut records = 0;
    let mut place = Place {
        text: Some(text),
        line: 1,
        counted: 0,
    };
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        match value.map(RawValue::get) {
            Ok(json) if json.starts_with('[') => {
                // The list has been read once, so reading it again cannot fail but by its depth.
                let items: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
                for item in items {
                    records += 1;
                    read_object(path, item.get(), &mut place, limits, corpus);
                }
            }
            Ok(json) => {
                records += 1;
                read_object(path, json, &mut place, limits, corpus);
            }
            Err(error) => {
                let line = error.line().max(1);
                let message = format!("not valid JSON: {}", reason(&error));
                corpus.problems.push(Problem::error(path, Some(line), message));
                break;
            }
        }
    }
    if records == 0 && corpus.problems.len() == before {
        let message = "the file holds no record";
        corpus.problems.push(Problem::error(path, Some(1), message));
    }
}

/// Tells the line of a piece of a text; pieces are asked for in their order.
struct Place<'a> {
    /// `None`: all that is asked for is on `line`.
    text: Option<&'a str>,
    line: usize,
    counted: usize,
}

impl Place<'_> {
    fn at(line: usize) -> Self {
        Place {
            text: None,
            line,
            counted: 0,
        }
    }

    fn line_of(&mut self, piece: &str) -> usize {
        if let Some(text) = self.text {
            let offset = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
            let between = text.as_bytes().get(self.counted..offset).unwrap_or_default();
            self.line += between.iter().filter(|&&byte| byte == b'\n').count();
            self.counted = offset.max(self.counted);
        }
        self.line
    }
}

/// Reads one object: a record, or what wraps a list of them.
fn read_object(path: &str, json: &str, place: &mut Place<'_>, limits: &Limits, corpus: &mut Corpus) {
    let mut waiting = vec![(json, None, 0)];
    while let Some((json, outlet, depth)) = waiting.pop() {
        let inner = if depth < MOST_ENVELOPES { inner_list(json) } else { None };
        match inner {
            Some((items, name)) => {
                let outlet: Option<String> = name.or(outlet);
                let items = items.into_iter().rev();
                waiting.extend(items.map(|item| (item, outlet.clone(), depth + 1)));
            }
            None => {
                let line = place.line_of(json);
                read_record(path, json, line, outlet, limits, corpus);
            }
        }
    }
}

/// The records within an object that is none itself, and the name of the whole, where it has one.
fn inner_list(json: &str) -> Option<(Vec<&str>, Option<String>)> {
    let is_one = ENVELOPES.iter().any(|key| json.contains(&format!("\"{key}\"")));
    if !is_one {
        return None;
    }
    let object: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
    let is_record = object.iter().any(|(key, value)| {
        matches!(field_of(key), Some((Field::Text | Field::Html, _, _))) && value.get().starts_with('"')
    });
    if is_record {
        return None;
    }
    let list = ENVELOPES.iter().find_map(|key| object.get(*key))?;
    let items: Vec<&str> = match list.get().as_bytes().first()? {
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(list.get()).ok()?;
            items.into_iter().map(RawValue::get).collect()
        }
        b'{' => vec![list.get()],
        _ => return None,
    };
    // The title of a feed in JSON is the name of its outlet.
    let name = object
        .get("title")
        .and_then(|name| serde_json::from_str(name.get()).ok());
    Some((items, name))
}

/// Reads one record that starts at `line` of the file.
fn read_record(path: &str, json: &str, line: usize, outlet: Option<String>, limits: &Limits, corpus: &mut Corpus) {
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
    if record.is_decision() {
        return;
    }
    let from = From {
        origin: Origin {
            path: path.to_owned(),
            record_line: Some(line),
        },
        line,
        outlet,
    };
    read_fields(record, from, limits, corpus);
}

/// Reads a record that stands alone, on a line of a file that is somewhere else.
pub fn read_row(path: &str, line: usize, json: &str, limits: &Limits) -> Corpus {
    let mut corpus = Corpus::default();
    if json.len() as u64 > limits.line_length {
        let message = over("the line", limits.line_length, "line-length");
        corpus.problems.push(Problem::error(path, Some(line), message));
    } else {
        read_record(path, json, line, None, limits, &mut corpus);
    }
    corpus
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
        read_jsonl("a.jsonl", &mut &bytes[..], &Limits::default(), &mut corpus);
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
        read_json("a.json", text, &Limits::default(), &mut corpus);
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
    #[test]
    fn names_that_exporters_use() {
        check_jsonl(
            br#"{"headline":"Toll","publishedAt":"2024-01-05T10:00:00Z","source":{"id":null,"name":"Courier"},"content":"No.","link":"https://e.example/1","authors":["A. Ruk","B. Tan"]}"#,
            "a.jsonl:1 2024-01-05 title=Toll outlet=Courier url=https://e.example/1 author=A. Ruk, B. Tan \"No.\"",
        );
        check_jsonl(
            br#"{"_id":"9","_source":{"maintext":"No.","date_publish":"2024-01-05 00:00:00","source_domain":"e.example"}}"#,
            "9 2024-01-05 outlet=e.example \"No.\"",
        );
        check_jsonl(
            br#"{"id":4,"date":"2024-01-05T10:00:00","title":{"rendered":"Toll &amp; bridge"},"content":{"rendered":"<p>No.</p><p>Yes.</p>"}}"#,
            "4 2024-01-05 title=Toll & bridge \"No.\\n\\nYes.\"",
        );
    }

    #[test]
    fn a_list_within_an_object() {
        check_json(
            "{\"status\":\"ok\",\n\"articles\":[\n{\"date\":\"2024-01-05\",\"content\":\"One.\"},\n{\"date\":\"2024-01-06\",\"content\":\"Two.\"}]}",
            "a.json:3 2024-01-05 \"One.\"\na.json:4 2024-01-06 \"Two.\"",
        );
        check_json(
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Courier\",\"items\":[{\"id\":\"1\",\"date_published\":\"2024-01-05T00:00:00Z\",\"content_html\":\"<p>One.</p>\"}]}",
            "1 2024-01-05 outlet=Courier \"One.\"",
        );
        check_json(
            "{\"response\":{\"results\":[{\"webPublicationDate\":\"2024-01-05T00:00:00Z\",\"webTitle\":\"Toll\",\"fields\":{\"bodyText\":\"One.\"}}]}}",
            "a.json:1 2024-01-05 title=Toll \"One.\"",
        );
    }

    #[test]
    fn a_line_over_the_limit_costs_that_line() {
        let limits = Limits {
            line_length: 50,
            ..Limits::default()
        };
        let long = format!(
            "{{\"text\":\"{}\"}}\n{{\"date\":\"2024-01-05\",\"text\":\"Two.\"}}\n",
            "x".repeat(60)
        );
        let mut corpus = Corpus::default();
        read_jsonl("a.jsonl", &mut long.as_bytes(), &limits, &mut corpus);
        assert_eq!(
            corpus.to_lines(),
            "a.jsonl:2 2024-01-05 \"Two.\"\n\
             a.jsonl:1 error: the line is longer than 50 bytes: left out (`line-length` under [limits] in onrecord.toml)"
        );
    }
}
