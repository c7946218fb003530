//! Predicates that are the matter themselves: what happens, how something is, what office somebody holds, how much more there is.

use super::axes::Layer;
use super::clause::Reader;
use super::emit::Emission;
use super::outer::Outer;
use crate::language::lexicon::{Attitude, Dimension, Pos, Slot};
use crate::language::{Deprel, Upos, names};

impl Reader<'_> {
    /// The predicate itself is the matter.
    pub(super) fn event(&mut self, head: usize, outer: &Outer) {
        let tree = self.tree;
        // "The valley saw more crime than the year before": there was more of it.
        if self.words.is_witnessing(&tree.key(head))
            && !tree.subject(head).is_some_and(|subject| self.speaker.is(tree, subject))
            && let Some(object) = tree
                .child(head, &[Deprel::Obj])
                .filter(|&object| self.degree(object).is_some())
        {
            return self.more_of(head, object, outer);
        }
        let is_copular = tree.child(head, &[Deprel::Cop]).is_some();
        let theme = match is_copular {
            true => tree.subject(head),
            false => tree.argument(head, &Slot::Obj),
        };
        // "The election is on 9 November": that it takes place.
        if is_copular
            && tree.is_time(head)
            && let Some(event) = theme.filter(|&theme| tree.upos(theme) == Upos::Noun)
        {
            return self.thing(event, outer);
        }
        if is_copular && !self.names_a_state(head) {
            return;
        }
        if is_copular && let Some(what) = theme.filter(|_| self.is_place(head)) {
            return self.emit(
                &Emission {
                    clause: head,
                    dimension: Some(Dimension::Presence),
                    event: None,
                    theme: Some(what),
                    ground: Some(head),
                    with_agent: false,
                    above: None,
                },
                outer,
            );
        }
        // "I am still party secretary": that the office is mine.
        let is_office = is_copular && theme.is_some_and(|holder| self.holds_office(holder, head));
        self.emit(
            &Emission {
                clause: head,
                dimension: is_office.then_some(Dimension::Office),
                event: (!is_office).then_some(head),
                theme: if is_office { Some(head) } else { theme },
                ground: None,
                with_agent: !is_copular || is_office,
                above: None,
            },
            &self.without_what_is_believed(head, outer),
        );
        // What a factive or unknown verb of showing embeds is claimed as well.
        if let Some(inner) = tree.child(head, &[Deprel::Ccomp])
            && tree.marker(inner).is_some_and(|mark| mark == "that")
            && outer.layer.is_none()
            && outer.value.low == 3
        {
            self.read(inner, outer);
        }
    }

    /// More or less of a thing, of whom or where the clause has it.
    fn more_of(&mut self, clause: usize, thing: usize, outer: &Outer) {
        let outer = match self.degree(thing) {
            Some(sign) => outer.clone().through(sign),
            None => outer.clone(),
        };
        let emission = Emission {
            clause,
            dimension: Some(Dimension::Magnitude),
            event: None,
            theme: Some(thing),
            ground: None,
            with_agent: true,
            above: None,
        };
        self.emit(&emission, &outer);
    }

    /// "is in the northern province", "was in Estrel": a place that has a name or is known; "in use" is none.
    fn is_place(&self, head: usize) -> bool {
        let tree = self.tree;
        let is_known = || {
            tree.children(head).any(|child| {
                matches!(tree.deprel(child), Deprel::Det | Deprel::NmodPoss)
                    && matches!(
                        tree.lower(child).as_str(),
                        "the" | "our" | "my" | "his" | "her" | "their" | "its"
                    )
            })
        };
        let is_somewhere = tree
            .marker(head)
            .is_some_and(|marker| matches!(marker.as_str(), "in" | "at" | "inside" | "aboard" | "within"));
        let of_place = |key: &str| {
            let classes = ["place", "target_place", "prison"];
            classes
                .iter()
                .any(|class| self.words.lexicon.effects.is_of_class(key, class))
        };
        is_somewhere && (tree.upos(head) == Upos::Propn || is_known() && of_place(&tree.key(head)))
    }

    /// Whether somebody is said to be what one is by appointment or election: "chair", "minister of defence".
    fn holds_office(&self, holder: usize, office: usize) -> bool {
        let tree = self.tree;
        let is_post =
            || names::is_title(tree.word(office)) || self.words.lexicon.effects.is_of_class(&tree.key(office), "post");
        let is_somebody = tree.upos(holder) == Upos::Propn
            || self.speaker.is(tree, holder)
            || matches!(tree.lower(holder).as_str(), "he" | "she" | "who");
        let is_wanted = matches!(
            tree.key(office).as_str(),
            "candidate" | "nominee" | "contender" | "runner"
        );
        !is_wanted && tree.upos(office) == Upos::Noun && tree.marker(office).is_none() && is_somebody && is_post()
    }

    /// "They believed — they believed that it would hold": what is believed is lost, so that the believing is held against
    /// no other.
    fn without_what_is_believed(&self, head: usize, outer: &Outer) -> Outer {
        let tree = self.tree;
        let is_belief = |attitude: &Attitude| Layer::from(attitude.layer) == Layer::Fact;
        let believes = tree.upos(head) == Upos::Verb
            && tree
                .child(
                    head,
                    &[
                        Deprel::Cop,
                        Deprel::Obj,
                        Deprel::Iobj,
                        Deprel::Obl,
                        Deprel::Xcomp,
                        Deprel::NsubjPass,
                    ],
                )
                .is_none()
            && self
                .words
                .lexicon
                .attitudes
                .of(&tree.key(head), Pos::Verb)
                .any(is_belief);
        let mut outer = outer.clone();
        outer.is_scope_open |= believes;
        outer
    }

    /// Whether the predicate of a copula says anything by itself: "is old" does, "is under eighteen" is a figure.
    pub(super) fn names_a_state(&self, head: usize) -> bool {
        matches!(self.tree.upos(head), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
    }
}
