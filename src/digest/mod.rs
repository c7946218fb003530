//! What is kept of an article once it is read: all that comparison, evidence and reports need of it, and no more.
//!
//! In: an article, its statements and what is read in them; out: a [`Digest`], independent of the article's text and parse,
//! of the folder it lies in and of the rest of the corpus. It can be written down ([`Digest::to_bytes`]) and read again
//! elsewhere. Deliberately knows nothing of rules, of declared topics (they are looked up anew, since they change while the
//! articles stay) or of where digests are kept.

mod codec;
mod excerpts;
mod in_short;
mod notes;
mod parts;
mod sketch;
mod versions;
mod wanted;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::align::{OnTopic, TopicIndex};
use crate::attribution::{Field, Piece, Statement, identity};
use crate::corpus::Article;
use crate::corpus::asides::Aside;
use crate::position::Content;
use crate::problem::Problem;
use crate::standing::Standing;
use crate::text::Span;

pub use codec::Unreadable;
pub use excerpts::{Excerpts, Text};
pub use in_short::ToldInShort;
pub use notes::{Note, NoteKind};
pub use sketch::Sketch;
pub use versions::{Revision, Telling, Version};

/// What is kept of an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The article itself.
    pub head: Head,
    /// Its statements, in text order.
    pub told: Vec<Told>,
    /// The words they are quoted by.
    pub excerpts: Excerpts,
    /// What could not be resolved.
    pub problems: Vec<Problem>,
}

/// An article without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Where it stands in the corpus of this run.
    #[serde(skip)]
    pub place: Place,
    /// Day of publication.
    pub date: Option<NaiveDate>,
    /// Headline.
    pub title: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Day of the last change, where the source says so.
    pub modified: Option<NaiveDate>,
    /// Id or address of the archived copy it was read from.
    pub archived: Option<String>,
    /// SHA-256 of the text, in hexadecimal digits.
    pub sha256: String,
    /// How it is worded.
    pub sketch: Sketch,
    /// What it takes back of itself.
    pub notes: Vec<Note>,
    /// Which of several articles that are one text it is; `None` where it stands alone.
    #[serde(skip)]
    pub version: Option<Version>,
}

/// Where an article stands in a run; not kept, since the same article can stand elsewhere in the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Index in the corpus.
    pub article: usize,
    /// Its id.
    pub id: String,
    /// The file as the user named it.
    pub path: String,
    /// For a record of a JSONL file: its line, from 1.
    pub record_line: Option<usize>,
}

/// A statement with what is read in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Who said it, where.
    pub statement: Statement,
    /// Its claims and sentences; nothing where it does not count in a check.
    pub content: Content,
    /// For whom its actor speaks; `None` where it is not known.
    pub(crate) standing: Option<Standing>,
    /// The declared topics of each claim, in the same order.
    #[serde(skip)]
    pub topics: Vec<Vec<OnTopic>>,
    /// An earlier article has told it in the same words.
    #[serde(skip)]
    pub again: bool,
    /// Later articles that tell it in the same words.
    #[serde(skip)]
    pub also: Vec<Telling>,
}

impl Place {
    /// Of the `index`th article of a corpus.
    pub fn of(article: &Article, index: usize) -> Self {
        Self {
            article: index,
            id: article.id.clone(),
            path: article.origin.path.clone(),
            record_line: article.origin.record_line,
        }
    }
}

impl Head {
    /// The lines that are told of a record are those of the file; its place is known by now.
    pub(crate) fn put(&mut self) {
        for note in &mut self.notes {
            note.line = self.place.record_line.unwrap_or(note.line);
        }
    }
}

impl Digest {
    /// Of an article, what in it is no part of its report, its sentences, and what is read in its statements.
    pub fn new(
        article: &Article,
        asides: &[Aside],
        sentences: &[Span],
        told: Vec<Told>,
        problems: Vec<Problem>,
    ) -> Self {
        let (spans, quotes) = wanted::spans(&told);
        Self {
            head: Head {
                place: Place::default(),
                date: article.date,
                title: article.title.clone(),
                outlet: article.outlet.clone(),
                url: article.url.clone(),
                modified: article.modified,
                archived: article.archived.clone(),
                sketch: Sketch::of(article.prose()),
                notes: notes::notes(article, asides),
                version: None,
                sha256: article.sha256().to_owned(),
            },
            excerpts: Excerpts::new(&article.text, sentences, spans, &quotes),
            told,
            problems,
        }
    }

    /// Says where its article stands.
    pub fn put(&mut self, place: Place) {
        self.head.place = place;
        let (head, excerpts) = (&self.head, &self.excerpts);
        for told in &mut self.told {
            let statement = &mut told.statement;
            statement.article = head.place.article;
            let field = statement.content.first().map_or(Field::Text, |piece| piece.field);
            let words = statement.content.iter().map(|&piece| words(head, excerpts, piece));
            let id = identity(&head.place.id, field, words);
            statement.id = id;
        }
        self.head.put();
        put_problems(&mut self.problems, &self.head.place);
    }

    /// Looks up the declared topics of all claims.
    pub fn put_on_topics(&mut self, topics: &TopicIndex) {
        for told in &mut self.told {
            let claims = told.content.claims.iter();
            told.topics = claims.map(|one| topics.of(&one.claim)).collect();
        }
    }

    /// The statements alone.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.told.iter().map(|told| &told.statement)
    }

    /// What spans of a field count in.
    pub fn text(&self, field: Field) -> Text<'_> {
        match field {
            Field::Text => Text::Kept(&self.excerpts),
            Field::Title => Text::Whole(self.head.title.as_deref().unwrap_or_default()),
        }
    }

    /// What stands at a piece of a statement.
    pub fn words(&self, piece: Piece) -> &str {
        words(&self.head, &self.excerpts, piece)
    }

    /// Line and column of an offset into a field.
    pub fn line_column(&self, field: Field, offset: usize) -> (usize, usize) {
        match (field, self.head.place.record_line) {
            (Field::Title, _) => (1, 1),
            (Field::Text, Some(line)) => (line, 1),
            (Field::Text, None) => self.excerpts.line_column(offset),
        }
    }
}

/// Says where the article stands that problems are of.
pub(crate) fn put_problems(problems: &mut [Problem], place: &Place) {
    for problem in problems {
        problem.path.clone_from(&place.path);
        problem.line = place.record_line.or(problem.line);
    }
}

fn words<'a>(head: &'a Head, excerpts: &'a Excerpts, piece: Piece) -> &'a str {
    match piece.field {
        Field::Text => excerpts.of(piece.span),
        Field::Title => Text::Whole(head.title.as_deref().unwrap_or_default()).of(piece.span),
    }
}
