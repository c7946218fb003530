//! Reasons there are and reasons there are not: "have reason to believe that ...", "there is no reason why it should close".
//!
//! In: a clause with a noun of reason and what it is a reason for; out: the claims of that. A reason to believe is a belief,
//! and no reason to do something is a stand against it. A reason to do something is left alone: who sees one need not want it.

use super::axes::Layer;
use super::clause::Reader;
use super::modifiers;
use super::outer::{Outer, Within};
use crate::language::lexicon::{Interval, Slot};
use crate::language::{Deprel, Upos};

impl Reader<'_> {
    /// Reads what there is reason to believe or no reason to do; false where the clause tells of neither.
    pub(super) fn reasoned(&mut self, head: usize, negated: bool, outer: &Outer) -> bool {
        let tree = self.tree;
        let Some(noun) = self.reason_of(head) else {
            return false;
        };
        let Some(content) = self.reason_for(noun) else {
            return false;
        };
        let is_belief = tree.is_to_infinitive(content)
            && self
                .attitude(content)
                .is_some_and(|(attitude, _)| Layer::from(attitude.layer) == Layer::Fact);
        let inner = match (is_belief, negated) {
            (true, false) => outer.clone(),
            (true, true) => outer.clone().negated(),
            (false, true) => {
                // "No reason why it should not open": nothing is said against it, which need not be praise.
                let high = if modifiers::is_negated(tree, self.words.lexicon, content) {
                    0
                } else {
                    -1
                };
                let mut inner = outer
                    .clone()
                    .with(Layer::Desire, Interval::new(-3, high), Within::Attitude);
                inner.is_negated = !inner.is_negated;
                inner
            }
            (false, false) => return false,
        };
        let before = self.claims.len();
        self.read(content, &inner);
        // "There is reason to believe it": the belief is the speaker's, and not the reason's.
        for claim in &mut self.claims[before..] {
            claim.holder.clone_from(&outer.holder);
        }
        true
    }

    /// The noun of reason that somebody has or sees, or that there is.
    fn reason_of(&self, head: usize) -> Option<usize> {
        let tree = self.tree;
        let noun = if tree.key(head) == "be" && tree.child(head, &[Deprel::Expl]).is_some() {
            tree.child(head, &[Deprel::Nsubj])?
        } else if matches!(tree.key(head).as_str(), "have" | "see" | "find")
            && tree.subject(head).is_some_and(|subject| self.speaker.is(tree, subject))
        {
            tree.child(head, &[Deprel::Obj])?
        } else {
            return None;
        };
        self.words.is_reason(&tree.key(noun)).then_some(noun)
    }

    /// What it is a reason for: "to close it", "why it should close", "it should close".
    fn reason_for(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let is_verb = |clause: usize| tree.upos(clause) == Upos::Verb || tree.is_predicate(clause);
        tree.argument(noun, &Slot::ToInf)
            .filter(|&clause| is_verb(clause))
            .or_else(|| {
                tree.children(noun).find(|&child| {
                    let is_clause = matches!(tree.deprel(child), Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp);
                    // "no reason that should stop us": the reason itself does it.
                    let is_of_another = || {
                        tree.child(child, &[Deprel::Nsubj, Deprel::NsubjPass])
                            .is_some_and(|subject| !matches!(tree.lower(subject).as_str(), "that" | "which"))
                    };
                    is_clause
                        && is_verb(child)
                        && is_of_another()
                        && modifiers::modal(tree, self.words.lexicon, child).is_some()
                })
            })
    }
}
