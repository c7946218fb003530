//! Cause and blame: "a cyberattack caused the blackout", "the blackout had nothing to do with it", "the owners are to blame".
//!
//! In: the head of a clause that asserts something; out: the claim that the one brought the other about, or did not. The effect is
//! the theme, the cause the agent, wherever they stand. Who causes a thing that there is, is one matter, and whether there is such
//! a thing another: "the fire was not caused by the storm" says nothing against the fire.

use compact_str::CompactString;

use super::axes::Layer;
use super::clause::Reader;
use super::emit::Emission;
use super::outer::Outer;
use super::phrases::{Phrase, phrases};
use crate::language::lexicon::{Dimension, Effect, Pos, Sign, Slot, Slots};
use crate::language::{Deprel, Upos};

/// What is brought about, by what, and whether it is.
#[derive(Clone, Copy)]
struct Caused {
    effect: usize,
    cause: usize,
    sign: Sign,
    /// What else the words tell.
    also: Also,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Also {
    Nothing,
    /// "cause the blackout": that there was one.
    Effect,
    /// "has nothing to do with it": nor has that with this.
    Converse,
}

impl<'a> Reader<'a> {
    /// Reads a clause as one that tells of a cause. True where that is all it tells: a denial, or a clause with no other reading.
    pub(super) fn causes(&mut self, head: usize, outer: &Outer) -> bool {
        if !matches!(outer.layer, None | Some(Layer::Fact | Layer::Possibility)) {
            return false;
        }
        let Some(caused) = self.caused(head) else {
            return false;
        };
        let is_read = self.emit_cause(caused, outer);
        if caused.also == Also::Converse {
            let Caused { effect, cause, .. } = caused;
            self.emit_cause(
                Caused {
                    effect: cause,
                    cause: effect,
                    ..caused
                },
                outer,
            );
        }
        is_read && (outer.value.sign() == Sign::Minus || caused.also != Also::Effect)
    }

    fn emit_cause(
        &mut self,
        Caused {
            effect, cause, sign, ..
        }: Caused,
        outer: &Outer,
    ) -> bool {
        let tree = self.tree;
        // "led to it": what "it" is, the clause does not say.
        if !matches!(tree.upos(effect), Upos::Noun | Upos::Propn) {
            return false;
        }
        let outer = outer.clone().through(sign);
        let is_own = self.speaker.is(tree, cause) || self.speaker.is_own(tree, cause);
        let before = std::mem::replace(&mut self.beneficiary, Some(cause).filter(|_| !is_own));
        let first = self.claims.len();
        self.emit(
            &Emission {
                clause: effect,
                dimension: Some(Dimension::Cause),
                event: None,
                theme: Some(effect),
                ground: None,
                with_agent: false,
                above: None,
            },
            &outer,
        );
        self.beneficiary = before;
        let doer = self.doer_of(Some(cause));
        let is_pronoun = matches!(tree.upos(cause), Upos::Pron | Upos::Det) && !is_own;
        for claim in &mut self.claims[first..] {
            claim.doer = doer.clone();
            claim.is_open |= is_pronoun;
        }
        true
    }

    fn caused(&self, head: usize) -> Option<Caused> {
        let tree = self.tree;
        if tree.key(head) == "have" {
            return self.has_to_do(head);
        }
        let is_copular = tree.child(head, &[Deprel::Cop]).is_some();
        if self.is_to_blame(head) {
            return self.by(head, &CompactString::const_new("be to blame"), Pos::Verb);
        }
        if is_copular && tree.upos(head) == Upos::Noun {
            // "was behind the attack", "was due to the strike": the noun is what the preposition has.
            if let Some(marker) = tree.marker(head)
                && let Some(entry) = self.entry(&format!("be {marker}"), Pos::Verb)
            {
                let subject = tree.argument(head, &Slot::Subj)?;
                let is_effect_subject = entry.theme.contains(&Slot::Subj);
                let (effect, cause) = if is_effect_subject {
                    (subject, head)
                } else {
                    (head, subject)
                };
                return self.fits(entry, effect).then_some(Caused {
                    effect,
                    cause,
                    sign: entry.sign,
                    also: Also::Nothing,
                });
            }
            // "The cause of the blackout was a cyberattack".
            let subject = tree.argument(head, &Slot::Subj);
            if let Some(subject) = subject
                && let Some(entry) = self.entry(&tree.key(subject), Pos::Noun)
                && let Some(effect) = self.first(subject, &entry.theme)
            {
                return Some(Caused {
                    effect,
                    cause: head,
                    sign: entry.sign,
                    also: Also::Nothing,
                });
            }
            return self.by(head, &tree.key(head), Pos::Noun);
        }
        if is_copular && tree.upos(head) == Upos::Adj {
            return self.by(head, &tree.key(head), Pos::Adjective);
        }
        if tree.upos(head) != Upos::Verb || is_copular {
            return None;
        }
        phrases(tree, head)
            .iter()
            .find_map(|phrase| self.by_phrase(head, phrase, Pos::Verb))
    }

    fn by(&self, head: usize, key: &CompactString, pos: Pos) -> Option<Caused> {
        self.by_phrase(head, &Phrase::bare(key.clone()), pos)
    }

    fn by_phrase(&self, head: usize, phrase: &Phrase, pos: Pos) -> Option<Caused> {
        let entry = self.entry(&phrase.key, pos)?;
        let at = |slots: &Slots| slots.iter().find_map(|slot| phrase.argument(self.tree, head, slot));
        let effect = at(&entry.theme)?;
        let cause = at(&entry.ground).filter(|&cause| cause != effect)?;
        let is_effect_too = self.words.lexicon.effects.of(&phrase.key, pos).next().is_some();
        self.fits(entry, effect).then_some(Caused {
            effect,
            cause,
            sign: entry.sign,
            also: if is_effect_too { Also::Effect } else { Also::Nothing },
        })
    }

    /// Whether an entry can be said of what is brought about: "behind the attack", not "behind the house".
    fn fits(&self, entry: &Effect, effect: usize) -> bool {
        let key = self.tree.key(effect);
        entry.theme_class.is_empty()
            || entry
                .theme_class
                .iter()
                .any(|class| self.words.lexicon.effects.is_of_class(&key, class))
    }

    fn first(&self, head: usize, slots: &Slots) -> Option<usize> {
        slots.iter().find_map(|slot| self.tree.argument(head, slot))
    }

    fn entry(&self, key: &str, pos: Pos) -> Option<&'a Effect> {
        self.words.lexicon.effects.causing(key, pos)
    }

    /// "is responsible for the leak": that is no praise.
    pub(super) fn is_blamed(&self, head: usize) -> bool {
        self.tree.upos(head) == Upos::Adj && self.caused(head).is_some()
    }

    /// "are to blame": not "blame them".
    pub(super) fn is_to_blame(&self, head: usize) -> bool {
        let tree = self.tree;
        let has = |deprels: &[Deprel], words: &[&str]| {
            tree.children(head).any(|child| {
                child < head && deprels.contains(&tree.deprel(child)) && words.contains(&tree.lower(child).as_str())
            })
        };
        tree.key(head) == "blame"
            && has(&[Deprel::Mark, Deprel::Case], &["to"])
            && has(&[Deprel::Aux, Deprel::Cop], &["is", "are", "was", "were", "am"])
    }

    /// "had nothing to do with the leak", "has something to do with it".
    fn has_to_do(&self, head: usize) -> Option<Caused> {
        let tree = self.tree;
        let object = tree.argument(head, &Slot::Obj)?;
        // "nothing" is counted as a denial with the clause.
        let is_amount = matches!(
            tree.lower(object).as_str(),
            "nothing" | "something" | "anything" | "lot" | "much"
        );
        if !is_amount {
            return None;
        }
        let with = Slot::prep("with");
        let doing = tree
            .argument(object, &Slot::ToInf)
            .or_else(|| tree.argument(head, &Slot::ToInf))?;
        if tree.key(doing) != "do" {
            return None;
        }
        let effect = [doing, object, head].iter().find_map(|&at| tree.argument(at, &with))?;
        let cause = tree.argument(head, &Slot::Subj)?;
        Some(Caused {
            effect,
            cause,
            sign: Sign::Plus,
            also: Also::Converse,
        })
    }
}
