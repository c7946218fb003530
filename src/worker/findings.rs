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
use crate::rules::{self, Share};
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

/// An actor, and the share of the work on it that is asked for.
type Key = (String, Share);

/// Reads rows of kind `statement`, all of an actor in one stream, and writes what the rules find, a row a finding, and what was
/// compared, a row an actor. Rows without a date or an actor are passed over. Where the columns `share` and `shares` are
/// there, all rows of an actor come with each share (in one stream or in several), and each share is a row of its own.
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
            let actors: Vec<(Key, BTreeMap<Order, Row>)> = actors.into_iter().collect();
            for some in actors.chunks(256) {
                let rows = some.par_iter().map(|((actor, share), rows)| {
                    let compared = guarded(|| compare(task, &topics, (by, *share), actor, rows));
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
    (by, share): (By, Share),
    actor: &str,
    rows: &BTreeMap<Order, Row>,
) -> Result<Vec<Judged>, String> {
    // What is settled is told by all findings of an actor: that is not divided.
    let share = match task.config.supersedes.is_empty() {
        true => share,
        false if share.is_first() => Share::WHOLE,
        false => return Ok(Vec::new()),
    };
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
        let mut outcome = rules::findings_of(&task.config, topics, records, share);
        let turns: BTreeMap<String, String> = outcome
            .findings
            .iter()
            .map(|finding| finding.fingerprint.clone())
            .zip(outcome.turns)
            .collect();
        let settled = settle(&mut outcome.findings, &digests, &task.config);
        for mut finding in outcome.findings {
            let turn = turns.get(&finding.fingerprint).cloned().unwrap_or_default();
            if !task.explain {
                finding.trace = None;
            }
            judged.push(Judged::Finding(actor.to_owned(), Box::new(finding), turn));
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

fn read_actors(input: impl Read, by: By) -> Result<BTreeMap<Key, BTreeMap<Order, Row>>, String> {
    let mut input = Input::open(input)?;
    let mut actors: BTreeMap<Key, BTreeMap<Order, Row>> = BTreeMap::new();
    let mut columns = KEYS.iter().filter(|(of, _)| *of == by).map(|(_, name)| *name);
    let key = columns.next().unwrap_or_default();
    while let Some(batch) = input.next() {
        let batch = batch?;
        let count = batch.num_rows();
        let is_shared = batch.schema().field_with_name("shares").is_ok();
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
        let shares = is_shared
            .then(|| Ok::<_, String>((batch.any_numbers("share")?, batch.any_numbers("shares")?)))
            .transpose()?;
        for row in 0..count {
            let (Some(key), Some(date), Some(number)) = (keys(row), dates(row), numbers(row)) else {
                continue;
            };
            let share = match shares.as_ref().map(|(share, shares)| (share(row), shares(row))) {
                Some((Some(number), Some(of))) => Share::new(number, of)
                    .ok_or_else(|| format!("there is no share {number} of {of}: they count from 0"))?,
                _ => Share::WHOLE,
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
            actors.entry((key.to_owned(), share)).or_default().insert(order, kept);
        }
    }
    Ok(actors)
}
