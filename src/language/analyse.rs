//! Puts the parts together: sentence → tokens → tags → lemmas → dependencies.

use super::model::{Model, model};
use super::tagger::{Tag, WordView};
use super::tokens::tokenise;
use super::{Deprel, Sentence, Token};
use crate::text::Span;

/// Longer sentences are analysed in pieces of at most this many tokens, to keep the work linear; later pieces hang on the first
/// one's root as `parataxis`.
pub const LONGEST_PIECE: usize = 256;

/// Tokenises, tags, lemmatises and parses the one sentence at `span` of `text`. Spans are bytes into `text`.
///
/// A span that holds nothing but white space gives a sentence without tokens.
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
    for piece in spans.chunks(LONGEST_PIECE) {
        let (_, tags) = tags_of(model, text, piece);
        push_tokens(model, text, piece, &tags, &mut tokens);
    }
    tokens
}

/// Tags, lemmatises and parses given tokens.
pub fn parse_tokens(model: &Model, text: &str, spans: &[Span]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(spans.len());
    let mut first_root = None;
    for piece in spans.chunks(LONGEST_PIECE) {
        let offset = tokens.len() as u32;
        let (views, tags) = tags_of(model, text, piece);
        push_tokens(model, text, piece, &tags, &mut tokens);
        for (at, (head, deprel)) in model.parser.parse(&views, &tags).into_iter().enumerate() {
            let token = &mut tokens[offset as usize + at];
            (token.head, token.deprel) = match (head, first_root) {
                (Some(head), _) => (Some(head + offset), deprel),
                (None, Some(root)) => (Some(root), Deprel::Parataxis),
                (None, None) => {
                    first_root = Some(at as u32);
                    (None, Deprel::Root)
                }
            };
        }
    }
    tokens
}

fn tags_of(model: &Model, text: &str, spans: &[Span]) -> (Vec<WordView>, Vec<Tag>) {
    let views: Vec<WordView> = spans
        .iter()
        .map(|span| WordView::of(span.of(text)))
        .collect();
    let tags = model.tagger.tag(&views);
    (views, tags)
}

fn push_tokens(model: &Model, text: &str, spans: &[Span], tags: &[Tag], tokens: &mut Vec<Token>) {
    tokens.extend(spans.iter().zip(tags).map(|(&span, &tag)| {
        let (upos, xpos) = model.tagger.tags[tag as usize];
        let lemma = model.lemmas.lemma(span.of(text), upos, xpos);
        Token {
            span,
            lemma,
            upos,
            xpos,
            head: None,
            deprel: Deprel::Dep,
        }
    }));
}
