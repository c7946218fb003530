//! Names with a colon: headlines ("Holm: The bridge stays"), interviews, and lines that announce the next paragraph
//! ("Holm added:").

use super::Context;
use super::subject::{Source, subject};
use super::transcript;
use crate::attribution::cues::Frame as Takes;
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::extent::{content_span, cue_span, noun_phrase, snap};
use crate::attribution::people::data::People;
use crate::attribution::statement::{Act, Force};
use crate::attribution::view::View;
use crate::language::Upos;
use crate::text::Span;

/// Longest name before a colon, in tokens.
const LONGEST_NAME: usize = 6;

/// Adds what names and labels with a colon report in the whole text.
pub fn find(context: &Context, views: &[View], drafts: &mut Vec<Draft>) {
    let turns = transcript::find(context, views, drafts);
    let mut headlines = Vec::new();
    for (at, view) in views.iter().enumerate() {
        if turns[at] {
            continue;
        }
        headlines.extend(headline(context, view));
        drafts.extend(announcement(context, views, at));
        drafts.extend(quotation(context, view, drafts));
    }
    // Several names with colons are an interview: each has its paragraph.
    if headlines.len() > 2 {
        for draft in &mut headlines {
            if let Some(content) = draft.content.last_mut() {
                let end = paragraph(views, draft.sentence).end.max(content.end);
                *content = snap(views[0].text, Span::new(content.start, end), context.quotes);
            }
        }
    }
    drafts.append(&mut headlines);
}

/// From the sentence `first` to the end of its paragraph.
fn paragraph(views: &[View], first: usize) -> Span {
    let last = (first + 1..views.len())
        .take_while(|&at| !views[at].opens_paragraph)
        .last()
        .unwrap_or(first);
    views[last].sentence.span
}

/// "Holm: The bridge stays".
fn headline(context: &Context, view: &View) -> Option<Draft> {
    if !view.opens_paragraph {
        return None;
    }
    let colon = (1..view.len().min(LONGEST_NAME + 1)).find(|&at| view.word(at) == ":")?;
    if colon + 2 >= view.len() {
        return None;
    }
    let people = People::shipped();
    let name = |at: usize| {
        matches!(view.upos(at), Upos::Propn)
            || people.title(view.word(at)).is_some()
            || view.word(at).starts_with(char::is_uppercase)
                && (people.given(view.word(at)).is_some() || people.role(view.word(at)).is_some())
    };
    let person = colon <= 4
        && (0..colon).all(|at| name(at) || view.word(at) == "-")
        && !(0..colon).any(|at| people.is_body(view.word(at)) || people.country(view.word(at)).is_some())
        && (colon == 1
            || people.given(view.word(0)).is_some()
            || people.title(view.word(0)).is_some()
            || people.role(view.word(0)).is_some());
    let verb_follows = (colon + 1..view.len()).any(|at| matches!(view.upos(at), Upos::Verb | Upos::Aux));
    if !person || !verb_follows || colon == 1 && !matches!(view.upos(0), Upos::Propn) {
        return None;
    }
    let content = content_span(view, colon + 1, view.len() - 1, context.quotes)?;
    Some(Draft {
        sentence: view.index,
        source: Some(view.span(0, colon - 1)),
        source_head: Some(colon - 1),
        cue: vec![view.token(colon).span],
        cue_head: None,
        content: vec![content],
        content_head: None,
        force: Force::Assert,
        act: Act::Speech,
        frame: Frame::Colon,
        quoted: Quoted::Otherwise,
        needs: if colon == 1 { Needs::Name } else { Needs::Nothing },
        confidence: 75,
    })
}

/// "That did not surprise the mayor, Ada Holm: “…”": a quotation of a sentence or more, after a colon, that no verb
/// reports.
fn quotation(context: &Context, view: &View, drafts: &[Draft]) -> Option<Draft> {
    let colon = (1..view.len().checked_sub(2)?).find(|&at| view.word(at) == ":" && view.quote_at(at).is_none())?;
    let quote = context.quotes[view.quote_at(colon + 1)?];
    let words = quote.inner.of(view.text);
    let taken = drafts
        .iter()
        .any(|draft| draft.content.iter().any(|piece| piece.overlaps(quote.outer)));
    if taken || words.split_whitespace().count() < 4 || !words.starts_with(char::is_uppercase) {
        return None;
    }
    let named = matches!(view.upos(colon - 1), Upos::Propn);
    let who = if named {
        let (first, last) = noun_phrase(view, colon - 1, colon);
        Some(Source {
            span: view.span(first, last),
            head: colon - 1,
        })
    } else {
        let main = (0..colon).find(|&at| view.upos(at) == Upos::Verb && view.quote_at(at).is_none())?;
        subject(view, main)
    };
    Some(Draft {
        sentence: view.index,
        source: who.map(|who| who.span),
        source_head: who.map(|who| who.head),
        cue: vec![view.token(colon).span],
        cue_head: None,
        content: vec![quote.outer],
        content_head: None,
        force: Force::Assert,
        act: Act::Speech,
        frame: Frame::Colon,
        quoted: Quoted::Whole,
        needs: Needs::Nothing,
        confidence: 70,
    })
}

/// "Holm added:" and the next paragraph.
fn announcement(context: &Context, views: &[View], at: usize) -> Option<Draft> {
    let view = &views[at];
    let next = views.get(at + 1)?;
    if view.word(view.len() - 1) != ":" || !next.opens_paragraph {
        return None;
    }
    let (verb, sense) = (0..view.len()).rev().find_map(|at| {
        let senses = context.lexicon.senses(view.upos(at), view.lemma(at));
        let sense = senses
            .iter()
            .find(|cue| cue.act == Act::Speech && cue.takes(&Takes::Quote))?;
        (view.upos(at) == Upos::Verb && view.quote_at(at).is_none()).then_some((at, sense))
    })?;
    let source = subject(view, verb);
    let last = (at + 2..views.len())
        .take_while(|&at| !views[at].opens_paragraph)
        .last()
        .unwrap_or(at + 1);
    let span = next.sentence.span.cover(views[last].sentence.span);
    let from = context.quotes.partition_point(|quote| quote.outer.end <= span.start);
    let content = match context.quotes.get(from) {
        Some(quote) if quote.outer.start <= span.start => quote.outer,
        _ => snap(view.text, span, context.quotes),
    };
    Some(Draft {
        sentence: view.index,
        source: source.map(|source| source.span),
        source_head: source.map(|source| source.head),
        cue: vec![cue_span(view, verb, None)],
        cue_head: Some(verb),
        content: vec![content],
        content_head: None,
        force: sense.force,
        act: sense.act,
        frame: Frame::Colon,
        quoted: Quoted::Otherwise,
        needs: Needs::Nothing,
        confidence: 85,
    })
}
