//! The words that report, by their place between commas: "…, he said.", "…, said Holm, …".
//!
//! Punctuation is a surer guide here than the parse, which often hangs such tags on a neighbouring noun.

use super::Context;
use super::edges;
use super::subject::Source;
use crate::attribution::extent::content_span;
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
        matches!(view.word(at), "," | "—" | "–" | "―" | "--" | "-" | "?" | "!") || is_closing_quote(view, at, quotes)
    };
    if !closes(before) || (0..before).filter(|&at| !view.is_punct(at)).count() < 2 {
        return None;
    }
    // What follows must be an adjunct up to a comma or the end.
    let mut last = core_last;
    while last + 1 < view.len() {
        let next = last + 1;
        let word = view.word(next);
        // "told “Morning Table”": a name in marks is whom it is said to.
        if next == core_last + 1
            && is_addressed(view, verb)
            && let Some(quote) = view.quote_at(next)
            && is_name(quotes[quote].inner.of(view.text))
        {
            last = (next..view.len())
                .take_while(|&at| view.quote_at(at) == Some(quote))
                .last()
                .unwrap_or(next);
            continue;
        }
        if matches!(word, "," | "." | ";" | "?" | "!" | "—" | "–" | "―" | "--" | ":") || view.quote_at(next).is_some()
        {
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
    // "Most of the bridges, he said, “need repair”": the subject stands before, the rest is quoted.
    let split = after_quote && !before_quoted && is_subject_of_quotation(view, context, before, last);
    if end || (view.word(last + 1) != ":" && (before_quoted || !after_quote || split)) {
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
        let goes_on = before_quoted != after_quote && !split;
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
                let until = edges::right_limit(view, context, first);
                content.extend(content_span(view, first, until, quotes));
            }
        }
    }
    content.retain(|span| span.of(view.text).contains(char::is_alphanumeric));
    (!content.is_empty()).then_some(content)
}

/// Whether the words up to `before` are a noun phrase and the quotation after `last` goes on in small letters.
fn is_subject_of_quotation(view: &View, context: &Context, before: usize, last: usize) -> bool {
    let Some(quote) = (last + 1..view.len()).find_map(|at| view.quote_at(at)) else {
        return false;
    };
    let opens = (0..before).find(|&at| !view.is_punct(at));
    let nominal = opens.is_some_and(|at| {
        matches!(
            view.upos(at),
            Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num
        ) && !edges::is_finite(view, at, before)
            && !crate::attribution::extent::is_time(&view.lower(at))
    });
    let plain = (0..before).all(|at| view.word(at) != "," && view.upos(at) != Upos::Sconj);
    nominal
        && plain
        && context.quotes[quote]
            .inner
            .of(view.text)
            .starts_with(char::is_lowercase)
}

/// Whether quoted words are the name of a programme or paper, not something said: few, all but small words with capitals.
fn is_name(quoted: &str) -> bool {
    let words: Vec<&str> = quoted.split_whitespace().collect();
    let last = quoted.trim_end_matches([',', '.']).chars().next_back();
    words.len() <= 6
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || word.len() < 4)
        && last.is_some_and(char::is_alphanumeric)
}

/// Verbs whose object is whom it is said to.
pub fn is_addressed(view: &View, verb: usize) -> bool {
    matches!(
        view.lemma(verb),
        "tell" | "remind" | "assure" | "inform" | "warn" | "ask"
    )
}

fn is_closing_quote(view: &View, at: usize, quotes: &[Quote]) -> bool {
    view.quote_at(at)
        .is_some_and(|quote| quotes[quote].outer.end == view.token(at).span.end)
}

/// Who stands after the verb: ", said Ada Holm, a lawyer who had seen the text." The whole phrase to the end of the tag.
pub fn inverted(view: &View, quotes: &[Quote], verb: usize) -> Option<Source> {
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
        // "…, who is a host of “Morning Table”": a name in marks belongs to the phrase.
        if let Some(quote) = view.quote_at(next)
            && !view.is_punct(last)
            && is_name(quotes[quote].inner.of(view.text))
        {
            last = (next..view.len())
                .take_while(|&at| view.quote_at(at) == Some(quote))
                .last()
                .unwrap_or(next);
            continue;
        }
        if view.quote_at(next).is_some()
            || matches!(word.as_str(), "." | ";" | ":" | "—" | "–" | "―" | "--" | "!" | "?")
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
        let finite = view.is_finite(next);
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

fn tokens_of(view: &View, span: Span) -> Option<(usize, usize)> {
    let first = (0..view.len()).find(|&at| view.token(at).span.start >= span.start)?;
    let last = (first..view.len())
        .take_while(|&at| view.token(at).span.end <= span.end)
        .last()?;
    Some((first, last))
}
