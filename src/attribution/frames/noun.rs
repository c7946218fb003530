//! Nouns that report: "the claim that", "their plan to", "criticism of".

use super::Context;
use super::subject::{Source, subject};
use crate::attribution::cues::{Cue, Frame as Takes};
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::extent::{content_span, noun_phrase};
use crate::attribution::view::View;
use crate::language::{Deprel, Upos, Xpos};
use crate::text::lower_case;

/// Whether of the words behind a noun with these senses one may open what it reports.
pub fn has_content<'a>(senses: &[Cue], mut behind: impl Iterator<Item = (&'a str, Xpos)>) -> bool {
    let opens = |(word, xpos): (&str, Xpos)| {
        let word = lower_case(word);
        senses.iter().any(|cue| {
            word == "that" && cue.takes(&Takes::Clause)
                || xpos == Xpos::To && cue.takes(&Takes::Infinitive)
                || cue.takes_preposition(&word)
        })
    };
    !senses.is_empty() && behind.any(opens)
}

/// Adds what the noun at `noun` reports.
pub fn find(context: &Context, view: &View, noun: usize, drafts: &mut Vec<Draft>) {
    let senses = context.lexicon.senses(Upos::Noun, view.lemma(noun));
    if senses.is_empty() || view.quote_at(noun).is_some() {
        return;
    }
    let who = owner(view, noun);
    for &child in view.children(noun) {
        if child < noun {
            continue;
        }
        let mark = view.child(child, &[Deprel::Case, Deprel::Mark]);
        let word = mark.map(|mark| view.lower(mark)).unwrap_or_default();
        let infinitive = mark.is_some_and(|mark| view.token(mark).xpos == Xpos::To);
        let kind = match view.deprel(child) {
            Deprel::Acl | Deprel::Ccomp if word == "that" => Takes::Clause,
            Deprel::Acl | Deprel::Xcomp if infinitive => Takes::Infinitive,
            Deprel::Nmod | Deprel::Acl if !word.is_empty() => Takes::Preposition(word.clone()),
            _ => continue,
        };
        let Some(sense) = senses.iter().find(|cue| cue.takes(&kind)) else {
            continue;
        };
        if who.is_none() && !matches!(kind, Takes::Clause | Takes::Infinitive) {
            continue;
        }
        let (first, last) = view.extent(child);
        let is_case = matches!(kind, Takes::Preposition(_));
        let start = if is_case {
            mark.map_or(first, |mark| mark + 1)
        } else {
            first
        };
        let Some(place) = content_span(view, start.max(noun + 1), last, context.quotes) else {
            continue;
        };
        let through = if is_case {
            mark.filter(|&mark| mark == noun + 1).unwrap_or(noun)
        } else {
            noun
        };
        drafts.push(Draft {
            sentence: view.index,
            source: who.map(|who| who.span),
            source_head: who.map(|who| who.head),
            cue: vec![view.span(noun, through)],
            cue_head: Some(noun),
            content: vec![place],
            content_head: Some(child),
            force: sense.force,
            act: sense.act,
            frame: Frame::Noun,
            quoted: Quoted::Otherwise,
            needs: Needs::of(sense, &kind),
            confidence: 60,
        });
        return;
    }
}

/// Whose claim it is: "Holm's claim", "her claim", "a claim by Holm".
fn owner(view: &View, noun: usize) -> Option<Source> {
    if let Some(head) = view.child(noun, &[Deprel::NmodPoss]) {
        if view.lower(head) == "your" {
            return None;
        }
        let (first, last) = noun_phrase(view, head, noun);
        let last = if last > head && matches!(view.lower(last).as_str(), "'s" | "’s" | "'" | "’") {
            last - 1
        } else {
            last
        };
        return Some(Source {
            span: view.span(first, last),
            head,
        });
    }
    let by = view.children(noun).iter().copied().find(|&child| {
        child > noun
            && view.deprel(child) == Deprel::Nmod
            && view
                .child(child, &[Deprel::Case])
                .is_some_and(|case| matches!(view.lower(case).as_str(), "by" | "from"))
    });
    let Some(by) = by else {
        return maker(view, noun);
    };
    let case = view.child(by, &[Deprel::Case])?;
    let (first, last) = noun_phrase(view, by, case);
    Some(Source {
        span: view.span(first, last),
        head: by,
    })
}

/// "Holm has plans to", "the office issued a warning that", "a Daily Herald report that".
fn maker(view: &View, noun: usize) -> Option<Source> {
    if let Some(before) = noun.checked_sub(1)
        && view.upos(before) == Upos::Propn
        && !crate::attribution::extent::is_time(&view.lower(before))
    {
        let first = (0..before)
            .rev()
            .take_while(|&at| view.upos(at) == Upos::Propn)
            .last()
            .unwrap_or(before);
        return Some(Source {
            span: view.span(first, before),
            head: before,
        });
    }
    let verb = view.head(noun).filter(|_| view.deprel(noun) == Deprel::Obj)?;
    let makes = matches!(
        view.lemma(verb),
        "have" | "make" | "issue" | "give" | "release" | "repeat" | "renew" | "raise" | "offer" | "announce" | "unveil"
    );
    makes.then(|| subject(view, verb)).flatten()
}
