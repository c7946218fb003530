//! Verbs that report: "said that", "vowed to", "called for", "criticised", and the quotations they stand beside.

use super::Context;
use super::beside;
use super::edges;
use super::passive;
use super::subject::{Source, subject};
use super::tag;
use crate::attribution::cues::{Cue, Frame as Takes};
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::extent::{content_span, cue_span};
use crate::attribution::statement::Act;
use crate::attribution::view::View;
use crate::language::{Deprel, Upos, Xpos};
use crate::text::Span;

/// Adds what the verb at `verb` reports.
pub fn find(context: &Context, view: &View, verb: usize, drafts: &mut Vec<Draft>) {
    let senses = context.lexicon.senses(view.upos(verb), view.lemma(verb));
    // What is said inside a quotation is the quotation's.
    if senses.is_empty() || view.quote_at(verb).is_some() {
        return;
    }
    if passive::is_passive(view, verb) {
        passive::find(context, view, verb, senses, drafts);
        return;
    }
    let found = clause(context, view, verb, senses)
        .or_else(|| infinitive(context, view, verb, senses))
        .or_else(|| preposition(context, view, verb, senses))
        .or_else(|| gerund(context, view, verb, senses))
        .or_else(|| object(context, view, verb, senses));
    drafts.extend(found);
}

/// What is reported, and the word it hangs on.
type Content = (Vec<Span>, Option<usize>);

fn draft(
    view: &View,
    verb: usize,
    cue: &Cue,
    frame: Frame,
    source: Option<Source>,
    cue_place: Span,
    (content, content_head): Content,
) -> Draft {
    Draft {
        sentence: view.index,
        source: source.map(|source| source.span),
        source_head: source.map(|source| source.head),
        cue: vec![cue_place],
        cue_head: Some(verb),
        content,
        content_head,
        force: cue.force,
        act: cue.act,
        frame,
        quoted: Quoted::Otherwise,
        needs: Needs::of(cue, &taken(view, frame, content_head)),
        confidence: 90,
    }
}

/// "He said that …", "…, he said", "…, he said, …".
fn clause(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    let sense = senses
        .iter()
        .find(|cue| cue.takes(&Takes::Clause) || cue.takes(&Takes::Quote))?;
    let inverted = (sense.act == Act::Speech && sense.takes(&Takes::Quote))
        .then(|| tag::inverted(view, context.quotes, verb))
        .flatten();
    let source = inverted.or_else(|| subject(view, verb));
    if let Some(source) = source
        && sense.act != Act::Attitude
        && let Some(content) = tag::content(view, context, verb, source)
    {
        let frame = if content.len() > 1 {
            Frame::Parenthesis
        } else {
            Frame::Clause
        };
        let head = view.child(verb, &[Deprel::Ccomp]).or_else(|| view.head(verb));
        return Some(draft(
            view,
            verb,
            sense,
            frame,
            Some(source),
            cue_span(view, verb, None),
            (content, head),
        ));
    }
    let told = |source, first, last| {
        let place = content_span(view, first, last, context.quotes)?;
        let content = (vec![place], None);
        Some(draft(
            view,
            verb,
            sense,
            Frame::Clause,
            source,
            cue_span(view, verb, None),
            content,
        ))
    };
    if sense.act == Act::Speech
        && let Some((first, last, source)) = beside::before(view, context.quotes, verb)
    {
        return told(Some(source), first, last);
    }
    let complement = view
        .children(verb)
        .iter()
        .copied()
        .filter(|&child| view.deprel(child) == Deprel::Ccomp || reported_parataxis(view, child, verb))
        .max_by_key(|&child| {
            let (first, last) = view.extent(child);
            last - first
        });
    if sense.act == Act::Speech
        && complement.is_none_or(|head| head < verb)
        && let Some((first, last)) = beside::quotation(view, verb)
    {
        return told(source, first, last);
    }
    if let Some(head) = complement {
        let (first, last) = view.extent(head);
        let place = if head < verb {
            // The content comes first: all before the tag.
            let verb_start = view.token(verb).span.start;
            let tag_start = source
                .filter(|source| source.head < verb)
                .map_or(verb_start, |source| source.span.start.min(verb_start));
            let start = if opens_sentence(view, first) { 0 } else { first };
            let end = (start..view.len())
                .take_while(|&at| view.token(at).span.end <= tag_start)
                .last()?;
            if head > end {
                return None;
            }
            content_span(view, start, end, context.quotes)
        } else {
            let after_source = source.filter(|source| source.head > verb).map(|source| source.span.end);
            let first = after_source.map_or(first.max(verb + 1), |end| {
                (verb + 1..=last)
                    .find(|&at| view.token(at).span.start >= end)
                    .unwrap_or(last)
            });
            let first = edges::left_edge(view, first, head);
            let last = edges::right_edge(view, context, first, last);
            let last = edges::cut_at_main_clause(view, verb, first, last);
            content_span(view, first, last, context.quotes)
        }?;
        let cue = cue_span(view, verb, None);
        return Some(draft(
            view,
            verb,
            sense,
            Frame::Clause,
            source,
            cue,
            (vec![place], Some(head)),
        ));
    }
    if sense.act == Act::Speech
        && inverted.is_none()
        && let Some((first, last)) = edges::lost_clause(view, context, verb)
    {
        let last = edges::cut_at_main_clause(view, verb, first, last);
        return told(source, first, last);
    }
    // The verb stands inside what it reports.
    if view.deprel(verb) == Deprel::Parataxis && source.is_some() && sense.act == Act::Speech {
        let above = view.head(verb)?;
        if source.is_some_and(|source| source.span.contains(view.token(above).span)) {
            return None;
        }
        let (tag_first, tag_last) = view.extent(verb);
        let (first, last) = view.extent(above);
        let mut content = Vec::new();
        if first < tag_first {
            content.extend(content_span(view, first, tag_first - 1, context.quotes));
        }
        if tag_last < last {
            content.extend(content_span(view, tag_last + 1, last, context.quotes));
        }
        content.retain(|span| span.of(view.text).contains(char::is_alphanumeric));
        if content.is_empty() {
            return None;
        }
        let cue = cue_span(view, verb, None);
        return Some(draft(
            view,
            verb,
            sense,
            Frame::Parenthesis,
            source,
            cue,
            (content, Some(above)),
        ));
    }
    None
}

/// Quotations often hang on their verb as `parataxis`.
fn reported_parataxis(view: &View, child: usize, verb: usize) -> bool {
    view.deprel(child) == Deprel::Parataxis
        && child > verb
        && view.quote_at(child).is_some()
        && view.quote_at(verb).is_none()
}

fn opens_sentence(view: &View, first: usize) -> bool {
    (0..first).all(|at| view.is_punct(at) || matches!(view.upos(at), Upos::Cconj | Upos::Adv | Upos::Sconj))
}

/// "vowed to fight".
fn infinitive(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    let sense = senses.iter().find(|cue| cue.takes(&Takes::Infinitive))?;
    let head = view.children(verb).iter().copied().find(|&child| {
        child > verb
            && matches!(view.deprel(child), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl)
            && has_to(view, child)
    })?;
    let last = edges::cut_at_new_report(view, context, head, view.extent(head).1);
    // "urged him to go": the one who is to go is part of the content.
    let object = view
        .children(verb)
        .iter()
        .copied()
        .find(|&child| matches!(view.deprel(child), Deprel::Obj | Deprel::Iobj) && child > verb && child < head);
    let first = object
        .map_or(view.extent(head).0, |object| view.extent(object).0)
        .max(verb + 1);
    let place = content_span(view, first, last, context.quotes)?;
    Some(draft(
        view,
        verb,
        sense,
        Frame::Infinitive,
        subject(view, verb),
        cue_span(view, verb, None),
        (vec![place], Some(head)),
    ))
}

fn has_to(view: &View, verb: usize) -> bool {
    view.children(verb)
        .iter()
        .any(|&child| child < verb && view.token(child).xpos == Xpos::To)
}

/// "called for restraint", "warned against leaving".
fn preposition(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    for &child in view.children(verb) {
        if child < verb
            || !matches!(
                view.deprel(child),
                Deprel::Obl | Deprel::Advcl | Deprel::Nmod | Deprel::Xcomp
            )
        {
            continue;
        }
        let Some(case) = view.child(child, &[Deprel::Case, Deprel::Mark]) else {
            continue;
        };
        let word = view.lower(case);
        let Some(sense) = senses.iter().find(|cue| cue.takes_preposition(&word)) else {
            continue;
        };
        // The preposition follows the verb, but for an addressee or a particle.
        if case > verb + 1
            && view
                .child(verb, &[Deprel::Obj, Deprel::Iobj])
                .is_none_or(|object| object > case)
            && (verb + 1..case).any(|at| !matches!(view.upos(at), Upos::Adv | Upos::Adp))
        {
            continue;
        }
        let last = edges::cut_at_new_report(view, context, case, edges::to_next_mark(view, view.extent(child).1));
        let place = content_span(view, case + 1, last, context.quotes)?;
        let through = (case == verb + 1 || (verb + 1..case).all(|at| matches!(view.upos(at), Upos::Adv | Upos::Adp)))
            .then_some(case);
        return Some(draft(
            view,
            verb,
            sense,
            Frame::Preposition,
            subject(view, verb),
            cue_span(view, verb, through),
            (vec![place], Some(child)),
        ));
    }
    None
}

fn gerund(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    let sense = senses.iter().find(|cue| cue.takes(&Takes::Gerund))?;
    let head = view.children(verb).iter().copied().find(|&child| {
        child > verb
            && matches!(view.deprel(child), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl)
            && view.token(child).xpos == Xpos::Vbg
    })?;
    let (first, last) = view.extent(head);
    let place = content_span(view, first.max(verb + 1), last, context.quotes)?;
    Some(draft(
        view,
        verb,
        sense,
        Frame::Gerund,
        subject(view, verb),
        cue_span(view, verb, None),
        (vec![place], Some(head)),
    ))
}

/// "criticised the plan as too costly".
fn object(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    let sense = senses.iter().find(|cue| cue.takes(&Takes::Object))?;
    let head = view.child(verb, &[Deprel::Obj])?;
    if head < verb {
        return None;
    }
    let (first, mut last) = view.extent(head);
    for &child in view.children(verb) {
        if child > last
            && matches!(
                view.deprel(child),
                Deprel::Obl | Deprel::Xcomp | Deprel::Advcl | Deprel::Ccomp
            )
        {
            let case = view
                .child(child, &[Deprel::Case, Deprel::Mark])
                .map(|case| view.lower(case));
            let belongs = match case.as_deref() {
                None => view.deprel(child) != Deprel::Advcl,
                Some(word) => matches!(word, "as" | "for" | "of" | "to" | "with" | "that" | "from"),
            };
            if !belongs || view.extent(child).0 > last + 1 {
                break;
            }
            last = view.extent(child).1;
        }
    }
    let last = edges::cut_at_new_report(view, context, first, edges::to_next_mark(view, last));
    let place = content_span(view, first.max(verb + 1), last, context.quotes)?;
    Some(draft(
        view,
        verb,
        sense,
        Frame::Object,
        subject(view, verb),
        cue_span(view, verb, None),
        (vec![place], Some(head)),
    ))
}

/// What of the cue's `takes` the frame stands for.
fn taken(view: &View, frame: Frame, content_head: Option<usize>) -> Takes {
    match frame {
        Frame::Infinitive => Takes::Infinitive,
        Frame::Gerund => Takes::Gerund,
        Frame::Object => Takes::Object,
        Frame::Preposition => {
            let case = content_head.and_then(|head| view.child(head, &[Deprel::Case, Deprel::Mark]));
            Takes::Preposition(case.map(|case| view.lower(case)).unwrap_or_default())
        }
        _ => Takes::Clause,
    }
}
