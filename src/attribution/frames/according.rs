//! "According to X, …", "…, according to X".

use super::Context;
use super::subject::source;
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
        .or_else(|| {
            (to + 1..view.len())
                .find(|&at| matches!(view.upos(at), Upos::Noun | Upos::Propn | Upos::Pron))
        });
    let Some(head) = head else { return };
    let who = source(view, head, to, index);
    let mut phrase_last = (head..view.len())
        .take_while(|&at| view.token(at).span.end <= who.span.end)
        .last()
        .unwrap_or(head);
    let mut content = Vec::new();
    let clause = clause_of(view, head, index);
    let (first, last) = view.extent(clause);
    if index <= first + 1 || index == 0 {
        // Initial: the rest of the clause.
        if let Some(comma) = (phrase_last + 1..view.len()).find(|&at| view.word(at) == ",")
            && comma <= phrase_last + 1
        {
            phrase_last = comma;
        }
        if phrase_last < last {
            content.extend(content_span(view, phrase_last + 1, last, context.quotes));
        }
    } else {
        content.extend(content_span(view, first, index - 1, context.quotes));
        if phrase_last < last {
            content.extend(content_span(view, phrase_last + 1, last, context.quotes));
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
            Deprel::Root
                | Deprel::Ccomp
                | Deprel::Conj
                | Deprel::AclRelcl
                | Deprel::Parataxis
                | Deprel::Advcl
        ) && view
            .child(
                at,
                &[
                    Deprel::Nsubj,
                    Deprel::NsubjPass,
                    Deprel::Csubj,
                    Deprel::Expl,
                ],
            )
            .is_some();
        if predicate && finite && !(at > according && at <= head) && view.deprel(at) != Deprel::Conj
        {
            break;
        }
    }
    at
}
