//! Puts the parts together: sentence → tokens → tags → lemmas → dependencies.

use std::cell::RefCell;

use super::model::{Model, model};
use super::net::words::Cache;
use super::parser::Scratch;
use super::tagger::Reading;
use super::tokens::tokenise;
use super::{Deprel, Sentence, Token};
use crate::text::Span;

/// Longer sentences are analysed in pieces of at most this many tokens, to keep the work linear; later pieces hang on the first
/// one's root as `parataxis`.
pub const LONGEST_PIECE: usize = 256;

/// Tokenises, tags, lemmatises and parses the one sentence at `span` of `text`. Spans are bytes into `text`.
///
/// A span that holds nothing but white space and control characters gives a sentence without tokens.
pub fn parse_sentence(text: &str, span: Span) -> Sentence {
    let span = span.trim(text);
    Sentence {
        span,
        tokens: parse_tokens(model(), text, &tokenise(text, span)),
    }
}

/// Tokenises, tags and lemmatises without parsing: `head` is `None` and `deprel` is `dep` throughout.
pub fn tag(text: &str, span: Span) -> Vec<Token> {
    tag_tokens(model(), text, &tokenise(text, span))
}

/// Tags and lemmatises given tokens.
pub fn tag_tokens(model: &Model, text: &str, spans: &[Span]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(spans.len());
    with_room(model, |room| {
        for piece in spans.chunks(LONGEST_PIECE) {
            room.tag(model, text, piece, &mut tokens);
        }
    });
    tokens
}

/// Tags, lemmatises and parses given tokens.
pub fn parse_tokens(model: &Model, text: &str, spans: &[Span]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(spans.len());
    let mut first_root = None;
    with_room(model, |room| {
        for piece in spans.chunks(LONGEST_PIECE) {
            let offset = tokens.len();
            room.tag(model, text, piece, &mut tokens);
            model.parser.parse(&room.reading.outputs, &mut room.scratch);
            let state = &room.scratch.state;
            for (at, token) in tokens[offset..].iter_mut().enumerate() {
                let head = state.heads[at];
                (token.head, token.deprel) = if head < state.count {
                    (
                        Some(head + offset as u32),
                        Deprel::ALL[state.labels[at] as usize],
                    )
                } else if let Some(root) = first_root {
                    (Some(root), Deprel::Parataxis)
                } else {
                    first_root = Some(at as u32);
                    (None, Deprel::Root)
                };
            }
        }
    });
    tokens
}

/// What a thread keeps from sentence to sentence.
#[derive(Default)]
struct Room {
    /// Identity of the model that the cache belongs to.
    model: u64,
    cache: Cache,
    reading: Reading,
    scratch: Scratch,
}

impl Room {
    /// Tags and lemmatises one piece.
    fn tag(&mut self, model: &Model, text: &str, spans: &[Span], tokens: &mut Vec<Token>) {
        self.cache.make_room(spans.len());
        model.tagger.tag(
            spans.iter().map(|span| span.of(text)),
            &mut self.cache,
            &mut self.reading,
        );
        for ((&span, &tag), &place) in spans
            .iter()
            .zip(&self.reading.tags)
            .zip(&self.reading.places)
        {
            let (upos, xpos) = model.tagger.tags[tag as usize];
            let lemmas = &mut self.cache.entries[place as usize].lemmas;
            let lemma = match lemmas.iter().find(|(of, _)| *of == tag) {
                Some((_, lemma)) => lemma.clone(),
                None => {
                    let lemma = model.lemmas.lemma(span.of(text), upos, xpos);
                    lemmas.push((tag, lemma.clone()));
                    lemma
                }
            };
            tokens.push(Token {
                span,
                lemma,
                upos,
                xpos,
                head: None,
                deprel: Deprel::Dep,
            });
        }
    }
}

/// Runs `work` with the room of this thread.
fn with_room(model: &Model, work: impl FnOnce(&mut Room)) {
    thread_local! {
        static ROOM: RefCell<Room> = RefCell::default();
    }
    ROOM.with_borrow_mut(|room| {
        if room.model != model.identity() {
            room.cache.clear();
            room.model = model.identity();
        }
        work(room);
    });
}
