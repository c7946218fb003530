//! Cuts a sentence into words and marks the way the English treebanks of Universal Dependencies do.
//!
//! In: a text and the span of a sentence in it. Out: the spans of the tokens, in order, none empty, none overlapping, each
//! between two characters; white space lies in no token. Takes linear time on any text; a run without a blank is cut at
//! [`LONGEST_RUN`] bytes. It does not find sentences, and it does not repair spelling.

mod affixes;
mod word;

use crate::text::Span;

/// A run without white space is cut into pieces of at most this many bytes, so that no token is longer.
pub const LONGEST_RUN: usize = 256;

/// The tokens of the sentence at `span` of `text`, as byte spans into `text`.
pub fn tokenise(text: &str, span: Span) -> Vec<Span> {
    let sentence = span.of(text);
    let mut tokens = Vec::with_capacity(sentence.len() / 4 + 1);
    let mut from = None;
    for (at, character) in sentence.char_indices() {
        match from {
            _ if character.is_whitespace() || is_invisible(character) => {
                if let Some(start) = from.take() {
                    word::cut(sentence, start, at, &mut tokens);
                }
            }
            None => from = Some(at),
            Some(start) if at + character.len_utf8() - start > LONGEST_RUN => {
                word::cut(sentence, start, at, &mut tokens);
                from = Some(at);
            }
            Some(_) => {}
        }
    }
    if let Some(start) = from {
        word::cut(sentence, start, sentence.len(), &mut tokens);
    }
    for token in &mut tokens {
        *token = Span::new(span.start + token.start, span.start + token.end);
    }
    tokens
}

/// Characters that show nothing and belong to no word: controls, zero-width space, byte-order mark, directions.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}
