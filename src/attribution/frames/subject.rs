//! Who does what a verb tells: its subject, or that of the verb it depends on.

use crate::attribution::extent::{noun_phrase, source_span};
use crate::attribution::people::data::People;
use crate::attribution::view::View;
use crate::language::{Deprel, Upos, Xpos};
use crate::text::Span;

/// A source: its place and its head.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The whole noun phrase.
    pub span: Span,
    /// Its head token.
    pub head: usize,
}

/// The subject of the verb (or other predicate) `verb`, looked for upwards where it is shared.
pub fn subject(view: &View, verb: usize) -> Option<Source> {
    pronoun_before(view, verb)
        .or_else(|| by_parse(view, verb))
        .or_else(|| before_commas(view, verb))
        .or_else(|| by_place(view, verb))
        .or_else(|| noun_before(view, verb))
        .or_else(|| opening_phrase(view, verb))
        .or_else(|| of_main_verb(view, verb))
}

/// "Holm, a member of the council, said": the phrase that opens the sentence, with what stands between commas.
fn opening_phrase(view: &View, verb: usize) -> Option<Source> {
    let opens = (0..verb).find(|&at| !view.is_punct(at) && view.upos(at) != Upos::Cconj)?;
    let end = verb_start(view, verb);
    let commas = (opens..end).filter(|&at| view.word(at) == ",").count();
    let closed = commas == 0 || commas > 1 && end > 0 && view.word(end - 1) == ",";
    let nominal = matches!(
        view.upos(opens),
        Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num
    );
    let relative = (opens..end).any(|at| matches!(view.lower(at).as_str(), "who" | "which" | "whose" | "that"));
    let plain =
        (opens..end).all(|at| view.quote_at(at).is_none() && (relative || !view.is_finite(at)) && view.word(at) != ":");
    if !nominal || !closed || !plain || end - opens > 20 || !view.is_finite(verb) {
        return None;
    }
    let until = (opens + 1..end)
        .find(|&at| view.word(at) == "," || view.upos(at) == Upos::Adp)
        .unwrap_or(end);
    let head = (opens..until).rev().find(|&at| {
        matches!(
            view.upos(at),
            Upos::Propn | Upos::Noun | Upos::Pron | Upos::Num | Upos::Det
        )
    })?;
    (!crate::attribution::extent::is_time(&view.lower(head))).then(|| Source {
        span: view.span(opens, end - 1),
        head,
    })
}

/// ", accusing", "and repeats": as the sentence's main verb before, where the parse lost the thread.
fn of_main_verb(view: &View, verb: usize) -> Option<Source> {
    let main = (0..verb).find(|&at| view.deprel(at) == Deprel::Root)?;
    let follows = verb_start(view, verb).checked_sub(1)?;
    let participle = view.token(verb).xpos == Xpos::Vbg && view.word(follows) == ",";
    let joined = view.upos(follows) == Upos::Cconj && view.token(verb).xpos == view.token(main).xpos;
    let unmarked = (main..verb).all(|at| view.upos(at) != Upos::Sconj && view.quote_at(at).is_none());
    (view.quote_at(main).is_none() && unmarked && (participle || joined))
        .then(|| by_parse(view, main))
        .flatten()
}

/// The first token of the verb and its auxiliaries and adverbs.
fn verb_start(view: &View, verb: usize) -> usize {
    (0..verb)
        .rev()
        .take_while(|&at| matches!(view.upos(at), Upos::Adv | Upos::Aux | Upos::Part))
        .last()
        .unwrap_or(verb)
}

/// "he said": a pronoun that can only be a subject, right before the verb, whatever the parse says.
fn pronoun_before(view: &View, verb: usize) -> Option<Source> {
    let head = verb_start(view, verb).checked_sub(1)?;
    let nominative = matches!(view.lower(head).as_str(), "he" | "she" | "they" | "i" | "we");
    let finite = matches!(view.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    (nominative && finite).then(|| source(view, head, verb, verb))
}

/// "61 percent said": where the parse took the noun before the verb for an adjunct.
fn noun_before(view: &View, verb: usize) -> Option<Source> {
    let head = verb_start(view, verb).checked_sub(1)?;
    let nominal =
        matches!(view.upos(head), Upos::Noun | Upos::Propn) && !crate::attribution::extent::is_time(&view.lower(head));
    let finite = matches!(view.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let bare = view.child(head, &[Deprel::Case]).is_none() && view.quote_at(head).is_none();
    (nominal && finite && bare).then(|| source(view, head, verb, verb))
}

/// Where the parse has none and a comma stands before the verb: "…, the head of the office, Ada Holm, said". At least two
/// phrases between commas without a verb.
fn before_commas(view: &View, verb: usize) -> Option<Source> {
    let last = verb.checked_sub(2).filter(|_| view.word(verb - 1) == ",")?;
    let is_phrase = |first: usize, last: usize| {
        first <= last
            && !(first..=last).any(|at| matches!(view.upos(at), Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Pron))
            && (first..=last).any(|at| matches!(view.upos(at), Upos::Noun | Upos::Propn))
    };
    let (mut first, mut phrases, mut end) = (None, 0, last);
    while let Some(comma) = (1..end).rev().find(|&at| view.word(at) == ",") {
        if !is_phrase(comma + 1, end) {
            break;
        }
        (first, phrases, end) = (Some(comma + 1), phrases + 1, comma - 1);
    }
    let first = first.filter(|_| phrases > 1)?;
    let outside = |at: &usize| view.head(*at).is_none_or(|head| head < first || head > last);
    let head = (first..=last).find(|at| matches!(view.upos(*at), Upos::Noun | Upos::Propn) && outside(at))?;
    Some(Source {
        span: view.span(first, last),
        head,
    })
}

/// Where the parse has none: the phrase that opens the sentence, or the subject that a verb after "and" or "but" shares
/// with the verb of the same tense before.
fn by_place(view: &View, verb: usize) -> Option<Source> {
    let finite = |at: usize| matches!(view.token(at).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    if !finite(verb) {
        // "…, highlighting": as the finite verb before.
        let above = view
            .head(verb)
            .filter(|_| view.token(verb).xpos == Xpos::Vbg && view.deprel(verb) == Deprel::Advcl)?;
        return finite(above).then(|| by_place(view, above)).flatten();
    }
    let start = verb_start(view, verb);
    if start > 0 && view.upos(start - 1) == Upos::Cconj {
        let other = (0..start).rev().find(|&at| {
            view.token(at).xpos == view.token(verb).xpos && view.upos(at) == Upos::Verb && view.quote_at(at).is_none()
        })?;
        return by_parse(view, other);
    }
    let opens = (0..verb).find(|&at| !view.is_punct(at))?;
    let nominal = view.word(opens).starts_with(char::is_uppercase)
        && !matches!(
            view.upos(opens),
            Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Adv | Upos::Aux
        );
    let no_clause =
        (opens + 1..verb).all(|at| !matches!(view.upos(at), Upos::Verb | Upos::Sconj) && view.word(at) != ",");
    if !nominal || !no_clause || verb - opens > 10 {
        return None;
    }
    let end = (opens + 1..verb)
        .find(|&at| {
            matches!(view.upos(at), Upos::Adp | Upos::Adv | Upos::Aux)
                || crate::attribution::extent::is_time(&view.lower(at))
        })
        .unwrap_or(verb);
    Some(Source {
        span: view.span(opens, end - 1),
        head: end - 1,
    })
}

fn by_parse(view: &View, verb: usize) -> Option<Source> {
    let mut at = verb;
    for _ in 0..6 {
        if let Some(head) = own_subject(view, at) {
            // An inverted subject must come right after its verb.
            return Some(source(view, head, if head < at { at } else { verb.max(at) }, verb));
        }
        let above = view.head(at)?;
        match view.deprel(at) {
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis => {
                // A finite adverbial clause has a subject of its own or none we can tell.
                if view.child(at, &[Deprel::NsubjPass]).is_some() {
                    return None;
                }
                // "asked X to do Y": what X is to do is not what the subject says.
                if view.deprel(at) == Deprel::Xcomp
                    && let Some(object) = view.child(above, &[Deprel::Obj, Deprel::Iobj])
                    && object < at
                {
                    return Some(source(view, object, at, verb));
                }
                // "said that it is safe and warned": a new report by the one who said.
                at = match view.head(above) {
                    Some(report)
                        if view.deprel(at) == Deprel::Conj
                            && view.deprel(above) == Deprel::Ccomp
                            && report < above
                            && view.token(report).xpos == view.token(verb).xpos
                            && at == verb =>
                    {
                        report
                    }
                    _ => above,
                };
            }
            // "wrote a letter urging them": the letter is its writer's.
            Deprel::Acl if is_written(view, above) => at = above,
            Deprel::Obj | Deprel::Obl | Deprel::Nmod if at != verb => at = above,
            Deprel::Acl | Deprel::AclRelcl => {
                return (view.upos(above) != Upos::Verb).then(|| acl_source(view, above, at));
            }
            _ => return None,
        }
    }
    None
}

/// Whether a noun with a participle or infinitive is a thing somebody makes, not somebody: what it says is its maker's.
fn is_written(view: &View, noun: usize) -> bool {
    let people = People::shipped();
    let somebody = people.role(view.word(noun)).is_some() || people.is_body(view.word(noun));
    view.upos(noun) == Upos::Noun
        && !somebody
        && matches!(view.deprel(noun), Deprel::Obj | Deprel::Obl | Deprel::Nmod)
        && !view.lemma(noun).ends_with("body")
        && !matches!(view.lemma(noun), "people" | "those" | "one" | "other")
}

/// The noun a participle hangs on ("a statement saying").
fn acl_source(view: &View, noun: usize, participle: usize) -> Source {
    source(view, noun, participle, participle)
}

fn own_subject(view: &View, verb: usize) -> Option<usize> {
    let found = view.child(verb, &[Deprel::Nsubj, Deprel::NsubjOuter])?;
    // Only a finite verb can stand before its subject.
    let finite = matches!(view.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    (view.upos(found) != Upos::Punct && (found < verb || finite)).then_some(found)
}

/// The noun phrase at `head`, bounded by the verb at `limit`.
pub fn source(view: &View, head: usize, limit: usize, cue: usize) -> Source {
    let (first, last) = noun_phrase(view, head, limit);
    Source {
        span: source_span(view, head, first, last, cue.max(limit)),
        head,
    }
}
