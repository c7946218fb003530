//! The words that report, by their place between commas: "…, he said.", "…, said Holm, …"; and the edges of clauses that
//! follow their verb.
//!
//! Punctuation is a surer guide here than the parse, which often hangs such tags on a neighbouring noun.

use super::Context;
use super::subject::Source;
use crate::attribution::cues::Frame as Takes;
use crate::attribution::extent::content_span;
use crate::attribution::statement::Act;
use crate::attribution::view::View;
use crate::language::{Deprel, Quote, Upos, Xpos};
use crate::text::Span;

/// Longest adjunct of a tag, in tokens ("in an interview on Monday with a newspaper").
const LONGEST_ADJUNCT: usize = 14;

/// What a tag reports whose place says that it is one: all of the sentence around it.
pub fn content(view: &View, context: &Context, verb: usize, source: Source) -> Option<Vec<Span>> {
    let quotes = context.quotes;
    if !matches!(view.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn) {
        return None;
    }
    let (source_first, source_last) = tokens_of(view, source.span)?;
    let (first, core_last) = if source_last < verb {
        let adverbs = (source_last + 1..verb)
            .all(|at| matches!(view.upos(at), Upos::Adv | Upos::Aux | Upos::Part) || view.word(at) == ",");
        (adverbs.then_some(source_first)?, verb)
    } else {
        ((source_first == verb + 1).then_some(verb)?, source_last)
    };
    // What stands before must end with a mark.
    let before = first.checked_sub(1)?;
    let closes = |at: usize| {
        matches!(view.word(at), "," | "—" | "–" | "--" | "-" | "?" | "!") || is_closing_quote(view, at, quotes)
    };
    if !closes(before) || (0..before).filter(|&at| !view.is_punct(at)).count() < 2 {
        return None;
    }
    // What follows must be an adjunct up to a comma or the end.
    let mut last = core_last;
    while last + 1 < view.len() {
        let next = last + 1;
        let word = view.word(next);
        if matches!(word, "," | "." | ";" | "?" | "!" | "—" | "–" | "--" | ":") || view.quote_at(next).is_some() {
            break;
        }
        let clause = matches!(view.upos(next), Upos::Verb | Upos::Aux | Upos::Sconj)
            || view.upos(next) == Upos::Pron
                && !matches!(
                    view.deprel(next),
                    Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::NmodPoss
                );
        if clause || next - core_last > LONGEST_ADJUNCT {
            return None;
        }
        last = next;
    }
    let adjunct = core_last + 1..=last;
    if !adjunct.is_empty() {
        // "he said the plan": a noun phrase right after the verb is its object, not an adjunct.
        let start = core_last + 1;
        let begins = matches!(view.upos(start), Upos::Adp | Upos::Adv)
            || is_addressed(view, verb)
            || crate::attribution::extent::is_time(&view.lower(start))
            || matches!(
                view.lower(start).as_str(),
                "last" | "this" | "earlier" | "late" | "early"
            );
        if !begins {
            return None;
        }
    }
    let end = last + 1 >= view.len() || (last + 1..view.len()).all(|at| view.is_punct(at));
    let after_quote = (last + 1..view.len())
        .find(|&at| view.upos(at) != Upos::Punct)
        .is_some_and(|at| view.quote_at(at).is_some());
    let before_quoted = view.quote_at(before).is_some() || before > 0 && view.quote_at(before - 1).is_some();
    let mut content = Vec::new();
    if end || (view.word(last + 1) != ":" && (before_quoted || !after_quote)) {
        content.extend(content_span(view, 0, before, quotes));
    }
    if content.is_empty() {
        return None;
    }
    if !end {
        if view.word(last + 1) != "," && !after_quote {
            return if before_quoted { Some(content) } else { None };
        }
        let next = last + 2;
        let goes_on = before_quoted != after_quote;
        // ", he said, adding that": what follows is told anew.
        let told_anew = next < view.len() && view.token(next).xpos == Xpos::Vbg && !after_quote
            || next < view.len()
                && matches!(
                    view.lower(next).as_str(),
                    "who" | "which" | "when" | "while" | "according"
                )
            || goes_on && !after_quote;
        if !told_anew {
            let first = if view.word(last + 1) == "," { next } else { last + 1 };
            if first < view.len() {
                let until = right_limit(view, context, first);
                content.extend(content_span(view, first, until, quotes));
            }
        }
    }
    content.retain(|span| span.of(view.text).contains(char::is_alphanumeric));
    (!content.is_empty()).then_some(content)
}

/// Verbs whose object is whom it is said to.
fn is_addressed(view: &View, verb: usize) -> bool {
    matches!(
        view.lemma(verb),
        "tell" | "remind" | "assure" | "inform" | "warn" | "ask"
    )
}

fn is_closing_quote(view: &View, at: usize, quotes: &[Quote]) -> bool {
    view.quote_at(at)
        .is_some_and(|quote| quotes[quote].outer.end == view.token(at).span.end)
}

/// Where a new report begins in the rest of a sentence: before ", adding" and ", and called".
fn right_limit(view: &View, context: &Context, first: usize) -> usize {
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
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn | Xpos::Vbg
    ) {
        return None;
    }
    let end = (verb + 1..view.len()).rev().find(|&at| !view.is_punct(at))?;
    let stop = (verb + 1..=end)
        .find(|&at| view.is_punct(at) && !matches!(view.word(at), "-" | "'" | "’"))
        .unwrap_or(end + 1);
    let finite = |from: usize, to: usize| {
        (from..to).any(|at| matches!(view.token(at).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md))
    };
    let that = (verb + 1..stop.min(verb + 14)).find(|&at| {
        matches!(view.lower(at).as_str(), "that" | "how" | "whether" | "why" | "what") && !finite(verb + 1, at)
    });
    if let Some(that) = that
        && finite(that + 1, end + 1)
        && view.deprel(that) != Deprel::Det
    {
        let last = cut_at_new_report(view, context, that, end);
        return Some((that, last));
    }
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

/// Who stands after the verb: ", said Ada Holm, a lawyer who had seen the text." The whole phrase to the end of the tag.
pub fn inverted(view: &View, verb: usize) -> Option<Source> {
    if !matches!(view.token(verb).xpos, Xpos::Vbd | Xpos::Vbz) || verb == 0 || verb + 1 >= view.len() {
        return None;
    }
    let before = verb - 1;
    let marked = view.is_punct(before) && !matches!(view.word(before), ":" | ";" | "-" | "(");
    let first = verb + 1;
    let begins = matches!(
        view.upos(first),
        Upos::Propn | Upos::Det | Upos::Noun | Upos::Adj | Upos::Num
    ) || view.upos(first) == Upos::Pron
        && matches!(
            view.lower(first).as_str(),
            "he" | "she" | "they" | "one" | "some" | "his" | "her"
        );
    if !marked || !begins || crate::attribution::extent::is_time(&view.lower(first)) {
        return None;
    }
    let mut last = first;
    let mut relative = false;
    while last + 1 < view.len() {
        let next = last + 1;
        let word = view.lower(next);
        if view.quote_at(next).is_some() || matches!(word.as_str(), "." | ";" | ":" | "—" | "–" | "--" | "!" | "?")
        {
            break;
        }
        if word == "," {
            let after = next + 1;
            let goes_on = after < view.len()
                && (matches!(
                    view.upos(after),
                    Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num
                ) || view.lower(after) == "who"
                    || view.upos(after) == Upos::Pron
                        && matches!(view.lower(after).as_str(), "whose" | "who" | "his" | "her"))
                && view.quote_at(after).is_none();
            if !goes_on {
                break;
            }
        }
        relative |= matches!(word.as_str(), "who" | "whose" | "which" | "that");
        let finite = matches!(view.token(next).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
        if finite && !relative {
            return None;
        }
        let adjunct = matches!(
            word.as_str(),
            "on" | "in" | "at" | "during" | "after" | "before" | "when" | "as" | "to"
        ) && !relative
            && (next + 1 < view.len()
                && (crate::attribution::extent::is_time(&view.lower(next + 1))
                    || matches!(
                        view.lower(next + 1).as_str(),
                        "a" | "an" | "his" | "her" | "reporters" | "response"
                    ))
                || matches!(word.as_str(), "during" | "after" | "before" | "when" | "as"));
        if adjunct || crate::attribution::extent::is_time(&word) && !relative {
            break;
        }
        last = next;
    }
    if view.word(last) == "," {
        last -= 1;
    }
    // The head: the name or noun that the first phrase ends with.
    let until = (first..=last)
        .find(|&at| {
            view.is_punct(at) || view.upos(at) == Upos::Adp || matches!(view.lower(at).as_str(), "who" | "whose")
        })
        .unwrap_or(last + 1);
    let head = (first..until)
        .rev()
        .find(|&at| matches!(view.upos(at), Upos::Propn | Upos::Noun | Upos::Pron | Upos::Num))?;
    Some(Source {
        span: view.span(first, last),
        head,
    })
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

fn tokens_of(view: &View, span: Span) -> Option<(usize, usize)> {
    let first = (0..view.len()).find(|&at| view.token(at).span.start >= span.start)?;
    let last = (first..view.len())
        .take_while(|&at| view.token(at).span.end <= span.end)
        .last()?;
    Some((first, last))
}
