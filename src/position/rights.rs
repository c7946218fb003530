//! "Granting foreigners the right to vote": that they may vote.
//!
//! In: a verb that gives or takes and has a right as its object; out: the claim on what it is a right to, with whoever
//! gets it as who does it. A right to a thing ("a right to asylum") is read where things are.

use super::clause::{Reader, is_past};
use super::emit::Emission;
use super::modifiers;
use super::outer::Outer;
use crate::language::lexicon::{Dimension, Pos, Sign, Slot};
use crate::language::{Deprel, Upos, Xpos};

/// What one can be given that lets one do something.
const RIGHTS: &[&str] = &["right", "entitlement", "permission", "licence", "license", "freedom"];

/// Who gets it, where the phrase says.
const FOR_WHOM: [&str; 3] = ["to", "for", "of"];

impl Reader<'_> {
    /// Reads a verb that gives or takes a right. True where it was one.
    pub(super) fn right(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        if tree.upos(head) != Upos::Verb {
            return false;
        }
        let Some(right) = self.right_given(head) else {
            return false;
        };
        let Some(done) = self.right_to(right) else { return false };
        let head_at = |slot: &Slot| tree.argument(head, slot).map(|argument| tree.key(argument));
        let is_had = |dimension: Dimension| dimension == Dimension::Possession;
        let effects = &self.words.lexicon.effects;
        let chosen = effects.choose(&tree.key(head), Pos::Verb, head_at);
        if !chosen.is_some_and(|choice| is_had(choice.effect.dimension)) && !self.gives_right(head) {
            return false;
        }
        // "deny firms the right", both taken for objects.
        let other = tree
            .children(head)
            .find(|&child| tree.deprel(child) == Deprel::Obj && child < right);
        let whom = tree.argument(head, &Slot::Iobj).or(other).or_else(|| {
            let places = FOR_WHOM.iter().flat_map(|word| [(head, word), (right, word)]);
            places.into_iter().find_map(|(at, word)| {
                tree.argument(at, &Slot::prep(word))
                    .filter(|&whom| matches!(tree.upos(whom), Upos::Noun | Upos::Propn))
            })
        });
        // "give a right" is for the receiver, whoever loses it.
        let takes = matches!(
            tree.key(head).as_str(),
            "deny" | "withdraw" | "take" | "revoke" | "withhold" | "refuse" | "strip"
        );
        let sign = if takes { Sign::Minus } else { Sign::Plus };
        self.as_done_by(done, whom, &outer.clone().through(sign));
        true
    }

    /// Whether a verb gives or takes the right to do something.
    pub(super) fn gives_right(&self, head: usize) -> bool {
        let tree = self.tree;
        tree.upos(head) == Upos::Verb
            && self
                .right_given(head)
                .is_some_and(|object| self.right_to(object).is_some())
            && self
                .words
                .lexicon
                .effects
                .of(&tree.key(head), Pos::Verb)
                .any(|effect| effect.dimension == Dimension::Possession)
    }

    /// "Farmers should decide individually on the number of cows": on that nothing is laid down. True where it was one.
    pub(super) fn free_choice(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        let is_choice = matches!(tree.key(head).as_str(), "decide" | "choose" | "determine" | "set");
        if !is_choice || tree.upos(head) != Upos::Verb || is_past(tree, head) {
            return false;
        }
        let is_free = |token: usize| {
            self.words.is_freely(&tree.lower(token)) && tree.deprel(token) != Deprel::Obj
                || matches!(tree.marker(token).as_deref(), Some("for" | "by"))
                    && self.words.is_freely(&tree.lower(token))
        };
        let is_let = tree
            .head(head)
            .is_some_and(|above| matches!(tree.lower(above).as_str(), "free" | "freedom"));
        if !is_let && !tree.children(head).any(is_free) {
            return false;
        }
        let slots = [Slot::prep("on"), Slot::prep("about"), Slot::Obj];
        let theme = slots
            .iter()
            .find_map(|slot| tree.argument(head, slot))
            .filter(|&theme| tree.upos(theme) == Upos::Noun);
        let Some(theme) = theme else { return false };
        let modal = modifiers::modal(tree, self.words.lexicon, head);
        let outer = match modal {
            Some(modal) => self.under_modal(
                outer.clone(),
                modal,
                modifiers::is_negated(tree, self.words.lexicon, head),
                head,
            ),
            None => outer.clone(),
        };
        self.emit(
            &Emission {
                clause: head,
                dimension: Some(
                    match self.words.lexicon.effects.is_of_class(&tree.key(theme), "quantity") {
                        true => Dimension::Magnitude,
                        false => Dimension::Permission,
                    },
                ),
                event: None,
                theme: Some(theme),
                ground: None,
                with_agent: true,
                above: None,
            },
            &outer,
        );
        true
    }

    /// The right among the objects of a verb.
    fn right_given(&self, head: usize) -> Option<usize> {
        let tree = self.tree;
        let among = tree
            .children(head)
            .find(|&child| tree.deprel(child) == Deprel::Obj && self.is_right(child));
        among.or_else(|| tree.argument(head, &Slot::Obj).filter(|&object| self.is_right(object)))
    }

    fn is_right(&self, noun: usize) -> bool {
        RIGHTS.contains(&self.tree.key(noun).as_str())
    }

    /// What a right is a right to do: "to vote", "voting rights".
    fn right_to(&self, right: usize) -> Option<usize> {
        let tree = self.tree;
        tree.argument(right, &Slot::ToInf).or_else(|| {
            tree.children(right).find(|&child| {
                matches!(tree.deprel(child), Deprel::Compound | Deprel::Amod)
                    && (tree.xpos(child) == Xpos::Vbg || tree.lower(child).ends_with("ing"))
            })
        })
    }

    /// Reads what is done, by somebody who is named elsewhere.
    fn as_done_by(&mut self, done: usize, whom: Option<usize>, outer: &Outer) {
        let before = std::mem::replace(&mut self.beneficiary, whom);
        if self.tree.upos(done) == Upos::Verb {
            self.read(done, outer);
        } else {
            let emission = Emission {
                clause: done,
                dimension: Some(Dimension::Existence),
                event: None,
                theme: Some(done),
                ground: None,
                with_agent: true,
                above: None,
            };
            self.emit(&emission, outer);
        }
        self.beneficiary = before;
    }
}
