//! What the tests of repairs ask of a sentence.

use crate::language::{Deprel, parse_sentence};
use crate::text::Span;

/// The word that `word` hangs on, and how.
#[track_caller]
pub(super) fn check(text: &str, word: &str, above: &str, deprel: Deprel) {
    let sentence = parse_sentence(text, Span::new(0, text.len()));
    let at = |wanted: &str| (0..sentence.tokens.len()).find(|&at| sentence.word(at, text) == wanted);
    let token = &sentence.tokens[at(word).unwrap()];
    assert_eq!(
        (token.head.map(|head| head as usize), token.deprel),
        (at(above), deprel),
        "{text}"
    );
}
