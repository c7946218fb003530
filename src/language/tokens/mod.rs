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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let spans = tokenise(text, Span::new(0, text.len()));
        let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn contractions_and_possessives() {
        check("They don't know.", "They do n't know .");
        check("It’s the minister’s plan", "It ’s the minister ’s plan");
        check("We cannot, can't and won't.", "We can not , ca n't and wo n't .");
        check("I'm gonna say we'd stay", "I 'm gon na say we 'd stay");
    }

    #[test]
    fn full_stops() {
        check("Mr. Orsa left.", "Mr. Orsa left .");
        check("He met Gen. Tal at 5 p.m.", "He met Gen. Tal at 5 p.m.");
        check("Wait... no.", "Wait ... no .");
        check("No. 5 came on Sat.", "No. 5 came on Sat .");
        check("On Sat. morning", "On Sat. morning");
        check("J. Marren of the U.S. team", "J. Marren of the U.S. team");
    }

    #[test]
    fn quotes_and_brackets() {
        check("\"No,\" she said (twice).", "\" No , \" she said ( twice ) .");
        check("“Never!” he said", "“ Never ! ” he said");
        check("the 'old' way", "the ' old ' way");
    }

    #[test]
    fn numbers_and_money() {
        check("$5 million, 3.5% and 1,200", "$ 5 million , 3.5 % and 1,200");
        check("from 10:30 on 9/11", "from 10:30 on 9/11");
        check("US$40", "US$ 40");
    }

    #[test]
    fn hyphens_slashes_dashes() {
        check("a long-term deal", "a long - term deal");
        check("the non-aligned co-chair", "the non-aligned co-chair");
        check("and/or", "and / or");
        check("yes—but late -- too late", "yes — but late -- too late");
    }

    #[test]
    fn addresses_stay_whole() {
        check("See https://example.org/a-b?c=1.", "See https://example.org/a-b?c=1 .");
        check(
            "write to desk@example.org, please",
            "write to desk@example.org , please",
        );
    }

    #[test]
    fn spans_cover_all_but_white_space() {
        let text = "A\u{a0}“b-c”…d’s $1/2—e)";
        let spans = tokenise(text, Span::new(0, text.len()));
        let joined: String = spans.iter().map(|span| span.of(text)).collect();
        let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(joined, expected);
    }
}
