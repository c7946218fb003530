//! Who does it to whom: doer and done-to exchanged, or another one in the place of a named party.

use super::told::{Reality, Telling};
use super::{Discord, Pairing};
use crate::language::{Deprel, Upos};

impl Pairing<'_> {
    /// The telling gives the predicate of the sentence to others than the sentence does.
    pub(super) fn by_holder(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let predicate = self.claim.sentence.root();
        let doer = self.claim.doer(predicate)?;
        if self.claim.reality(self.data, predicate) != Reality::True {
            return None;
        }
        if let Some(discord) = self.rival(predicate, doer, at) {
            return Some(discord);
        }
        let (_, unmet) = self.met_and_unmet(&[predicate], at);
        if unmet > 0 {
            return None;
        }
        (0..telling.sentence.tokens.len()).find_map(|token| {
            if self.is_converse(predicate, telling, token) {
                return self.converse(predicate, doer, telling, token);
            }
            if !self.is_one_thing(predicate, telling, token) {
                return None;
            }
            self.exchanged(predicate, doer, telling, token)
                .or_else(|| self.other_holder(predicate, doer, telling, token))
        })
    }

    /// The same is done to the same thing by another named party, and the one of the sentence is nowhere in the telling.
    fn rival(&self, predicate: usize, doer: usize, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let name = self.claim.group(doer);
        let is_nowhere = name
            .iter()
            .all(|&part| (0..self.tellings.len()).all(|at| self.met(part, at).is_none()));
        let is_verb = self.claim.upos(predicate) == Upos::Verb && !self.data.is_symmetric(&self.claim.lemma(predicate));
        let (_, unmet) = self.met_and_unmet(&name, at);
        let done_to = self.claim.done_to(predicate)?;
        if !is_nowhere || !is_verb || unmet > 0 || !self.claim.is_name(doer) {
            return None;
        }
        let is_other = |holder: usize| telling.is_name(holder) && telling.child(holder, &[Deprel::Conj]).is_none();
        (0..telling.sentence.tokens.len())
            .any(|token| {
                telling.upos(token) == Upos::Verb
                    && self.is_one_thing(predicate, telling, token)
                    && telling.reality(self.data, token) == Reality::True
                    && telling.doer(token).is_some_and(is_other)
                    && telling
                        .done_to(token)
                        .is_some_and(|other| self.is_one_thing(done_to, telling, other))
            })
            .then_some(Discord::Holder)
    }

    fn is_converse(&self, predicate: usize, telling: Telling<'_>, token: usize) -> bool {
        self.data
            .are_converse(&self.claim.lemma(predicate), &telling.lemma(token))
    }

    /// "A bought B" beside "B bought A".
    fn exchanged(&self, predicate: usize, doer: usize, telling: Telling<'_>, token: usize) -> Option<Discord> {
        let is_verb = self.claim.upos(predicate) == Upos::Verb && telling.upos(token) == Upos::Verb;
        if !is_verb || self.data.is_symmetric(&self.claim.lemma(predicate)) {
            return None;
        }
        let done_to = self.claim.done_to(predicate)?;
        let (other_doer, other_done_to) = (telling.doer(token)?, telling.done_to(token)?);
        (self.is_one_thing(doer, telling, other_done_to) && self.is_one_thing(done_to, telling, other_doer))
            .then_some(Discord::Roles)
    }

    /// "A owns B" beside "A is a subsidiary of B"; "A succeeded B" beside "B's predecessor, A".
    fn converse(&self, predicate: usize, doer: usize, telling: Telling<'_>, token: usize) -> Option<Discord> {
        let done_to = self.claim.done_to(predicate)?;
        let of_phrase = telling
            .phrases(token)
            .into_iter()
            .find(|(marker, _)| marker == "of")
            .map(|(_, head)| head)?;
        let holder = telling.bearer(token)?;
        (self.is_one_thing(doer, telling, holder) && self.is_one_thing(done_to, telling, of_phrase))
            .then_some(Discord::Roles)
    }

    /// The same is told of another named party, while the one of the sentence is in the telling for something else.
    fn other_holder(&self, predicate: usize, doer: usize, telling: Telling<'_>, token: usize) -> Option<Discord> {
        if !self.claim.is_name(doer) || telling.reality(self.data, token) != Reality::True {
            return None;
        }
        let holder = match telling.upos(token) {
            Upos::Verb => telling.doer(token)?,
            _ => telling.bearer(token)?,
        };
        let own = (0..telling.sentence.tokens.len()).find(|&other| self.is_one_thing(doer, telling, other))?;
        if !telling.is_name(holder) || self.is_one_thing(doer, telling, holder) {
            return None;
        }
        let is_related = telling.sentence.is_within(own, holder) || telling.sentence.is_within(holder, own);
        let is_rest_beneath = self
            .words
            .iter()
            .filter(|&&word| word != predicate && !self.claim.sentence.is_within(word, doer))
            .all(|&word| {
                telling
                    .sentence
                    .subtree(token)
                    .any(|other| self.is_one_thing(word, telling, other))
            });
        (!is_related && is_rest_beneath).then_some(Discord::Holder)
    }
}
