//! Effects: what a predicate or noun does to its theme, and the sign with which the theme is left.
//!
//! Follows effect composition (Deng & Wiebe 2014): signs multiply from the outside in.

use compact_str::CompactString;

use super::axes::Layer;
use super::clause::Reader;
use super::emit::Emission;
use super::modifiers;
use super::outer::Outer;
use super::phrases::{Phrase, phrases};
use crate::language::lexicon::{Dimension, EffectChoice, Pos, Sign, Slot};
use crate::language::{Deprel, Upos, Xpos};

impl<'a> Reader<'a> {
    /// An effect on a theme. True where the predicate is one and its theme was found.
    pub(super) fn effect(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        if self.left_as_it_is(head, outer) {
            return true;
        }
        if tree.key(head) == "be" && tree.child(head, &[Deprel::Expl]).is_some() {
            let Some(theme) = tree.child(head, &[Deprel::Nsubj]) else {
                return false;
            };
            // "There are rats in the granaries": where they are is told by the clause.
            let governor = self.governor.replace(head);
            self.phrase(theme, outer);
            self.governor = governor;
            return true;
        }
        if self.right(head, outer) {
            return true;
        }
        if let Some((participle, object)) = self.had_done(head) {
            return self.effect_on(participle, object, outer);
        }
        let lexicon = self.words.lexicon;
        // "The ban is in force": a phrase that does the work of an adjective.
        let in_phrase = tree
            .child(head, &[Deprel::Cop])
            .and_then(|_| tree.marker(head))
            .map(|marker| CompactString::from(format!("{marker} {}", tree.lower(head))))
            .filter(|key| lexicon.effects.of(key, Pos::Adjective).next().is_some());
        let pos = match &in_phrase {
            Some(_) => Pos::Adjective,
            None => match tree.pos(head) {
                Some(pos) => pos,
                None => return false,
            },
        };
        let goes = tree.key(head) == "go" && self.stands_alone(head);
        let alone = goes.then(|| CompactString::const_new("disappear"));
        let mut candidates = phrases(tree, head);
        if let Some(key) = alone.or(in_phrase) {
            candidates.insert(0, Phrase::bare(key));
        }
        if tree.lower(head) != tree.key(head) {
            candidates.push(Phrase::bare(tree.lower(head)));
        }
        let chosen = candidates.iter().find_map(|phrase| {
            // "is at liberty to join": the one who is.
            let at = |slot: &Slot| {
                let doer = || {
                    self.controller
                        .filter(|_| *slot == Slot::Subj && (tree.is_to_infinitive(head) || tree.is_gerund(head)))
                };
                phrase.argument(tree, head, slot).or_else(doer)
            };
            let head_at = |slot: &Slot| at(slot).map(|argument| tree.key(argument));
            let choice = lexicon.effects.choose(&phrase.key, pos, head_at)?;
            let takes = |slot: &Slot| choice.theme == Some(slot) || choice.ground == Some(slot);
            if phrase.takes_object_by_preposition() && !takes(&Slot::Obj) {
                return None;
            }
            let theme = at(choice.theme?)?;
            Some((phrase, choice, theme))
        });
        let Some((phrase, choice, theme)) = chosen else {
            return false;
        };
        let (sign, ground) = holder_after(&choice, |slot| phrase.argument(tree, head, slot));
        // "The mill was sold", "was bought": who had it and who has it is not said, so that the two are no contraries.
        let is_told = outer.layer.is_none() && outer.is_past && tree.is_passive(head);
        let is_handed_over = choice.effect.ground.contains(&Slot::Subj) && !choice.effect.counter.is_empty();
        if is_told && is_handed_over && ground.is_none() {
            self.event(head, outer);
            return true;
        }
        let outer = outer.clone().through(sign);
        // "spend money on roads", "allocate funds to schools": the roads and schools get more.
        if let Some(receiver) = ground.filter(|&receiver| {
            choice.effect.dimension == Dimension::Possession
                && self.words.is_fund(&tree.key(theme))
                && tree.subject(head) != Some(receiver)
        }) {
            let outer = match self.degree(theme) {
                Some(Sign::Minus) => outer.through(Sign::Minus),
                _ => outer,
            };
            self.emit(
                &Emission {
                    clause: head,
                    dimension: Some(Dimension::Possession),
                    event: None,
                    theme: Some(receiver),
                    ground: None,
                    with_agent: false,
                    above: None,
                },
                &outer,
            );
            return true;
        }
        // "All forms of begging are banned": begging is.
        let theme = match tree.argument(theme, &Slot::prep("of")) {
            Some(inner) if self.words.is_sort(&tree.key(theme)) => inner,
            _ => theme,
        };
        if tree.is_predicate(theme) && tree.upos(theme) == Upos::Verb {
            self.read(theme, &outer);
            return true;
        }
        // "should get less money": who gets less, gets it taken.
        let is_had = matches!(choice.effect.dimension, Dimension::Possession | Dimension::Presence);
        let is_too_little =
            choice.effect.dimension == Dimension::Possession && self.sufficiency(theme) == Some(Sign::Minus);
        let outer = if is_had && self.degree(theme) == Some(Sign::Minus) || is_too_little {
            outer.through(Sign::Minus)
        } else {
            outer
        };
        // "reject lifting the ban on fishing": the theme may itself be an effect on something.
        let above = self.above.replace(head);
        let is_nested = ground.is_none() && self.nested_effect(theme, &outer);
        self.above = above;
        if is_nested {
            return true;
        }
        let before = std::mem::replace(&mut self.consumed, phrase.consumed());
        let emission = Emission {
            clause: head,
            dimension: Some(choice.effect.dimension),
            event: None,
            theme: Some(theme),
            ground,
            with_agent: true,
            above: None,
        };
        // "replace the fee with a tax": the one goes, the other comes.
        let instead = choice
            .effect
            .counter
            .iter()
            .find_map(|slot| phrase.argument(tree, head, slot));
        let instead = instead.filter(|_| choice.effect.dimension == Dimension::Existence);
        if let Some(other) = instead {
            let before = self.consumed.replace(other);
            self.emit(&emission, &outer);
            self.consumed = before;
            self.thing(other, &outer.clone().through(Sign::Minus));
        } else {
            self.emit(&emission, &outer);
        }
        for other in tree
            .children(theme)
            .filter(|&child| tree.deprel(child) == Deprel::Conj)
            .collect::<Vec<_>>()
        {
            let outer = match modifiers::is_set_aside(tree, other) {
                true => outer.clone().negated(),
                false => outer.clone(),
            };
            self.emit(
                &Emission {
                    theme: Some(other),
                    ..emission.clone()
                },
                &outer,
            );
        }
        self.consumed = before;
        true
    }

    /// "have their aid reduced", "get the road repaired", "see pensions cut": the participle tells what becomes of the
    /// object.
    fn had_done(&self, head: usize) -> Option<(usize, usize)> {
        let tree = self.tree;
        if !matches!(tree.key(head).as_str(), "have" | "get" | "see" | "want") {
            return None;
        }
        let object = tree.child(head, &[Deprel::Obj])?;
        let participle = tree
            .children(head)
            .find(|&child| tree.deprel(child) == Deprel::Xcomp && tree.xpos(child) == Xpos::Vbn && child > object)?;
        Some((participle, object))
    }

    /// The effect of a verb on what is not its own argument in the tree.
    fn effect_on(&mut self, verb: usize, theme: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        let head_at = |slot: &Slot| (*slot == Slot::Obj).then(|| tree.key(theme));
        let Some(choice) = self.words.lexicon.effects.choose(&tree.key(verb), Pos::Verb, head_at) else {
            return false;
        };
        if choice.theme != Some(&Slot::Obj) {
            return false;
        }
        let outer = outer.clone().through(choice.effect.sign);
        if self.nested_effect(theme, &outer) {
            return true;
        }
        let before = self.consumed.replace(verb);
        let above = tree
            .head(verb)
            .filter(|&above| above != theme)
            .or_else(|| tree.head(theme));
        let emission = Emission {
            clause: above.unwrap_or(verb),
            dimension: Some(choice.effect.dimension),
            event: None,
            theme: Some(theme),
            ground: None,
            with_agent: true,
            above: None,
        };
        self.emit(&emission, &outer);
        self.consumed = before;
        true
    }

    /// The theme is a noun that is an effect with a theme of its own.
    pub(super) fn nested_effect(&mut self, noun: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        if tree.upos(noun) != Upos::Noun {
            return false;
        }
        // "deserves membership in NATO": the phrase may hang on the verb.
        let governor = self.governor.filter(|&verb| tree.head(noun) == Some(verb));
        // "the construction and operation of dams": what the second is of, the first is of, too.
        let joined = tree
            .children(noun)
            .find(|&child| tree.deprel(child) == Deprel::Conj && tree.upos(child) == Upos::Noun);
        let at = |slot: &Slot| {
            let own = tree.argument(noun, slot).or_else(|| {
                joined
                    .filter(|_| matches!(slot, Slot::Prep(word) if word == "of"))
                    .and_then(|other| tree.argument(other, slot))
            });
            own.or_else(|| {
                governor
                    .filter(|_| matches!(slot, Slot::Prep(_)))
                    .and_then(|verb| tree.argument(verb, slot))
                    // "object to the sale": the sale is not sold to itself.
                    .filter(|&argument| argument != noun)
            })
        };
        let head_at = |slot: &Slot| at(slot).map(|argument| tree.key(argument));
        // "the power cut in the valley" cuts no valley.
        let is_term = tree.children(noun).any(|child| {
            let written = format!("{} {}", tree.lower(child), tree.key(noun));
            child < noun && tree.deprel(child) == Deprel::Compound && self.words.lexicon.terms.has(&written)
        });
        if is_term {
            return false;
        }
        let key = tree.key(noun);
        let Some(choice) = self.words.lexicon.effects.choose(&key, Pos::Noun, head_at) else {
            return false;
        };
        let (sign, ground) = holder_after(&choice, at);
        // "less funding for roads"
        let is_less = choice.effect.dimension == Dimension::Possession && self.degree(noun) == Some(Sign::Minus);
        let sign = if is_less { -sign } else { sign };
        // "Kessia deserves membership in the Pact": whose membership the verb above says.
        // "growth of two percent": how much, not of what.
        let is_measure = |theme: usize| matches!(tree.key(theme).as_str(), "percent" | "percentage" | "point" | "%");
        let own = choice
            .theme
            .and_then(at)
            .filter(|&theme| theme != noun && !is_measure(theme));
        let Some(theme) = own.or(self.controller.filter(|&theme| ground.is_some() && theme != noun)) else {
            return false;
        };
        // "a shortage of nurses": that they are not had, and nothing that changes hands.
        let is_denied =
            sign == Sign::Minus && choice.effect.dimension == Dimension::Possession && choice.effect.counter.is_empty();
        let outer = match is_denied {
            true => outer.clone().negated(),
            false => outer.clone().through(sign),
        };
        if tree.upos(theme) == Upos::Verb {
            self.read(theme, &outer);
            return true;
        }
        // Only downwards, so that it ends.
        if ground.is_none() && tree.sentence.is_within(theme, noun) && self.nested_effect(theme, &outer) {
            return true;
        }
        // "our flights": those we have, and no fleeing of ours.
        let before = self.claims.len();
        self.emit(
            &Emission {
                clause: noun,
                dimension: Some(choice.effect.dimension),
                event: None,
                theme: Some(theme),
                ground,
                with_agent: false,
                above: self.above.filter(|&verb| tree.head(noun) == Some(verb)),
            },
            &outer,
        );
        self.claims.len() > before
    }

    /// "The tax must go": nothing but a subject, under an obligation.
    pub(super) fn stands_alone(&self, verb: usize) -> bool {
        let tree = self.tree;
        let has_complement = tree.children(verb).any(|child| {
            matches!(
                tree.deprel(child),
                Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::Ccomp | Deprel::CompoundPrt | Deprel::Advmod
            ) && !tree.is_time(child)
        });
        let is_due = modifiers::modal(tree, self.words.lexicon, verb)
            .is_some_and(|modal| Layer::from(modal.layer) == Layer::Obligation)
            || tree.deprel(verb) == Deprel::Xcomp;
        is_due && !has_complement
    }
}

/// The sign of an effect and the holder for which it holds. Where somebody has the theme instead ("sold to Kessia"),
/// that one is the holder, so that buying and selling come out the same.
fn holder_after(choice: &EffectChoice<'_>, at: impl Fn(&Slot) -> Option<usize>) -> (Sign, Option<usize>) {
    // "replace the fee with a tax": the fee goes, whatever comes.
    let is_had = choice.effect.dimension != Dimension::Existence;
    let instead = choice.effect.counter.iter().find_map(&at).filter(|_| is_had);
    match (choice.effect.sign, instead) {
        (Sign::Minus, Some(holder)) => (Sign::Plus, Some(holder)),
        (sign, _) => (sign, choice.ground.and_then(at)),
    }
}
