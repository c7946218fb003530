//! Files → articles without text, and their digests.
//!
//! A month at a time, so that no more than that is at hand unpacked. What is no table, is cut short, of another version or not
//! whole is a problem with the file's path, and nothing is read then: half of a corpus would be compared as if it were all.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use rayon::prelude::*;

use super::columns::{Batch, is_as};
use super::schema;
use super::write::{ARTICLES, PROBLEMS, STATEMENTS, problem};
use crate::corpus::{Article, Corpus, Origin, Pin, guarded};
use crate::digest::{Digest, Place};
use crate::problem::{Problem, Severity};
use crate::text::Span;

/// Rows that are unpacked at a time.
const BATCH: usize = 4_096;

/// An article that was read elsewhere. The digest stands at its place.
pub(crate) struct Stored {
    pub(crate) article: Article,
    pub(crate) digest: Digest,
}

/// What a folder of tables says beside its rows.
struct Index {
    problems: Corpus,
    articles: usize,
    statements: usize,
}

/// Reads the tables of a folder, and hands on the articles month by month; problems and what lacks a date are in the corpus
/// that comes back, which has no articles.
///
/// # Errors
/// Where a table cannot be read, or is not whole.
pub(crate) fn read(folder: &Path, take: &mut dyn FnMut(Vec<Stored>)) -> Result<Corpus, Problem> {
    let index = read_index(folder)?;
    let (mut articles, mut statements) = (0, 0);
    // By month, whatever the order of the names of folders.
    let mut months: BTreeMap<String, (Vec<PathBuf>, Vec<PathBuf>)> = BTreeMap::new();
    for file in files(&folder.join(ARTICLES))? {
        months.entry(month_of(&file)).or_default().0.push(file);
    }
    for file in files(&folder.join(STATEMENTS))? {
        months.entry(month_of(&file)).or_default().1.push(file);
    }
    for (of_articles, of_statements) in months.into_values() {
        let mut month = Month::new();
        for file in of_articles {
            for (number, article, digest, count) in read_file(&file, &schema_of_articles(&file)?, article_rows)? {
                articles += 1;
                if month.insert(number, (article, digest, count, Vec::new())).is_some() {
                    return Err(problem(&file, format!("article {number} is there twice")));
                }
            }
        }
        for file in of_statements {
            for (article, number, digest) in read_file(&file, &schema_of_statements(&file)?, statement_rows)? {
                statements += 1;
                let Some((.., told)) = month.get_mut(&article) else {
                    return Err(problem(&file, format!("there is no article {article} of a statement")));
                };
                told.push((number, digest));
            }
        }
        take(joined(folder, month)?);
    }
    for (name, found, expected) in [
        (ARTICLES, articles, index.articles),
        (STATEMENTS, statements, index.statements),
    ] {
        if found != expected {
            let message = format!("holds {found} rows of {expected}: files are missing");
            return Err(problem(&folder.join(name), message));
        }
    }
    Ok(index.problems)
}

/// By number: an article, its digest without statements, how many there are, and those that were read.
type Month = BTreeMap<usize, MonthArticle>;
type MonthArticle = (Article, Digest, usize, Vec<(usize, Digest)>);

fn joined(folder: &Path, month: Month) -> Result<Vec<Stored>, Problem> {
    let stored = month
        .into_par_iter()
        .map(|(number, (article, digest, count, mut told))| {
            told.sort_by_key(|(number, _)| *number);
            let is_whole = told.iter().map(|(number, _)| *number).eq(0..count);
            if !is_whole {
                let message = format!("of article {number} not all statements are there: files are missing");
                return Err(problem(&folder.join(STATEMENTS), message));
            }
            let told = told.into_iter().map(|(_, digest)| digest).collect();
            let mut digest = Digest::joined(digest, told);
            digest.put(Place::of(&article, number));
            Ok(Stored { article, digest })
        });
    stored.collect()
}

fn schema_of_articles(file: &Path) -> Result<Schema, Problem> {
    expected(file, schema::articles(&[]))
}

fn schema_of_statements(file: &Path) -> Result<Schema, Problem> {
    expected(file, schema::statements(&[]))
}

fn expected(file: &Path, batch: Result<RecordBatch, arrow_schema::ArrowError>) -> Result<Schema, Problem> {
    let batch = batch.map_err(|error| problem(file, error.to_string()))?;
    Ok(batch.schema().as_ref().clone())
}

fn article_rows(batch: &RecordBatch) -> Result<Vec<(usize, Article, Digest, usize)>, String> {
    let batch_rows = batch.num_rows();
    let batch = Batch(batch);
    let (numbers, ids, paths) = (
        batch.offsets("article")?,
        batch.texts("article_id")?,
        batch.texts("path")?,
    );
    let (lines, dates) = (batch.counts("record_line")?, batch.days("date")?);
    let (pins, counts) = (batch.texts("sha256")?, batch.counts("statements")?);
    let (suppressions, texts, records) = (
        batch.texts("suppressions")?,
        batch.texts("text")?,
        batch.bytes("record")?,
    );
    let row = |row: usize| {
        let missing = |name: &str| format!("row {row} has no `{name}`");
        let number = numbers(row).ok_or_else(|| missing("article"))?;
        let digest = record(row, records(row))?;
        let text = texts(row).unwrap_or_default().to_owned();
        let origin = Origin {
            path: paths(row).ok_or_else(|| missing("path"))?.to_owned(),
            record_line: lines(row),
        };
        let body = Span::new(0, text.len());
        let mut article = Article::new(origin, text, body);
        article.id = ids(row).ok_or_else(|| missing("article_id"))?.to_owned();
        article.date = dates(row);
        let head = &digest.head;
        article.title.clone_from(&head.title);
        article.outlet.clone_from(&head.outlet);
        article.url.clone_from(&head.url);
        article.modified = head.modified;
        article.archived.clone_from(&head.archived);
        article.pin = Pin::known(pins(row).ok_or_else(|| missing("sha256"))?.to_owned());
        if let Some(written) = suppressions(row) {
            article.suppressions = serde_json::from_str(written).map_err(|error| format!("row {row}: {error}"))?;
        }
        let count = counts(row).ok_or_else(|| missing("statements"))?;
        Ok((number, article, digest, count))
    };
    (0..batch_rows).map(row).collect()
}

fn statement_rows(batch: &RecordBatch) -> Result<Vec<(usize, usize, Digest)>, String> {
    let count = batch.num_rows();
    let batch = Batch(batch);
    let (articles, numbers) = (batch.offsets("article")?, batch.counts("statement")?);
    let records = batch.bytes("record")?;
    let row = |row: usize| {
        let missing = |name: &str| format!("row {row} has no `{name}`");
        let article = articles(row).ok_or_else(|| missing("article"))?;
        let number = numbers(row).ok_or_else(|| missing("statement"))?;
        let digest = record(row, records(row))?;
        if digest.told.len() != 1 {
            return Err(format!("row {row}: its `record` is not that of one statement"));
        }
        Ok((article, number, digest))
    };
    (0..count).into_par_iter().map(row).collect()
}

/// The digest in a row.
pub(crate) fn record(row: usize, bytes: Option<&[u8]>) -> Result<Digest, String> {
    let digest = Digest::from_bytes(bytes.unwrap_or_default());
    digest.map_err(|error| format!("row {row}: its `record` {error}"))
}

fn read_index(folder: &Path) -> Result<Index, Problem> {
    let file = folder.join(PROBLEMS);
    if !file.is_file() {
        let message = "holds no tables, or not all of them: there is no problems.parquet, which is written last";
        return Err(problem(folder, message));
    }
    let empty = expected(&file, schema::problems(&[], (0, 0)))?;
    let mut schema = empty.clone();
    schema.metadata.remove("onrecord.articles");
    schema.metadata.remove("onrecord.statements");
    let metadata = open(&file, &schema)?.schema().metadata().clone();
    let count = |key: &str| {
        let count = metadata.get(key).and_then(|count| count.parse().ok());
        count.ok_or_else(|| problem(&file, format!("does not say `{key}`")))
    };
    let (articles, statements) = (count("onrecord.articles")?, count("onrecord.statements")?);
    let mut problems = Corpus::default();
    for (one, is_undated) in read_file(&file, &schema, problem_rows)? {
        match is_undated {
            true => problems.undated.push(one),
            false => problems.problems.push(one),
        }
    }
    Ok(Index {
        problems,
        articles,
        statements,
    })
}

fn problem_rows(batch: &RecordBatch) -> Result<Vec<(Problem, bool)>, String> {
    let count = batch.num_rows();
    let batch = Batch(batch);
    let (paths, lines, severities) = (batch.texts("path")?, batch.counts("line")?, batch.texts("severity")?);
    let (messages, undated) = (batch.texts("message")?, batch.flags("undated")?);
    let row = |row: usize| {
        let severity = match severities(row) {
            Some("info") => Severity::Info,
            Some("warning") => Severity::Warning,
            Some("error") => Severity::Error,
            _ => return Err(format!("row {row} has no severity that is known")),
        };
        let problem = Problem {
            path: paths(row).unwrap_or_default().to_owned(),
            line: lines(row),
            severity,
            message: messages(row).unwrap_or_default().to_owned(),
        };
        Ok((problem, undated(row).unwrap_or(false)))
    };
    (0..count).map(row).collect()
}

fn open(file: &Path, expected: &Schema) -> Result<ParquetRecordBatchReaderBuilder<File>, Problem> {
    let opened = File::open(file).map_err(|error| problem(file, format!("cannot be read: {error}")))?;
    let builder = guarded(|| ParquetRecordBatchReaderBuilder::try_new(opened));
    let builder = match builder {
        Some(Ok(builder)) => builder,
        Some(Err(error)) => return Err(no_parquet(file, &error)),
        None => return Err(no_parquet(file, &"damaged")),
    };
    is_as(builder.schema(), expected).map_err(|message| problem(file, message))?;
    Ok(builder)
}

/// All rows of a file.
fn read_file<R>(
    file: &Path,
    expected: &Schema,
    rows: impl Fn(&RecordBatch) -> Result<Vec<R>, String>,
) -> Result<Vec<R>, Problem> {
    let builder = open(file, expected)?;
    let read = guarded(|| {
        let reader = builder.with_batch_size(BATCH).build();
        let reader = reader.map_err(|error| no_parquet(file, &error))?;
        let mut all = Vec::new();
        for batch in reader {
            let batch = batch.map_err(|error| no_parquet(file, &error))?;
            all.extend(rows(&batch).map_err(|message| problem(file, message))?);
        }
        Ok(all)
    });
    read.unwrap_or_else(|| Err(no_parquet(file, &"damaged")))
}

fn no_parquet(file: &Path, error: &dyn std::fmt::Display) -> Problem {
    problem(file, format!("cannot be read as Parquet: {error}"))
}

/// The files of Parquet beneath a folder, by name; none where the folder is not there.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    let failed = |error: std::io::Error| problem(folder, format!("cannot be read: {error}"));
    for entry in folder.read_dir().map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "parquet") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The month that the folder of a file names.
fn month_of(file: &Path) -> String {
    let folder = file.parent().and_then(Path::file_name);
    folder.unwrap_or_default().to_string_lossy().into_owned()
}
