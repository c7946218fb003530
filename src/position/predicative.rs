//! Small clauses: "make lessons mandatory", "declare the sale a crime", "consider the fee unfair".
//!
//! In: a verb; out: what it says something of, and the adjective or noun that it says. Sees through the parser's two
//! usual slips, which take the state for the object or hang it below the object.

use super::axes::Layer;
use super::clause::Reader;
use super::emit::Emission;
use super::outer::{Outer, Within};
use super::phrases::phrases;
use crate::language::lexicon::{Effect, Interval, Pos, Slot};
use crate::language::{Deprel, Upos, Xpos};

/// A verb's theme and what it says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Predicated {
    pub theme: usize,
    pub state: usize,
}

impl<'a> Reader<'a> {
    /// What a verb says of its object, or of its subject where it has none.
    pub(super) fn predicated(&self, verb: usize) -> Option<Predicated> {
        let tree = self.tree;
        let object = tree.argument(verb, &Slot::Obj);
        let is_judging = self.words.is_judging(&tree.key(verb));
        let state = tree.children(verb).find(|&child| {
            let is_as = || tree.marker(child).is_some_and(|marker| marker == "as");
            let is_participle = || tree.deprel(child) == Deprel::Advmod && tree.xpos(child) == Xpos::Vbn;
            let is_state = tree.deprel(child) == Deprel::Xcomp
                || is_participle()
                || is_judging && tree.deprel(child) == Deprel::Obl && is_as();
            // "should stay closed": what was done to it is how it is.
            let is_done = || tree.xpos(child) == Xpos::Vbn && !is_judging && self.state_effect(child).is_some();
            is_state && (matches!(tree.upos(child), Upos::Adj | Upos::Noun) || is_done())
        });
        if let Some(state) = state {
            let theme = object.or_else(|| tree.subject(verb)).filter(|&theme| theme != state)?;
            return Some(Predicated { theme, state });
        }
        // "make the sale a crime", both as objects; "make any sale of drugs a crime", the crime below the sale; "make
        // swimming lessons mandatory", both below the gerund.
        let gerund = tree.argument(verb, &Slot::Ing);
        let nested = object.and_then(|object| tree.child(object, &[Deprel::Nmod]));
        let heads = [
            Some(verb),
            object,
            nested,
            gerund,
            gerund.and_then(|gerund| tree.child(gerund, &[Deprel::Obj])),
        ];
        let below = heads.into_iter().flatten().find_map(|head| {
            let state = tree.children(head).filter(|&child| child > head).find(|&child| {
                let is_joined = matches!(
                    tree.deprel(child),
                    Deprel::Obj | Deprel::Xcomp | Deprel::Appos | Deprel::NmodDesc | Deprel::Dep
                );
                is_joined && self.state_effect(child).is_some()
            })?;
            let before = |deprel: &[Deprel], of: usize| {
                tree.children(of)
                    .find(|&child| child < state && deprel.contains(&tree.deprel(child)))
            };
            let theme = if let Some(named) = self.named_before(state) {
                named
            } else if head == verb {
                before(&[Deprel::Obj, Deprel::Xcomp], verb)?
            } else if Some(head) == gerund {
                before(&[Deprel::Obj], head).unwrap_or(head)
            } else if Some(head) == nested {
                object?
            } else {
                head
            };
            (theme != state).then_some(Predicated { theme, state })
        });
        if below.is_some() {
            return below;
        }
        let object = object?;
        // "consider the decision to rebuild it a mistake", the mistake taken for what is rebuilt.
        if is_judging && let Some(state) = self.noun_below(object) {
            return Some(Predicated { theme: object, state });
        }
        // "consider further cuts unfair", "consider lessons from the first grade to be premature": below the object.
        if is_judging && let Some(state) = self.judged_below(object) {
            return Some(Predicated { theme: object, state });
        }
        // "make swimming lessons mandatory", the last word taken for a noun.
        self.state_effect(object)?;
        let theme = self.named_before(object)?;
        Some(Predicated { theme, state: object })
    }

    /// An adjective after a noun and its restrictions, or an infinitive of "be", that the parser takes for a restriction.
    fn judged_below(&self, object: usize) -> Option<usize> {
        let tree = self.tree;
        tree.sentence.subtree(object).find(|&token| {
            let is_after = token > object && tree.upos(token) == Upos::Adj;
            let is_last = || {
                !tree
                    .sentence
                    .subtree(object)
                    .any(|other| other > token && tree.upos(other) != Upos::Punct)
            };
            let is_infinitive = || tree.is_to_infinitive(token) && tree.child(token, &[Deprel::Cop]).is_some();
            is_after
                && (is_infinitive()
                    || tree.head(token) == Some(object) && tree.deprel(token) == Deprel::Amod && is_last())
        })
    }

    /// A noun of worth with "a" before it that ends what hangs on the object, and that nothing joins to it.
    fn noun_below(&self, object: usize) -> Option<usize> {
        let tree = self.tree;
        let last = tree
            .sentence
            .subtree(object)
            .filter(|&token| tree.upos(token) != Upos::Punct)
            .max()?;
        let begins = |noun: usize| tree.sentence.subtree(noun).next().unwrap_or(noun);
        tree.sentence.subtree(object).find(|&noun| {
            noun > object
                && tree.upos(noun) == Upos::Noun
                && matches!(
                    tree.deprel(noun),
                    Deprel::Obj | Deprel::Appos | Deprel::Dep | Deprel::Nmod | Deprel::NmodDesc | Deprel::OblUnmarked
                )
                && tree.child(noun, &[Deprel::Case]).is_none()
                && matches!(tree.lower(begins(noun)).as_str(), "a" | "an")
                && tree.upos(begins(noun) - 1) != Upos::Punct
                && tree.sentence.subtree(noun).max() == Some(last)
                && self.worth_of_state(noun).is_some()
        })
    }

    /// "swimming *lessons* mandatory": the noun that the parser hangs on a state it takes for a noun.
    fn named_before(&self, state: usize) -> Option<usize> {
        let tree = self.tree;
        let is_noun_before = |&child: &usize| {
            child < state
                && matches!(tree.deprel(child), Deprel::Compound | Deprel::Amod | Deprel::Nmod)
                && tree.upos(child) == Upos::Noun
        };
        tree.children(state).filter(is_noun_before).last()
    }

    /// The effect of being what an adjective or noun says: "mandatory", "a criminal offence".
    pub(super) fn state_effect(&self, state: usize) -> Option<&'a Effect> {
        let effects = &self.words.lexicon.effects;
        let by_pos = |pos| {
            phrases(self.tree, state).iter().find_map(|phrase| {
                effects
                    .of(&phrase.key, pos)
                    .find(|effect| pos == Pos::Adjective || effect.theme.iter().next() == Some(&Slot::Subj))
            })
        };
        let of_participle = || {
            let lemma = self.tree.with_particle(state);
            let is_done_to = |effect: &&Effect| effect.theme.contains(&Slot::Obj) && effect.theme_class.is_empty();
            effects.of(&lemma, Pos::Verb).find(is_done_to)
        };
        let of_state = by_pos(Pos::Adjective).or_else(|| by_pos(Pos::Noun));
        of_state.or_else(|| (self.tree.xpos(state) == Xpos::Vbn).then(of_participle)?)
    }

    /// "We consider the fee unfair": a judgement by the speaker, good or bad; else what the speaker takes to be so. True
    /// where the verb is one of judging and says what it judges to be what.
    pub(super) fn judged(&mut self, verb: usize, negated: bool, outer: &Outer) -> bool {
        let tree = self.tree;
        if !self.words.is_judging(&tree.key(verb))
            || !tree.subject(verb).is_some_and(|subject| self.speaker.is(tree, subject))
            || tree.is_passive(verb)
        {
            return false;
        }
        let Some(Predicated { theme, state }) = self.predicated(verb) else {
            return false;
        };
        let outer = if negated {
            outer.clone().negated()
        } else {
            outer.clone()
        };
        if let Some(worth) = self.worth_of_state(state) {
            self.judge(theme, worth, &outer);
            return true;
        }
        let emission = Emission {
            clause: verb,
            dimension: None,
            event: Some(state),
            theme: Some(theme),
            ground: None,
            with_agent: false,
            above: None,
        };
        let value = if negated {
            Interval::new(-3, -1)
        } else {
            Interval::new(1, 3)
        };
        self.emit(&emission, &outer.with(Layer::Fact, value, Within::Attitude));
        true
    }
}
