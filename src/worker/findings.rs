//! Statements of some actors → what of them does not fit together: the second half of a check.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Task;
use super::wire::{Input, Output};
use crate::align::TopicIndex;
use crate::background::declared_topics;
use crate::config::{By, Config, Group};
use crate::corpus::guarded;
use crate::digest::{Digest, Place, Revision, Telling, Version};
use crate::options::Options;
use crate::problem::Problem;
use crate::records::records_taken;
use crate::rules;
use crate::tables::{Batch, Judged, KEYS, judged, record};

/// Where the article of a statement stands among all, and which statement of it that is.
type Order = (NaiveDate, String, Option<usize>, String, usize);

/// A statement of an actor, its digest as bytes.
struct Row {
    record: Vec<u8>,
    again: bool,
    also: Option<String>,
    family: Option<String>,
    revision: Option<String>,
}

/// Reads rows of kind `statement`, all of an actor in one stream, and writes what the rules find, a row a finding, and what was
/// compared, a row an actor. Rows without a date or an actor are passed over.
///
/// # Errors
/// What ended the work early.
pub fn findings(task: &Task, input: impl Read, output: impl Write) -> Result<(), String> {
    let empty = judged(&[]).map_err(|error| error.to_string())?;
    let mut output = Output::open(output, &empty.schema())?;
    let group = Group {
        config: task.config.clone(),
        articles: Vec::new(),
    };
    let (topics, problems) = declared_topics(std::slice::from_ref(&group));
    let told: Vec<Judged> = problems.into_iter().map(Judged::Problem).collect();
    output.put(judged(&told))?;
    let topics = topics.iter().map(TopicIndex::new).next().unwrap_or_default();
    let by = task.by.unwrap_or(task.config.by);
    let ended = match read_actors(input, by) {
        Ok(actors) => {
            let actors: Vec<(String, BTreeMap<Order, Row>)> = actors.into_iter().collect();
            for some in actors.chunks(256) {
                let rows = some.par_iter().map(|(actor, rows)| {
                    let compared = guarded(|| compare(task, &topics, by, actor, rows));
                    let failed = || Err("the comparison made the program fail".to_owned());
                    compared
                        .unwrap_or_else(failed)
                        .unwrap_or_else(|message| vec![Judged::Problem(Problem::error(actor, None, message))])
                });
                let rows: Vec<Vec<Judged>> = rows.collect();
                output.put(judged(&rows.into_iter().flatten().collect::<Vec<_>>()))?;
            }
            Ok(())
        }
        Err(message) => {
            output.put(judged(&[Judged::Problem(Problem::error("-", None, message.clone()))]))?;
            Err(message)
        }
    };
    output.finish()?;
    ended
}

fn compare(
    task: &Task,
    topics: &TopicIndex,
    by: By,
    actor: &str,
    rows: &BTreeMap<Order, Row>,
) -> Result<Vec<Judged>, String> {
    let (mut digests, mut families) = (Vec::with_capacity(rows.len()), BTreeMap::new());
    let mut last: Option<(&str, usize)> = None;
    for ((_, path, record_line, id, number), row) in rows {
        let index = match last {
            Some((known, index)) if known == id => index,
            Some((_, index)) => index + 1,
            None => 0,
        };
        last = Some((id, index));
        let mut digest = record(*number, Some(&row.record))?;
        digest.put(Place {
            article: index,
            id: id.clone(),
            path: path.clone(),
            record_line: *record_line,
        });
        digest.put_on_topics(topics);
        if let Some(family) = &row.family {
            digest.head.version = Some(Version {
                family: *families.entry(family).or_insert(index),
                revision: parsed::<Option<Revision>>(row.revision.as_deref())?.flatten(),
            });
        }
        for told in &mut digest.told {
            told.again = row.again;
            told.also = parsed::<Vec<Telling>>(row.also.as_deref())?.unwrap_or_default();
        }
        digests.push(digest);
    }
    let options = Options::default();
    let taken = records_taken(digests.iter(), by, &options, |key| key == actor);
    let mut judged = Vec::new();
    for (_, _, records) in &taken {
        let mut outcome = rules::findings(&task.config, topics, records);
        let settled = settle(&mut outcome.findings, &digests, &task.config);
        for mut finding in outcome.findings {
            if !task.explain {
                finding.trace = None;
            }
            judged.push(Judged::Finding(actor.to_owned(), Box::new(finding)));
        }
        let skipped = serde_json::to_string(&outcome.skipped).unwrap_or_default();
        judged.push(Judged::Actor {
            key: actor.to_owned(),
            compared: outcome.compared,
            settled,
            skipped,
        });
    }
    Ok(judged)
}

fn settle(findings: &mut Vec<rules::Finding>, digests: &[Digest], config: &Config) -> usize {
    let place = |index: usize| {
        let at = digests.partition_point(|digest| digest.head.place.article < index);
        digests.get(at).map(|digest| &digest.head.place)
    };
    rules::settle(findings, &place, config).0
}

fn parsed<T: serde::de::DeserializeOwned>(json: Option<&str>) -> Result<Option<T>, String> {
    let parsed = json.map(serde_json::from_str).transpose();
    parsed.map_err(|error| format!("what other articles tell is not readable: {error}"))
}

fn read_actors(input: impl Read, by: By) -> Result<BTreeMap<String, BTreeMap<Order, Row>>, String> {
    let mut input = Input::open(input)?;
    let mut actors: BTreeMap<String, BTreeMap<Order, Row>> = BTreeMap::new();
    let mut columns = KEYS.iter().filter(|(of, _)| *of == by).map(|(_, name)| *name);
    let key = columns.next().unwrap_or_default();
    while let Some(batch) = input.next() {
        let batch = batch?;
        let count = batch.num_rows();
        let batch = Batch(&batch);
        let (keys, ids, paths) = (
            batch.any_texts(key)?,
            batch.any_texts("article_id")?,
            batch.any_texts("path")?,
        );
        let (lines, dates) = (batch.any_numbers("record_line")?, batch.days("date")?);
        let (numbers, records) = (batch.any_numbers("statement")?, batch.any_bytes("record")?);
        let (again, also) = (batch.flags("again")?, batch.any_texts("also")?);
        let (families, revisions) = (batch.any_texts("family")?, batch.any_texts("revision")?);
        for row in 0..count {
            let (Some(key), Some(date), Some(number)) = (keys(row), dates(row), numbers(row)) else {
                continue;
            };
            let path = paths(row).unwrap_or_default().to_owned();
            let order = (date, path, lines(row), ids(row).unwrap_or_default().to_owned(), number);
            let kept = Row {
                record: records(row).unwrap_or_default().to_owned(),
                again: again(row).unwrap_or(false),
                also: also(row).map(str::to_owned),
                family: families(row).map(str::to_owned),
                revision: revisions(row).map(str::to_owned),
            };
            actors.entry(key.to_owned()).or_default().insert(order, kept);
        }
    }
    Ok(actors)
}
