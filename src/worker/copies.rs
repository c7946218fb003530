//! Articles of some days → which of them are copies of each other.
//!
//! A copy appears within a few days of its model, so that days with those around them tell what all articles would: the
//! blocks of days may overlap, and what they find is put together by whoever asks.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use super::Task;
use super::wire::{Input, Output};
use crate::copies::{Outline, copied};
use crate::digest::{Head, Place};
use crate::tables::{Batch, pairs, record};

/// Reads rows of kind `article`, grouped by `block`, and writes pairs of ids of which one is a copy of the other. Articles
/// without a date are passed over.
///
/// # Errors
/// What ended the work early.
pub fn copies(_: &Task, input: impl Read, output: impl Write) -> Result<(), String> {
    let empty = pairs(&[]).map_err(|error| error.to_string())?;
    let mut output = Output::open(output, &empty.schema())?;
    let found = read_heads(input).map(|blocks| {
        let mut found = Vec::new();
        for mut heads in blocks.into_values() {
            heads.sort_by(|one, other| order(one).cmp(&order(other)));
            let outlines: Vec<Outline<'_>> = heads.iter().map(|head| Outline { head, told: &[] }).collect();
            let id = |at: usize| heads[at].place.id.clone();
            found.extend(copied(&outlines).into_iter().map(|(one, other)| (id(one), id(other))));
        }
        found
    });
    for some in found.iter().flat_map(|found| found.chunks(50_000)) {
        output.put(pairs(some))?;
    }
    output.finish()?;
    found.map(|_| ())
}

/// As a corpus is ordered.
fn order(head: &Head) -> (Option<chrono::NaiveDate>, &str, Option<usize>) {
    (head.date, &head.place.path, head.place.record_line)
}

fn read_heads(input: impl Read) -> Result<BTreeMap<i64, Vec<Head>>, String> {
    let mut input = Input::open(input)?;
    let mut blocks: BTreeMap<i64, Vec<Head>> = BTreeMap::new();
    while let Some(batch) = input.next() {
        let batch = batch?;
        let count = batch.num_rows();
        let batch = Batch(&batch);
        let (ids, paths) = (batch.any_texts("article_id")?, batch.any_texts("path")?);
        let (lines, records) = (batch.any_numbers("record_line")?, batch.any_bytes("record")?);
        let of = batch.any_numbers("block")?;
        for row in 0..count {
            let Some(bytes) = records(row) else { continue };
            let mut head = record(row, Some(bytes))?.head;
            if head.date.is_none() {
                continue;
            }
            head.place = Place {
                article: 0,
                id: ids(row).unwrap_or_default().to_owned(),
                path: paths(row).unwrap_or_default().to_owned(),
                record_line: lines(row),
            };
            let block = of(row).unwrap_or_default();
            blocks
                .entry(i64::try_from(block).unwrap_or_default())
                .or_default()
                .push(head);
        }
    }
    Ok(blocks)
}
