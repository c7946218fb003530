//! Sentences as what is worked on together: pieces of at most so many tokens, and units of pieces that are parsed or not.

use std::ops::Range;

use crate::text::Span;

/// Longer sentences are analysed in pieces of at most this many tokens, to keep the work linear; later pieces hang on the first
/// one's root as `parataxis`.
pub const LONGEST_PIECE: usize = 256;

/// So many tokens are worked on at a time: enough to share the weights among sentences, few enough for what is in between to stay near
/// the processor.
const BATCH: usize = 2 * LONGEST_PIECE;

/// Tokens that are read together: a sentence, or a part of a very long one.
pub struct Piece<'a> {
    /// Which sentence.
    pub sentence: usize,
    /// Tokens of the sentence before.
    pub offset: usize,
    pub text: &'a str,
    pub spans: &'a [Span],
}

/// Pieces that are parsed or not: those of a group, or one of a group that is too long to be held at a time.
pub struct Unit {
    pub pieces: Range<usize>,
    pub words: usize,
    /// The sentences of the group, where it is all of it.
    pub group: Option<Range<usize>>,
}

/// The sentences, in groups of so many as `sizes` says, as pieces and units.
pub fn pieces<'a>(sentences: &'a [(&str, impl AsRef<[Span]>)], sizes: &[usize]) -> (Vec<Piece<'a>>, Vec<Unit>) {
    let (mut pieces, mut units): (Vec<Piece<'a>>, Vec<Unit>) = (Vec::new(), Vec::with_capacity(sizes.len()));
    let mut from = 0;
    for &size in sizes {
        let own = from..from + size;
        let first = pieces.len();
        for sentence in own.clone() {
            let (text, spans) = &sentences[sentence];
            let chunks = spans.as_ref().chunks(LONGEST_PIECE).enumerate();
            pieces.extend(chunks.map(|(at, spans)| Piece {
                sentence,
                offset: at * LONGEST_PIECE,
                text,
                spans,
            }));
        }
        let words = |pieces: &[Piece<'_>]| pieces.iter().map(|piece| piece.spans.len()).sum::<usize>();
        if words(&pieces[first..]) <= BATCH {
            units.push(Unit {
                pieces: first..pieces.len(),
                words: words(&pieces[first..]),
                group: Some(own.clone()),
            });
        } else {
            units.extend((first..pieces.len()).map(|at| Unit {
                pieces: at..at + 1,
                words: words(&pieces[at..=at]),
                group: None,
            }));
        }
        from = own.end;
    }
    (pieces, units)
}

/// How many of the units are worked on together; one at least.
pub fn batch(units: &[Unit]) -> usize {
    let mut count = 0;
    let fit = units.iter().take_while(|unit| {
        count += unit.words;
        count <= BATCH
    });
    fit.count().max(1).min(units.len())
}
