//! What is said to be good or bad is spoken for or against: "X endangers jobs", "Y is beneficial".
//!
//! In: a clause that asserts something of a subject; out: a claim on the subject itself, as an evaluation. Follows the
//! implicature rules of Deng & Wiebe (2014): who says that X is good or bad for something valued takes a stand on X. A
//! person or a country is not judged by what it does: their names are left out.

use std::collections::HashSet;
use std::sync::OnceLock;

use compact_str::CompactString;
use serde::Deserialize;

use super::axes::Layer;
use super::claim::Mood;
use super::clause::Reader;
use super::emit::Emission;
use super::outer::{Outer, Within};
use crate::language::lexicon::{Dimension, Interval, Pos, Sign, Slot};
use crate::language::{Deprel, Upos, Xpos};

/// The shipped lists.
const SHIPPED: &str = include_str!("valence.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Valence {
    good_adjectives: HashSet<CompactString>,
    bad_adjectives: HashSet<CompactString>,
    good_nouns: HashSet<CompactString>,
    bad_nouns: HashSet<CompactString>,
    bringing: HashSet<CompactString>,
    outweighing: HashSet<CompactString>,
}

/// What a gerund before a noun does to it.
#[derive(Clone, Copy)]
struct Done {
    verb: usize,
    dimension: Dimension,
    sign: Sign,
}

impl Valence {
    fn shipped() -> &'static Valence {
        static VALENCE: OnceLock<Valence> = OnceLock::new();
        // The shipped file is sound: a test reads it.
        VALENCE.get_or_init(|| toml::from_str(SHIPPED).unwrap_or_default())
    }

    fn of_adjective(&self, key: &str) -> Option<Sign> {
        sign(&self.good_adjectives, &self.bad_adjectives, key)
    }

    fn of_noun(&self, key: &str) -> Option<Sign> {
        sign(&self.good_nouns, &self.bad_nouns, key)
    }
}

fn sign(good: &HashSet<CompactString>, bad: &HashSet<CompactString>, key: &str) -> Option<Sign> {
    match (good.contains(key), bad.contains(key)) {
        (true, _) => Some(Sign::Plus),
        (_, true) => Some(Sign::Minus),
        _ => None,
    }
}

impl Reader<'_> {
    /// Adds what a clause says about the worth of its subject, where it says any.
    pub(super) fn evaluate(&mut self, head: usize, outer: &Outer) {
        let tree = self.tree;
        let is_asserted = matches!(outer.layer, None | Some(Layer::Fact)) && outer.mood == Mood::Held;
        let Some(subject) = tree.child(head, &[Deprel::Nsubj, Deprel::Csubj]) else {
            return;
        };
        let is_thing = matches!(tree.upos(subject), Upos::Noun | Upos::Verb)
            && !self.speaker.is(tree, subject)
            && !self.words.is_body(&tree.key(subject))
            && !self.words.is_general(&tree.key(subject));
        if !is_asserted || !is_thing || outer.value.low < 0 && outer.value.high > 0 {
            return;
        }
        if let Some((weighed, worth)) = self.weighed(head, subject) {
            return self.judge(weighed, worth, outer);
        }
        // "is not the best": good all the same.
        let is_only_not_best = outer.value.sign() == Sign::Minus
            && tree
                .children(head)
                .any(|child| tree.xpos(child) == Xpos::Jjs || tree.lower(child) == "most");
        if is_only_not_best {
            return;
        }
        if let Some(worth) = self.worth(head) {
            self.judge(subject, worth, outer);
        }
    }

    /// Adds that something is judged good or bad.
    pub(super) fn judge(&mut self, judged: usize, worth: Sign, outer: &Outer) {
        let tree = self.tree;
        let value = match (outer.value.sign(), worth) {
            (Sign::Plus, Sign::Plus) => Interval::new(1, 3),
            (Sign::Plus, Sign::Minus) | (Sign::Minus, Sign::Plus) => Interval::new(-3, -1),
            // "is not harmful" need not be praise.
            (Sign::Minus, Sign::Minus) => Interval::new(0, 3),
        };
        let mut inner = outer.clone();
        inner.value = Interval::new(3, 3);
        inner.layer = None;
        let mut inner = inner.with(Layer::Desire, value, Within::Attitude);
        inner.is_evaluation = true;
        if tree.upos(judged) == Upos::Verb {
            self.effect(judged, &inner);
        } else if !self.nested_effect(judged, &inner) {
            let done = self.done_to(judged);
            let (dimension, sign) = done.map_or((Dimension::Existence, Sign::Plus), |done| (done.dimension, done.sign));
            let emission = Emission {
                clause: judged,
                dimension: Some(dimension),
                event: None,
                theme: Some(judged),
                ground: None,
                with_agent: false,
                above: None,
            };
            let before = std::mem::replace(&mut self.consumed, done.map(|done| done.verb));
            self.emit(&emission, &inner.through(sign));
            self.consumed = before;
        }
    }

    /// "Raising fees", "banning cars" where the parser has the gerund before its object as an adjective.
    fn done_to(&self, noun: usize) -> Option<Done> {
        let tree = self.tree;
        let verb = tree.children(noun).find(|&child| {
            tree.deprel(child) == Deprel::Amod && tree.xpos(child) == Xpos::Vbg && tree.upos(child) == Upos::Verb
        })?;
        if tree.children(noun).any(|child| child < verb) {
            return None;
        }
        let head_at = |slot: &Slot| (*slot == Slot::Obj).then(|| tree.key(noun));
        let choice = self.words.lexicon.effects.choose(&tree.key(verb), Pos::Verb, head_at)?;
        (choice.theme == Some(&Slot::Obj)).then_some(Done {
            verb,
            dimension: choice.effect.dimension,
            sign: choice.effect.sign,
        })
    }

    /// "The benefits of the tunnel outweigh its costs": the tunnel, for or against.
    fn weighed(&self, head: usize, subject: usize) -> Option<(usize, Sign)> {
        let (tree, valence) = (self.tree, Valence::shipped());
        if !valence.outweighing.contains(&tree.key(head)) {
            return None;
        }
        let object = tree.argument(head, &Slot::Obj)?;
        let of = |noun: usize| tree.argument(noun, &Slot::prep("of"));
        let sign = match (valence.of_noun(&tree.key(subject)), valence.of_noun(&tree.key(object))) {
            (Some(sign), _) => sign,
            (None, Some(sign)) => -sign,
            (None, None) => return None,
        };
        of(subject).or_else(|| of(object)).map(|weighed| (weighed, sign))
    }

    /// The worth of a noun with what stands before it: "a harmful habit", "less waste".
    fn worth_of_noun(&self, noun: usize) -> Option<Sign> {
        let (tree, valence) = (self.tree, Valence::shipped());
        let own = valence.of_noun(&tree.key(noun));
        let less = tree.children(noun).any(|child| {
            matches!(tree.deprel(child), Deprel::Amod | Deprel::Det)
                && (self.words.is_lessening(&tree.lower(child)) || matches!(tree.lower(child).as_str(), "no"))
        });
        match own {
            Some(sign) => Some(if less { -sign } else { sign }),
            None => tree
                .children(noun)
                .filter(|&child| tree.deprel(child) == Deprel::Amod)
                .find_map(|child| valence.of_adjective(&tree.key(child))),
        }
    }

    /// The worth that being this gives: "unfair", "a mistake".
    pub(super) fn worth_of_state(&self, state: usize) -> Option<Sign> {
        match self.tree.upos(state) {
            Upos::Adj | Upos::Verb => Valence::shipped().of_adjective(&self.tree.key(state)),
            Upos::Noun => self.worth_of_noun(state),
            _ => None,
        }
    }

    /// Whether a predicate speaks well or ill of its subject.
    fn worth(&self, head: usize) -> Option<Sign> {
        let (tree, valence) = (self.tree, Valence::shipped());
        let key = tree.key(head);
        if tree.child(head, &[Deprel::Cop]).is_some() {
            return self.worth_of_state(head);
        }
        if tree.upos(head) != Upos::Verb || tree.is_passive(head) {
            return None;
        }
        let object = tree.argument(head, &Slot::Obj);
        let brought = if valence.bringing.contains(&tree.with_particle(head)) {
            object
        } else {
            tree.children(head).find(|&child| {
                tree.deprel(child) == Deprel::Obl
                    && tree.marker(child).is_some_and(|marker| {
                        let phrase = CompactString::from(format!("{key} {marker}"));
                        valence.bringing.contains(&phrase)
                    })
            })
        };
        if let Some(brought) = brought {
            return self.worth_of_noun(brought);
        }
        let object = object?;
        let head_at = |slot: &Slot| tree.argument(head, slot).map(|argument| tree.key(argument));
        let choice = self.words.lexicon.effects.choose(&key, Pos::Verb, head_at)?;
        let of_object = valence.of_noun(&tree.key(object));
        let sign = choice.effect.sign;
        match (choice.effect.dimension, of_object) {
            (Dimension::Welfare | Dimension::Quality, None) => Some(sign),
            (_, Some(Sign::Plus)) => Some(sign),
            (_, Some(Sign::Minus)) => Some(-sign),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_sound_and_no_word_is_both() {
        let valence: Valence = toml::from_str(SHIPPED).unwrap();
        assert!(valence.good_nouns.is_disjoint(&valence.bad_nouns));
        assert!(valence.good_adjectives.is_disjoint(&valence.bad_adjectives));
    }
}
