//! Adjectives that report: "is confident that", "was worried about", "willing to".

use super::Context;
use super::subject::subject;
use crate::attribution::cues::Frame as Takes;
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::extent::{content_span, cue_span};
use crate::attribution::view::View;
use crate::language::{Deprel, Upos, Xpos};

/// Adds what the adjective at `adjective` reports.
pub fn find(context: &Context, view: &View, adjective: usize, drafts: &mut Vec<Draft>) {
    let senses = context.lexicon.senses(Upos::Adj, view.lemma(adjective));
    if senses.is_empty() || view.quote_at(adjective).is_some() || view.deprel(adjective) == Deprel::Amod {
        return;
    }
    let Some(who) = subject(view, adjective) else {
        return;
    };
    if matches!(view.lower(who.head).as_str(), "it" | "there" | "that" | "this") {
        return;
    }
    for &child in view.children(adjective) {
        if child < adjective {
            continue;
        }
        let mark = view.child(child, &[Deprel::Case, Deprel::Mark]);
        let word = mark.map(|mark| view.lower(mark)).unwrap_or_default();
        let infinitive = mark.is_some_and(|mark| view.token(mark).xpos == Xpos::To);
        let kind = match view.deprel(child) {
            Deprel::Xcomp | Deprel::Advcl | Deprel::Ccomp if infinitive => Takes::Infinitive,
            Deprel::Ccomp => Takes::Clause,
            Deprel::Obl | Deprel::Advcl if !word.is_empty() => Takes::Preposition(word.clone()),
            _ => continue,
        };
        let Some(sense) = senses.iter().find(|cue| cue.takes(&kind)) else {
            continue;
        };
        let (first, last) = view.extent(child);
        let is_case = matches!(kind, Takes::Preposition(_));
        let start = if is_case {
            mark.map_or(first, |mark| mark + 1)
        } else {
            first
        };
        let Some(place) = content_span(view, start.max(adjective + 1), last, context.quotes) else {
            continue;
        };
        let through = if is_case {
            mark.filter(|&mark| mark == adjective + 1)
        } else {
            None
        };
        drafts.push(Draft {
            sentence: view.index,
            source: Some(who.span),
            source_head: Some(who.head),
            cue: vec![cue_span(view, adjective, through)],
            cue_head: Some(adjective),
            content: vec![place],
            content_head: Some(child),
            force: sense.force,
            act: sense.act,
            frame: Frame::Adjective,
            quoted: Quoted::Otherwise,
            needs: Needs::of(sense, &kind),
            confidence: 70,
        });
        return;
    }
}
