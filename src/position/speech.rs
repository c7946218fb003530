//! Speech and implication inside a statement: what the speaker repeats, reports, denies to have said, or tells as done by
//! telling that it was managed, refused, forgotten.

use super::axes::Layer;
use super::claim::{Mood, Part};
use super::clause::{Reader, has_perfect, is_past};
use super::concepts;
use super::modifiers;
use super::outer::{Outer, Within};
use super::phrases::phrases;
use crate::language::lexicon::{Entailment, Sign, Slot};
use crate::language::{Deprel, Upos};

const NOBODY: &[&str] = &["nobody", "none", "noone"];

impl<'a> Reader<'a> {
    /// What follows for the complement of an implicative or factive verb.
    pub(super) fn implicative(&self, head: usize, negated: bool) -> Option<(usize, Entailment)> {
        let tree = self.tree;
        let pos = tree.pos(head)?;
        let polarity = if negated { Sign::Minus } else { Sign::Plus };
        phrases(tree, head).iter().find_map(|phrase| {
            self.words
                .lexicon
                .signatures
                .of(&phrase.key, pos)
                .find_map(|signature| {
                    signature
                        .frame
                        .iter()
                        .find_map(|slot| phrase.argument(tree, head, slot))
                        .filter(|&target| tree.is_predicate(target) || tree.upos(target) == Upos::Verb)
                        .map(|target| (target, signature.under(polarity)))
                })
        })
    }

    /// Speech inside speech: what the speaker repeats is held, what others said is reported, and what the speaker
    /// denies having said is kept as such. True where the clause was one.
    pub(super) fn speech(&mut self, head: usize, negated: bool, outer: &Outer) -> bool {
        let tree = self.tree;
        // "We were told that it could not be done": whoever is told says nothing.
        let is_receiver = tree.is_passive(head) && self.words.is_telling(&tree.key(head));
        if tree.upos(head) != Upos::Verb || !(is_receiver || self.words.is_speech(&tree.key(head))) {
            return false;
        }
        let slots = [
            Slot::That,
            Slot::ToInf,
            Slot::Ing,
            Slot::Obj,
            Slot::prep("for"),
            Slot::prep("to"),
        ];
        let content = slots.iter().find_map(|slot| tree.argument(head, slot));
        let by_speaker = !is_receiver && tree.subject(head).is_some_and(|subject| self.speaker.is(tree, subject));
        let Some(content) = content else { return false };
        // "We propose to merge them" is a stand, not a report of one.
        if by_speaker && !negated && tree.argument(head, &Slot::That).is_none() && self.attitude(head).is_some() {
            return false;
        }
        let mut inner = outer.clone();
        // "Nobody can claim that it was hidden": it was not.
        let is_unsayable = negated
            && tree.is_predicate(content)
            && tree.subject(head).is_some_and(|subject| {
                let is_no_one = tree.lower(subject) == "one"
                    && tree
                        .child(subject, &[Deprel::Det])
                        .is_some_and(|det| tree.lower(det) == "no");
                is_no_one || NOBODY.contains(&tree.lower(subject).as_str())
            })
            && modifiers::modal(tree, self.words.lexicon, head)
                .is_some_and(|modal| Layer::from(modal.layer) == Layer::Possibility);
        if is_unsayable {
            self.read(content, &inner.negated());
            return true;
        }
        match (by_speaker, negated) {
            (true, true) if is_past(tree, head) || has_perfect(tree, head) => inner.mood = Mood::NeverSaid,
            (true, false) if tree.is_predicate(content) => {}
            (false, _) if tree.is_predicate(content) && tree.subject(head).is_some() => {
                inner.mood = Mood::Reported;
                let source = match is_receiver {
                    true => tree.child(head, &[Deprel::OblAgent]),
                    false => tree.subject(head),
                };
                let source = source.into_iter();
                inner
                    .holder
                    .extend(source.flat_map(|source| concepts::of_phrase(tree, self.words, source, Part::Agent)));
            }
            _ => return false,
        }
        if inner.mood == Mood::NeverSaid
            && let Some((attitude, _)) = self.attitude(head)
        {
            inner = inner.with(attitude.layer.into(), attitude.value, Within::Attitude);
        }
        self.read(content, &inner);
        true
    }

    /// "According to my predecessor, it is a waste": said by somebody else.
    pub(super) fn is_according_to_another(&self, head: usize) -> bool {
        let tree = self.tree;
        tree.argument(head, &Slot::prep("according to"))
            .is_some_and(|source| !self.speaker.is(tree, source) && !self.speaker.is_pronoun(tree, source))
    }
}
