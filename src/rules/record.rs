//! What the rules look at: a claim with the statement, the article and the day it was said.

use chrono::NaiveDate;

use super::finding::{Evidence, Role};
use super::wording::Side;
use crate::align::OnTopic;
use crate::attribution::{Field, Statement};
use crate::config::Place;
use crate::digest::{Digest, Note, Telling, Text};
use crate::position::{Located, Worded};
use crate::text::Span;

/// A claim on the record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The claim and the words it is quoted by.
    pub located: &'a Located,
    /// The statement it was made in.
    pub statement: &'a Statement,
    /// What is kept of the article it stands in.
    pub article: &'a Digest,
    /// The declared topics it belongs to.
    pub topics: &'a [OnTopic],
    /// Where else it is told.
    pub also: &'a [Telling],
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
    /// Whether nothing is on record.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.sentences.is_empty()
    }

    /// Puts both into the order in which they were said.
    pub fn sort(&mut self) {
        self.claims.sort_by_key(Record::order);
        self.sentences.sort_by_key(|sentence| sentence.record.order());
    }
}

/// Two records quoted by these words, as earlier and later where they are of different days.
pub fn both_sides([first, second]: [&Record<'_>; 2], quotes: [Span; 2]) -> Vec<Evidence> {
    let (one, two) = match first.is_before(second) {
        true => (Role::Earlier, Role::Later),
        false => (Role::Other, Role::Other),
    };
    vec![first.evidence(one, quotes[0]), second.evidence(two, quotes[1])]
}

/// What an override of the config can ask of two records.
pub fn place<'a>(first: &Record<'a>, second: &Record<'a>) -> Place<'a> {
    let both = [first, second];
    let actors = both.into_iter().filter_map(|record| record.statement.actor.as_ref());
    Place {
        paths: both.map(|record| record.article.head.place.path.as_str()),
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
        self.statement.said.on.or(self.article.head.date)
    }

    /// What the spans of the claim count in.
    pub fn text(&self) -> Text<'a> {
        self.article.text(self.field())
    }

    /// The words it is quoted by, exactly as they stand.
    pub fn quoted(&self) -> &'a str {
        self.text().of(self.located.quote)
    }

    /// Whether it was said on a day before the other's: without both days nothing has an order.
    pub fn is_before(&self, other: &Self) -> bool {
        matches!((self.day(), other.day()), (Some(one), Some(two)) if one < two)
    }

    /// The words at a span, on one line.
    pub fn text_of(&self, span: Span) -> String {
        let words: Vec<&str> = self.text().of(span).split_whitespace().collect();
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
        let head = &self.article.head;
        let (line, column) = self.article.line_column(self.field(), quote.start);
        let sentence = match self.field() {
            Field::Text => text.of(self.article.excerpts.sentence_around(quote)),
            Field::Title => head.title.as_deref().unwrap_or_default(),
        };
        Evidence {
            role,
            path: head.place.path.clone(),
            line,
            column,
            start: quote.start,
            end: quote.end,
            date: self.day(),
            text: text.of(quote).to_owned(),
            sentence: sentence.to_owned(),
            source: self.source(),
            sha256: head.sha256.clone(),
            article: self.statement.article,
            field: self.field(),
            outlet: head.outlet.clone(),
            url: head.url.clone(),
            revision: head.version.as_ref().and_then(|version| version.revision.clone()),
            also: self.also.to_vec(),
            notes: self.notes().cloned().collect(),
        }
    }

    /// What the article takes back of it, or may take back.
    pub fn notes(&self) -> impl Iterator<Item = &'a Note> {
        let quote = self.located.quote;
        let sentence = match self.field() {
            Field::Text => self.text().of(self.article.excerpts.sentence_around(quote)),
            Field::Title => self.article.head.title.as_deref().unwrap_or_default(),
        };
        self.article
            .head
            .notes
            .iter()
            .filter(move |note| note.is_about(sentence))
    }

    /// Whether both stand in versions of one text, which tell one occasion twice.
    pub fn is_of_one_text_with(&self, other: &Self) -> bool {
        let family = |record: &Self| record.article.head.version.as_ref().map(|version| version.family);
        self.statement.article != other.statement.article && family(self).is_some() && family(self) == family(other)
    }

    /// Line and column of the quoted words.
    pub fn place(&self) -> (usize, usize) {
        self.article.line_column(self.field(), self.located.quote.start)
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

    /// Whether its actor stands there as "his" or "their" alone, which in a sentence with several people may be anybody's.
    pub fn is_of_possessive(&self) -> bool {
        matches!(self.source().to_lowercase().as_str(), "his" | "her" | "its" | "their")
    }

    fn source(&self) -> String {
        let pieces = self.statement.source.iter();
        let pieces: Vec<&str> = pieces.map(|&piece| self.article.words(piece)).collect();
        pieces.join(" … ")
    }
}
