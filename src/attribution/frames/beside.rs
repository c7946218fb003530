//! Quotations right beside a verb: "she said, “…”", "he told the paper on Monday: “…”", "“…,” the minister, back from a
//! journey, said after the vote".

use super::edges::is_finite;
use super::subject::Source;
use super::tag::is_addressed;
use crate::attribution::extent::is_time;
use crate::attribution::view::View;
use crate::language::{Quote, Upos};

/// Longest stretch between the verb and the mark, in tokens.
const LONGEST_GAP: usize = 16;

/// Longest subject between the mark and the verb, in tokens.
const LONGEST_SUBJECT: usize = 24;

/// First and last token of the quotation that follows the verb, over an adjunct or whom it is said to.
pub fn quotation(view: &View, verb: usize) -> Option<(usize, usize)> {
    let opens = (verb + 1..view.len().min(verb + 2 + LONGEST_GAP)).find(|&at| view.quote_at(at).is_some())?;
    let quote = view.quote_at(opens);
    let last = (opens..view.len())
        .take_while(|&at| view.quote_at(at) == quote)
        .last()?;
    let mut gap = verb + 1..opens;
    let marked = matches!(view.word(opens - 1), "," | ":");
    if !marked && !gap.is_empty() || (opens..=last).filter(|&at| !view.is_punct(at)).count() < 2 {
        return None;
    }
    if marked {
        gap.end -= 1;
    }
    if gap.is_empty() {
        return Some((opens, last));
    }
    let begins = matches!(view.upos(gap.start), Upos::Adp | Upos::Adv)
        || is_time(&view.lower(gap.start))
        || is_addressed(view, verb)
        || view.word(opens - 1) == ":";
    let plain = !is_finite(view, gap.start, gap.end)
        && gap
            .clone()
            .all(|at| !matches!(view.word(at), ":" | ";") && view.upos(at) != Upos::Sconj);
    (begins && plain).then_some((opens, last))
}

/// The quotation that ends before the verb's subject, and that subject: for tags that the commas do not bound.
pub fn before(view: &View, quotes: &[Quote], verb: usize) -> Option<(usize, usize, Source)> {
    let last = (0..verb).rev().find(|&at| view.quote_at(at).is_some())?;
    let quote = view.quote_at(last);
    let outer = quotes[quote?].outer;
    let ends_sentence = outer
        .of(view.text)
        .trim_end_matches(['"', '”', '’', '\'', '»'])
        .ends_with([',', '.', '?', '!', '—', '–', '…']);
    let comma = view.word(last + 1) == ",";
    if outer.end != view.token(last).span.end || !(ends_sentence || comma) {
        return None;
    }
    let first = (0..=last).rev().take_while(|&at| view.quote_at(at) == quote).last()?;
    let opens = if comma { last + 2 } else { last + 1 };
    let end = (opens..verb)
        .rev()
        .take_while(|&at| matches!(view.upos(at), Upos::Adv | Upos::Aux | Upos::Part))
        .last()
        .unwrap_or(verb);
    let nominal = opens < end
        && end - opens <= LONGEST_SUBJECT
        && matches!(
            view.upos(opens),
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num
        );
    let relative = (opens..end).any(|at| matches!(view.lower(at).as_str(), "who" | "which" | "whose"));
    if !nominal || (!relative && is_finite(view, opens, end)) || view.upos(end - 1) == Upos::Cconj {
        return None;
    }
    let until = (opens + 1..end)
        .find(|&at| view.is_punct(at) && view.word(at) != "-" || view.upos(at) == Upos::Adp)
        .unwrap_or(end);
    let head = (opens..until)
        .rev()
        .find(|&at| matches!(view.upos(at), Upos::Propn | Upos::Noun | Upos::Pron | Upos::Num))?;
    let source = Source {
        span: view.span(opens, end - 1),
        head,
    };
    Some((first, last, source))
}
