//! "According to X, …", "…, according to X".

use super::Context;
use super::subject::{Source, source};
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::extent::content_span;
use crate::attribution::statement::{Act, Force};
use crate::attribution::view::View;
use crate::language::{Deprel, Upos};

/// Adds what "according" at `index` reports.
pub fn find(context: &Context, view: &View, index: usize, drafts: &mut Vec<Draft>) {
    let to = index + 1;
    if to + 1 >= view.len() || view.lower(to) != "to" {
        return;
    }
    // Who: the noun the words are the case of, or the nearest below.
    let head = [view.head(index), view.head(to)]
        .into_iter()
        .flatten()
        .find(|&head| head > to)
        .or_else(|| (to + 1..view.len()).find(|&at| matches!(view.upos(at), Upos::Noun | Upos::Propn | Upos::Pron)));
    let Some(head) = head else { return };
    let mut content = Vec::new();
    let opens = (0..index).all(|at| view.is_punct(at) || matches!(view.upos(at), Upos::Cconj | Upos::Adv));
    let clause = clause_of(view, head, index);
    let who;
    if opens && let Some(comma) = end_of_phrase(view, to + 1) {
        let last = comma - 1;
        let head = if head <= last { head } else { last };
        let (first, _) = (to + 1, last);
        who = Source {
            span: view.span(first, last),
            head,
        };
        content.extend(content_span(view, comma + 1, view.len() - 1, context.quotes));
    } else {
        who = source(view, head, to, index);
        let phrase_last = (head..view.len())
            .take_while(|&at| view.token(at).span.end <= who.span.end)
            .last()
            .unwrap_or(head);
        let (first, last) = view.extent(clause);
        if index <= first + 1 {
            if phrase_last < last {
                content.extend(content_span(view, phrase_last + 1, last, context.quotes));
            }
        } else {
            content.extend(content_span(view, first, index - 1, context.quotes));
            if phrase_last < last {
                content.extend(content_span(view, phrase_last + 1, last, context.quotes));
            }
        }
    }
    content.retain(|span| span.of(view.text).contains(char::is_alphanumeric));
    if content.is_empty() {
        return;
    }
    drafts.push(Draft {
        sentence: view.index,
        source: Some(who.span),
        source_head: Some(who.head),
        cue: vec![view.span(index, to)],
        cue_head: Some(index),
        content,
        content_head: Some(clause),
        force: Force::Assert,
        act: Act::Speech,
        frame: Frame::According,
        quoted: Quoted::Otherwise,
        needs: Needs::Nothing,
        confidence: 90,
    });
}

/// The predicate of the smallest clause around the phrase.
fn clause_of(view: &View, head: usize, according: usize) -> usize {
    let mut at = head;
    while let Some(above) = view.head(at) {
        at = above;
        let predicate = matches!(view.upos(at), Upos::Verb)
            || view
                .child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop])
                .is_some();
        let finite = matches!(
            view.deprel(at),
            Deprel::Root | Deprel::Ccomp | Deprel::Conj | Deprel::AclRelcl | Deprel::Parataxis | Deprel::Advcl
        ) && view
            .child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Expl])
            .is_some();
        if predicate && finite && !(at > according && at <= head) && view.deprel(at) != Deprel::Conj {
            break;
        }
    }
    at
}

/// The comma that ends the phrase which begins at `first`; one around an apposition is passed.
fn end_of_phrase(view: &View, first: usize) -> Option<usize> {
    let comma = (first..view.len()).find(|&at| view.word(at) == ",")?;
    let second = (comma + 1..view.len().min(comma + 12)).find(|&at| view.word(at) == ",");
    match second {
        Some(second)
            if !(comma + 1..second).any(|at| view.is_finite(at))
                && matches!(view.upos(comma + 1), Upos::Det | Upos::Noun | Upos::Propn)
                && (second + 1..view.len()).any(|at| view.is_finite(at)) =>
        {
            Some(second)
        }
        _ => Some(comma),
    }
}
