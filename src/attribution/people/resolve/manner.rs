//! How a speaker was found, told after the fact for `--explain`.

use super::super::cluster::Kind;
use super::{Resolver, Speaker};
use crate::attribution::draft::{Draft, Frame};
use crate::attribution::statement::Actor;
use crate::attribution::trace::{Manner, Part, Trace};
use crate::attribution::view::View;
use crate::language::Upos;

impl Resolver<'_> {
    /// The clues of a draft that became a statement of `actor`.
    pub fn trace(&self, view: &View, draft: &Draft, speaker: Option<&Speaker>, actor: Option<&Actor>) -> Trace {
        let (manner, name) = match (speaker, actor) {
            (_, None) => (Manner::Unresolved, None),
            (None, Some(_)) => (Manner::FrontMatter, None),
            (Some(speaker), Some(_)) => self.manner(view, draft, speaker),
        };
        let mut confidence = vec![Part {
            of: "the frame",
            hundredths: i16::from(draft.confidence),
        }];
        if actor.is_none() {
            confidence.push(Part {
                of: "no known speaker",
                hundredths: -15,
            });
        }
        Trace {
            cue: draft.cue_head.map(|head| view.lemma(head).to_owned()),
            manner,
            name,
            is_registered: actor.is_some_and(|actor| self.registry.with_id(&actor.id).is_some()),
            confidence,
        }
    }

    /// The clues of a sentence that is the article's speaker's own.
    pub fn own_trace(&self, own: &Actor, confidence: u8) -> Trace {
        Trace {
            manner: Manner::FrontMatter,
            is_registered: self.registry.with_id(&own.id).is_some(),
            confidence: vec![Part {
                of: "a sentence of the speaker's own text",
                hundredths: i16::from(confidence),
            }],
            ..Trace::default()
        }
    }

    fn manner(&self, view: &View, draft: &Draft, speaker: &Speaker) -> (Manner, Option<String>) {
        let (Some(span), Some(head)) = (draft.source, draft.source_head) else {
            return (Manner::Continuation, None);
        };
        let index = match speaker {
            Speaker::Registered(_) => {
                let written = span.of(view.text);
                return match self.registry.find(written) {
                    Some(_) => (Manner::Registry, Some(written.to_owned())),
                    None => (Manner::Office, None),
                };
            }
            Speaker::Titled(_) => return (Manner::Label, None),
            Speaker::Cluster(index) => *index,
        };
        let written = self
            .by_sentence
            .get(view.index)
            .and_then(|&(from, to)| self.clusters.mentions.get(from..to))
            .into_iter()
            .flatten()
            .filter(|(mention, cluster)| *cluster == index && span.contains(mention.span))
            // The view may be of the title, the mentions are of the text.
            .find_map(|(mention, _)| {
                let written = view.text.get(mention.span.start..mention.span.end)?;
                written.starts_with(mention.name.first()?).then(|| written.to_owned())
            });
        let is_person = self.clusters.clusters[index].kind == Kind::Person;
        let manner = match &written {
            _ if view.upos(head) == Upos::Pron => Manner::Pronoun,
            _ if matches!(draft.frame, Frame::Label | Frame::Colon) => Manner::Label,
            Some(name) if !is_person || name.contains(' ') => Manner::FullName,
            Some(_) => Manner::Surname,
            None if self.people.role(view.word(head)).is_some() => Manner::Office,
            // "her", "whose" as determiners, "who" by another tag.
            None if view.word(head).chars().next().is_some_and(char::is_lowercase) => Manner::Pronoun,
            None => Manner::Surname,
        };
        (manner, written.filter(|_| manner != Manner::Pronoun))
    }
}
