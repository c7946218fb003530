//! What the rules look at: a claim with the statement, the article and the day it was said.

use chrono::NaiveDate;

use super::finding::{Evidence, Role};
use super::wording::Side;
use crate::align::OnTopic;
use crate::attribution::{Field, Statement};
use crate::config::Place;
use crate::corpus::Article;
use crate::language::Document;
use crate::position::{Located, Worded};
use crate::text::Span;

/// A claim on the record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The claim and the words it is quoted by.
    pub located: &'a Located,
    /// The statement it was made in.
    pub statement: &'a Statement,
    /// Where that stands.
    pub article: &'a Article,
    /// The sentences of the article's text.
    pub document: &'a Document,
    /// The declared topics it belongs to.
    pub topics: &'a [OnTopic],
}

/// A sentence on the record: as one claim, and word by word.
#[derive(Clone, Copy, Debug)]
pub struct SentenceRecord<'a> {
    /// The sentence as one claim.
    pub record: Record<'a>,
    /// Its words.
    pub worded: &'a Worded,
}

/// All that is on the record of one actor, in the order it was said.
#[derive(Clone, Debug, Default)]
pub struct ActorRecords<'a> {
    /// Its claims.
    pub claims: Vec<Record<'a>>,
    /// The sentences they stand in, and those of which no claim could be read.
    pub sentences: Vec<SentenceRecord<'a>>,
}

impl ActorRecords<'_> {
    /// Puts both into the order in which they were said.
    pub fn sort(&mut self) {
        self.claims.sort_by_key(Record::order);
        self.sentences.sort_by_key(|sentence| sentence.record.order());
    }
}

/// What an override of the config can ask of two records.
pub fn place<'a>(first: &Record<'a>, second: &Record<'a>) -> Place<'a> {
    let both = [first, second];
    let actors = both.into_iter().filter_map(|record| record.statement.actor.as_ref());
    Place {
        paths: both.map(|record| record.article.origin.path.as_str()),
        names: actors
            .flat_map(|actor| {
                [
                    Some(actor.id.as_str()),
                    Some(actor.name.as_str()),
                    actor.principal.as_deref(),
                ]
            })
            .flatten()
            .collect(),
        topics: both
            .into_iter()
            .flat_map(|record| record.topics.iter().map(|placed| placed.topic.as_str()))
            .collect(),
    }
}

impl<'a> Record<'a> {
    /// When it was said: the day of the statement where known, else of publication.
    pub fn day(&self) -> Option<NaiveDate> {
        self.statement.said.on.or(self.article.date)
    }

    /// What the spans of the claim count in.
    pub fn text(&self) -> &'a str {
        match self.field() {
            Field::Text => &self.article.text,
            Field::Title => self.article.title.as_deref().unwrap_or_default(),
        }
    }

    /// The words at a span, on one line.
    pub fn text_of(&self, span: Span) -> String {
        let words: Vec<&str> = span.of(self.text()).split_whitespace().collect();
        words.join(" ")
    }

    /// Title or text.
    pub fn field(&self) -> Field {
        self.statement.content.first().map_or(Field::Text, |piece| piece.field)
    }

    /// The claim with its text.
    pub fn side(&self) -> Side<'a> {
        Side {
            claim: &self.located.claim,
            text: self.text(),
        }
    }

    /// The claim as evidence, quoted by `quote`.
    pub fn evidence(&self, role: Role, quote: Span) -> Evidence {
        let text = self.text();
        let (line, column) = self.place_of(quote);
        let sentence = match self.field() {
            Field::Text => self.sentence_around(quote),
            Field::Title => Span::new(0, text.len()),
        };
        Evidence {
            role,
            path: self.article.origin.path.clone(),
            line,
            column,
            start: quote.start,
            end: quote.end,
            date: self.day(),
            text: quote.of(text).to_string(),
            sentence: sentence.of(text).to_string(),
            source: self.source(),
            sha256: self.article.sha256().to_owned(),
            article: self.statement.article,
            outlet: self.article.outlet.clone(),
            url: self.article.url.clone(),
        }
    }

    /// Line and column of the quoted words.
    pub fn place(&self) -> (usize, usize) {
        self.place_of(self.located.quote)
    }

    /// What orders the records of an actor: day, article, place in it.
    pub fn order(&self) -> (Option<NaiveDate>, usize, Field, usize, usize) {
        let claim = &self.located.claim;
        (
            self.day(),
            self.statement.article,
            self.field(),
            self.located.quote.start,
            claim.span.start,
        )
    }

    /// Article, field and start of the quoted words.
    pub fn place_in_corpus(&self) -> (usize, Field, usize) {
        (self.statement.article, self.field(), self.located.quote.start)
    }

    fn place_of(&self, span: Span) -> (usize, usize) {
        match self.field() {
            Field::Text => self.article.line_column(span.start),
            Field::Title => (1, 1),
        }
    }

    fn sentence_around(&self, quote: Span) -> Span {
        self.document
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .filter(|sentence| sentence.overlaps(quote))
            .reduce(Span::cover)
            .unwrap_or(quote)
            .cover(quote)
    }

    /// Whether its actor stands there as "his" or "their" alone, which in a sentence with several people may be anybody's.
    pub fn is_of_possessive(&self) -> bool {
        matches!(self.source().to_lowercase().as_str(), "his" | "her" | "its" | "their")
    }

    fn source(&self) -> String {
        let pieces: Vec<&str> = self
            .statement
            .source
            .iter()
            .map(|piece| piece.of(self.article))
            .collect();
        pieces.join(" … ")
    }
}
