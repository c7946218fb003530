//! What is said to be good or bad is spoken for or against: "X endangers jobs", "Y is beneficial".
//!
//! In: a clause that asserts something of a subject; out: a claim on the subject itself, as an evaluation. Follows the
//! implicature rules of Deng & Wiebe (2014): who says that X is good or bad for something valued takes a stand on X. A
//! person or a country is not judged by what it does: their names are left out.

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::axes::Layer;
use super::claim::Mood;
use super::clause::Reader;
use super::emit::Emission;
use super::modifiers;
use super::outer::{Outer, Within};
use crate::language::lexicon::{Dimension, Interval, Pos, Sign, Slot};
use crate::language::{Deprel, Upos, Xpos};

/// The shipped lists.
const SHIPPED: &str = include_str!("valence.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Valence {
    good_adjectives: FxHashSet<CompactString>,
    bad_adjectives: FxHashSet<CompactString>,
    good_nouns: FxHashSet<CompactString>,
    bad_nouns: FxHashSet<CompactString>,
    bringing: FxHashSet<CompactString>,
    outweighing: FxHashSet<CompactString>,
    good_verbs: FxHashSet<CompactString>,
    bad_verbs: FxHashSet<CompactString>,
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

fn sign(good: &FxHashSet<CompactString>, bad: &FxHashSet<CompactString>, key: &str) -> Option<Sign> {
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
        if is_asserted && outer.value.low > 0 {
            self.evaluate_condition(head, outer);
        }
        // "does not serve integration and fuels conflicts": what is joined shares its subject.
        let own = tree.child(head, &[Deprel::Nsubj, Deprel::Csubj]);
        let Some(subject) = own.or_else(|| (tree.deprel(head) == Deprel::Conj).then(|| tree.subject(head))?) else {
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
        let Some(worth) = self.worth(head) else { return };
        let mut outer = outer.clone();
        // "more harm than good" is no comparison of two things.
        if outer.is_scope_open && outer.value.low > 0 && self.is_set_against(head, worth) {
            outer.is_scope_open = false;
        }
        self.judge(subject, worth, &outer);
        // "The construction and operation of dams": each of them.
        let joined = tree
            .children(subject)
            .filter(|&child| tree.deprel(child) == Deprel::Conj && tree.upos(child) == Upos::Noun);
        for other in joined.collect::<Vec<_>>() {
            self.judge(other, worth, &outer);
        }
    }

    /// "Jobs would be lost if we introduce it": what brings something bad about is spoken against, where it is we or
    /// nobody in particular that could do it.
    fn evaluate_condition(&mut self, head: usize, outer: &Outer) {
        let (tree, lexicon) = (self.tree, self.words.lexicon);
        let is_supposed = |clause: usize| {
            tree.deprel(clause) == Deprel::Advcl
                && tree.upos(clause) == Upos::Verb
                && tree
                    .marker(clause)
                    .is_some_and(|marker| matches!(marker.as_str(), "if" | "when" | "once" | "should"))
                && !modifiers::is_negated(tree, lexicon, clause)
                && modifiers::modal(tree, lexicon, clause).is_none()
                && (tree.is_passive(clause)
                    || tree
                        .subject(clause)
                        .is_some_and(|subject| self.speaker.is(tree, subject)))
        };
        let Some(supposed) = tree.children(head).find(|&child| is_supposed(child)) else {
            return;
        };
        let is_foreseen = modifiers::modal(tree, lexicon, head)
            .is_some_and(|modal| matches!(modal.word.as_str(), "will" | "would" | "could" | "may" | "might"));
        if !is_foreseen {
            return;
        }
        let Some(worth) = self.worth(head).or_else(|| self.worth_of_event(head)) else {
            return;
        };
        let mut bare = outer.clone();
        bare.conditions.clear();
        self.judge(supposed, worth, &bare);
    }

    /// Whether what happens is good or bad: "jobs disappear", "small firms would suffer", "rents rise".
    fn worth_of_event(&self, head: usize) -> Option<Sign> {
        let (tree, valence) = (self.tree, Valence::shipped());
        if tree.upos(head) != Upos::Verb {
            return None;
        }
        let key = tree.key(head);
        if let Some(sign) = sign(&valence.good_verbs, &valence.bad_verbs, &key) {
            return Some(sign);
        }
        let head_at = |slot: &Slot| tree.argument(head, slot).map(|argument| tree.key(argument));
        let choice = self.words.lexicon.effects.choose(&key, Pos::Verb, head_at)?;
        let theme = tree.argument(head, choice.theme?)?;
        match (choice.effect.dimension, self.worth_of_noun(theme)) {
            (Dimension::Welfare, _) => Some(choice.effect.sign),
            (_, Some(worth)) => Some(if choice.effect.sign == Sign::Minus {
                -worth
            } else {
                worth
            }),
            _ => None,
        }
    }

    /// "more disadvantages than advantages": what is compared is of the contrary worth.
    fn is_set_against(&self, head: usize, worth: Sign) -> bool {
        let (tree, valence) = (self.tree, Valence::shipped());
        tree.sentence.subtree(head).any(|token| {
            tree.marker(token).is_some_and(|marker| marker == "than")
                && (valence.of_noun(&tree.key(token)) == Some(-worth)
                    || valence.of_adjective(&tree.key(token)) == Some(-worth))
        })
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
            if !self.effect(judged, &inner) {
                self.event(judged, &inner);
            }
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
        // "an awful lot of things": how many, not how good.
        if matches!(tree.key(noun).as_str(), "lot" | "deal" | "amount" | "number" | "bit") {
            return tree
                .argument(noun, &Slot::prep("of"))
                .filter(|&counted| counted != noun)
                .and_then(|counted| self.worth_of_noun(counted));
        }
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
        if self.is_blamed(head) {
            return None;
        }
        if tree.child(head, &[Deprel::Cop]).is_some() {
            // "The drought is about food security": what it bears on, not what it is.
            if tree.markers(head).any(|marker| marker == "about") {
                return None;
            }
            return self.worth_of_state(head);
        }
        if tree.upos(head) != Upos::Verb || tree.is_passive(head) {
            return None;
        }
        let object = tree.argument(head, &Slot::Obj);
        // "would mean that many lose their homes"
        if valence.bringing.contains(&key)
            && let Some(clause) = tree.child(head, &[Deprel::Ccomp])
            && !modifiers::is_negated(tree, self.words.lexicon, clause)
        {
            return self.worth_of_event(clause);
        }
        let brought = if valence.bringing.contains(&tree.with_particle(head)) {
            object
        } else {
            tree.children(head).find(|&child| {
                matches!(tree.deprel(child), Deprel::Obl | Deprel::Xcomp)
                    && tree.marker(child).is_some_and(|marker| {
                        let phrase = CompactString::from(format!("{key} {marker}"));
                        valence.bringing.contains(&phrase)
                    })
            })
        };
        if let Some(brought) = brought {
            // "contributes to cleaner air", "to environmental and nature protection", the adjective taken for the head.
            let noun = tree
                .children(brought)
                .find(|&child| tree.upos(brought) == Upos::Adj && tree.deprel(child) == Deprel::Conj);
            return self.worth_of_noun(noun.unwrap_or(brought));
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
        assert!(valence.good_verbs.is_disjoint(&valence.bad_verbs));
        assert!(!valence.bad_verbs.is_empty());
        assert!(valence.good_adjectives.is_disjoint(&valence.bad_adjectives));
    }
}
