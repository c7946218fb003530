//! Statements for programs: `onrecord/statement/1`, one object a line.

use chrono::NaiveDate;
use serde::Serialize;

use crate::attribution::{Act, Actor, Field, Held, Piece, Said, Statement, Voice};
use crate::corpus::Article;
use crate::position::Located;
use crate::report::to_json_line;

use super::{Clues, claims, clues};

#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    id: &'a str,
    article: ArticleRow<'a>,
    actor: Option<&'a Actor>,
    source: Vec<PieceRow<'a>>,
    cue: Vec<PieceRow<'a>>,
    content: Vec<PieceRow<'a>>,
    voice: Voice,
    act: Act,
    held: Held,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    chain: Vec<LinkRow<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    translated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scare_quotes: Vec<PieceRow<'a>>,
    said: Said,
    confidence: f64,
    claims: Vec<claims::ClaimRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<clues::TraceRow<'a>>,
}

#[derive(Serialize)]
struct ArticleRow<'a> {
    id: &'a str,
    path: &'a str,
    date: Option<NaiveDate>,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
}

/// Whose words are passed on.
#[derive(Serialize)]
struct LinkRow<'a> {
    actor: Option<&'a Actor>,
    source: Vec<PieceRow<'a>>,
    cue: Vec<PieceRow<'a>>,
}

#[derive(Serialize)]
struct PieceRow<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<Field>,
}

/// One line a statement, with its claims. `Statement::article` counts in `articles`.
pub fn jsonl(articles: &[Article], statements: &[Statement], claims: &[Vec<Located>], clues: Clues) -> String {
    statements
        .iter()
        .zip(claims)
        .filter_map(|(statement, claims)| Some(line(articles.get(statement.article)?, statement, claims, clues)))
        .collect()
}

fn line(article: &Article, statement: &Statement, claims: &[Located], clues: Clues) -> String {
    // Claims are read in the field that the statement begins in.
    let text = match statement.content.first() {
        Some(piece) if piece.field == Field::Title => article.title.as_deref().unwrap_or_default(),
        _ => &article.text,
    };
    let rows = |pieces: &'_ [Piece]| pieces.iter().map(|&piece| row(article, piece)).collect();
    to_json_line(&Row {
        schema: "onrecord/statement/1",
        id: &statement.id,
        article: ArticleRow {
            id: &article.id,
            path: &article.origin.path,
            date: article.date,
            outlet: article.outlet.as_deref(),
            title: article.title.as_deref(),
        },
        actor: statement.actor.as_ref(),
        source: rows(&statement.source),
        cue: rows(&statement.cue),
        content: rows(&statement.content),
        voice: statement.voice,
        act: statement.act,
        held: statement.held,
        chain: statement
            .chain
            .iter()
            .map(|link| LinkRow {
                actor: link.actor.as_ref(),
                source: rows(&link.source),
                cue: rows(&link.cue),
            })
            .collect(),
        translated: statement.is_translated,
        scare_quotes: rows(&statement.scare_quotes),
        said: statement.said,
        confidence: f64::from(statement.confidence) / 100.0,
        claims: claims.iter().map(|located| claims::row(text, located)).collect(),
        trace: clues::row(statement, clues),
    })
}

fn row(article: &Article, piece: Piece) -> PieceRow<'_> {
    PieceRow {
        start: piece.span.start,
        end: piece.span.end,
        text: piece.of(article),
        field: (piece.field == Field::Title).then_some(Field::Title),
    }
}
