//! Quotations signed with a dash: "“We waited for years.” — Ada Holm", on the same line or the next.

use super::Context;
use super::edges::is_finite;
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::statement::{Act, Force};
use crate::attribution::view::View;
use crate::language::{Quote, Upos};
use crate::text::Span;

/// Longest signature, in tokens.
const LONGEST_SIGNATURE: usize = 14;

/// Adds the signed quotations that no draft has.
pub fn find(context: &Context, views: &[View], drafts: &mut Vec<Draft>) {
    for quote in context.quotes {
        let taken = drafts
            .iter()
            .any(|draft| draft.content.iter().any(|piece| piece.contains(quote.outer)));
        if !taken {
            drafts.extend(signed(views, quote));
        }
    }
}

fn signed(views: &[View], quote: &Quote) -> Option<Draft> {
    let text = views.first()?.text;
    let rest = &text[quote.outer.end..];
    let blank = rest.len() - rest.trim_start().len();
    let dash = rest[blank..]
        .chars()
        .next()
        .filter(|c| matches!(c, '—' | '–' | '―' | '-' | '~'))?;
    let new_lines = rest[..blank].matches('\n').count();
    let dashes = rest[blank..].len() - rest[blank..].trim_start_matches(dash).len();
    if quote.inner.of(text).split_whitespace().count() < 3 || new_lines > 2 || dash == '-' && new_lines == 0 {
        return None;
    }
    let start = quote.outer.end + blank;
    let cue = Span::new(start, start + dashes);
    let line_end = text[cue.end..].find('\n').map_or(text.len(), |at| cue.end + at);
    let at = views.partition_point(|view| view.sentence.span.end <= cue.end);
    let view = views.get(at)?;
    let first = (0..view.len()).find(|&at| view.token(at).span.start >= cue.end && !view.is_punct(at))?;
    let last = (first..view.len())
        .take_while(|&at| view.token(at).span.end <= line_end && view.quote_at(at).is_none())
        .last()?;
    let last = (first..=last).rev().find(|&at| !view.is_punct(at))?;
    let head = (first..=last)
        .find(|&at| view.is_punct(at))
        .map_or(last, |mark| mark - 1);
    let name = view.upos(first) == Upos::Propn && view.word(first).starts_with(char::is_uppercase);
    if !name || last - first >= LONGEST_SIGNATURE || is_finite(view, first, last + 1) {
        return None;
    }
    Some(Draft {
        sentence: view.index,
        source: Some(view.span(first, last)),
        source_head: Some(head),
        cue: vec![cue],
        cue_head: None,
        content: vec![quote.outer],
        content_head: None,
        force: Force::Assert,
        act: Act::Speech,
        frame: Frame::Colon,
        quoted: Quoted::Whole,
        needs: Needs::Nothing,
        confidence: 75,
    })
}
