//! Stands that are none, or none any more: "will neither support nor oppose it", "I was wrong to support it".

use super::axes::Layer;
use super::clause::{Reader, is_past};
use super::outer::{Outer, Within};
use crate::language::lexicon::{Interval, Pos, Sign, Slot};
use crate::language::{Deprel, Upos};

impl Reader<'_> {
    /// "will neither support nor oppose it". True where it was read as no stand.
    pub(super) fn takes_no_side(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        let stand = |verb: usize| {
            let key = tree.key(verb);
            let mut attitudes = self.words.lexicon.attitudes.of(&key, Pos::Verb);
            attitudes
                .find(|attitude| Layer::from(attitude.layer) == Layer::Desire)
                .map(|attitude| attitude.value.sign())
        };
        let is_neither = |child: usize| {
            matches!(
                tree.deprel(child),
                Deprel::CcPreconj | Deprel::Cc | Deprel::Advmod | Deprel::Det
            ) && tree.lower(child) == "neither"
        };
        let other = tree
            .children(head)
            .find(|&child| tree.deprel(child) == Deprel::Conj && tree.upos(child) == Upos::Verb);
        let (Some(other), true) = (other, tree.children(head).any(is_neither)) else {
            return false;
        };
        let (Some(one), Some(two)) = (stand(head), stand(other)) else {
            return false;
        };
        let target = tree
            .argument(other, &Slot::Obj)
            .or_else(|| tree.argument(head, &Slot::Obj));
        let Some(target) = target.filter(|_| one != two) else {
            return false;
        };
        let top = self.clause_top.replace(head);
        let neutral = outer.clone().with(Layer::Desire, Interval::new(0, 0), Within::Attitude);
        self.read(target, &neutral);
        self.clause_top = top;
        true
    }

    /// "I was wrong to support it", "it was a mistake to back it": the stand is taken back.
    pub(super) fn regrets(&mut self, head: usize, negated: bool, outer: &Outer) -> bool {
        let tree = self.tree;
        let Some(target) = tree.argument(head, &Slot::ToInf) else {
            return false;
        };
        let by_speaker = tree.subject(head).is_some_and(|subject| self.speaker.is(tree, subject));
        let is_regret = tree.child(head, &[Deprel::Cop]).is_some()
            && is_past(tree, head)
            && !negated
            && (by_speaker || tree.child(head, &[Deprel::Expl]).is_some())
            && self.worth_of_state(head) == Some(Sign::Minus)
            && self
                .attitude(target)
                .is_some_and(|(attitude, _)| Layer::from(attitude.layer) == Layer::Desire);
        if is_regret {
            let mut outer = outer.clone().negated();
            outer.is_openly_new = true;
            outer.is_past = false;
            self.read(target, &outer);
        }
        is_regret
    }
}
