//! Workers: whatever comes in, a whole stream goes out, and what fails costs itself alone.

use std::collections::BTreeMap;
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

/// Runs a worker on bytes; what it writes must be a whole stream, and nothing behind it.
fn work(stage: &str, input: &[u8]) -> Done {
    work_with(&[stage], input)
}

fn work_with(arguments: &[&str], input: &[u8]) -> Done {
    let (mut streams, said, status) = streams_of(arguments, input);
    assert_eq!(streams.len(), 1);
    Done {
        rows: streams.remove(0),
        said,
        status,
    }
}

/// What a worker answers, stream by stream; what it says; its exit status.
fn streams_of(arguments: &[&str], input: &[u8]) -> (Vec<Vec<RecordBatch>>, String, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("worker")
        .args(arguments)
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
    let (mut rest, mut streams) = (output.stdout.as_slice(), Vec::new());
    while !rest.is_empty() {
        let mut reader = StreamReader::try_new(&mut rest, None).unwrap();
        streams.push(reader.by_ref().map(Result::unwrap).collect());
        assert!(reader.is_finished());
    }
    (streams, String::from_utf8(output.stderr).unwrap(), output.status.code())
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

    fn counts(&self, name: &str) -> Vec<Option<i64>> {
        let of = |batch: &RecordBatch| {
            let column = batch.column_by_name(name).unwrap();
            let column = column.as_any().downcast_ref::<Int64Array>().unwrap();
            column.iter().collect::<Vec<_>>()
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

/// As an engine does it: the statements, with what other articles are to theirs, and for which share of how many.
fn related(worked: &[RecordBatch], share: Option<(i64, i64)>) -> Vec<RecordBatch> {
    let of = |rows: &RecordBatch| {
        let count = rows.num_rows();
        let mut columns: Vec<(String, ArrayRef)> = Vec::new();
        for (field, column) in rows.schema().fields().iter().zip(rows.columns()) {
            columns.push((field.name().clone(), column.clone()));
        }
        columns.push(("again".into(), Arc::new(BooleanArray::from(vec![None::<bool>; count]))));
        for name in ["also", "family", "revision"] {
            columns.push((name.into(), texts(&vec![None; count])));
        }
        if let Some((number, of)) = share {
            columns.push(("share".into(), Arc::new(Int64Array::from(vec![number; count]))));
            columns.push(("shares".into(), Arc::new(Int64Array::from(vec![of; count]))));
        }
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
    };
    worked.iter().map(of).collect()
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
    let found = work("findings", &stream(&related(&read.rows, None)));
    assert_eq!(found.kinds(), "finding actor", "{}", found.said);
    assert!(
        found.column("finding")[0]
            .as_ref()
            .unwrap()
            .contains("The toll on the harbour bridge must not be scrapped")
    );
}

#[test]
fn streams_that_follow_one_another_are_answered_one_by_one() {
    let (one, other) = (
        stream(&[articles(&[Some(GO)])]),
        stream(&[articles(&[Some(STAY), Some(GO)])]),
    );
    let alone: Vec<_> = [&one, &other].map(|input| work("statements", input).rows).to_vec();
    let (streams, said, status) = streams_of(&["statements"], &[one.clone(), other].concat());
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(streams, alone);
    // The second is cut short: the first has been answered, and what there was of the second is too.
    let cut = stream(&[articles(&[Some(GO)]), articles(&[Some(STAY)])]);
    let (streams, said, status) = streams_of(&["statements"], &[one, cut[..cut.len() - 100].to_vec()].concat());
    assert_eq!(status, Some(2));
    assert!(said.contains("no whole stream"), "{said}");
    assert_eq!(streams[0], alone[0]);
    let count = |rows: &[RecordBatch]| rows.iter().map(RecordBatch::num_rows).sum::<usize>();
    assert_eq!((streams.len(), count(&streams[1])), (2, 3));
}

/// Many articles in which one minister says this and that of a few matters, of one of them more often than claims are paired.
fn much() -> RecordBatch {
    let matters = [
        "toll on the harbour bridge",
        "subsidy for the island ferry",
        "curfew in the old town",
    ];
    let (mut ids, mut days, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..90 {
        let matter = matters[usize::from(at % 3 == 1) + 2 * usize::from(at % 9 == 2)];
        let not = if at % 4 == 3 { "not " } else { "" };
        let more = ["", " this year", " in spring", " before the election"][at / 2 % 4];
        ids.push(format!("article {at:02}"));
        days.push(format!("20{}-{:02}-{:02}", 20 + at / 28, 1 + at % 12, 1 + at % 27));
        words.push(format!(
            "\"The {matter} must {not}be scrapped{more},\" Transport Minister Mara Velin said on Tuesday. \"We need {at} more \
             buses in the harbour,\" she said. She said the {matter} costs {} crowns, at least for now.",
            100 + at % 5
        ));
    }
    let column = |values: Vec<String>| -> ArrayRef { Arc::new(StringArray::from(values)) };
    batch(&[("id", column(ids)), ("date", column(days)), ("text", column(words))])
}

/// What several shares told, as an engine puts it together: findings by fingerprint, of each that of the first turn; pairs
/// compared and settled; pairs left out, by reason.
type Together = (BTreeMap<String, (String, String)>, [i64; 2], BTreeMap<String, u64>);

fn together(shares: &[Done]) -> Together {
    let (mut findings, mut counts, mut skipped) = (BTreeMap::new(), [0, 0], BTreeMap::new());
    for done in shares {
        assert_eq!(done.status, Some(0), "{}", done.said);
        assert_eq!(done.messages().lines().find(|message| message.contains("fail")), None);
        let (prints, turns) = (done.column("fingerprint"), done.column("turn"));
        for ((print, turn), finding) in prints.into_iter().zip(turns).zip(done.column("finding")) {
            let (Some(print), Some(turn), Some(finding)) = (print, turn, finding) else {
                continue;
            };
            let told = (turn, finding);
            let first = findings.entry(print).or_insert_with(|| told.clone());
            if told < *first {
                *first = told;
            }
        }
        for (count, name) in counts.iter_mut().zip(["compared", "settled"]) {
            *count += done.counts(name).into_iter().flatten().sum::<i64>();
        }
        for left_out in done.column("skipped").into_iter().flatten() {
            let left_out: BTreeMap<String, u64> = serde_json::from_str(&left_out).unwrap();
            for (reason, count) in left_out {
                *skipped.entry(reason).or_default() += count;
            }
        }
    }
    (findings, counts, skipped)
}

#[test]
fn shares_of_an_actor_find_what_the_whole_does() {
    let read = work("statements", &stream(&[much()]));
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("onrecord.toml");
    std::fs::write(&config, "").unwrap();
    let find = |share| {
        let line = ["findings", "--config", config.to_str().unwrap()];
        work_with(&line, &stream(&related(&read.rows, share)))
    };
    let alone = together(&[find(None)]);
    assert!(alone.0.len() > 10, "{} findings", alone.0.len());
    assert!(
        alone.2.contains_key("concept too common for this actor"),
        "{:?}",
        alone.2
    );
    for of in [1, 2, 7] {
        let shares: Vec<Done> = (0..of).map(|number| find(Some((number, of)))).collect();
        let told: usize = shares
            .iter()
            .map(|done| done.column("turn").iter().flatten().count())
            .sum();
        // That a finding comes of several shares is part of what is tried.
        assert!(of < 7 || told > alone.0.len(), "{told}");
        assert_eq!(together(&shares), alone, "{of} shares");
    }
    // All shares in one stream.
    let rows: Vec<RecordBatch> = (0..3)
        .flat_map(|number| related(&read.rows, Some((number, 3))))
        .collect();
    assert_eq!(together(&[work("findings", &stream(&rows))]), alone);
    // What the user has settled takes other findings with it, of whichever share.
    let settled = alone.0.keys().next().unwrap();
    std::fs::write(&config, format!("[[supersedes]]\nfingerprint = \"{settled}\"\n")).unwrap();
    let alone = together(&[find(None)]);
    assert!(alone.1[1] > 0, "{:?}", alone.1);
    assert_eq!(together(&[find(Some((0, 2))), find(Some((1, 2)))]), alone);
    let none = find(Some((2, 2)));
    assert_eq!(none.status, Some(2));
    assert!(none.said.contains("there is no share 2 of 2"), "{}", none.said);
}

#[test]
fn an_article_of_fifty_megabytes_costs_the_others_nothing() {
    // To the byte, with what somebody said at either end: a page whose middle is blank, which is quick to read.
    let blank = " ".repeat(50_000_000 - GO.len() - STAY.len() - 2);
    let long = format!("{GO}\n{blank}\n{STAY}");
    assert_eq!(long.len(), 50_000_000);
    let done = work("statements", &stream(&[articles(&[Some(GO), Some(&long), Some(STAY)])]));
    assert_eq!(done.status, Some(0), "{}", done.said);
    assert_eq!(
        done.kinds(),
        "article statement article statement statement article statement"
    );
    assert_eq!(done.messages(), "");
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
