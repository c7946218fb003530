//! Passive cues: "is expected to", "was called a liar by", "was told that".

use super::Context;
use super::subject::source;
use crate::attribution::cues::{Cue, Frame as Takes};
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::extent::{content_span, cue_span};
use crate::attribution::view::View;
use crate::language::{Deprel, Xpos};

/// Whether the verb is passive.
pub fn is_passive(view: &View, verb: usize) -> bool {
    view.token(verb).xpos == Xpos::Vbn && view.child(verb, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some()
}

/// Adds what the passive verb reports.
pub fn find(context: &Context, view: &View, verb: usize, senses: &[Cue], drafts: &mut Vec<Draft>) {
    let agent = view.child(verb, &[Deprel::OblAgent]);
    let topic = view.child(verb, &[Deprel::NsubjPass]);
    let complement = view
        .children(verb)
        .iter()
        .copied()
        .find(|&child| child > verb && matches!(view.deprel(child), Deprel::Ccomp | Deprel::Xcomp));
    let sense = senses.iter().find(|cue| cue.takes(&Takes::Passive));
    let Some(sense) = sense else { return };
    let mut content = Vec::new();
    if let Some(topic) = topic
        && view.child(topic, &[Deprel::Expl]).is_none()
        && view.lower(topic) != "it"
        && topic < verb
    {
        let (first, last) = view.extent(topic);
        content.extend(content_span(view, first, last.min(verb - 1), context.quotes));
    }
    if let Some(complement) = complement {
        let (first, last) = view.extent(complement);
        content.extend(content_span(view, first.max(verb + 1), last, context.quotes));
    }
    if content.is_empty() || (complement.is_none() && agent.is_none()) {
        return;
    }
    let who = agent.map(|agent| {
        let by = view.child(agent, &[Deprel::Case]).unwrap_or(agent);
        source(view, agent, by, verb)
    });
    let through = agent
        .and_then(|agent| view.child(agent, &[Deprel::Case]))
        .filter(|&by| by == verb + 1);
    drafts.push(Draft {
        sentence: view.index,
        source: who.map(|who| who.span),
        source_head: who.map(|who| who.head),
        cue: vec![cue_span(view, verb, through)],
        cue_head: Some(verb),
        content,
        content_head: complement.or(topic),
        force: sense.force,
        act: sense.act,
        frame: Frame::Passive,
        quoted: Quoted::Otherwise,
        needs: Needs::of(sense, &Takes::Passive),
        confidence: 80,
    });
}
