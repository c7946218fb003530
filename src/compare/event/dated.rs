//! When it happened: the day that a sentence gives to one step of an event, and the other telling to another step.

use super::told::Reality;
use super::{Discord, Pairing};
use crate::language::Upos;
use crate::language::times::{TimeExpression, TimeKind, find_times};
use crate::text::Span;

impl Pairing<'_> {
    /// All is met, and the only day of the sentence is in the telling that of the contrary step, or its own step has
    /// another day.
    pub(super) fn by_day(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let dates = |text: &str, span: Span| -> Vec<TimeExpression> {
            let mut times = find_times(text, span, None);
            times.retain(|time| time.kind == TimeKind::Date);
            times
        };
        let own = dates(self.claim.text, self.claim.sentence.span);
        let [day] = own.as_slice() else { return None };
        let is_of_day = |word: usize| day.span.contains(self.claim.sentence.tokens[word].span);
        let predicate = self.claim.sentence.root();
        let left = self.words_that(|word| word == predicate || is_of_day(word));
        let has_number = left
            .iter()
            .any(|&word| is_of_day(word) && self.claim.upos(word) == Upos::Num);
        let (met, unmet) = self.met_and_unmet(&left, at);
        if !has_number || met == 0 || unmet > 0 || self.claim.reality(self.data, predicate) != Reality::True {
            return None;
        }
        let is_day = |words: &str| {
            let key = |words: &str| {
                let mut parts: Vec<String> = words
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|part| !part.is_empty())
                    .map(str::to_lowercase)
                    .collect();
                parts.sort_unstable();
                parts
            };
            let (one, two) = (key(day.span.of(self.claim.text)), key(words));
            one.iter().all(|part| two.contains(part)) || two.iter().all(|part| one.contains(part))
        };
        let theirs = dates(telling.text, telling.sentence.span);
        let verb_of = |time: &TimeExpression| {
            let first = (0..telling.sentence.tokens.len())
                .find(|&token| time.span.contains(telling.sentence.tokens[token].span))?;
            let mut token = first;
            while telling.upos(token) != Upos::Verb || time.span.contains(telling.sentence.tokens[token].span) {
                token = telling.sentence.tokens[token].head? as usize;
            }
            Some(token)
        };
        let steps: Vec<(bool, usize)> = theirs
            .iter()
            .filter_map(|time| Some((is_day(time.span.of(telling.text)), verb_of(time)?)))
            .collect();
        let is_same = |verb: usize| self.kin(predicate, telling, verb) == Some(super::Kin::Same);
        let is_contrary = |verb: usize| self.data.are_steps(&self.claim.lemma(predicate), &telling.lemma(verb));
        let is_told_of_it = steps.iter().any(|(is_it, verb)| *is_it && is_same(*verb));
        let is_of_contrary = steps.iter().any(|(is_it, verb)| *is_it && is_contrary(*verb));
        let is_of_other_day = steps
            .iter()
            .any(|(is_it, verb)| !*is_it && is_same(*verb) && self.shares_argument(predicate, telling, *verb));
        let is_day_of_another = steps.iter().any(|(is_it, verb)| *is_it && !is_same(*verb));
        let is_conflict = !is_told_of_it && (is_of_contrary || is_of_other_day && is_day_of_another);
        is_conflict.then_some(Discord::Day)
    }
}
