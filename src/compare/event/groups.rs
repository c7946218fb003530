//! Who is left out: "male-only elections" beside "women can vote in the elections".

use super::told::{Reality, Telling};
use super::{Discord, Kin, Pairing};

impl Pairing<'_> {
    /// What the sentence tells of one group the telling keeps for the other.
    pub(super) fn by_group(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let predicate = self.claim.sentence.root();
        let doer = self.claim.doer(predicate)?;
        let group = self.data.apart_from(&self.claim.lemma(doer))?;
        if self.claim.reality(self.data, predicate) != Reality::True {
            return None;
        }
        let is_kept = |token: usize| group.iter().any(|word| *word == telling.lemma(token)) && telling.is_alone(token);
        let (met, unmet) = self.met_and_unmet(&[doer], at);
        if met < super::LEAST_TIES || unmet > 0 {
            return None;
        }
        // "men only" of what the sentence tells of, not of something else in the same text.
        let is_here = |&word: &usize| {
            word != doer
                && word != predicate
                && (0..telling.sentence.tokens.len()).any(|token| self.kin(word, telling, token) == Some(Kin::Same))
        };
        let is_of_it = self.words.iter().filter(|word| is_here(word)).count() >= super::LEAST_TIES;
        let tokens = 0..telling.sentence.tokens.len();
        (is_of_it && tokens.into_iter().any(is_kept)).then_some(Discord::Contrary)
    }
}

impl Telling<'_> {
    /// "male-only", "only men", "for men only", "all-male".
    fn is_alone(self, token: usize) -> bool {
        let is_word = |at: Option<usize>, words: &[&str]| {
            at.filter(|&at| at < self.sentence.tokens.len())
                .is_some_and(|at| words.contains(&self.word(at).to_lowercase().as_str()))
        };
        let (before, after) = (token.checked_sub(1), Some(token + 1));
        let past_hyphen = |at: Option<usize>, on: Option<usize>| if is_word(at, &["-", "‐"]) { on } else { at };
        is_word(past_hyphen(after, Some(token + 2)), &["only", "alone"])
            || is_word(before, &["only"])
            || is_word(before, &["-", "‐"]) && is_word(token.checked_sub(2), &["all"])
    }
}
