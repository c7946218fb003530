//! Rows → files: `articles/month=2024-05/articles.parquet`, `statements/bucket=03/month=2024-05/statements.parquet`,
//! `problems.parquet`.
//!
//! The articles come in order of date, so that only the files of one month are open. `problems.parquet` is written last: where
//! it is missing, the tables are not whole.

use std::collections::BTreeMap;
use std::fs::{File, create_dir_all};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use chrono::NaiveDate;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use super::rows::{ArticleRow, StatementRow};
use super::schema::{self, ProblemRow};
use crate::corpus::display_path;
use crate::problem::Problem;

/// More parts than this make more files than anybody wants to have.
pub const MOST_BUCKETS: usize = 1_000;
/// Rows are handed to a file when they take so many bytes.
const MOST_WAITING: usize = 4 << 20;
/// A file's rows are written out when they take so many bytes.
const MOST_IN_PROGRESS: usize = 8 << 20;

pub(super) const ARTICLES: &str = "articles";
pub(super) const STATEMENTS: &str = "statements";
pub(super) const PROBLEMS: &str = "problems.parquet";
/// The month of articles without a date.
const UNDATED: &str = "undated";

/// Writes tables into a folder.
pub struct Writer {
    folder: PathBuf,
    buckets: usize,
    month: String,
    articles: Part<ArticleRow>,
    statements: BTreeMap<usize, Part<StatementRow>>,
    /// Rows so far.
    counts: (usize, usize),
}

/// A file in the making.
struct Part<R> {
    waiting: Vec<R>,
    size: usize,
    open: Option<(PathBuf, ArrowWriter<File>)>,
}

impl<R> Default for Part<R> {
    fn default() -> Self {
        Self {
            waiting: Vec::new(),
            size: 0,
            open: None,
        }
    }
}

impl Writer {
    /// Into a folder that is empty or not there, the statements by so many parts of actors.
    ///
    /// # Errors
    /// Where the folder holds something, or cannot be made.
    pub fn new(folder: &Path, buckets: usize) -> Result<Self, Problem> {
        create_dir_all(folder).map_err(|error| problem(folder, format!("cannot be made: {error}")))?;
        let mut entries = folder
            .read_dir()
            .map_err(|error| problem(folder, format!("cannot be read: {error}")))?;
        if entries.next().is_some() {
            let message = "holds something already: name a new folder, tables are never written over others";
            return Err(problem(folder, message));
        }
        Ok(Self {
            folder: folder.to_owned(),
            buckets,
            month: String::new(),
            articles: Part::default(),
            statements: BTreeMap::new(),
            counts: (0, 0),
        })
    }

    /// Adds an article, which is not before those of earlier calls, with its statements.
    pub(crate) fn put(&mut self, article: ArticleRow, statements: Vec<StatementRow>) -> Result<(), Problem> {
        let month = month(article.whence.date);
        if month != self.month {
            self.close_month()?;
            self.month = month;
        }
        self.counts.0 += 1;
        self.counts.1 += statements.len();
        let folder = self.folder.join(ARTICLES).join(format!("month={}", self.month));
        let size = 500 + article.record.len() + article.text.as_ref().map_or(0, String::len);
        self.articles
            .put(article, size, &folder.join("articles.parquet"), schema::articles)?;
        for statement in statements {
            let bucket = statement.bucket(self.buckets);
            let part = self.statements.entry(bucket).or_default();
            let size = statement.size();
            let file = statements_file(&self.folder, bucket, &self.month);
            part.put(statement, size, &file, schema::statements)?;
        }
        Ok(())
    }

    /// Writes all that is left, and what was wrong.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(mut self, problems: &[Problem], undated: &[Problem]) -> Result<(), Problem> {
        self.close_month()?;
        let told = problems.iter().map(|problem| (problem.clone(), false));
        let undated = undated.iter().map(|problem| (problem.clone(), true));
        let rows: Vec<ProblemRow> = told.chain(undated).collect();
        let counts = self.counts;
        let part = Part {
            waiting: rows,
            ..Part::default()
        };
        part.close(&self.folder.join(PROBLEMS), |rows| schema::problems(rows, counts), true)
    }

    fn close_month(&mut self) -> Result<(), Problem> {
        let folder = self.folder.join(ARTICLES).join(format!("month={}", self.month));
        let articles = std::mem::take(&mut self.articles);
        articles.close(&folder.join("articles.parquet"), schema::articles, false)?;
        for (bucket, part) in std::mem::take(&mut self.statements) {
            let file = statements_file(&self.folder, bucket, &self.month);
            part.close(&file, schema::statements, false)?;
        }
        Ok(())
    }
}

impl<R> Part<R> {
    fn put(
        &mut self,
        row: R,
        size: usize,
        file: &Path,
        batch: impl Fn(&[R]) -> Result<RecordBatch, arrow_schema::ArrowError>,
    ) -> Result<(), Problem> {
        self.waiting.push(row);
        self.size += size;
        if self.size >= MOST_WAITING {
            self.write(file, batch)?;
        }
        Ok(())
    }

    /// Hands the rows that wait to the file.
    fn write(
        &mut self,
        file: &Path,
        batch: impl Fn(&[R]) -> Result<RecordBatch, arrow_schema::ArrowError>,
    ) -> Result<(), Problem> {
        let failed = |error: &dyn std::fmt::Display| problem(file, format!("cannot be written: {error}"));
        let batch = batch(&self.waiting).map_err(|error| failed(&error))?;
        self.waiting.clear();
        self.size = 0;
        let (_, writer) = match &mut self.open {
            Some(open) => open,
            None => {
                if let Some(folder) = file.parent() {
                    create_dir_all(folder).map_err(|error| failed(&error))?;
                }
                let opened = File::create_new(file).map_err(|error| failed(&error))?;
                let properties = WriterProperties::builder()
                    .set_compression(Compression::SNAPPY)
                    .set_created_by("onrecord".to_owned())
                    .build();
                let writer = ArrowWriter::try_new(opened, batch.schema(), Some(properties));
                let writer = writer.map_err(|error| failed(&error))?;
                self.open.insert((file.to_owned(), writer))
            }
        };
        writer.write(&batch).map_err(|error| failed(&error))?;
        if writer.in_progress_size() >= MOST_IN_PROGRESS {
            writer.flush().map_err(|error| failed(&error))?;
        }
        Ok(())
    }

    /// Ends the file; there is none where there are no rows, unless there must be.
    fn close(
        mut self,
        file: &Path,
        batch: impl Fn(&[R]) -> Result<RecordBatch, arrow_schema::ArrowError>,
        must_be: bool,
    ) -> Result<(), Problem> {
        if must_be || !self.waiting.is_empty() {
            self.write(file, batch)?;
        }
        if let Some((file, writer)) = self.open {
            let closed = writer.close();
            closed.map_err(|error| problem(&file, format!("cannot be written: {error}")))?;
        }
        Ok(())
    }
}

/// `2024-05`.
fn month(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| UNDATED.to_owned(), |date| date.format("%Y-%m").to_string())
}

fn statements_file(folder: &Path, bucket: usize, month: &str) -> PathBuf {
    let folder = folder.join(STATEMENTS).join(format!("bucket={bucket:03}"));
    folder.join(format!("month={month}")).join("statements.parquet")
}

pub(super) fn problem(path: &Path, message: impl Into<String>) -> Problem {
    Problem::error(&display_path(path), None, message)
}
