//! Statements for people: a block an article, a line a statement.

use super::{Clues, clues};
use crate::attribution::{Act, Field, Held, Piece, Statement, Voice};
use crate::corpus::Article;
use crate::report::layout::{BOLD, DIM, Look, escape, painted, percent, plural, shorten};

/// Columns of the line number, the actor, the cue and the kind; the content has the rest, but not fewer than `CONTENT`.
const LINE: usize = 5;
const ACTOR: usize = 20;
const CUE: usize = 12;
const KIND: usize = 14;
const CONTENT: usize = 30;

/// The whole table with a last line of counts. `Statement::article` counts in `articles`.
pub fn table(articles: &[Article], statements: &[Statement], clues: Clues, look: Look) -> String {
    let mut text = String::new();
    let wide = [LINE, ACTOR, CUE, KIND].iter().sum::<usize>() + 2 * 5;
    let content = look.width.saturating_sub(wide).max(CONTENT);
    for block in statements.chunk_by(|one, other| one.article == other.article) {
        let Some(article) = articles.get(block[0].article) else {
            continue;
        };
        text += &heading(article, look);
        let mut lines = LineNumbers::new(article);
        for statement in block {
            text += &row(article, statement, &mut lines, content, look);
            if clues == Clues::Shown {
                text += &explanation(article, statement, look);
            }
        }
        text.push('\n');
    }
    let resolved = statements.iter().filter(|one| one.actor.is_some()).count();
    let found = plural(statements.len(), "statement", "statements");
    let read = plural(articles.len(), "article", "articles");
    let share = percent(resolved, statements.len());
    text += &format!("{found} in {read}; {resolved} with a known speaker ({share})\n");
    text
}

fn heading(article: &Article, look: Look) -> String {
    let mut path = escape(&article.origin.path).into_owned();
    if let Some(line) = article.origin.record_line {
        path += &format!(":{line}");
    }
    let date = article.date.map(|date| date.to_string());
    let mut parts = vec![painted(BOLD, path)];
    parts.push(date.unwrap_or_else(|| "undated".to_owned()));
    let more = [&article.outlet, &article.title].into_iter().flatten();
    parts.extend(more.map(|text| escape(text).into_owned()));
    parts.join(look.dot()) + "\n"
}

fn row(article: &Article, statement: &Statement, lines: &mut LineNumbers, width: usize, look: Look) -> String {
    let ellipsis = look.pick("…", "...");
    let line = match statement.content.first() {
        Some(first) if first.field == Field::Text => lines.at(first.span.start),
        Some(_) => "title".to_owned(),
        None => String::new(),
    };
    let joined = |pieces: &[Piece]| {
        let pieces: Vec<&str> = pieces.iter().map(|piece| piece.of(article)).collect();
        escape(&pieces.join(" … ")).into_owned()
    };
    let actor = match (&statement.actor, statement.source.is_empty()) {
        (Some(actor), _) => escape(&actor.name).into_owned(),
        (None, true) => "?".to_owned(),
        (None, false) => format!("? {}", joined(&statement.source)),
    };
    let columns = [
        painted(DIM, format!("{line:>LINE$}")),
        shorten(&actor, ACTOR, ellipsis),
        shorten(&joined(&statement.cue), CUE, ellipsis),
        shorten(&kind(statement), KIND, ellipsis),
        shorten(&joined(&statement.content), width, ellipsis)
            .trim_end()
            .to_owned(),
    ];
    format!("  {}\n", columns.join("  ").trim_end())
}

/// The clues, beneath the statement.
fn explanation(article: &Article, statement: &Statement, look: Look) -> String {
    let indent = LINE + 4;
    let lines = clues::lines(article, statement, look.width.saturating_sub(indent));
    lines
        .iter()
        .map(|line| format!("{:indent$}{}\n", "", painted(DIM, line)))
        .collect()
}

/// The voice, and whatever keeps the statement from being a plain one.
fn kind(statement: &Statement) -> String {
    let voice = match statement.voice {
        Voice::Direct => "direct",
        Voice::Indirect => "indirect",
        Voice::Mixed => "mixed",
    };
    let held = match statement.held {
        Held::Held => None,
        Held::Reported => Some("reported"),
        Held::Denied => Some("denied"),
        Held::Hypothetical => Some("supposed"),
        Held::Question => Some("question"),
    };
    let act = match statement.act {
        Act::Speech => None,
        Act::Thought => Some("thought"),
        Act::Attitude => Some("attitude"),
        Act::Deed => Some("deed"),
    };
    // What sets it apart says more than the voice, and there is room for one word.
    held.or(act).unwrap_or(voice).to_owned()
}

/// Lines of rising offsets, counted once.
struct LineNumbers<'a> {
    article: &'a Article,
    at: usize,
    line: usize,
}

impl<'a> LineNumbers<'a> {
    fn new(article: &'a Article) -> Self {
        let line = article.origin.record_line.unwrap_or(1);
        Self { article, at: 0, line }
    }

    fn at(&mut self, offset: usize) -> String {
        if self.article.origin.record_line.is_none() {
            if offset < self.at {
                *self = Self::new(self.article);
            }
            let passed = self.article.text.as_bytes().get(self.at..offset).unwrap_or_default();
            self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
            self.at = offset;
        }
        self.line.to_string()
    }
}
