//! The attitude a predicate expresses, what it is about and who holds it: "support", "be against", "have doubts about".
//!
//! In: the head of a clause; out: the layers around its target. Which words are attitudes is the lexicon's.

use super::axes::Layer;
use super::claim::{Concept, Part};
use super::clause::Reader;
use super::concepts;
use super::modifiers;
use super::outer::{Outer, Within};
use super::phrases::{Phrase, phrases};
use crate::language::lexicon::{Attitude, Interval, Modal, NegRaising, Pos, Sign, Slot};
use crate::language::{Deprel, Upos, Xpos};

impl<'a> Reader<'a> {
    /// The attitude a predicate expresses, and what it is about.
    pub(super) fn attitude(&self, head: usize) -> Option<(&'a Attitude, Vec<usize>)> {
        let tree = self.tree;
        // "deny them the right to vote": taken from them, not disbelieved.
        if self.gives_right(head) {
            return None;
        }
        // "They had been refused a lawyer": told of somebody who did not get one.
        if tree.is_passive(head) && tree.child(head, &[Deprel::Obj]).is_some() {
            return None;
        }
        let attitudes = &self.words.lexicon.attitudes;
        let find = |key: &str, pos: Pos, at: &[usize]| {
            attitudes.of(key, pos).find_map(|attitude| {
                attitude
                    .target
                    .iter()
                    .find_map(|slot| at.iter().find_map(|&at| tree.argument(at, slot)))
                    .filter(|&target| !tree.is_time(target))
                    .map(|target| (attitude, vec![self.clause_of_object(head, target)]))
            })
        };
        let is_copular = tree.child(head, &[Deprel::Cop]).is_some();
        let stand = tree
            .markers(head)
            .find(|mark| mark == "for" || attitudes.of(mark, Pos::Adverb).next().is_some())
            .or_else(|| tree.marker(head));
        if let Some(case) = stand.filter(|_| is_copular) {
            // "We are for the tax".
            if case == "for"
                && tree.subject(head).is_some_and(|subject| self.speaker.is(tree, subject))
                && let Some(attitude) = attitudes.of("in favour", Pos::Adjective).next()
            {
                return Some((attitude, vec![self.gerund_of(head).unwrap_or(head)]));
            }
            // "is against the tax": the preposition is the attitude, the noun its target.
            if let Some(attitude) = attitudes.of(&case, Pos::Adverb).next() {
                return Some((attitude, vec![self.gerund_of(head).unwrap_or(head)]));
            }
            let key = format!("{case} {}", tree.key(head));
            if let Some(found) = find(&key, Pos::Adjective, &[head]) {
                return Some(found);
            }
        }
        let pos = if matches!(tree.upos(head), Upos::Aux) {
            Pos::Verb
        } else {
            tree.pos(head)?
        };
        // "It is an attack on the press", "this is a protest against the tax": told of something, not the speaker's own.
        let is_told_of_a_thing = is_copular
            && pos == Pos::Noun
            && tree
                .child(head, &[Deprel::Nsubj])
                .is_some_and(|subject| !self.speaker.is(tree, subject))
            && attitudes.of(&tree.key(head), Pos::Noun).any(|attitude| {
                let is_of_another = |slot: &Slot| *slot != Slot::Subj && tree.argument(head, slot).is_some();
                attitude.value.high < 0 && attitude.target.iter().any(is_of_another)
            })
            && !self.speaker.owns(tree, head);
        if is_told_of_a_thing {
            return None;
        }
        if tree.xpos(head) == Xpos::Vbn || tree.xpos(head) == Xpos::Vbg {
            // "is opposed to", "is willing to": listed by the form.
            if let Some(found) = find(&tree.lower(head), Pos::Adjective, &[head]) {
                return Some(found);
            }
        }
        // "The tunnel is open to traffic": a thing has no attitude.
        let is_of_a_thing = pos == Pos::Adjective
            && tree.subject(head).is_some_and(|subject| {
                tree.upos(subject) == Upos::Noun
                    && !self.speaker.is(tree, subject)
                    && !self.words.is_person(&tree.key(subject))
                    && !self.words.is_body(&tree.key(subject))
                    && matches!(tree.xpos(subject), Xpos::Nn)
            });
        for phrase in phrases(tree, head) {
            let found = attitudes.of(&phrase.key, pos).find_map(|attitude| {
                if is_of_a_thing && !attitude.target.contains(&Slot::Subj) {
                    return None;
                }
                attitude
                    .target
                    .iter()
                    .find_map(|slot| self.target_of(&phrase, head, slot))
                    .map(|target| (attitude, vec![self.clause_of_object(head, target)]))
            });
            if found.is_some() {
                return found;
            }
        }
        // "speak, advise, vote against X": whatever the verb, its "against" is a stand.
        if pos == Pos::Verb
            && (self.words.is_speech(&tree.key(head)) || attitudes.of(&tree.key(head), pos).next().is_some())
            && let Some(target) = tree.argument(head, &Slot::prep("against"))
            && let Some(attitude) = attitudes.of("against", Pos::Adverb).next()
        {
            return Some((attitude, vec![target]));
        }
        // "have doubts about", "express support for": the object is the attitude.
        if pos == Pos::Verb
            && let Some(object) = tree.child(head, &[Deprel::Obj])
            && let Some(found) = find(&tree.key(object), Pos::Noun, &[object, head])
            && self.words.carries_attitude(&tree.key(head))
        {
            return Some(found);
        }
        // "The treaty has my approval", "the plan meets with our disapproval": mine, and the treaty is what I approve of.
        if pos == Pos::Verb
            && let Some(noun) = self.attitude_met(head)
            && let Some(subject) = tree.subject(head).filter(|&subject| !self.speaker.is(tree, subject))
            && let Some(attitude) = attitudes
                .of(&tree.key(noun), Pos::Noun)
                .find(|attitude| Layer::from(attitude.layer) == Layer::Desire)
        {
            return Some((attitude, vec![subject]));
        }
        // "Membership is our goal": what is said to be it, is wanted.
        if is_copular
            && pos == Pos::Noun
            && self.speaker.owns(tree, head)
            && let Some(subject) = tree.child(head, &[Deprel::Nsubj, Deprel::Csubj])
            && let Some(attitude) = attitudes
                .of(&tree.key(head), Pos::Noun)
                .find(|attitude| Layer::from(attitude.layer).is_wish() && attitude.value.low > 0)
        {
            return Some((attitude, vec![subject]));
        }
        // "My support for the toll is firm": it is there.
        if is_copular
            && self.words.is_firm(&tree.key(head))
            && let Some(subject) = tree.child(head, &[Deprel::Nsubj])
            && self.speaker.owns(tree, subject)
            && let Some(found) = find(&tree.key(subject), Pos::Noun, &[subject])
        {
            return Some(found);
        }
        // "There are good arguments against it": what there is, is the attitude.
        if tree.key(head) == "be"
            && tree.child(head, &[Deprel::Expl]).is_some()
            && let Some(there) = tree.child(head, &[Deprel::Nsubj])
            && let Some(found) = find(&tree.key(there), Pos::Noun, &[there, head])
        {
            return Some(found);
        }
        // "Our goal is to build": the subject is the attitude.
        if tree.child(head, &[Deprel::Cop]).is_some()
            && let Some(subject) = tree.child(head, &[Deprel::Nsubj, Deprel::NsubjOuter])
            && (tree.is_to_infinitive(head) || tree.marker(head).is_some_and(|mark| mark == "that"))
            && let Some(attitude) = attitudes.of(&tree.key(subject), Pos::Noun).next()
        {
            return Some((attitude, vec![head]));
        }
        None
    }

    /// The speaker's attitude that something has or meets with: "has our full support", "meets with my disapproval".
    fn attitude_met(&self, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let key = tree.key(verb);
        let noun = match key.as_str() {
            "have" | "enjoy" | "get" | "receive" | "find" | "win" | "earn" => tree.argument(verb, &Slot::Obj),
            "meet" => tree.argument(verb, &Slot::prep("with")),
            _ => None,
        };
        noun.filter(|&noun| self.speaker.owns(tree, noun))
    }

    /// Whether a clause with "if" is what an attitude is about, and no condition: "would not mind if they came".
    pub(super) fn is_judged_if(&self, clause: usize) -> bool {
        self.tree.head(clause).is_some_and(|head| {
            self.tree.argument(head, &Slot::If) == Some(clause)
                && self
                    .attitude(head)
                    .is_some_and(|(attitude, targets)| attitude.target.contains(&Slot::If) && targets.contains(&clause))
        })
    }

    /// What stands in a slot; what can be an object can be a gerund, too.
    pub(super) fn target_of(&self, phrase: &Phrase, head: usize, slot: &Slot) -> Option<usize> {
        let target = phrase.argument(self.tree, head, slot);
        target
            .or_else(|| (*slot == Slot::Obj).then(|| phrase.argument(self.tree, head, &Slot::Ing))?)
            // "work on Friday" is no work on it.
            .filter(|&target| !self.tree.is_time(target))
    }

    /// What somebody is said to do, where an attitude is about that and not about them: "oppose Sarn leaving".
    fn gerund_of(&self, doer: usize) -> Option<usize> {
        let tree = self.tree;
        let above = tree.head(doer).into_iter().flat_map(|head| tree.children(head));
        let mut candidates = tree.children(doer).chain(above);
        candidates.find(|&child| tree.subject_of_gerund(child) == Some(doer))
    }

    /// "want the army to guard the stations", "oppose Sarn leaving": the target is what the object is to do, not the object.
    pub(super) fn clause_of_object(&self, verb: usize, target: usize) -> usize {
        let tree = self.tree;
        if let Some(gerund) = self.gerund_of(target) {
            return gerund;
        }
        // "back the policy that adults should not hold it", the clause taken for the verb's.
        if self.words.is_transparent(&tree.key(target))
            && self.complement_of(target).is_none()
            && let Some(clause) = tree.child(verb, &[Deprel::Ccomp]).filter(|&clause| clause > target)
        {
            return clause;
        }
        if tree.deprel(target) != Deprel::Obj || tree.head(target) != Some(verb) {
            return target;
        }
        // "want plastic cups banned", the ban taken for a word about the cups.
        let done_to = || {
            let is_effect = |&child: &usize| {
                self.words
                    .lexicon
                    .effects
                    .of(&tree.key(child), Pos::Verb)
                    .next()
                    .is_some()
            };
            tree.children(target)
                .filter(|&child| tree.key(verb) == "want" && child == target + 1)
                .filter(|&child| tree.deprel(child) == Deprel::Acl && tree.xpos(child) == Xpos::Vbn)
                .find(is_effect)
        };
        tree.children(verb)
            .find(|&child| tree.is_done_by_object(child, target) || tree.object_done_to(child) == Some(target))
            .or_else(done_to)
            .unwrap_or(target)
    }

    pub(super) fn under_attitude(
        &mut self,
        head: usize,
        attitude: &Attitude,
        targets: Vec<usize>,
        negated: bool,
        modal: Option<&Modal>,
        outer: Outer,
    ) {
        let (tree, lexicon) = (self.tree, self.words.lexicon);
        let mut value = match (negated, attitude.neg_raising) {
            (true, NegRaising::Yes) => attitude.value.mirror(),
            (true, NegRaising::No) => attitude.value.complement(),
            (false, _) => attitude.value,
        };
        // "will never waver": on one side, and which is not said.
        if negated && value == Interval::ANY && attitude.value != Interval::ANY {
            return;
        }
        // "may support", "could back": open, but leaning.
        if modal.is_some_and(|modal| Layer::from(modal.layer) == Layer::Possibility && modal.value.low < 2) && !negated
        {
            value = match value.sign() {
                Sign::Plus => Interval::new(0, value.high),
                Sign::Minus => Interval::new(value.low, 0),
            };
        }
        if modifiers::limits(tree, lexicon, head).boosters > 0 && !negated {
            value = match value.sign() {
                Sign::Plus => Interval::new(value.low + 1, value.high),
                Sign::Minus => Interval::new(value.low, value.high - 1),
            };
        }
        let is_factive = self.tree.pos(head).is_some_and(|pos| {
            lexicon
                .signatures
                .of(&tree.with_particle(head), pos)
                .any(|signature| signature.is_factive())
        }) && outer.layer.is_none()
            && attitude.layer != crate::language::lexicon::Layer::Belief;
        let told = Outer {
            value: Interval::new(3, 3),
            ..outer.clone()
        };
        let is_wished = outer.layer.is_some_and(Layer::is_wish) && outer.holder.is_empty();
        let is_tolerated = is_wished && outer.value.low <= 0 && outer.value.high >= 0;
        let mut outer = outer.with(attitude.layer.into(), value, Within::Attitude);
        // Not minding that they want it is no more than not minding it.
        if is_tolerated {
            outer.value = Interval::new(outer.value.low.min(0), outer.value.high.max(0));
        }
        outer.is_denial_raised = negated && attitude.neg_raising == NegRaising::Yes;
        // What others should want is what the speaker wants.
        if !is_wished {
            outer.holder.extend(self.other_holder(head, attitude));
        }
        // "They oppose it": whoever they are, not the speaker.
        outer.is_scope_open |= !is_wished && self.is_held_by_unknown(head, attitude);
        let controller = std::mem::replace(&mut self.controller, tree.subject(head));
        let governor = self.governor.replace(head);
        for &target in &targets {
            // "I regret that they left": they left.
            if is_factive && tree.is_predicate(target) && target != head && !self.is_judged_if(target) {
                self.read(target, &told);
            }
            if target == head {
                // The predicate is its own target: read as a phrase, or as a clause without its subject.
                if matches!(tree.upos(head), Upos::Verb) {
                    if !self.effect(head, &outer) {
                        self.event(head, &outer);
                    }
                } else {
                    self.phrase(head, &outer);
                }
                continue;
            }
            self.read(target, &outer);
        }
        self.controller = controller;
        self.governor = governor;
    }

    /// "The Union should abandon its goal": what others ought to want is what the speaker wants. The sign of what they
    /// ought to stand for; `None` where the speaker is meant, nobody is, or the attitude goes neither way.
    pub(super) fn sign_of_duty(&self, head: usize, attitude: &Attitude, modal: &Modal) -> Option<Sign> {
        let layer = Layer::from(attitude.layer);
        let is_duty = Layer::from(modal.layer) == Layer::Obligation && modal.value.low > 0;
        let goes_both_ways = attitude.value.low <= 0 && attitude.value.high >= 0;
        let is_others = !self.other_holder(head, attitude).is_empty();
        // "Dual citizenship should be possible": wanted, whoever makes it so.
        let is_meant = layer == Layer::Possibility || layer.is_wish() && is_others;
        (is_duty && !goes_both_ways && is_meant).then(|| attitude.value.sign())
    }

    /// Whether those who hold an attitude are named by a pronoun alone, which in somebody's own words is not the speaker.
    fn is_held_by_unknown(&self, head: usize, attitude: &Attitude) -> bool {
        let is_of_others = |subject: usize| {
            matches!(self.tree.lower(subject).as_str(), "they" | "he" | "she" | "you")
                && !self.speaker.may_be(self.tree, subject)
        };
        !attitude.target.iter().any(|slot| *slot == Slot::Subj)
            && self.tree.argument(head, &Slot::Subj).is_some_and(is_of_others)
    }

    /// The concepts of who holds an attitude, where that is not the speaker.
    pub(super) fn other_holder(&self, head: usize, attitude: &Attitude) -> Vec<Concept> {
        let target_is_subject = attitude.target.iter().any(|slot| *slot == Slot::Subj);
        // "People have a right to it", "judges are at liberty to": who says so grants it.
        let is_granted = Layer::from(attitude.layer) == Layer::Obligation && attitude.pos != Pos::Verb;
        if target_is_subject
            || is_granted
            || self.tree.is_passive(head) && self.tree.argument(head, &Slot::Subj).is_none()
            || self.words.is_impersonal(&attitude.word)
            || self.tree.child(head, &[Deprel::Expl]).is_some()
        {
            return Vec::new();
        }
        // "My support is firm", "membership is our goal": theirs who own it.
        let is_own = |noun: usize| self.speaker.owns(self.tree, noun);
        let is_copular = self.tree.child(head, &[Deprel::Cop]).is_some();
        match self.tree.argument(head, &Slot::Subj) {
            Some(subject) if is_copular && (is_own(subject) || is_own(head)) => Vec::new(),
            Some(_) if self.attitude_met(head).is_some() => Vec::new(),
            // "A small minority of the refugees want it": of the refugees.
            Some(subject) if !self.speaker.is(self.tree, subject) => {
                concepts::of_phrase(self.tree, self.words, self.of_quantity(subject), Part::Agent)
            }
            _ => Vec::new(),
        }
    }
}
