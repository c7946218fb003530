//! Quotations over several sentences: joins what stands before and after the words that report it.

use super::draft::{Draft, Frame, Quoted};
use crate::language::{Document, Quote};
use crate::text::Span;

/// Stretches contents to the whole quotations they are part of, adds quotations that go on after the tag, and attaches
/// those that a line like "Holm added:" announces.
pub fn join(text: &str, document: &Document, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        stretch(text, document, draft);
    }
    let owners = owners(text, document, drafts);
    let mut owner_of: Vec<Option<usize>> = owners;
    for at in 0..document.quotes.len() {
        if owner_of[at].is_some() || !is_sentence(text, document, &document.quotes[at]) {
            continue;
        }
        let previous = at
            .checked_sub(1)
            .and_then(|before| owner_of[before].map(|owner| (before, owner)));
        let Some((before, owner)) = previous else {
            continue;
        };
        let gap = Span::new(document.quotes[before].outer.end, document.quotes[at].outer.start);
        if continues(text, document, drafts, owner, gap) {
            drafts[owner].content.push(document.quotes[at].outer);
            owner_of[at] = Some(owner);
            // It may go on over paragraphs.
            let mut next = at;
            while document.quotes[next].goes_on && next + 1 < document.quotes.len() && owner_of[next + 1].is_none() {
                next += 1;
                drafts[owner].content.push(document.quotes[next].outer);
                owner_of[next] = Some(owner);
            }
        }
    }
    drafts.sort_by_key(|draft| draft.sentence);
    for draft in drafts.iter_mut() {
        merge_pieces(text, draft);
        let inside = |piece: &Span| document.quotes.iter().any(|quote| quote.outer.contains(*piece));
        if draft.content.iter().all(inside) {
            draft.quoted = Quoted::Whole;
        }
    }
}

/// A content that fills a sentence's share of a quotation is the whole quotation.
fn stretch(text: &str, document: &Document, draft: &mut Draft) {
    if !matches!(
        draft.frame,
        Frame::Clause | Frame::Parenthesis | Frame::According | Frame::Object | Frame::Colon
    ) {
        return;
    }
    let sentence = document.sentences[draft.sentence].span;
    let mut added = Vec::new();
    for piece in &mut draft.content {
        let from = document.quotes.partition_point(|quote| quote.outer.end <= piece.start);
        for (at, quote) in document.quotes.iter().enumerate().skip(from) {
            if quote.outer.start >= piece.end {
                break;
            }
            // What of the quotation stands in the draft's sentence; a turn of a transcript goes beyond it.
            let (start, end) = (quote.outer.start.max(sentence.start), quote.outer.end.min(sentence.end));
            if start >= end {
                continue;
            }
            let share = Span::new(start, end);
            let blank = |a: usize, b: usize| a >= b || text[a..b].chars().all(|c| !c.is_alphanumeric());
            if blank(share.start, piece.start)
                && blank(piece.end, share.end)
                && !(quote.inner.contains(*piece) && draft.cue.iter().any(|cue| quote.outer.contains(*cue)))
            {
                *piece = piece.cover(quote.outer);
                // Paragraphs before and after.
                let mut next = at;
                while document.quotes[next].goes_on && next + 1 < document.quotes.len() {
                    next += 1;
                    added.push(document.quotes[next].outer);
                }
                let mut before = at;
                while before > 0 && document.quotes[before - 1].goes_on {
                    before -= 1;
                    added.push(document.quotes[before].outer);
                }
            }
        }
    }
    draft.content.extend(added);
}

/// For each quotation the draft that has all of it.
fn owners(text: &str, document: &Document, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut owners = vec![None; document.quotes.len()];
    for (index, draft) in drafts.iter().enumerate() {
        if !matches!(
            draft.frame,
            Frame::Clause | Frame::Parenthesis | Frame::According | Frame::Colon | Frame::Label
        ) {
            continue;
        }
        for piece in &draft.content {
            let from = document.quotes.partition_point(|quote| quote.outer.end <= piece.start);
            for (at, quote) in document.quotes.iter().enumerate().skip(from) {
                if quote.outer.start >= piece.end {
                    break;
                }
                let share = Span::new(piece.start.max(quote.outer.start), piece.end.min(quote.outer.end));
                if share.of(text).trim().len() * 10 >= quote.outer.len() * 8 && owners[at].is_none() {
                    owners[at] = Some(index);
                }
            }
        }
    }
    owners
}

/// Whether a quotation is one or more sentences, not words within one.
fn is_sentence(text: &str, document: &Document, quote: &Quote) -> bool {
    let opens = document.sentences.binary_search_by(|sentence| {
        if sentence.span.end <= quote.outer.start {
            std::cmp::Ordering::Less
        } else if sentence.span.start > quote.outer.start {
            std::cmp::Ordering::Greater
        } else {
            std::cmp::Ordering::Equal
        }
    });
    let Ok(opens) = opens else { return false };
    let before = &text[document.sentences[opens].span.start..quote.outer.start];
    let starts = before.chars().all(|c| !c.is_alphanumeric()) || before.trim_end().ends_with([',', ':']);
    starts && quote.inner.of(text).split_whitespace().count() >= 2
}

/// Whether nothing but the tag of `owner` stands in the gap, and no new paragraph begins there.
fn continues(text: &str, document: &Document, drafts: &[Draft], owner: usize, gap: Span) -> bool {
    if gap.start >= gap.end {
        return false;
    }
    let between = gap.of(text);
    if between.contains('\n') {
        return false;
    }
    let sentence = document.sentences[drafts[owner].sentence].span;
    let tag = drafts[owner].cue.iter().all(|cue| gap.contains(*cue));
    let only_blank = between.chars().all(|c| !c.is_alphanumeric());
    // The gap must end with the sentence of the tag, or within it.
    only_blank
        || (tag
            && gap.end <= sentence.end + between.len()
            && text[sentence.end.min(gap.end)..gap.end].trim().is_empty())
}

fn merge_pieces(text: &str, draft: &mut Draft) {
    draft.content.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for piece in draft.content.drain(..) {
        match merged.last_mut() {
            Some(last)
                if piece.start <= last.end
                    || text[last.end..piece.start].trim().is_empty() && !text[last.end..piece.start].contains('\n') =>
            {
                *last = last.cover(piece);
            }
            _ => merged.push(piece),
        }
    }
    draft.content = merged;
}
