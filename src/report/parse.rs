//! What the language layer saw of an article, for programs: one JSON object a line.

use serde::Serialize;

use super::to_json_line;
use crate::corpus::Article;
use crate::language::{Sentence, Token};

#[derive(Serialize)]
struct Row<'a, T, Q, E> {
    id: &'a str,
    times: &'a [T],
    quantities: &'a [Q],
    entities: &'a [E],
    sentences: Vec<SentenceRow<'a>>,
}

#[derive(Serialize)]
struct SentenceRow<'a> {
    start: usize,
    end: usize,
    tokens: Vec<TokenRow<'a>>,
}

#[derive(Serialize)]
struct TokenRow<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    lemma: &'a str,
    upos: &'static str,
    xpos: &'static str,
    /// Number of the head in the sentence, from 1; 0 at the root, as in CoNLL-U.
    head: u32,
    deprel: &'static str,
}

/// One line for an article; times, quantities and entities are written as they serialise, each with `start`, `end` and
/// `text`.
pub fn parse_jsonl(
    article: &Article,
    sentences: &[Sentence],
    times: &[impl Serialize],
    quantities: &[impl Serialize],
    entities: &[impl Serialize],
) -> String {
    let sentences = sentences.iter().map(|sentence| SentenceRow {
        start: sentence.span.start,
        end: sentence.span.end,
        tokens: sentence.tokens.iter().map(|token| row(token, &article.text)).collect(),
    });
    to_json_line(&Row {
        id: &article.id,
        times,
        quantities,
        entities,
        sentences: sentences.collect(),
    })
}

fn row<'a>(token: &'a Token, text: &'a str) -> TokenRow<'a> {
    TokenRow {
        start: token.span.start,
        end: token.span.end,
        text: token.span.of(text),
        lemma: &token.lemma,
        upos: token.upos.as_str(),
        xpos: token.xpos.as_str(),
        head: token.head.map_or(0, |head| head + 1),
        deprel: token.deprel.as_str(),
    }
}
