//! Where clauses that follow the verb that reports them begin and end.
//!
//! The parse is least sure of a long clause's last part, so marks and conjunctions decide.

use super::Context;
use crate::attribution::cues::Frame as Takes;
use crate::attribution::statement::Act;
use crate::attribution::view::View;
use crate::language::{Deprel, Upos, Xpos};

/// Whether a finite verb stands from token `from` up to `to`.
pub fn is_finite(view: &View, from: usize, to: usize) -> bool {
    (from..to).any(|at| view.is_finite(at))
}

/// Whether "and" or "but" at `at` goes on with what was said: before "that", or before a clause with "would" or "could",
/// which tell words at second hand.
fn goes_on(view: &View, at: usize) -> bool {
    if !matches!(view.lower(at).as_str(), "and" | "but" | "or") || view.quote_at(at).is_some() {
        return false;
    }
    if view.lower(at + 1) == "that" && view.deprel(at + 1) == Deprel::Mark {
        return true;
    }
    let nominal = matches!(
        view.upos(at + 1),
        Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num
    );
    let finite = (at + 1..view.len()).find(|&at| view.is_finite(at));
    nominal && finite.is_some_and(|verb| verb > at + 1 && matches!(view.lower(verb).as_str(), "would" | "could"))
}

/// The last token before the next mark after `first`, or the sentence's last.
fn end_of_clause(view: &View, first: usize) -> usize {
    (first..view.len())
        .find(|&at| view.is_punct(at) && !matches!(view.word(at), "-" | "'" | "’") && view.quote_at(at).is_none())
        .map_or(view.len() - 1, |mark| mark - 1)
}

/// Where the main clause begins that follows a fronted one ("While she says that …, the office …"): the last token before
/// its comma. `first` and `last` bound what the verb in the fronted clause reports.
pub fn cut_at_main_clause(view: &View, verb: usize, first: usize, last: usize) -> usize {
    let opens = (0..verb).find(|&at| !view.is_punct(at)).unwrap_or(verb);
    let fronted = matches!(
        view.lower(opens).as_str(),
        "while"
            | "when"
            | "as"
            | "although"
            | "though"
            | "if"
            | "after"
            | "before"
            | "since"
            | "because"
            | "whereas"
            | "once"
            | "asked"
    ) || matches!(view.token(verb).xpos, Xpos::Vbg | Xpos::Vbn) && opens == verb;
    let plain = (opens..verb).all(|at| view.word(at) != "," && view.quote_at(at).is_none());
    if !fronted || !plain {
        return last;
    }
    let begins = |at: usize| {
        matches!(
            view.upos(at),
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num | Upos::Adv
        ) && !matches!(view.lower(at).as_str(), "who" | "which" | "whose" | "whom" | "where")
    };
    (first + 1..last)
        .find(|&at| {
            view.word(at) == "," && view.quote_at(at).is_none() && begins(at + 1) && is_finite(view, at + 2, view.len())
        })
        .map_or(last, |comma| comma - 1)
}

/// Where a new report begins in the rest of a sentence: before ", adding" and ", and called".
pub fn right_limit(view: &View, context: &Context, first: usize) -> usize {
    cut_at_new_report(view, context, first, view.len() - 1)
}

/// A clause's last token, moved: it does not end in the middle of a phrase, and not beyond a new report.
pub fn right_edge(view: &View, context: &Context, first: usize, last: usize) -> usize {
    let mut last = last;
    // Up to the next mark.
    while last + 1 < view.len() && !view.is_punct(last) {
        let next = last + 1;
        if view.is_punct(next) && !matches!(view.word(next), "-" | "'" | "’") {
            break;
        }
        if view.upos(next) == Upos::Cconj && next + 1 < view.len() && view.upos(next + 1) == Upos::Verb {
            break;
        }
        last = next;
    }
    // ", and that …", ", and Holm would …": more of the same.
    while last + 3 < view.len() && view.word(last + 1) == "," && goes_on(view, last + 2) {
        last = end_of_clause(view, last + 2);
    }
    // A quotation after a comma goes on with the clause.
    if last + 2 < view.len()
        && view.word(last + 1) == ","
        && let Some(quote) = view.quote_at(last + 2)
        && context.quotes[quote]
            .inner
            .of(view.text)
            .starts_with(char::is_lowercase)
    {
        last = (last + 2..view.len())
            .take_while(|&at| view.quote_at(at) == Some(quote))
            .last()
            .unwrap_or(last);
    }
    cut_at_new_report(view, context, first, last)
}

/// The last token before a new report begins: ", adding", "and suggested that", ", but she noted", "; the report says".
pub fn cut_at_new_report(view: &View, context: &Context, first: usize, last: usize) -> usize {
    let reports = |index: usize| {
        index <= last
            && view.upos(index) == Upos::Verb
            && context
                .lexicon
                .senses(Upos::Verb, view.lemma(index))
                .iter()
                .any(|cue| cue.act == Act::Speech)
    };
    let says = |index: usize| {
        reports(index)
            && context
                .lexicon
                .senses(Upos::Verb, view.lemma(index))
                .iter()
                .any(|cue| cue.act == Act::Speech && cue.takes(&Takes::Quote))
    };
    let past = |index: usize| index <= last && matches!(view.token(index).xpos, Xpos::Vbd | Xpos::Vbz);
    for at in first + 1..last {
        if view.quote_at(at).is_some() {
            continue;
        }
        let next = at + 1;
        match view.word(at) {
            ";" => return at - 1,
            "," => {
                if view.token(next).xpos == Xpos::Vbg && reports(next) {
                    return at - 1;
                }
                if view.upos(next) == Upos::Cconj && past(next + 1) && reports(next + 1) {
                    return at - 1;
                }
                // ", but she noted that", ", though a review shows".
                let joins = view.upos(next) == Upos::Cconj
                    || matches!(view.lower(next).as_str(), "though" | "although" | "while" | "whereas");
                if joins && (next + 2..next + 7).any(|index| past(index) && says(index) && view.word(index - 1) != ",")
                {
                    return at - 1;
                }
                if matches!(view.lower(next).as_str(), "though" | "although") {
                    return at - 1;
                }
            }
            _ if view.upos(at) == Upos::Cconj && past(next) && says(next) => return at - 1,
            _ => {}
        }
    }
    last
}

/// Up to the next mark: a phrase does not end in the middle.
pub fn to_next_mark(view: &View, last: usize) -> usize {
    let mut last = last;
    while last + 1 < view.len() && !view.is_punct(last) {
        let next = last + 1;
        let mark = view.is_punct(next) && view.quote_at(next) == view.quote_at(last);
        let word = view.lower(next);
        let adjunct = matches!(
            word.as_str(),
            "on" | "at"
                | "in"
                | "during"
                | "after"
                | "before"
                | "when"
                | "while"
                | "because"
                | "as"
                | "by"
                | "if"
                | "last"
                | "since"
                | "until"
        ) || crate::attribution::extent::is_time(&word);
        let clause = matches!(view.token(next).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Md);
        if mark || adjunct || clause || view.upos(next) == Upos::Cconj || view.upos(next) == Upos::Sconj {
            break;
        }
        last = next;
    }
    last
}

/// A clause that the parse did not hang on its verb: from "that" after an adjunct, or right after the verb where the
/// rest of the sentence is one.
pub fn lost_clause(view: &View, context: &Context, verb: usize) -> Option<(usize, usize)> {
    if !matches!(
        view.token(verb).xpos,
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn | Xpos::Vbg | Xpos::Vb
    ) {
        return None;
    }
    let end = (verb + 1..view.len()).rev().find(|&at| !view.is_punct(at))?;
    let stop = (verb + 1..=end)
        .find(|&at| view.is_punct(at) && !matches!(view.word(at), "-" | "'" | "’"))
        .unwrap_or(end + 1);
    let finite = |from: usize, to: usize| is_finite(view, from, to);
    let that = (verb + 1..stop.min(verb + 14)).find(|&at| {
        matches!(view.lower(at).as_str(), "that" | "how" | "whether" | "why" | "what") && !finite(verb + 1, at)
    });
    if let Some(that) = that
        && (that == verb + 1 && view.lower(that) == "that" || finite(that + 1, end + 1))
        && view.deprel(that) != Deprel::Det
    {
        let last = cut_at_new_report(view, context, that, end);
        return Some((that, last));
    }
    // A phrase between commas may stand before the verb of what is said.
    let stop = if stop > verb + 1 && view.word(stop.min(end)) == "," && !finite(verb + 1, stop) {
        end + 1
    } else {
        stop
    };
    if view.lemma(verb) == "say" && stop > verb + 1 && finite(verb + 1, stop) {
        let mut first = verb + 1;
        if view.upos(first) == Upos::Adp
            || crate::attribution::extent::is_time(&view.lower(first))
            || matches!(view.lower(first).as_str(), "this" | "last" | "earlier")
        {
            // An adjunct: to the next pronoun that can be a subject.
            first = (first..stop).find(|&at| {
                view.upos(at) == Upos::Pron
                    && matches!(view.deprel(at), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Expl)
            })?;
        }
        let last = cut_at_new_report(view, context, first, end);
        return Some((first, last));
    }
    None
}

/// A clause's first token, moved past a time between verb and "that".
pub fn left_edge(view: &View, first: usize, head: usize) -> usize {
    if view.lower(first) == "that" {
        return first;
    }
    (first..head.min(first + 8))
        .find(|&at| view.lower(at) == "that" && view.deprel(at) == Deprel::Mark && view.head(at) == Some(head))
        .unwrap_or(first)
}
