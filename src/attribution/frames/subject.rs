//! Who does what a verb tells: its subject, or that of the verb it depends on.

use crate::attribution::extent::{noun_phrase, source_span};
use crate::attribution::view::View;
use crate::language::{Deprel, Upos};
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
    let mut at = verb;
    for _ in 0..4 {
        if let Some(head) = own_subject(view, at) {
            // An inverted subject must come right after its verb.
            return Some(source(
                view,
                head,
                if head < at { at } else { verb.max(at) },
                verb,
            ));
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
                at = above;
            }
            Deprel::Acl | Deprel::AclRelcl => {
                return (view.upos(above) != Upos::Verb).then(|| acl_source(view, above, at));
            }
            _ => return None,
        }
    }
    None
}

/// The noun a participle hangs on ("a statement saying").
fn acl_source(view: &View, noun: usize, participle: usize) -> Source {
    source(view, noun, participle, participle)
}

fn own_subject(view: &View, verb: usize) -> Option<usize> {
    let found = view.child(verb, &[Deprel::Nsubj, Deprel::NsubjOuter])?;
    (view.upos(found) != Upos::Punct).then_some(found)
}

/// The noun phrase at `head`, bounded by the verb at `limit`.
pub fn source(view: &View, head: usize, limit: usize, cue: usize) -> Source {
    let (first, last) = noun_phrase(view, head, limit);
    Source {
        span: source_span(view, head, first, last, cue.max(limit)),
        head,
    }
}
