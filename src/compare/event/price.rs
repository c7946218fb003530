//! What was paid for a thing: "it cost 27 million" beside "it was sold for 9 million".

use super::told::{Reality, Telling};
use super::{Discord, Pairing};
use crate::language::quantities::{Conflict, Quantity, QuantityKind, conflict};
use crate::language::{Deprel, Upos};

impl Pairing<'_> {
    /// The sentence gives a thing one price, and every price that the telling gives it is another.
    pub(super) fn by_price(&self, at: usize) -> Option<Discord> {
        let [own] = self.own else { return None };
        let predicate = self.claim.sentence.root();
        let thing = self.priced(self.claim, predicate, own)?;
        if self.claim.reality(self.data, predicate) != Reality::True {
            return None;
        }
        let left = self.words_that(|word| word == predicate || self.stands_in(word, own.span));
        let (met, unmet) = self.met_and_unmet(&left, at);
        if met == 0 || unmet > 0 {
            return None;
        }
        let telling = self.tellings[at];
        let prices: Vec<&Quantity> = (0..telling.sentence.tokens.len())
            .filter(|&token| telling.reality(self.data, token) == Reality::True)
            .flat_map(|token| {
                self.figures.iter().filter(move |figure| {
                    telling.sentence.span.contains(figure.span)
                        && self
                            .priced(telling, token, figure)
                            .is_some_and(|other| self.is_one_thing(thing, telling, other))
                })
            })
            .collect();
        let is_other = |price: &&Quantity| conflict(own, price) == Conflict::Disjoint;
        (!prices.is_empty() && prices.iter().all(is_other)).then_some(Discord::Figure)
    }

    /// What a verb gives the price of, where the figure stands in its clause: "X cost …", "X was sold for …", "bought X for …".
    fn priced(&self, of: Telling<'_>, verb: usize, figure: &Quantity) -> Option<usize> {
        // A currency that is not known is counted as things are.
        let is_sum = matches!(figure.kind, QuantityKind::Measure | QuantityKind::Count);
        if !is_sum || of.upos(verb) != Upos::Verb {
            return None;
        }
        let is_beneath = |head: usize| {
            of.sentence
                .subtree(head)
                .any(|token| figure.span.contains(of.sentence.tokens[token].span))
        };
        let lemma = of.lemma(verb);
        if lemma == "cost" {
            let price = of.child(verb, &[Deprel::Obj, Deprel::OblUnmarked])?;
            return is_beneath(price).then(|| of.doer(verb)).flatten();
        }
        let is_for = || {
            of.phrases(verb)
                .into_iter()
                .any(|(marker, head)| marker == "for" && is_beneath(head))
        };
        (self.data.is_sale(&lemma) && is_for())
            .then(|| of.done_to(verb))
            .flatten()
    }
}
