//! Text → all its sentences, parsed, and its quotations.
//!
//! A quotation that is a sentence of its own ("…," she said.) is parsed apart from the words around it, and its root then hung on
//! the verb that reports it as `ccomp`, as the treebanks have it: a parser trained on web text and prose errs often
//! where quotation marks stand between the clauses, and hardly ever on the parts.

use std::ops::Range;

use super::analyse::parse_wanted;
use super::{Deprel, Quote, Sentence, Token, Upos, quotes, sentences};
use crate::text::Span;

/// A text as the language layer sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// In the order of the text; none without tokens.
    pub sentences: Vec<Sentence>,
    /// The outermost quotations, in the order of the text; they may run over several sentences.
    pub quotes: Vec<Quote>,
}

/// A sentence that is tagged: whether it is worth parsing is asked of it.
#[derive(Clone, Copy)]
pub(crate) struct Tagged<'a> {
    /// The whole text that spans count from.
    pub text: &'a str,
    /// The quotations of the text.
    pub quotes: &'a [Quote],
    /// The tokens of its stretches, without heads.
    stretches: &'a [Vec<Token>],
}

impl Tagged<'_> {
    /// Its tokens.
    pub fn tokens(&self) -> impl Iterator<Item = &Token> {
        self.stretches.iter().flatten()
    }

    /// Whether a token stands in a quotation.
    pub fn is_quoted(&self, token: &Token) -> bool {
        let at = self.quotes.partition_point(|quote| quote.outer.end <= token.span.start);
        self.quotes
            .get(at)
            .is_some_and(|quote| quote.outer.start <= token.span.start)
    }
}

/// Splits and parses `body`, a part of `text`; all spans count from the start of `text`.
pub fn analyse(text: &str, body: Span) -> Document {
    read(text, body, &|_, pieces| vec![true; pieces.len()])
}

/// As [`analyse`], but of the sentences only those are parsed that are wanted, and of these not the quotations that are cut out of
/// them, which are read by themselves, unless one is wanted as a sentence of its own is. In what is not parsed all words hang on one
/// as `dep`.
pub(crate) fn analyse_wanted(text: &str, body: Span, wants: &dyn Fn(Tagged<'_>) -> bool) -> Document {
    read(text, body, &|sentence, pieces| {
        if !wants(sentence) {
            return vec![false; pieces.len()];
        }
        let stretches = sentence.stretches.iter().map(|tokens| Tagged {
            stretches: std::slice::from_ref(tokens),
            ..sentence
        });
        let of_sentence = pieces.iter().zip(stretches);
        of_sentence
            .map(|(piece, stretch)| !piece.quoted || wants(stretch))
            .collect()
    })
}

/// The same; `wants` tells which of the pieces of a sentence are parsed.
fn read(text: &str, body: Span, wants: &dyn Fn(Tagged<'_>, &[Piece]) -> Vec<bool>) -> Document {
    let quotes = quotes(text, body);
    let mut from = 0;
    let cuts: Vec<(Span, Vec<Piece>)> = sentences::split(text, body)
        .into_iter()
        .map(|span| {
            while quotes.get(from).is_some_and(|quote| quote.outer.end <= span.start) {
                from += 1;
            }
            let inside = quotes[from..].iter().take_while(|quote| quote.outer.start < span.end);
            (span, cut(text, span, inside))
        })
        .collect();
    let sizes: Vec<usize> = cuts.iter().map(|(_, pieces)| pieces.len()).collect();
    let pieces: Vec<Piece> = cuts.iter().flat_map(|(_, pieces)| pieces).copied().collect();
    let spans: Vec<Span> = pieces.iter().map(|piece| piece.span).collect();
    let wants = |group: Range<usize>, stretches: &[Vec<Token>]| {
        let sentence = Tagged {
            text,
            quotes: &quotes,
            stretches,
        };
        wants(sentence, &pieces[group])
    };
    let mut parsed = parse_wanted(text, &spans, &sizes, &wants).into_iter();
    let joined = cuts.into_iter().map(|(span, pieces)| {
        let parsed = pieces.iter().map(|piece| piece.quoted).zip(parsed.by_ref());
        join(span, parsed.collect())
    });
    Document {
        sentences: joined.filter(|sentence| !sentence.tokens.is_empty()).collect(),
        quotes,
    }
}

/// A stretch parsed by itself.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    quoted: bool,
}

/// Where a sentence is cut; one piece where it is not.
fn cut<'a>(text: &str, span: Span, quotes: impl Iterator<Item = &'a Quote>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    for quote in quotes {
        let outer = Span::new(quote.outer.start.max(span.start), quote.outer.end.min(span.end));
        if outer.start < at {
            continue;
        }
        let before = Span::new(at, outer.start).trim(text);
        let after = Span::new(outer.end, span.end).trim(text);
        let inner = quote.inner.of(text).trim();
        let opens = before.is_empty()
            || (before.of(text).ends_with([',', ':']) && (inner.starts_with(char::is_uppercase) || !pieces.is_empty()));
        let closes = inner.ends_with([',', '.', '?', '!', '…', '-', '—'])
            || after.of(text).starts_with([',', '.'])
            || after.is_empty();
        if !(opens && closes) || inner.split_whitespace().count() < 2 {
            continue;
        }
        if !before.is_empty() {
            pieces.push(Piece {
                span: before,
                quoted: false,
            });
        }
        pieces.push(Piece {
            span: outer.trim(text),
            quoted: true,
        });
        at = outer.end;
    }
    let rest = Span::new(at, span.end).trim(text);
    if !rest.is_empty() {
        pieces.push(Piece {
            span: rest,
            quoted: false,
        });
    }
    pieces
}

/// One tree of the trees of the pieces.
fn join(span: Span, mut parsed: Vec<(bool, Sentence)>) -> Sentence {
    if parsed.len() == 1
        && let Some((_, only)) = parsed.pop()
    {
        return Sentence { span, ..only };
    }
    let mut tokens = Vec::new();
    // Per piece: quoted, first token, root.
    let mut parts: Vec<(bool, usize, usize)> = Vec::new();
    for (quoted, sentence) in parsed {
        if sentence.tokens.is_empty() {
            continue;
        }
        let offset = tokens.len();
        parts.push((quoted, offset, offset + sentence.root()));
        tokens.extend(sentence.tokens.into_iter().map(|mut token| {
            token.head = token.head.map(|head| head + offset as u32);
            token
        }));
    }
    let mut sentence = Sentence { span, tokens };
    let Some(&(_, _, first_root)) = parts.first() else {
        return sentence;
    };
    let is_verb = |index: usize| matches!(sentence.tokens[index].upos, Upos::Verb);
    let end_of = |part: usize| {
        parts
            .get(part + 1)
            .map_or(sentence.tokens.len(), |&(_, start, _)| start)
    };
    let told = (0..parts.len()).find(|&part| {
        let (quoted, start, _) = parts[part];
        !quoted && (start..end_of(part)).any(is_verb)
    });
    let root = told.map_or(first_root, |part| parts[part].2);
    let mut heads = Vec::new();
    for (part, &(quoted, _, part_root)) in parts.iter().enumerate() {
        if part_root == root {
            continue;
        }
        // The reporting verb: what stands last before the quotation, or the root of what follows it.
        let before = part.checked_sub(1).filter(|&other| !parts[other].0);
        let head = if quoted && let Some(other) = before {
            (parts[other].1..end_of(other))
                .rev()
                .find(|&index| is_verb(index))
                .unwrap_or(root)
        } else if quoted && let Some(&(false, _, next_root)) = parts.get(part + 1) {
            next_root
        } else {
            root
        };
        heads.push((part_root, head, if quoted { Deprel::Ccomp } else { Deprel::Parataxis }));
    }
    for (index, head, deprel) in heads {
        sentence.tokens[index].head = Some(head as u32);
        sentence.tokens[index].deprel = deprel;
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_hangs_on_its_verb() {
        let text = "\"We will keep the bridge open,\" Holm said. \"It is safe.\"";
        let document = analyse(text, Span::new(0, text.len()));
        assert_eq!(document.quotes.len(), 2);
        let sentence = &document.sentences[0];
        let root = sentence.root();
        assert_eq!(sentence.word(root, text), "said");
        let content = sentence.child(root, Deprel::Ccomp).unwrap();
        assert_eq!(sentence.word(content, text), "keep");
        assert_eq!(document.sentences.len(), 2);
    }

    #[test]
    fn what_is_not_parsed_is_flat() {
        let text = "Holm opened the bridge.";
        let document = analyse_wanted(text, Span::new(0, text.len()), &|_| false);
        let tokens = &document.sentences[0].tokens;
        assert!(tokens.iter().all(|token| token.deprel == Deprel::Dep));
        let heads: Vec<Option<u32>> = tokens.iter().map(|token| token.head).collect();
        assert_eq!(heads, [Some(1), None, Some(1), Some(1), Some(1)]);
    }

    #[test]
    fn every_tree_has_one_root() {
        for text in [
            "\"A b,\" \"c d,\" \"e f.\"",
            "\"Yes, no,\" \"",
            "x: \"Y z.\" \"W w,\" he said, \"v v.\"",
        ] {
            for sentence in analyse(text, Span::new(0, text.len())).sentences {
                assert_eq!(sentence.tokens.iter().filter(|token| token.head.is_none()).count(), 1);
                for index in 0..sentence.tokens.len() {
                    assert!(sentence.is_within(index, sentence.root()));
                }
            }
        }
    }
}
