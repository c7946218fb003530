//! Articles → what they say, article by article: the first half of a check.

use std::io::{Read, Write};

use arrow_array::RecordBatch;
use rayon::prelude::*;
use serde_json::{Map, Value};

use super::Task;
use super::wire::{Input, Output};
use crate::background::Background;
use crate::config::Group;
use crate::corpus::{Limits, guarded, read_row};
use crate::problem::Problem;
use crate::reading::read_alone;
use crate::tables::{Batch, Row, rows, worked};

/// Columns that may be there beside `text`, as the fields of a record.
const FIELDS: [&str; 9] = [
    "id", "title", "outlet", "url", "author", "speaker", "lang", "modified", "archived",
];
/// Rows are handed out when so many bytes of text have been read.
const MOST_BYTES: usize = 4 << 20;
/// Articles that are read at a time.
const AT_A_TIME: usize = 64;

/// Reads articles (`text`, and what else there is) until the stream ends, and writes rows as the tables hold them. What was
/// wrong with the articles, the config's files and the stream is told as rows of kind `problem`.
///
/// # Errors
/// What ended the work early.
pub fn statements(task: &Task, input: impl Read, output: impl Write) -> Result<(), String> {
    let empty = worked(&[]).map_err(|error| error.to_string())?;
    let mut output = Output::open(output, &empty.schema())?;
    let mut problems = Vec::new();
    let group = Group {
        config: task.config.clone(),
        articles: Vec::new(),
    };
    let background = Background::of(&group, &mut problems);
    let told: Vec<Row> = problems.into_iter().map(Row::of_problem).collect();
    output.put(worked(&told))?;
    let ended = each_batch(&background, task, input, &mut output);
    if let Err(message) = &ended {
        output.put(worked(&[Row::of_problem(Problem::error("-", None, message.clone()))]))?;
    }
    output.finish()?;
    ended
}

fn each_batch<W: Write>(
    background: &Background,
    task: &Task,
    input: impl Read,
    output: &mut Output<W>,
) -> Result<(), String> {
    let mut input = Input::open(input)?;
    let mut seen = 0;
    while let Some(batch) = input.next() {
        let batch = batch?;
        let records = records(&batch, seen)?;
        seen += batch.num_rows();
        let mut from = 0;
        while from < records.len() {
            let mut to = from;
            let mut bytes = 0;
            while to < records.len() && to - from < AT_A_TIME && bytes < MOST_BYTES {
                bytes += records[to].json.len();
                to += 1;
            }
            let done: Vec<Vec<Row>> = records[from..to]
                .par_iter()
                .map(|record| work(background, record, &task.config.limits))
                .collect();
            output.put(worked(&done.concat()))?;
            from = to;
        }
    }
    Ok(())
}

/// A row of the input as the record that a file would hold.
struct Record {
    path: String,
    line: usize,
    json: String,
}

/// The rows of a batch; `seen` came before.
fn records(batch: &RecordBatch, seen: usize) -> Result<Vec<Record>, String> {
    let count = batch.num_rows();
    let schema = batch.schema();
    let batch = Batch(batch);
    let texts = batch.any_texts("text")?;
    let has = |name: &str| schema.field_with_name(name).is_ok();
    let mut fields = Vec::new();
    for name in FIELDS.into_iter().filter(|name| has(name)) {
        fields.push((name, batch.any_texts(name)?));
    }
    let dates = has("date").then(|| batch.any_days("date")).transpose()?;
    let paths = has("path").then(|| batch.any_texts("path")).transpose()?;
    let lines = has("line").then(|| batch.any_numbers("line")).transpose()?;
    let record = |row: usize| {
        let mut record = Map::new();
        for (name, values) in &fields {
            if let Some(value) = values(row) {
                record.insert((*name).to_owned(), Value::String(value.to_owned()));
            }
        }
        if let Some(date) = dates.as_ref().and_then(|dates| dates(row)) {
            record.insert("date".to_owned(), Value::String(date));
        }
        let id = record.get("id").and_then(Value::as_str).map(str::to_owned);
        // A null is told as what it is: a record without text.
        if let Some(text) = texts(row) {
            record.insert("text".to_owned(), Value::String(text.to_owned()));
        }
        let path = paths.as_ref().and_then(|paths| paths(row)).map(str::to_owned);
        Record {
            path: path.or(id).unwrap_or_else(|| "-".to_owned()),
            line: lines
                .as_ref()
                .map_or(Some(seen + row + 1), |lines| lines(row))
                .unwrap_or(1),
            json: Value::Object(record).to_string(),
        }
    };
    Ok((0..count).map(record).collect())
}

/// All rows of one article.
fn work(background: &Background, record: &Record, limits: &Limits) -> Vec<Row> {
    let done = guarded(|| {
        let corpus = read_row(&record.path, record.line, &record.json, limits);
        let mut all: Vec<Row> = corpus.problems.into_iter().map(Row::of_problem).collect();
        all.extend(corpus.undated.into_iter().map(Row::of_undated));
        for article in &corpus.articles {
            let digest = read_alone(article, background);
            all.extend(digest.problems.iter().cloned().map(Row::of_problem));
            match rows(article, digest, 0) {
                Ok((article, statements)) => {
                    all.push(Row::of_article(article));
                    all.extend(statements.into_iter().map(Row::of_statement));
                }
                Err(error) => all.push(Row::of_problem(failed(record, &error.to_string()))),
            }
        }
        all
    });
    done.unwrap_or_else(|| {
        vec![Row::of_problem(failed(
            record,
            "could not be read: it made the program fail",
        ))]
    })
}

fn failed(record: &Record, message: &str) -> Problem {
    Problem::error(&record.path, Some(record.line), message)
}
