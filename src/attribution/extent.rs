//! How far a source, a cue and a content reach, by the convention of PolNeAR.

use super::view::View;
use crate::language::{Deprel, Quote, Upos};
use crate::text::Span;

/// The tokens of the noun phrase headed by `head`, from first to last, without what the parse wrongly put beyond `limit` (a
/// verb the phrase is the subject of).
pub fn noun_phrase(view: &View, head: usize, limit: usize) -> (usize, usize) {
    let (mut first, mut last) = view.extent(head);
    if head < limit {
        last = last.min(limit.saturating_sub(1));
    } else {
        first = first.max(limit + 1);
    }
    // "he" and "who" never have modifiers; what the parser hung on them belongs elsewhere.
    if view.upos(head) == Upos::Pron
        && !matches!(
            view.lower(head).as_str(),
            "those"
                | "some"
                | "one"
                | "many"
                | "others"
                | "all"
                | "both"
                | "most"
                | "everyone"
                | "anyone"
                | "someone"
                | "none"
                | "neither"
                | "each"
                | "few"
                | "nobody"
        )
    {
        return (head, head);
    }
    for &child in view.children(head) {
        let (child_first, child_last) = view.extent(child);
        let stray = matches!(
            view.deprel(child),
            Deprel::Advcl
                | Deprel::Cc
                | Deprel::Mark
                | Deprel::Advmod
                | Deprel::Parataxis
                | Deprel::Dep
                | Deprel::Discourse
        ) && !matches!(
            view.lower(child).as_str(),
            "about"
                | "roughly"
                | "nearly"
                | "almost"
                | "only"
                | "even"
                | "more"
                | "over"
                | "both"
                | "either"
                | "neither"
        );
        if stray && child_last < head && child_first == first {
            first = child_last + 1;
        }
        if stray && child_first > head && child_last == last && view.deprel(child) != Deprel::Cc {
            last = child_first.saturating_sub(1).max(head);
        }
    }
    while first < head && (view.is_punct(first) && !opens(view, first) || view.upos(first) == Upos::Cconj) {
        first += 1;
    }
    // "the right to fish and Captain Jorun Pell": the verb before is no part of the name.
    let is_joined_to_a_verb = first >= 1
        && first + 2 <= last
        && view.lower(first - 1) == "to"
        && matches!(view.upos(first), Upos::Verb | Upos::Noun)
        && view.upos(first + 1) == Upos::Cconj
        && view.upos(first + 2) == Upos::Propn;
    if is_joined_to_a_verb {
        first += 2;
    }
    // The rest of a name, up to the verb.
    while last >= head
        && last + 1 < limit
        && view.upos(last) == Upos::Propn
        && view.upos(last + 1) == Upos::Propn
        && !is_time(&view.lower(last + 1))
    {
        last += 1;
    }
    // Premodifiers that the parser lost.
    while first > 0 && lost_premodifier(view, first - 1, first) {
        first -= 1;
    }
    while last > head && view.is_punct(last) && !closes(view, last) {
        last -= 1;
    }
    (first, last)
}

fn opens(view: &View, index: usize) -> bool {
    view.word(index).starts_with(['“', '"', '‘', '«', '\'', '`', '('])
}

fn closes(view: &View, index: usize) -> bool {
    view.word(index).starts_with(['”', '"', '’', '»', ')', ']', '\''])
}

fn lost_premodifier(view: &View, before: usize, first: usize) -> bool {
    let tag = view.upos(before);
    let next = view.upos(first);
    let nominal = matches!(next, Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num);
    let word = view.word(before);
    match tag {
        Upos::Propn => {
            nominal && next == Upos::Propn && !is_time(&word.to_lowercase()) && view.deprel(before) != Deprel::Obl
        }
        Upos::Adj => nominal && word.starts_with(char::is_uppercase) && before > 0,
        Upos::Det => nominal && !matches!(word.to_lowercase().as_str(), "that" | "this" | "all" | "both"),
        _ => false,
    }
}

/// Names of days and months, which end up before a subject without belonging to it.
pub fn is_time(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "week"
            | "month"
            | "year"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
    )
}

/// Place of the source that runs from token `first` to `last`; a closing comma after an apposition belongs to it where the
/// cue follows.
pub fn source_span(view: &View, head: usize, first: usize, last: usize, cue: usize) -> Span {
    let mut span = view.span(first, last);
    if last < cue
        && view.is_punct((last + 1).min(view.len() - 1))
        && view.word(last + 1) == ","
        && last + 1 < cue
        && has_inner_comma(view, head, last)
    {
        span = span.cover(view.token(last + 1).span);
    }
    span
}

fn has_inner_comma(view: &View, head: usize, last: usize) -> bool {
    (head..=last).any(|index| view.word(index) == ",")
}

/// Place of the cue headed by the verb, noun or adjective `head`: with the auxiliaries and adverbs before it, and a
/// particle or the tokens up to `through` after it.
pub fn cue_span(view: &View, head: usize, through: Option<usize>) -> Span {
    let mut first = head;
    while first > 0 && belongs_to_cue(view, first - 1, head) {
        first -= 1;
    }
    // A conjunction or subordinator is not part of it.
    let mut last = head;
    if let Some(particle) = view.child(head, &[Deprel::CompoundPrt])
        && particle == head + 1
    {
        last = particle;
    }
    if let Some(through) = through {
        last = last.max(through);
    }
    view.span(first, last)
}

fn belongs_to_cue(view: &View, index: usize, head: usize) -> bool {
    let near = view.head(index) == Some(head) || view.head(index).is_some_and(|above| above < head && above > index);
    let word = view.word(index).to_lowercase();
    match view.upos(index) {
        Upos::Aux => true,
        Upos::Part => word != "to" && word != "'s" && word != "’s",
        Upos::Adv => {
            near && !matches!(
                word.as_str(),
                "when" | "where" | "how" | "why" | "so" | "then" | "instead" | "however" | "here" | "there"
            )
        }
        _ => false,
    }
}

/// A clause or phrase as content: tokens `first` to `last`, without marks at its ends, and with the quotation marks that
/// belong to it.
pub fn content_span(view: &View, first: usize, last: usize, quotes: &[Quote]) -> Option<Span> {
    let (mut first, mut last) = (first, last);
    while first < last && view.is_punct(first) && !opens(view, first) {
        first += 1;
    }
    while first < last && view.is_punct(last) && !(closes(view, last)) {
        last -= 1;
    }
    let span = view.span(first, last);
    (!view.is_punct(first) || first < last).then(|| snap(view.text, span, quotes))
}

/// Makes the ends of `span` agree with quotations: marks at its ends come in, an end inside a quotation moves to
/// the mark, and a full stop before a closing mark stays.
pub fn snap(text: &str, span: Span, quotes: &[Quote]) -> Span {
    let mut span = span;
    let from = quotes.partition_point(|quote| quote.outer.end <= span.start);
    for quote in &quotes[from..] {
        if quote.outer.start >= span.end {
            break;
        }
        let starts_inside = quote.outer.start < span.start;
        let ends_inside = span.end < quote.outer.end;
        let same = |a: usize, b: usize| text[a.min(b)..a.max(b)].chars().all(|c| !c.is_alphanumeric());
        match (starts_inside, ends_inside) {
            // Wholly inside: the quotation itself where the span fills it.
            (true, true) if same(quote.outer.start, span.start) && same(span.end, quote.outer.end) => {
                span = quote.outer
            }
            (true, false) if same(quote.outer.start, span.start) => span.start = quote.outer.start,
            (true, false) if same(span.start, quote.outer.end) => span.start = quote.outer.end.min(span.end),
            (false, true) if same(span.end, quote.outer.end) => span.end = quote.outer.end,
            (false, true) if same(quote.outer.start, span.end) => span.end = quote.outer.start.max(span.start),
            _ => {}
        }
    }
    // An opening mark that stands just before.
    if let Some(quote) = quotes
        .iter()
        .skip(from.saturating_sub(1))
        .take(2)
        .find(|quote| quote.inner.start == span.start)
        && quote.outer.end <= span.end
    {
        span.start = quote.outer.start;
    }
    trim_end(text, span, quotes)
}

/// Without the final full stop or comma, unless a quotation that lies within ends there.
fn trim_end(text: &str, span: Span, quotes: &[Quote]) -> Span {
    let mut span = span.trim(text);
    loop {
        let ends_quote = quotes
            .iter()
            .any(|quote| quote.outer.end == span.end && span.start <= quote.outer.start);
        let content = span.of(text);
        if ends_quote || !content.ends_with(['.', ',', ';', ':', '—', '–', '―', '-']) {
            return span;
        }
        // "U.S." keeps its stop.
        let word = content.rsplit(char::is_whitespace).next().unwrap_or("");
        if word.len() > 2 && word.ends_with('.') && word[..word.len() - 1].contains('.') && !word.contains("..") {
            return span;
        }
        let length = content.chars().next_back().map_or(1, char::len_utf8);
        span = Span::new(span.start, span.end - length).trim(text);
        if span.is_empty() {
            return span;
        }
    }
}
