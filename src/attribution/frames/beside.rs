//! Quotations right beside a verb: "she said, “…”", "he told the paper on Monday: “…”".

use super::edges::is_finite;
use super::tag::is_addressed;
use crate::attribution::extent::is_time;
use crate::attribution::view::View;
use crate::language::Upos;

/// Longest stretch between the verb and the mark, in tokens.
const LONGEST_GAP: usize = 16;

/// First and last token of the quotation that follows the verb, over an adjunct or whom it is said to.
pub fn quotation(view: &View, verb: usize) -> Option<(usize, usize)> {
    let opens = (verb + 1..view.len().min(verb + 2 + LONGEST_GAP)).find(|&at| view.quote_at(at).is_some())?;
    let quote = view.quote_at(opens);
    let last = (opens..view.len()).take_while(|&at| view.quote_at(at) == quote).last()?;
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
        && gap.clone().all(|at| !matches!(view.word(at), ":" | ";") && view.upos(at) != Upos::Sconj);
    (begins && plain).then_some((opens, last))
}
