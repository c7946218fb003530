//! Sentences of one actor → what of them is quoted, statement by statement.
//!
//! In: sentences in the order they were said; out: passages in the same order, each the words of one statement that stand in
//! quotation marks, or of a text that is wholly the actor's. Deliberately passed over: translations, and statements of a few
//! words.

use std::collections::BTreeMap;

use super::words::{Word, add_words};
use crate::attribution::{Field, Voice};
use crate::language::quotes;
use crate::rules::record::{Record, SentenceRecord};
use crate::text::Span;

/// Words of a passage at least.
pub const LEAST_WORDS: usize = 5;

/// Marks that a quotation opens with.
const MARKS: [char; 8] = ['"', '“', '”', '„', '«', '‘', '\'', '`'];

/// The quoted words of one statement.
pub struct Passage<'r, 'a> {
    /// Its sentences.
    pub sentences: Vec<&'r Record<'a>>,
    /// What is quoted of it.
    pub words: Vec<Word>,
    /// In quotation marks; not so in a text that is the actor's own.
    pub is_in_marks: bool,
}

impl<'a> Passage<'_, 'a> {
    /// Any of its sentences: they are of one statement.
    pub fn record(&self) -> &Record<'a> {
        self.sentences[0]
    }

    /// The sentence that a span stands in, the last before it where it stands between them.
    pub fn sentence_at(&self, span: Span) -> &Record<'a> {
        let mut sentences = self.sentences.iter();
        let last = sentences.rfind(|record| record.located.quote.start <= span.start);
        last.unwrap_or(&self.sentences[0])
    }
}

/// The passages of all statements that are quoted.
pub fn passages<'r, 'a>(sentences: &'r [SentenceRecord<'a>]) -> Vec<Passage<'r, 'a>> {
    let mut places: BTreeMap<(usize, Field, usize, usize), usize> = BTreeMap::new();
    let mut by_statement: Vec<Vec<&Record<'a>>> = Vec::new();
    for sentence in sentences {
        let record = &sentence.record;
        let content = &record.statement.content;
        let [Some(first), Some(last)] = [content.first(), content.last()] else {
            continue;
        };
        let key = (record.statement.article, first.field, first.span.start, last.span.end);
        let place = *places.entry(key).or_insert(by_statement.len());
        match by_statement.get_mut(place) {
            Some(sentences) => sentences.push(record),
            None => by_statement.push(vec![record]),
        }
    }
    by_statement.into_iter().filter_map(passage).collect()
}

/// What is quoted of a statement; `None` where it is too little.
fn passage<'r, 'a>(sentences: Vec<&'r Record<'a>>) -> Option<Passage<'r, 'a>> {
    let record = *sentences.first()?;
    let statement = record.statement;
    if statement.is_translated {
        return None;
    }
    let pieces = statement.content.iter().filter(|piece| piece.field == record.field());
    let pieces: Vec<(usize, &str)> = pieces
        .map(|piece| (piece.span.start, record.text().of(piece.span)))
        .collect();
    let is_marked = pieces.iter().any(|(_, text)| text.starts_with(MARKS));
    let mut words = Vec::new();
    for (start, text) in pieces {
        if statement.voice == Voice::Direct {
            add_words(&mut words, text, start, true);
            continue;
        }
        for quote in quotes(text, Span::new(0, text.len())) {
            add_words(&mut words, quote.inner.of(text), start + quote.inner.start, true);
        }
    }
    let is_in_marks = is_marked || statement.voice != Voice::Direct;
    (words.len() >= LEAST_WORDS).then_some(Passage {
        sentences,
        words,
        is_in_marks,
    })
}
