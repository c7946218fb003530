//! An article and its digest → rows: one of the article, one of each statement.

use chrono::NaiveDate;
use serde::Serialize;

use crate::attribution::{Field, Piece};
use crate::config::By;
use crate::corpus::Article;
use crate::digest::{Digest, Told, Unreadable};
use crate::language::lexicon::Dimension;
use crate::language::model::hash;
use crate::position::Located;
use crate::rules::position_in_words;

/// What rows of an article and of its statements share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Whence {
    /// Place of the article among those of the table, in order of date, path and line.
    pub(super) number: usize,
    pub(super) id: String,
    pub(super) path: String,
    pub(super) line: Option<usize>,
    pub(super) date: Option<NaiveDate>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
}

/// An article.
#[derive(Clone, Debug)]
pub(crate) struct ArticleRow {
    pub(super) whence: Whence,
    pub(super) modified: Option<NaiveDate>,
    pub(super) archived: Option<String>,
    pub(super) sha256: String,
    pub(super) statements: usize,
    pub(super) resolved: usize,
    /// What it says is to be let pass, as JSON.
    pub(super) suppressions: Option<String>,
    /// Its text, only where it has suppressions: they are told by where they stand.
    pub(super) text: Option<String>,
    pub(super) record: Vec<u8>,
}

/// A statement.
#[derive(Clone, Debug)]
pub(crate) struct StatementRow {
    pub(super) whence: Whence,
    pub(super) number: usize,
    pub(super) id: String,
    pub(super) actor: Option<ActorCells>,
    pub(super) source: String,
    pub(super) cue: String,
    pub(super) content: String,
    pub(super) field: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) voice: String,
    pub(super) act: String,
    pub(super) force: String,
    pub(super) held: String,
    pub(super) said_on: Option<NaiveDate>,
    pub(super) precision: String,
    pub(super) confidence: f64,
    pub(super) claims: Vec<ClaimRow>,
    pub(super) words_key: Option<[u8; 16]>,
    pub(super) record: Vec<u8>,
}

/// The columns of the keys by which statements are compared, each by what it goes by.
pub(crate) const KEYS: [(By, &str); 3] = [
    (By::Person, "person_key"),
    (By::Office, "office_key"),
    (By::Principal, "principal_key"),
];

/// Who said it, and as whom that is compared.
#[derive(Clone, Debug)]
pub(super) struct ActorCells {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) office: Option<String>,
    pub(super) principal: Option<String>,
    /// In the order of [`KEYS`].
    pub(super) keys: [String; KEYS.len()],
}

/// A claim of a statement.
#[derive(Clone, Debug)]
pub(super) struct ClaimRow {
    pub(super) matter: String,
    pub(super) dimension: Option<&'static str>,
    pub(super) layer: &'static str,
    pub(super) low: i8,
    pub(super) high: i8,
    pub(super) position: String,
    pub(super) mood: &'static str,
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The rows of an article, which is the `number`th. Its digest stands where the article does.
///
/// # Errors
/// As [`Digest::to_bytes`].
pub(crate) fn rows(
    article: &Article,
    digest: Digest,
    number: usize,
) -> Result<(ArticleRow, Vec<StatementRow>), Unreadable> {
    let whence = Whence {
        number,
        id: article.id.clone(),
        path: article.origin.path.clone(),
        line: article.origin.record_line,
        date: article.date,
        outlet: article.outlet.clone(),
        url: article.url.clone(),
        title: article.title.clone(),
    };
    let has_suppressions = !article.suppressions.is_empty();
    let counts = (
        digest.told.len(),
        digest.statements().filter(|one| one.actor.is_some()).count(),
    );
    let in_short = digest.told_in_short();
    let (of_article, of_statements) = digest.split();
    let row = ArticleRow {
        modified: article.modified,
        archived: article.archived.clone(),
        sha256: article.sha256().to_owned(),
        statements: counts.0,
        resolved: counts.1,
        suppressions: has_suppressions.then(|| serde_json::to_string(&article.suppressions).unwrap_or_default()),
        text: has_suppressions.then(|| article.text.clone()),
        record: of_article.to_bytes()?,
        whence: whence.clone(),
    };
    let mut statements = Vec::with_capacity(of_statements.len());
    for (at, digest) in of_statements.iter().enumerate() {
        let in_short = in_short.iter().find(|told| told.told == at);
        let words_key = in_short.map(|told| told.words);
        for told in &digest.told {
            statements.push(statement(&whence, at, digest, told, words_key)?);
        }
    }
    Ok((row, statements))
}

fn statement(
    whence: &Whence,
    number: usize,
    digest: &Digest,
    told: &Told,
    words_key: Option<[u8; 16]>,
) -> Result<StatementRow, Unreadable> {
    let statement = &told.statement;
    let first = statement.content.first().copied();
    let field = first.map_or(Field::Text, |piece| piece.field);
    let start = first.map_or(0, |piece| piece.span.start);
    let of_field = statement.content.iter().filter(|piece| piece.field == field);
    let end = of_field.map(|piece| piece.span.end).max().unwrap_or(start);
    let (line, column) = digest.line_column(field, start);
    let actor = statement.actor.as_ref().map(|actor| ActorCells {
        id: actor.id.clone(),
        name: actor.name.clone(),
        office: actor.office.clone(),
        principal: actor.principal.clone(),
        keys: KEYS.map(|(by, _)| {
            let key = told.standing.as_ref().map(|standing| standing.key(by));
            key.unwrap_or(&actor.id).to_owned()
        }),
    });
    let claims = told.content.claims.iter();
    Ok(StatementRow {
        whence: whence.clone(),
        number,
        id: statement.id.clone(),
        actor,
        source: words(digest, &statement.source),
        cue: words(digest, &statement.cue),
        content: words(digest, &statement.content),
        field: word(&field),
        start,
        end,
        line,
        column,
        voice: word(&statement.voice),
        act: word(&statement.act),
        force: word(&statement.force),
        held: word(&statement.held),
        said_on: statement.said.on,
        precision: word(&statement.said.precision),
        confidence: f64::from(statement.confidence) / 100.0,
        claims: claims.map(|located| claim(digest, field, located)).collect(),
        words_key,
        record: digest.to_bytes()?,
    })
}

fn claim(digest: &Digest, field: Field, located: &Located) -> ClaimRow {
    let claim = &located.claim;
    let (text, position) = (digest.text(field), &claim.position);
    ClaimRow {
        matter: claim.matter.label.to_string(),
        dimension: claim.matter.dimension.map(Dimension::as_str),
        layer: position.layer.as_str(),
        low: position.value.low,
        high: position.value.high,
        position: position_in_words(position, text),
        mood: claim.mood.as_str(),
        text: text.of(claim.span).to_owned(),
        start: claim.span.start,
        end: claim.span.end,
    }
}

/// Pieces, which may lie apart, as one text.
fn words(digest: &Digest, pieces: &[Piece]) -> String {
    let pieces: Vec<&str> = pieces.iter().map(|&piece| digest.words(piece)).collect();
    pieces.join(" ")
}

/// A value of a closed set by the name it has in JSON.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// The part of the tables that the statements of an actor are in: FNV-1a of 64 bits of the key, modulo the number of parts.
fn bucket(key: &str, buckets: usize) -> usize {
    let hash = hash::bytes(key.bytes());
    usize::try_from(hash % buckets.max(1) as u64).unwrap_or_default()
}

impl StatementRow {
    /// Which part it is in: that of its actor, else one that its article chooses.
    pub(super) fn bucket(&self, buckets: usize) -> usize {
        let key = self.actor.as_ref().map(|actor| &actor.keys[0]);
        bucket(key.unwrap_or(&self.whence.id), buckets)
    }

    /// Bytes it takes, about.
    pub(super) fn size(&self) -> usize {
        500 + self.record.len() + self.content.len()
    }
}
