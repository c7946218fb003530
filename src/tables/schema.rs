//! The columns of each table, documented for users in `docs/tables.md`.
//!
//! All columns can be null to Arrow, so that engines may write the tables anew; which ones are is said in the docs.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{ListArray, RecordBatch};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, Field};

use super::columns::Columns;
use super::rows::{ArticleRow, ClaimRow, KEYS, StatementRow, Whence};
use crate::digest::Digest;
use crate::problem::Problem;

/// Version of the columns: to be raised where one changes its meaning or goes.
pub const VERSION: u32 = 1;

/// What a table says of itself.
pub(super) fn metadata(table: &str) -> HashMap<String, String> {
    [
        ("onrecord.table", table.to_owned()),
        ("onrecord.version", VERSION.to_string()),
        ("onrecord.record", Digest::layout().to_string()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

fn whence<'r, R>(columns: &mut Columns<'r, R>, of: impl Fn(&'r R) -> &'r Whence) {
    columns.offset("article", |row| Some(of(row).number));
    whence_columns(columns, of);
}

/// All but the number, which is that of a table.
pub(super) fn whence_columns<'r, R>(columns: &mut Columns<'r, R>, of: impl Fn(&'r R) -> &'r Whence) {
    columns.text("article_id", |row| {
        Some(of(row).id.as_str()).filter(|id| !id.is_empty())
    });
    columns.text("path", |row| Some(&of(row).path));
    columns.count("record_line", |row| of(row).line);
    columns.day("date", |row| of(row).date);
    columns.text("outlet", |row| of(row).outlet.as_deref());
    columns.text("url", |row| of(row).url.as_deref());
    columns.text("title", |row| of(row).title.as_deref());
}

pub(super) fn of_articles<'r, R>(columns: &mut Columns<'r, R>, of: impl Fn(&'r R) -> Option<&'r ArticleRow>) {
    columns.day("modified", |row| of(row)?.modified);
    columns.text("archived", |row| of(row)?.archived.as_deref());
    columns.text("sha256", |row| Some(&of(row)?.sha256));
    columns.count("statements", |row| Some(of(row)?.statements));
    columns.count("resolved", |row| Some(of(row)?.resolved));
    columns.text("suppressions", |row| of(row)?.suppressions.as_deref());
    columns.text("text", |row| of(row)?.text.as_deref());
}

pub(super) fn of_statements<'r, R>(
    columns: &mut Columns<'r, R>,
    of: impl Fn(&'r R) -> Option<&'r StatementRow>,
) -> Outcome<()> {
    columns.count("statement", |row| Some(of(row)?.number));
    columns.text("id", |row| Some(&of(row)?.id));
    columns.text("actor_id", |row| Some(&of(row)?.actor.as_ref()?.id));
    columns.text("actor", |row| Some(&of(row)?.actor.as_ref()?.name));
    columns.text("office", |row| of(row)?.actor.as_ref()?.office.as_deref());
    columns.text("principal", |row| of(row)?.actor.as_ref()?.principal.as_deref());
    for (at, (_, name)) in KEYS.into_iter().enumerate() {
        columns.text(name, |row| Some(&of(row)?.actor.as_ref()?.keys[at]));
    }
    columns.text("source", |row| Some(&of(row)?.source));
    columns.text("cue", |row| Some(&of(row)?.cue));
    columns.text("content", |row| Some(&of(row)?.content));
    columns.text("field", |row| Some(&of(row)?.field));
    columns.offset("start", |row| Some(of(row)?.start));
    columns.offset("end", |row| Some(of(row)?.end));
    columns.count("line", |row| Some(of(row)?.line));
    columns.count("column", |row| Some(of(row)?.column));
    columns.text("voice", |row| Some(&of(row)?.voice));
    columns.text("act", |row| Some(&of(row)?.act));
    columns.text("force", |row| Some(&of(row)?.force));
    columns.text("held", |row| Some(&of(row)?.held));
    columns.day("said_on", |row| of(row)?.said_on);
    columns.text("precision", |row| Some(&of(row)?.precision));
    columns.share("confidence", |row| Some(of(row)?.confidence));
    let lists = columns
        .rows()
        .iter()
        .map(|row| of(row).map_or(&[][..], |row| &row.claims));
    let claims = claims(lists)?;
    columns.array("claims", Arc::new(claims));
    columns.bytes("words_key", |row| of(row)?.words_key.as_ref().map(<[u8; 16]>::as_slice));
    Ok(())
}

/// What Arrow makes of it.
type Outcome<T> = Result<T, ArrowError>;

fn claims<'r>(lists: impl Iterator<Item = &'r [ClaimRow]>) -> Outcome<ListArray> {
    let lists: Vec<&[ClaimRow]> = lists.collect();
    let rows: Vec<&ClaimRow> = lists.iter().copied().flatten().collect();
    let mut columns = Columns::of(&rows);
    columns.text("matter", |row| Some(&row.matter));
    columns.text("dimension", |row| row.dimension);
    columns.text("layer", |row| Some(row.layer));
    columns.level("low", |row| Some(row.low));
    columns.level("high", |row| Some(row.high));
    columns.text("position", |row| Some(&row.position));
    columns.text("mood", |row| Some(row.mood));
    columns.text("text", |row| Some(&row.text));
    columns.offset("start", |row| Some(row.start));
    columns.offset("end", |row| Some(row.end));
    let rows = columns.into_struct()?;
    let field = Field::new("item", arrow_array::Array::data_type(&rows).clone(), true);
    let offsets = OffsetBuffer::from_lengths(lists.iter().map(|list| list.len()));
    ListArray::try_new(Arc::new(field), offsets, Arc::new(rows), None)
}

/// Rows of `articles`.
pub(crate) fn articles(rows: &[ArticleRow]) -> Outcome<RecordBatch> {
    let mut columns = Columns::of(rows);
    whence(&mut columns, |row| &row.whence);
    of_articles(&mut columns, Some);
    columns.bytes("record", |row| Some(&row.record));
    columns.batch(metadata("articles"))
}

/// Rows of `statements`.
pub(crate) fn statements(rows: &[StatementRow]) -> Outcome<RecordBatch> {
    let mut columns = Columns::of(rows);
    whence(&mut columns, |row| &row.whence);
    of_statements(&mut columns, Some)?;
    columns.bytes("record", |row| Some(&row.record));
    columns.batch(metadata("statements"))
}

/// A problem, and whether it is only one of those who need a date.
pub(crate) type ProblemRow = (Problem, bool);

/// Rows of `problems`, which says as well how many rows the other tables have.
pub(crate) fn problems(rows: &[ProblemRow], (articles, statements): (usize, usize)) -> Outcome<RecordBatch> {
    let mut columns = Columns::of(rows);
    columns.text("path", |row| Some(&row.0.path));
    columns.count("line", |row| row.0.line);
    columns.text("severity", |row| Some(row.0.severity.as_str()));
    columns.text("message", |row| Some(&row.0.message));
    columns.flag("undated", |row| Some(row.1));
    let mut metadata = metadata("problems");
    metadata.insert("onrecord.articles".to_owned(), articles.to_string());
    metadata.insert("onrecord.statements".to_owned(), statements.to_string());
    columns.batch(metadata)
}
