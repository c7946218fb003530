//! Workers: whatever comes in, a whole stream goes out, and what fails costs itself alone.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{DataType, Field, Schema};

const GO: &str = "\"The toll on the harbour bridge must be scrapped,\" Transport Minister Mara Velin said on Tuesday.";
const STAY: &str =
    "\"The toll on the harbour bridge must not be scrapped,\" Transport Minister Mara Velin said on Tuesday.";

fn batch(columns: &[(&str, ArrayRef)]) -> RecordBatch {
    RecordBatch::try_from_iter(columns.iter().map(|(name, array)| (*name, array.clone()))).unwrap()
}

fn texts(values: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

fn articles(texts_of: &[Option<&str>]) -> RecordBatch {
    let days = ["2024-03-05", "2024-11-20", "2025-01-08"].map(Some);
    let ids = ["a", "b", "c"].map(Some);
    batch(&[
        ("id", texts(&ids[..texts_of.len()])),
        ("date", texts(&days[..texts_of.len()])),
        ("text", texts(texts_of)),
    ])
}

fn stream(batches: &[RecordBatch]) -> Vec<u8> {
    let mut writer = StreamWriter::try_new(Vec::new(), &batches[0].schema()).unwrap();
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.finish().unwrap();
    writer.into_inner().unwrap()
}

struct Done {
    rows: Vec<RecordBatch>,
    said: String,
    status: Option<i32>,
}

/// Runs a worker on bytes; what it writes must be a whole stream.
fn work(stage: &str, input: &[u8]) -> Done {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["worker", stage])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    let mut reader = StreamReader::try_new(output.stdout.as_slice(), None).unwrap();
    let rows = reader.by_ref().map(Result::unwrap).collect();
    assert!(reader.is_finished());
    Done {
        rows,
        said: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code(),
    }
}

impl Done {
    /// The values of a column of text, row by row.
    fn column(&self, name: &str) -> Vec<Option<String>> {
        let of = |batch: &RecordBatch| {
            let column = batch.column_by_name(name).unwrap();
            let column = column.as_any().downcast_ref::<StringArray>().unwrap().clone();
            let value = |row| column.is_valid(row).then(|| column.value(row).to_owned());
            (0..batch.num_rows()).map(value).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(of).collect()
    }

    fn kinds(&self) -> String {
        self.column("kind").into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn messages(&self) -> String {
        self.column("message")
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("\n")
    }
}

#[test]
fn statements_are_read_and_compared() {
    let read = work("statements", &stream(&[articles(&[Some(GO), Some(STAY)])]));
    assert_eq!(
        read.kinds(),
        "article statement article statement",
        "{}",
        read.messages()
    );
    assert_eq!(read.status, Some(0), "{}", read.said);
    // As an engine does it: the statements, with what other articles are to theirs.
    let with_relations: Vec<RecordBatch> = read
        .rows
        .iter()
        .map(|rows| {
            let nothing = texts(&vec![None; rows.num_rows()]);
            let mut columns: Vec<(String, ArrayRef)> = Vec::new();
            for (field, column) in rows.schema().fields().iter().zip(rows.columns()) {
                columns.push((field.name().clone(), column.clone()));
            }
            let again = BooleanArray::from(vec![None::<bool>; rows.num_rows()]);
            columns.push(("again".into(), Arc::new(again)));
            for name in ["also", "family", "revision"] {
                columns.push((name.into(), nothing.clone()));
            }
            RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
                .unwrap()
        })
        .collect();
    let found = work("findings", &stream(&with_relations));
    assert_eq!(found.kinds(), "finding actor", "{}", found.said);
    assert!(
        found.column("finding")[0]
            .as_ref()
            .unwrap()
            .contains("The toll on the harbour bridge must not be scrapped")
    );
}

#[test]
fn a_null_text_costs_itself() {
    let done = work("statements", &stream(&[articles(&[Some(GO), None, Some(STAY)])]));
    assert_eq!(done.kinds(), "article statement problem article statement");
    assert_eq!(done.messages(), "the record has no `text`");
    assert_eq!(done.status, Some(0));
}

#[test]
fn an_article_that_is_too_long_costs_itself() {
    let long = "word ".repeat(14 << 20);
    let done = work("statements", &stream(&[articles(&[Some(GO), Some(&long), Some(STAY)])]));
    assert_eq!(done.kinds(), "article statement problem article statement");
    assert!(
        done.messages().starts_with("the line is longer than 64 MiB"),
        "{}",
        done.messages()
    );
}

#[test]
fn a_stream_that_is_cut_short_loses_nothing_that_came() {
    let whole = stream(&[articles(&[Some(GO)]), articles(&[Some(STAY)])]);
    let of_one = stream(&[articles(&[Some(GO)])]);
    // In the second batch, and in the first. Between two batches a stream may end, by its specification.
    for (cut, kinds) in [
        (40, "article statement problem"),
        (whole.len() - of_one.len() + 40, "problem"),
    ] {
        let done = work("statements", &whole[..whole.len() - cut]);
        assert_eq!(done.kinds(), kinds, "{cut}: {}", done.said);
        assert_eq!(done.status, Some(2));
        assert!(
            done.said.contains("standard input is no whole stream of Arrow IPC"),
            "{}",
            done.said
        );
    }
}

#[test]
fn what_is_no_stream_or_not_of_the_stage_is_told() {
    for stage in ["statements", "copies", "tellings", "findings"] {
        let foreign = batch(&[("body", Arc::new(Int64Array::from(vec![1])))]);
        let done = work(stage, &stream(&[foreign]));
        assert_eq!(done.status, Some(2));
        assert!(done.said.contains("the stream has no column `"), "{}", done.said);
        let done = work(stage, b"date,text\n");
        assert_eq!(done.status, Some(2));
        assert!(done.said.contains("no whole stream of Arrow IPC"), "{}", done.said);
        assert_eq!(work(stage, b"").status, Some(2));
    }
    let wrong = batch(&[("text", Arc::new(Int64Array::from(vec![1])))]);
    let done = work("statements", &stream(&[wrong]));
    assert_eq!(
        done.messages(),
        "the column `text` of the stream is of type Int64: it must hold text"
    );
    let empty = Schema::new(vec![Field::new("text", DataType::Utf8, true)]);
    let done = work("statements", &stream(&[RecordBatch::new_empty(Arc::new(empty))]));
    assert_eq!((done.status, done.rows.len()), (Some(0), 0));
}
