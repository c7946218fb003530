//! Noun phrases as propositions: that there be such a thing, or more of it.

use super::axes::Layer;
use super::claim::Mood;
use super::clause::Reader;
use super::emit::Emission;
use super::modifiers;
use super::outer::Outer;
use crate::language::lexicon::{Dimension, Pos, Sign, Slot};
use crate::language::{Deprel, Upos, Xpos};

impl<'a> Reader<'a> {
    /// A noun phrase as a proposition: that there be such a thing.
    pub(super) fn phrase(&mut self, head: usize, outer: &Outer) {
        if !self.asserts(head, outer) {
            return;
        }
        self.thing(head, outer);
    }

    /// A phrase alone asserts nothing, unless it is there ("there is a plan").
    pub(super) fn asserts(&self, head: usize, outer: &Outer) -> bool {
        let is_plain = outer.layer.is_none()
            || outer.layer == Some(Layer::Fact) && !self.tree.is_predicate(head) && outer.mood == Mood::Held;
        !is_plain || self.is_existential(head)
    }

    /// A noun phrase that is asserted, wanted or denied as a whole.
    pub(super) fn thing(&mut self, head: usize, outer: &Outer) {
        let (tree, lexicon) = (self.tree, self.words.lexicon);
        let mut outer = outer.clone();
        // The "no" of a subject or object is the clause's, and was counted with it.
        let is_counted = matches!(
            tree.deprel(head),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl
        );
        let is_no = !is_counted && modifiers::is_negative_phrase(tree, lexicon, head);
        if is_no {
            outer = outer.negated();
        }
        if self.nested_effect(head, &outer) {
            return;
        }
        if self.words.is_transparent(&tree.key(head))
            && let Some(inner) = self.complement_of(head)
        {
            if tree.upos(inner) == Upos::Verb {
                return self.read(inner, &outer);
            }
            // "an option for faster visas and the allowance of two passports"
            let joined = tree
                .children(inner)
                .filter(|&child| tree.deprel(child) == Deprel::Conj && !tree.is_predicate(child));
            for one in std::iter::once(inner).chain(joined.collect::<Vec<_>>()) {
                self.thing(one, &outer);
            }
            return;
        }
        // "the policy that adults should not hold two passports", "a law that allows it".
        if self.words.is_transparent(&tree.key(head))
            && let Some(clause) = tree
                .children(head)
                .find(|&child| matches!(tree.deprel(child), Deprel::Acl | Deprel::AclRelcl) && tree.is_predicate(child))
        {
            return self.read(clause, &outer);
        }
        let side = match (self.degree(head), self.sufficiency(head)) {
            (Some(sign), _) => Some((sign, Dimension::Magnitude)),
            // "There are enough nurses": there is no lack of them.
            (None, Some(sign)) if self.is_existential(head) => Some((sign, Dimension::Possession)),
            (None, _) => None,
        };
        let (sign, dimension) = side.unwrap_or((Sign::Plus, Dimension::Existence));
        outer = outer.through(sign);
        let emission = Emission {
            clause: head,
            dimension: Some(dimension),
            event: None,
            theme: Some(head),
            ground: None,
            with_agent: false,
            above: None,
        };
        self.emit(&emission, &outer);
    }

    pub(super) fn is_existential(&self, head: usize) -> bool {
        self.tree
            .head(head)
            .is_some_and(|verb| self.tree.key(verb) == "be" && self.tree.child(verb, &[Deprel::Expl]).is_some())
    }

    /// What a transparent noun passes on: "the introduction of X", "a plan to build X", "X measures".
    pub(super) fn complement_of(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        [
            Slot::prep("of"),
            Slot::ToInf,
            Slot::prep("on"),
            Slot::prep("for"),
            Slot::prep("to"),
            Slot::Compound,
        ]
        .iter()
        .find_map(|slot| tree.argument(noun, slot))
        .or_else(|| {
            tree.children(noun)
                .find(|&child| tree.deprel(child) == Deprel::Acl && tree.xpos(child) == Xpos::Vbg)
        })
    }

    /// "enough nurses", "too few nurses": whether there are as many as are needed.
    pub(super) fn sufficiency(&self, noun: usize) -> Option<Sign> {
        let tree = self.tree;
        tree.children(noun)
            .filter(|&child| child < noun && matches!(tree.deprel(child), Deprel::Amod | Deprel::Det | Deprel::Advmod))
            .find_map(|child| match tree.lower(child).as_str() {
                "enough" | "sufficient" | "ample" => Some(Sign::Plus),
                "insufficient" => Some(Sign::Minus),
                "few" | "little" if child > 0 && tree.lower(child - 1) == "too" => Some(Sign::Minus),
                _ => None,
            })
    }

    /// "more", "lower", "stricter" before a noun: more or less of it.
    pub(super) fn degree(&self, noun: usize) -> Option<Sign> {
        let tree = self.tree;
        tree.children(noun).find_map(|child| {
            let word = tree.lower(child);
            match (tree.deprel(child), tree.xpos(child)) {
                // "less immigration": taken for an adverb, it stands right before its noun all the same.
                (Deprel::Amod | Deprel::Det, Xpos::Jjr) | (Deprel::Advmod, Xpos::Jjr | Xpos::Rbr) => Some(
                    if self.words.is_lessening(&tree.key(child)) || self.words.is_lessening(&word) {
                        Sign::Minus
                    } else {
                        Sign::Plus
                    },
                ),
                (Deprel::Amod, Xpos::Vbn) => {
                    // "increased funding", "reduced fees".
                    let head_at = |slot: &Slot| (*slot == Slot::Obj).then(|| tree.key(noun));
                    self.words
                        .lexicon
                        .effects
                        .choose(&tree.key(child), Pos::Verb, head_at)
                        .filter(|choice| choice.theme.is_some())
                        .map(|choice| choice.effect.sign)
                }
                _ => None,
            }
        })
    }
}
