//! The spans of an article's text that somebody will ask for once the text is gone.

use super::Told;
use crate::attribution::{Field, Piece};
use crate::position::{Claim, Limit, Located};
use crate::text::Span;

/// Those of the text that are asked for as they are, and those that are quoted with the sentences around them.
pub(super) fn spans(told: &[Told]) -> (Vec<Span>, Vec<Span>) {
    let (mut spans, mut quotes) = (Vec::new(), Vec::new());
    for told in told {
        let statement = &told.statement;
        let mut pieces: Vec<&[Piece]> = vec![
            &statement.source,
            &statement.cue,
            &statement.content,
            &statement.scare_quotes,
        ];
        for link in &statement.chain {
            pieces.extend([link.source.as_slice(), link.cue.as_slice()]);
        }
        let of_text = |piece: &&Piece| piece.field == Field::Text;
        spans.extend(pieces.into_iter().flatten().filter(of_text).map(|piece| piece.span));
        if statement
            .content
            .first()
            .is_some_and(|piece| piece.field == Field::Title)
        {
            continue;
        }
        let sentences = told.content.sentences.iter().map(|worded| &worded.whole);
        for located in told.content.claims.iter().chain(sentences) {
            of_claim(located, &mut spans, &mut quotes);
        }
    }
    (spans, quotes)
}

fn of_claim(located: &Located, spans: &mut Vec<Span>, quotes: &mut Vec<Span>) {
    let Located { claim, quote } = located;
    let Claim {
        span, clause, position, ..
    } = claim;
    quotes.extend([*quote, *span]);
    quotes.extend(position.caveats.iter().map(|limit| limit.span));
    let limits: [&[Limit]; 2] = [&position.conditions, &position.hedges];
    spans.push(*clause);
    spans.extend(limits.into_iter().flatten().map(|limit| limit.span));
    spans.extend(position.periods.iter().map(|period| period.span));
    spans.extend(position.figures.iter().map(|figure| figure.quantity.span));
}
