//! Statements that share their actor and words → which of them tell one occasion again.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use chrono::NaiveDate;

use super::Task;
use super::wire::{Input, Output};
use crate::attribution::Field;
use crate::copies::{Outline, Relation, told_again};
use crate::digest::{Head, Place, Revision, ToldInShort, Version};
use crate::tables::{Batch, Retold, retold};

/// The articles of the rows, with those of their statements that are there.
type Articles = BTreeMap<(Option<NaiveDate>, String, Option<usize>, String), Article>;

struct Article {
    head: Head,
    told: Vec<ToldInShort>,
    family: Option<String>,
    revision: Option<Revision>,
}

/// Reads rows of kind `statement` that have a `words_key`, all of one key together, with the `family` and `revision` of their
/// article, and writes which are told again, and which of them where else. Rows without a date are passed over.
///
/// # Errors
/// What ended the work early.
pub fn tellings(_: &Task, input: impl Read, output: impl Write) -> Result<(), String> {
    let empty = retold(&[]).map_err(|error| error.to_string())?;
    let mut output = Output::open(output, &empty.schema())?;
    let found = read_articles(input).map(found);
    for some in found.iter().flat_map(|found| found.chunks(10_000)) {
        output.put(retold(some))?;
    }
    output.finish()?;
    found.map(|_| ())
}

fn found(articles: Articles) -> Vec<Retold> {
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    let mut articles: Vec<Article> = articles.into_values().collect();
    let mut relations = Vec::with_capacity(articles.len());
    for (at, article) in articles.iter_mut().enumerate() {
        article.told.sort_by_key(|told| told.told);
        let version = article.family.take().map(|family| Version {
            family: *families.entry(family).or_insert(at),
            revision: article.revision.take(),
        });
        relations.push(Relation {
            version,
            ..Relation::default()
        });
    }
    let outlines = articles.iter().map(|article| Outline {
        head: &article.head,
        told: &article.told,
    });
    let outlines: Vec<Outline<'_>> = outlines.collect();
    told_again(&outlines, &mut relations);
    let mut found = Vec::new();
    for (article, relation) in articles.iter().zip(&relations) {
        let all = relation.again.iter().chain(relation.also.keys());
        let all: std::collections::BTreeSet<usize> = all.copied().collect();
        for told in all {
            let also = relation.also.get(&told);
            found.push(Retold {
                article: article.head.place.id.clone(),
                statement: told,
                again: relation.again.contains(&told),
                also: also.map(|also| serde_json::to_string(also).unwrap_or_default()),
            });
        }
    }
    found
}

fn read_articles(input: impl Read) -> Result<Articles, String> {
    let mut input = Input::open(input)?;
    let mut articles = Articles::new();
    while let Some(batch) = input.next() {
        let batch = batch?;
        let count = batch.num_rows();
        let batch = Batch(&batch);
        let (ids, paths) = (batch.any_texts("article_id")?, batch.any_texts("path")?);
        let (record_lines, dates) = (batch.any_numbers("record_line")?, batch.days("date")?);
        let (outlets, urls) = (batch.any_texts("outlet")?, batch.any_texts("url")?);
        let (numbers, keys) = (batch.any_numbers("statement")?, batch.any_bytes("words_key")?);
        let (on, fields, lines) = (
            batch.days("said_on")?,
            batch.any_texts("field")?,
            batch.any_numbers("line")?,
        );
        let (families, revisions) = (batch.any_texts("family")?, batch.any_texts("revision")?);
        for row in 0..count {
            let key = keys(row).and_then(|key| <[u8; 16]>::try_from(key).ok());
            let (Some(date), Some(words), Some(told)) = (dates(row), key, numbers(row)) else {
                continue;
            };
            let place = Place {
                article: 0,
                id: ids(row).unwrap_or_default().to_owned(),
                path: paths(row).unwrap_or_default().to_owned(),
                record_line: record_lines(row),
            };
            let order = (Some(date), place.path.clone(), place.record_line, place.id.clone());
            let revision = revisions(row).map(serde_json::from_str).transpose();
            let revision = revision.map_err(|error| format!("row {row}: its `revision`: {error}"))?;
            let article = articles.entry(order).or_insert_with(|| Article {
                head: Head {
                    place,
                    date: Some(date),
                    outlet: outlets(row).map(str::to_owned),
                    url: urls(row).map(str::to_owned),
                    ..Head::default()
                },
                told: Vec::new(),
                family: families(row).map(str::to_owned),
                revision,
            });
            article.told.push(ToldInShort {
                told,
                words,
                on: on(row),
                field: match fields(row) {
                    Some("title") => Field::Title,
                    _ => Field::Text,
                },
                line: lines(row).unwrap_or(1),
            });
        }
    }
    Ok(articles)
}
