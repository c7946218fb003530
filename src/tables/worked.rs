//! The columns of the streams of workers, which are those of the tables and a few more: `docs/spark.md`.

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::columns::Columns;
use super::rows::{ArticleRow, StatementRow, Whence};
use super::schema::{metadata, of_articles, of_statements, whence_columns};
use crate::copies::page;
use crate::problem::Problem;
use crate::rules::{Evidence, Finding};

/// A row of what is read in articles: of an article, a statement or a problem.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    whence: Whence,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Article(Box<ArticleRow>),
    Statement(Box<StatementRow>),
    /// And whether it is only that of those who need a date.
    Problem(Problem, bool),
}

impl Row {
    pub(crate) fn of_article(article: ArticleRow) -> Self {
        Self {
            whence: article.whence.clone(),
            what: What::Article(Box::new(article)),
        }
    }

    pub(crate) fn of_statement(statement: StatementRow) -> Self {
        Self {
            whence: statement.whence.clone(),
            what: What::Statement(Box::new(statement)),
        }
    }

    pub(crate) fn of_problem(problem: Problem) -> Self {
        Self::told(problem, false)
    }

    pub(crate) fn of_undated(problem: Problem) -> Self {
        Self::told(problem, true)
    }

    fn told(problem: Problem, is_undated: bool) -> Self {
        Self {
            whence: Whence {
                path: problem.path.clone(),
                line: problem.line,
                ..Whence::default()
            },
            what: What::Problem(problem, is_undated),
        }
    }

    fn article(&self) -> Option<&ArticleRow> {
        match &self.what {
            What::Article(article) => Some(article),
            _ => None,
        }
    }

    fn statement(&self) -> Option<&StatementRow> {
        match &self.what {
            What::Statement(statement) => Some(statement),
            _ => None,
        }
    }

    fn problem(&self) -> Option<(&Problem, bool)> {
        match &self.what {
            What::Problem(problem, is_undated) => Some((problem, *is_undated)),
            _ => None,
        }
    }
}

/// What the worker `statements` writes.
pub(crate) fn worked(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let mut columns = Columns::of(rows);
    columns.text("kind", |row| {
        Some(match row.what {
            What::Article(_) => "article",
            What::Statement(_) => "statement",
            What::Problem(..) => "problem",
        })
    });
    whence_columns(&mut columns, |row| &row.whence);
    of_articles(&mut columns, Row::article);
    let pages: Vec<Option<String>> = rows
        .iter()
        .map(|row| row.article().and_then(|article| page(article.whence.url.as_deref()?)))
        .collect();
    columns.texts("page", &pages);
    of_statements(&mut columns, Row::statement)?;
    columns.text("severity", |row| Some(row.problem()?.0.severity.as_str()));
    columns.text("message", |row| Some(&row.problem()?.0.message));
    columns.flag("undated", |row| Some(row.problem()?.1));
    columns.bytes("record", |row| match &row.what {
        What::Article(article) => Some(&article.record),
        What::Statement(statement) => Some(&statement.record),
        What::Problem(..) => None,
    });
    columns.batch(metadata("worked"))
}

/// What the worker `copies` writes: ids of two articles.
pub(crate) fn pairs(rows: &[(String, String)]) -> Result<RecordBatch, ArrowError> {
    let mut columns = Columns::of(rows);
    columns.text("one", |row| Some(&row.0));
    columns.text("other", |row| Some(&row.1));
    columns.batch(metadata("copies"))
}

/// A statement that is told again, or elsewhere as well.
#[derive(Clone, Debug)]
pub(crate) struct Retold {
    pub(crate) article: String,
    pub(crate) statement: usize,
    pub(crate) again: bool,
    /// The other tellings, as JSON.
    pub(crate) also: Option<String>,
}

/// What the worker `tellings` writes.
pub(crate) fn retold(rows: &[Retold]) -> Result<RecordBatch, ArrowError> {
    let mut columns = Columns::of(rows);
    columns.text("article_id", |row| Some(&row.article));
    columns.count("statement", |row| Some(row.statement));
    columns.flag("again", |row| Some(row.again));
    columns.text("also", |row| row.also.as_deref());
    columns.batch(metadata("tellings"))
}

/// What comes of comparing.
#[derive(Clone, Debug)]
pub(crate) enum Judged {
    /// What a rule found, the key of the actor, and when it is told among all of the actor's.
    Finding(String, Box<Finding>, String),
    /// What was compared of an actor.
    Actor {
        key: String,
        compared: usize,
        settled: usize,
        /// Pairs left out by reason, as JSON.
        skipped: String,
    },
    /// What could not be.
    Problem(Problem),
}

impl Judged {
    fn finding(&self) -> Option<&Finding> {
        match self {
            Judged::Finding(_, finding, _) => Some(finding),
            _ => None,
        }
    }

    fn first(&self) -> Option<&Evidence> {
        self.finding()?.evidence.first()
    }

    fn last(&self) -> Option<&Evidence> {
        self.finding()?.evidence.last()
    }
}

/// What the worker `findings` writes.
pub(crate) fn judged(rows: &[Judged]) -> Result<RecordBatch, ArrowError> {
    let mut columns = Columns::of(rows);
    columns.text("kind", |row| {
        Some(match row {
            Judged::Finding(..) => "finding",
            Judged::Actor { .. } => "actor",
            Judged::Problem(_) => "problem",
        })
    });
    columns.text("actor_key", |row| match row {
        Judged::Finding(key, ..) | Judged::Actor { key, .. } => Some(key),
        Judged::Problem(_) => None,
    });
    columns.text("fingerprint", |row| Some(&row.finding()?.fingerprint));
    columns.text("rule", |row| Some(&row.finding()?.rule));
    columns.text("severity", |row| match row {
        Judged::Problem(problem) => Some(problem.severity.as_str()),
        _ => Some(row.finding()?.severity.as_str()),
    });
    columns.share("confidence", |row| Some(f64::from(row.finding()?.confidence)));
    columns.text("relation", |row| Some(row.finding()?.relation.as_str()));
    columns.text("actor", |row| Some(&row.finding()?.actor.name));
    columns.text("matter", |row| Some(&row.finding()?.matter));
    columns.text("topic", |row| row.finding()?.topic.as_deref());
    columns.text("message", |row| match row {
        Judged::Problem(problem) => Some(&problem.message),
        _ => Some(&row.finding()?.message),
    });
    columns.text("first_path", |row| Some(&row.first()?.path));
    columns.count("first_line", |row| Some(row.first()?.line));
    columns.day("first_date", |row| row.first()?.date);
    columns.text("first_text", |row| Some(&row.first()?.text));
    columns.text("last_path", |row| Some(&row.last()?.path));
    columns.count("last_line", |row| Some(row.last()?.line));
    columns.day("last_date", |row| row.last()?.date);
    columns.text("last_text", |row| Some(&row.last()?.text));
    let wholes: Vec<Option<String>> = rows
        .iter()
        .map(|row| serde_json::to_string(row.finding()?).ok())
        .collect();
    columns.texts("finding", &wholes);
    columns.offset("compared", |row| match row {
        Judged::Actor { compared, .. } => Some(*compared),
        _ => None,
    });
    columns.offset("settled", |row| match row {
        Judged::Actor { settled, .. } => Some(*settled),
        _ => None,
    });
    columns.text("skipped", |row| match row {
        Judged::Actor { skipped, .. } => Some(skipped),
        _ => None,
    });
    columns.text("turn", |row| match row {
        Judged::Finding(_, _, turn) => Some(turn),
        _ => None,
    });
    columns.batch(metadata("findings"))
}
