//! Verbs that report: "said that", "vowed to", "called for", "criticised", and the quotations they stand beside.

use super::Context;
use super::passive;
use super::subject::{Source, subject};
use crate::attribution::cues::{Cue, Frame as Takes};
use crate::attribution::draft::{Draft, Frame, Quoted};
use crate::attribution::extent::{content_span, cue_span};
use crate::attribution::view::View;
use crate::language::{Deprel, Upos, Xpos};
use crate::text::Span;

/// Adds what the verb at `verb` reports.
pub fn find(context: &Context, view: &View, verb: usize, drafts: &mut Vec<Draft>) {
    let senses = context.lexicon.senses(view.upos(verb), view.lemma(verb));
    if senses.is_empty() {
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

fn draft(
    view: &View,
    verb: usize,
    cue: &Cue,
    frame: Frame,
    source: Option<Source>,
    cue_place: Span,
    content: Vec<Span>,
    content_head: Option<usize>,
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
        confidence: 90,
    }
}

/// "He said that …", "…, he said", "…, he said, …".
fn clause(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    let sense = senses
        .iter()
        .find(|cue| cue.takes(&Takes::Clause) || cue.takes(&Takes::Quote))?;
    let source = subject(view, verb);
    let complement = view
        .children(verb)
        .iter()
        .copied()
        .filter(|&child| {
            view.deprel(child) == Deprel::Ccomp || reported_parataxis(view, child, verb)
        })
        .max_by_key(|&child| {
            let (first, last) = view.extent(child);
            last - first
        });
    if let Some(head) = complement {
        let (first, last) = view.extent(head);
        let (first, last) = if head > verb {
            (first.max(verb + 1), last)
        } else {
            (first, last)
        };
        let mut place = None;
        if head < verb {
            // The content comes first: all before the tag.
            let tag_start = source
                .filter(|source| source.head < verb)
                .map_or(view.token(verb).span.start, |source| {
                    source.span.start.min(view.token(verb).span.start)
                });
            let start = if opens_sentence(view, first) {
                0
            } else {
                first
            };
            let end = (start..view.len())
                .take_while(|&at| view.token(at).span.end <= tag_start)
                .last()?;
            if end < start || head > end {
                return None;
            }
            place = content_span(view, start, end, context.quotes);
        } else if first <= last {
            let after_source = source
                .filter(|source| source.head > verb)
                .map(|source| source.span.end);
            let first = after_source.map_or(first, |end| {
                (first..=last)
                    .find(|&at| view.token(at).span.start >= end)
                    .unwrap_or(last)
            });
            place = content_span(view, first, last, context.quotes);
        }
        let place = place?;
        return Some(draft(
            view,
            verb,
            sense,
            Frame::Clause,
            source,
            cue_span(view, verb, None),
            vec![place],
            Some(head),
        ));
    }
    // The verb stands inside what it reports.
    if view.deprel(verb) == Deprel::Parataxis && source.is_some() {
        let source = source?;
        let above = view.head(verb)?;
        let (tag_first, tag_last) = view.extent(verb);
        let (first, last) = whole_clause(view, above);
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
        return Some(draft(
            view,
            verb,
            sense,
            Frame::Parenthesis,
            Some(source),
            cue_span(view, verb, None),
            content,
            Some(above),
        ));
    }
    None
}

fn whole_clause(view: &View, head: usize) -> (usize, usize) {
    view.extent(head)
}

/// Quotations often hang on their verb as `parataxis`.
fn reported_parataxis(view: &View, child: usize, verb: usize) -> bool {
    view.deprel(child) == Deprel::Parataxis
        && child > verb
        && view.quote_at(child).is_some()
        && view.quote_at(verb).is_none()
}

fn opens_sentence(view: &View, first: usize) -> bool {
    (0..first).all(|at| {
        view.is_punct(at) || matches!(view.upos(at), Upos::Cconj | Upos::Adv | Upos::Sconj)
    })
}

/// "vowed to fight".
fn infinitive(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    let sense = senses.iter().find(|cue| cue.takes(&Takes::Infinitive))?;
    let head = view.children(verb).iter().copied().find(|&child| {
        child > verb
            && matches!(
                view.deprel(child),
                Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl
            )
            && has_to(view, child)
    })?;
    let (_, last) = view.extent(head);
    // "urged him to go": the one who is to go is part of the content.
    let object = view.children(verb).iter().copied().find(|&child| {
        matches!(view.deprel(child), Deprel::Obj | Deprel::Iobj) && child > verb && child < head
    });
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
        vec![place],
        Some(head),
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
        let (_, last) = view.extent(child);
        let place = content_span(view, case + 1, last, context.quotes)?;
        let through = (case == verb + 1
            || (verb + 1..case).all(|at| matches!(view.upos(at), Upos::Adv | Upos::Adp)))
        .then_some(case);
        return Some(draft(
            view,
            verb,
            sense,
            Frame::Preposition,
            subject(view, verb),
            cue_span(view, verb, through),
            vec![place],
            Some(child),
        ));
    }
    None
}

fn gerund(context: &Context, view: &View, verb: usize, senses: &[Cue]) -> Option<Draft> {
    let sense = senses.iter().find(|cue| cue.takes(&Takes::Gerund))?;
    let head = view.children(verb).iter().copied().find(|&child| {
        child > verb
            && matches!(
                view.deprel(child),
                Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl
            )
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
        vec![place],
        Some(head),
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
    let place = content_span(view, first.max(verb + 1), last, context.quotes)?;
    Some(draft(
        view,
        verb,
        sense,
        Frame::Object,
        subject(view, verb),
        cue_span(view, verb, None),
        vec![place],
        Some(head),
    ))
}
