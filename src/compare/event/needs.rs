//! What must be and what may be left out: "a permit is compulsory" beside "they may enter without a permit".

use super::told::{Reality, Telling};
use super::{Discord, Kin, Pairing};
use crate::language::{Deprel, Upos};

impl Pairing<'_> {
    /// One side needs what the other is allowed to do without.
    pub(super) fn by_need(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let (met, unmet) = self.met_and_unmet(&self.need_words(), at);
        if met < super::LEAST_TIES || unmet > 0 {
            return None;
        }
        let is_same = |own: usize, other: usize| self.kin(own, telling, other) == Some(Kin::Same);
        let meet =
            |own: &[usize], other: &[usize]| own.iter().any(|&own| other.iter().any(|&other| is_same(own, other)));
        let is_at_odds = meet(&self.needed(self.claim), &self.spared(telling))
            || meet(&self.spared(self.claim), &self.needed(telling));
        is_at_odds.then_some(Discord::Contrary)
    }

    /// Words of the sentence that say no more than that something is needed or may be done.
    fn need_words(&self) -> Vec<usize> {
        self.words_that(|word| {
            let lemma = self.claim.lemma(word);
            self.data.is_need(&lemma) || self.data.is_leave(&lemma)
        })
    }

    /// What a telling says is needed: "X is compulsory", "X is required".
    fn needed(&self, of: Telling<'_>) -> Vec<usize> {
        let tokens = 0..of.sentence.tokens.len();
        let needs = tokens
            .filter(|&token| self.data.is_need(&of.lemma(token)) && of.reality(self.data, token) == Reality::True);
        needs
            .filter_map(|token| of.child(token, &[Deprel::Nsubj, Deprel::NsubjPass]))
            .collect()
    }

    /// What a telling says one may do without: "may enter without X", "are permitted to enter without X".
    fn spared(&self, of: Telling<'_>) -> Vec<usize> {
        let is_left_to = |mut at: usize| {
            loop {
                let is_allowed = self.data.is_leave(&of.lemma(at))
                    || of
                        .sentence
                        .children(at)
                        .any(|child| of.deprel(child) == Deprel::Aux && matches!(&*of.lemma(child), "can" | "may"));
                if is_allowed {
                    return !of.is_negated(at);
                }
                match of.sentence.tokens[at].head {
                    Some(head) if of.deprel(at) == Deprel::Xcomp => at = head as usize,
                    _ => return false,
                }
            }
        };
        (0..of.sentence.tokens.len())
            .filter(|&token| matches!(of.upos(token), Upos::Verb | Upos::Adj) && is_left_to(token))
            .flat_map(|verb| of.phrases(verb))
            .filter(|(marker, _)| marker == "without")
            .map(|(_, thing)| thing)
            .collect()
    }
}
