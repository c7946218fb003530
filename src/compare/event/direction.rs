//! Where a journey began and where it led: "left Tarn on 10 August" beside "departed for Tarn on 10 August".

use super::told::{Reality, Telling};
use super::{Discord, Pairing};
use crate::language::{Deprel, Upos};

/// An end of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Where it began.
    From,
    /// Where it led.
    To,
}

impl Pairing<'_> {
    /// A journey of one day begins in the sentence where it leads to in the telling, or the other way about.
    pub(super) fn by_direction(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let predicate = self.claim.sentence.root();
        let own = self.ends(self.claim, predicate);
        let is_dated = |of: Telling<'_>, clause: &[usize]| clause.iter().any(|&word| of.upos(word) == Upos::Num);
        if own.is_empty()
            || !is_dated(self.claim, &self.words)
            || self.claim.reality(self.data, predicate) != Reality::True
        {
            return None;
        }
        let (met, unmet) = self.met_and_unmet(&[predicate], at);
        if met < super::LEAST_TIES || unmet > 0 {
            return None;
        }
        let dates = self.words_that(|word| self.claim.upos(word) == Upos::Num);
        let journeys = (0..telling.sentence.tokens.len()).filter(|&token| {
            let clause = telling.clause(token);
            telling.reality(self.data, token) == Reality::True
                && dates.iter().all(|&date| {
                    clause
                        .iter()
                        .any(|&word| self.kin(date, telling, word) == Some(super::Kin::Same))
                })
        });
        let ends: Vec<(End, usize)> = journeys.flat_map(|token| self.ends(telling, token)).collect();
        own.iter()
            .any(|&(end, place)| {
                let here = || {
                    ends.iter()
                        .filter(|(_, other)| self.is_one_thing(place, telling, *other))
                };
                here().next().is_some() && here().all(|(other, _)| *other != end)
            })
            .then_some(Discord::Contrary)
    }

    /// The named ends of the journey that a verb tells of; none where it tells of none.
    fn ends(&self, of: Telling<'_>, verb: usize) -> Vec<(End, usize)> {
        if of.upos(verb) != Upos::Verb || !self.data.is_journey(&of.lemma(verb)) {
            return Vec::new();
        }
        let object = of.child(verb, &[Deprel::Obj]).map(|place| (End::From, place));
        let phrases = of
            .phrases(verb)
            .into_iter()
            .filter_map(|(marker, place)| match marker.as_str() {
                "from" => Some((End::From, place)),
                "for" | "to" | "towards" | "toward" => Some((End::To, place)),
                _ => None,
            });
        let ends = object.into_iter().chain(phrases);
        ends.filter(|&(_, place)| of.is_name(place)).collect()
    }
}
