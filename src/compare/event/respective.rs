//! "Sand and Lind got 21 and 18 months, respectively": whose figure is which.
//!
//! In: a telling with that word, and a sentence that gives one of the figures to one of those named; out: whether it is
//! that of another of them.

use super::told::Telling;
use super::{Discord, Pairing};
use crate::language::{Deprel, Upos};

impl Pairing<'_> {
    /// The figure that the sentence tells of somebody is, in order, that of another of those who are named.
    pub(super) fn by_respective(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let tokens = || 0..telling.sentence.tokens.len();
        tokens().find(|&token| telling.word(token).eq_ignore_ascii_case("respectively"))?;
        let lists = telling.lists();
        let (counted, figures) = lists.iter().find_map(|list| telling.figures(list))?;
        let is_of_names =
            |names: &&Vec<usize>| names.len() == figures.len() && names.iter().all(|&name| telling.is_name(name));
        let named = lists.iter().find(is_of_names)?;
        let is_own = |name: usize| {
            self.words
                .iter()
                .any(|&word| self.claim.is_name(word) && self.is_one_thing(word, telling, name))
        };
        let mut own_names = (0..named.len()).filter(|&which| is_own(named[which]));
        let (Some(which), None) = (own_names.next(), own_names.next()) else {
            return None;
        };
        let (met, unmet) = self.met_and_unmet(&[], at);
        if met < super::LEAST_TIES || unmet > 0 {
            return None;
        }
        let own = self
            .words
            .iter()
            .filter(|&&word| self.claim.lemma(word) == telling.lemma(counted))
            .find_map(|&word| self.claim.figure(word))?;
        let is_of = |figure: &str| figure == own;
        (!is_of(figures[which]) && figures.iter().any(|figure| is_of(figure))).then_some(Discord::Figure)
    }
}

impl<'a> Telling<'a> {
    /// The number of a counted noun, as written.
    fn figure(self, noun: usize) -> Option<&'a str> {
        let number = self.child(noun, &[Deprel::Nummod])?;
        (self.upos(number) == Upos::Num).then(|| self.word(number))
    }

    /// The numbers of nouns that are joined, where they all count one thing; and the first of the nouns.
    fn figures(self, list: &[usize]) -> Option<(usize, Vec<&'a str>)> {
        let first = *list.first()?;
        let numbers = list.iter().map(|&noun| {
            let is_alike = self.lemma(noun) == self.lemma(first);
            self.figure(noun).filter(|_| is_alike)
        });
        Some((first, numbers.collect::<Option<Vec<&str>>>()?))
    }

    /// Words that are joined with each other, in text order; the name that a common noun introduces ("two sailors, Sand and
    /// Lind") is joined with the others, the noun is not.
    fn lists(self) -> Vec<Vec<usize>> {
        let joined = |head: usize| -> Vec<usize> {
            let conjuncts = self
                .sentence
                .children(head)
                .filter(|&child| matches!(self.deprel(child), Deprel::Conj | Deprel::Appos));
            std::iter::once(head).chain(conjuncts).collect()
        };
        let lists = (0..self.sentence.tokens.len()).map(joined).map(|mut list| {
            let all_names = list.iter().skip(1).all(|&word| self.is_name(word));
            if all_names && !self.is_name(list[0]) {
                // "two sailors, Sand" and what is joined with the first name.
                let first = list.remove(0);
                let inner = list.first().copied().filter(|_| list.len() == 1 && first < list[0]);
                if let Some(name) = inner {
                    let more = self.sentence.children(name);
                    list.extend(more.filter(|&child| self.deprel(child) == Deprel::Conj));
                }
            }
            list
        });
        lists.filter(|list| list.len() > 1).collect()
    }
}
