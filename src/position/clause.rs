//! Clauses → claims: the layers are stripped from outside in, signs multiply on the way, and what is left is the matter.
//!
//! In: a parsed sentence; out: its claims. Follows sentiment composition (Moilanen & Pulman 2007), effect composition
//! (Deng & Wiebe 2014) and implicative signatures (Nairn, Condoravdi & Karttunen 2006). Does not look beyond the
//! sentence, and does not guess: where neither attitude, modal nor effect is known, the predicate itself is the matter.

use compact_str::CompactString;

use super::axes::Layer;
use super::claim::{Claim, Concept, Mood, Part};
use super::concepts;
use super::emit::Emission;
use super::modifiers;
use super::outer::{Outer, Within};
use super::phrases::{Phrase, phrases};
use super::speaker::Speaker;
use super::tree::Tree;
use super::words::Words;
use crate::language::lexicon::{
    Attitude, EffectChoice, Entailment, Interval, Modal, NegRaising, NegationScope, Pos, Sign, Slot,
};
use crate::language::{Deprel, Upos, Xpos};

/// Recursion ends here, whatever the sentence.
const DEEPEST: u8 = 12;

/// Reads the claims of one sentence.
pub(super) struct Reader<'a> {
    pub tree: Tree<'a>,
    pub words: &'a Words,
    pub speaker: &'a Speaker,
    pub claims: Vec<Claim>,
    /// Head of the outermost clause being read: its times and figures are the claim's.
    pub clause_top: Option<usize>,
    /// Subject of the attitude being read: "Ukraine deserves membership" is about Ukraine's.
    pub controller: Option<usize>,
    /// The verb of that attitude: where to look for what the noun itself does not have.
    pub governor: Option<usize>,
    /// The effect verb whose theme is being read.
    above: Option<usize>,
    depth: u8,
}

impl<'a> Reader<'a> {
    pub fn new(tree: Tree<'a>, words: &'a Words, speaker: &'a Speaker) -> Self {
        Self {
            tree,
            words,
            speaker,
            claims: Vec::new(),
            clause_top: None,
            controller: None,
            governor: None,
            above: None,
            depth: 0,
        }
    }

    /// Reads a clause or phrase and those coordinated with it.
    pub fn read(&mut self, head: usize, outer: &Outer) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        let tree = self.tree;
        let mut own = outer.clone();
        let joined: Vec<usize> = tree
            .children(head)
            .filter(|&child| matches!(tree.deprel(child), Deprel::Conj | Deprel::Parataxis))
            .collect();
        for &other in joined.iter().filter(|&&other| self.is_reservation(head, other)) {
            own.caveats.push(modifiers::limit_of(tree, other));
        }
        let top = self.clause_top;
        if top.is_none_or(|_| matches!(tree.deprel(head), Deprel::Conj | Deprel::Parataxis) && tree.is_predicate(head))
        {
            self.clause_top = Some(head);
        }
        self.read_one(head, &own);
        self.clause_top = top;
        for other in joined {
            let is_aside = tree.deprel(other) == Deprel::Parataxis && !tree.is_predicate(other);
            if is_aside || modifiers::is_condition(tree, self.words.lexicon, other) {
                continue;
            }
            let shared = self.shared_with(head, other, outer);
            self.read(other, &shared);
        }
        self.depth -= 1;
    }

    /// Whether what is joined by "but" limits what stands before it.
    fn is_reservation(&self, head: usize, other: usize) -> bool {
        let tree = self.tree;
        tree.is_predicate(other)
            && tree.is_predicate(head)
            && tree
                .children(other)
                .any(|child| tree.deprel(child) == Deprel::Cc && matches!(tree.lower(child).as_str(), "but" | "yet"))
    }

    /// What a coordinated clause takes over from the first one: "will raise fees and cut pay" shares "will".
    fn shared_with(&self, head: usize, other: usize, outer: &Outer) -> Outer {
        let tree = self.tree;
        let has_own = tree
            .child(
                other,
                &[Deprel::Aux, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop, Deprel::Expl],
            )
            .is_some();
        let mut shared = outer.clone();
        if !has_own
            && tree.is_predicate(head)
            && let Some(modal) = modifiers::modal(tree, self.words.lexicon, head)
        {
            let negated = modifiers::is_negated(tree, self.words.lexicon, head);
            shared = self.under_modal(shared, modal, negated, head);
        }
        shared
    }

    fn read_one(&mut self, head: usize, outer: &Outer) {
        if self.tree.is_predicate(head) || matches!(self.tree.upos(head), Upos::Verb | Upos::Adj) {
            self.clause(head, outer.clone());
        } else {
            self.phrase(head, outer);
        }
    }

    /// A clause: modal, then attitude, implicative, speech, effect; else an event or state of its own.
    fn clause(&mut self, head: usize, outer: Outer) {
        let (tree, lexicon) = (self.tree, self.words.lexicon);
        let mut negated = modifiers::is_negated(tree, lexicon, head);
        let mut outer = outer.limited(
            modifiers::limits(tree, lexicon, head),
            modifiers::scope(tree, lexicon, head),
        );
        outer.is_past |= is_past(tree, head);
        if modifiers::is_condition(tree, lexicon, head) {
            outer.mood = Mood::Hypothetical;
        }
        if modifiers::is_indirect_question(tree, head) {
            outer.mood = Mood::Question;
        }
        if self.is_according_to_another(head) {
            outer.mood = Mood::Reported;
        }
        // "We will not beat them by waiting": what is denied may be the waiting alone.
        outer.is_scope_open |= negated && modifiers::has_focus(tree, head) || modifiers::is_comparison(tree, head);
        outer.is_ongoing |= has_perfect(tree, head);
        let modal = modifiers::modal(tree, lexicon, head);
        if let Some((target, modal)) = self.phrasal_modal(head) {
            let mut outer = self.under_modal(outer, modal, negated, head);
            outer.is_scope_open |= negated && modifiers::has_focus(tree, target);
            return self.read(target, &outer);
        }
        if self.speech(head, negated, &outer) {
            return;
        }
        // "refused to hand it over", "managed to free them": told as done or not done, not as a wish.
        if is_past(tree, head)
            && modal.is_none()
            && let Some((target, entailment)) = self.implicative(head, negated)
            && entailment != Entailment::Open
            && tree.is_to_infinitive(target)
        {
            let outer = if entailment == Entailment::False {
                outer.negated()
            } else {
                outer
            };
            return self.read(target, &outer);
        }
        if let Some((attitude, targets)) = self.attitude(head) {
            return self.under_attitude(head, attitude, targets, negated, modal, outer);
        }
        if let Some(modal) = modal {
            outer = self.under_modal(outer, modal, negated, head);
            negated = false;
        }
        if let Some((target, entailment)) = self.implicative(head, negated) {
            match entailment {
                Entailment::True => self.read(target, &outer),
                Entailment::False => self.read(target, &outer.negated()),
                Entailment::Open => {}
            }
            return;
        }
        if negated {
            outer = outer.negated();
        }
        if outer.layer.is_none() && is_fragment(tree, head) {
            return;
        }
        self.evaluate(head, &outer);
        if self.state_of(head, &outer) || self.effect(head, &outer) {
            return;
        }
        self.event(head, &outer);
    }

    /// "should remain illegal", "make it mandatory", "keep the mine open": the adjective is what is said of the subject or
    /// object; the verb only says that it comes or stays so.
    fn state_of(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        if tree.upos(head) != Upos::Verb || !self.words.is_resultative(&tree.key(head)) {
            return false;
        }
        let state = tree
            .children(head)
            .find(|&child| tree.deprel(child) == Deprel::Xcomp && matches!(tree.upos(child), Upos::Adj | Upos::Noun));
        let Some(state) = state else { return false };
        let theme = tree.argument(head, &Slot::Obj).or_else(|| tree.subject(head));
        let Some(theme) = theme.filter(|&theme| theme != state) else {
            return false;
        };
        let mut outer = outer.clone();
        if modifiers::is_negative_phrase(tree, self.words.lexicon, state) {
            outer = outer.negated();
        }
        let keys = phrases(tree, state);
        let effect = keys.iter().find_map(|phrase| {
            let pos = tree.pos(state)?;
            let effects = &self.words.lexicon.effects;
            effects.of(&phrase.key, pos).next()
        });
        let (dimension, event) = match effect {
            Some(effect) => {
                outer = outer.through(effect.sign);
                (Some(effect.dimension), None)
            }
            None => (None, Some(state)),
        };
        if effect.is_some() && self.nested_effect(theme, &outer) {
            return true;
        }
        self.emit(
            &Emission {
                clause: head,
                dimension,
                event,
                theme: Some(theme),
                ground: None,
                with_agent: false,
                above: None,
            },
            &outer,
        );
        true
    }

    /// "have to go", "is able to go", "is going to go": the verb that counts and the modal before it.
    fn phrasal_modal(&self, head: usize) -> Option<(usize, &'a Modal)> {
        let tree = self.tree;
        let target = tree.argument(head, &Slot::ToInf)?;
        let mut key = tree.key(head);
        key.push_str(" to");
        let with_be = |word: CompactString| CompactString::from(format!("be {word} to"));
        [key, with_be(tree.key(head)), with_be(tree.lower(head))]
            .iter()
            .find_map(|key| self.words.lexicon.modals.of(key, Pos::Verb).next())
            .map(|modal| (target, modal))
    }

    /// The layers of a modal. Where it has several readings, "we will" intends and "it will" predicts; "can" and "may"
    /// of what others do permits inside a wish and leaves open outside one.
    fn under_modal(&self, outer: Outer, first: &'a Modal, negated: bool, head: usize) -> Outer {
        let subject = self.tree.subject(head);
        let by_speaker = subject.is_some_and(|subject| self.speaker.is(self.tree, subject));
        let by_body =
            subject.is_some_and(|subject| self.words.is_body(&self.tree.key(subject))) && !self.tree.is_passive(head);
        let readings: Vec<&Modal> = self.words.lexicon.modals.of(&first.word, Pos::Verb).collect();
        let modal = readings
            .iter()
            .copied()
            .find(|modal| match Layer::from(modal.layer) {
                Layer::Intention => by_speaker || by_body,
                Layer::Obligation => first.word != "can" && first.word != "could" && first.word != "may",
                _ => true,
            })
            .unwrap_or(first);
        let value = if negated { modal.negated() } else { modal.value };
        let layer = Layer::from(modal.layer);
        match (outer.layer, layer) {
            // A prediction or a chance inside a wish or belief adds nothing but its sign.
            (Some(_), Layer::Fact | Layer::Possibility) => {
                if negated {
                    outer.negated()
                } else {
                    outer
                }
            }
            // Plain future is asserted; its sign is what counts.
            (None, Layer::Fact) if modal.word == "will" => {
                let mut outer = outer;
                outer.is_future = true;
                outer.is_negated ^= negated;
                let sign = if negated { Sign::Minus } else { Sign::Plus };
                outer.with(Layer::Fact, Interval::new(3, 3).through(sign), Within::Modal)
            }
            (None, Layer::Possibility) if !negated => outer.with(layer, Interval::new(-2, 3), Within::Modal),
            (None, Layer::Possibility) if modal.negation == NegationScope::Outer => {
                let mut outer = outer;
                outer.is_negated = true;
                outer.with(layer, Interval::new(-3, -3), Within::Modal)
            }
            _ => {
                let mut outer = outer.with(layer, value, Within::Modal);
                if layer == Layer::Intention && !by_speaker {
                    outer.holder.extend(
                        subject
                            .into_iter()
                            .flat_map(|subject| concepts::of_phrase(self.tree, self.words, subject, Part::Agent)),
                    );
                }
                outer
            }
        }
    }

    /// The attitude a predicate expresses, and what it is about.
    fn attitude(&self, head: usize) -> Option<(&'a Attitude, Vec<usize>)> {
        let tree = self.tree;
        let attitudes = &self.words.lexicon.attitudes;
        let find = |key: &str, pos: Pos, at: &[usize]| {
            attitudes.of(key, pos).find_map(|attitude| {
                attitude
                    .target
                    .iter()
                    .find_map(|slot| at.iter().find_map(|&at| tree.argument(at, slot)))
                    .map(|target| (attitude, vec![self.clause_of_object(head, target)]))
            })
        };
        if let Some(case) = tree.marker(head).filter(|_| tree.child(head, &[Deprel::Cop]).is_some()) {
            // "We are for the tax".
            if case == "for"
                && tree.subject(head).is_some_and(|subject| self.speaker.is(tree, subject))
                && let Some(attitude) = attitudes.of("in favour", Pos::Adjective).next()
            {
                return Some((attitude, vec![head]));
            }
            // "is against the tax": the preposition is the attitude, the noun its target.
            if let Some(attitude) = attitudes.of(&case, Pos::Adverb).next() {
                return Some((attitude, vec![head]));
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
        for phrase in phrases(tree, head) {
            let found = attitudes.of(&phrase.key, pos).find_map(|attitude| {
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
        if tree.xpos(head) == Xpos::Vbn || tree.xpos(head) == Xpos::Vbg {
            // "is opposed to", "is willing to": listed by the form.
            if let Some(found) = find(&tree.lower(head), Pos::Adjective, &[head]) {
                return Some(found);
            }
        }
        // "have doubts about", "express support for": the object is the attitude.
        if pos == Pos::Verb
            && let Some(object) = tree.child(head, &[Deprel::Obj])
            && let Some(found) = find(&tree.key(object), Pos::Noun, &[object, head])
            && self.words.carries_attitude(&tree.key(head))
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

    /// What stands in a slot; what can be an object can be a gerund, too.
    fn target_of(&self, phrase: &Phrase, head: usize, slot: &Slot) -> Option<usize> {
        let target = phrase.argument(self.tree, head, slot);
        target.or_else(|| (*slot == Slot::Obj).then(|| phrase.argument(self.tree, head, &Slot::Ing))?)
    }

    /// "want the army to guard the stations": the target is what the object is to do, not the object.
    fn clause_of_object(&self, verb: usize, target: usize) -> usize {
        let tree = self.tree;
        if tree.deprel(target) != Deprel::Obj || tree.head(target) != Some(verb) {
            return target;
        }
        tree.children(verb)
            .find(|&child| tree.deprel(child) == Deprel::Xcomp && tree.is_to_infinitive(child))
            .unwrap_or(target)
    }

    fn under_attitude(
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
        let mut outer = outer.with(attitude.layer.into(), value, Within::Attitude);
        // What others should want is what the speaker wants.
        if !is_wished {
            outer.holder.extend(self.other_holder(head, attitude));
        }
        let controller = std::mem::replace(&mut self.controller, tree.subject(head));
        let governor = self.governor.replace(head);
        for &target in &targets {
            // "I regret that they left": they left.
            if is_factive && tree.is_predicate(target) && target != head {
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

    /// The concepts of who holds an attitude, where that is not the speaker.
    fn other_holder(&self, head: usize, attitude: &Attitude) -> Vec<Concept> {
        let target_is_subject = attitude.target.iter().any(|slot| *slot == Slot::Subj);
        if target_is_subject
            || self.tree.is_passive(head) && self.tree.argument(head, &Slot::Subj).is_none()
            || self.words.is_impersonal(&attitude.word)
            || self.tree.upos(head) == Upos::Adj && self.tree.child(head, &[Deprel::Expl]).is_some()
        {
            return Vec::new();
        }
        match self.tree.argument(head, &Slot::Subj) {
            Some(subject) if !self.speaker.is(self.tree, subject) => {
                concepts::of_phrase(self.tree, self.words, subject, Part::Agent)
            }
            _ => Vec::new(),
        }
    }

    /// What follows for the complement of an implicative or factive verb.
    fn implicative(&self, head: usize, negated: bool) -> Option<(usize, Entailment)> {
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
    fn speech(&mut self, head: usize, negated: bool, outer: &Outer) -> bool {
        let tree = self.tree;
        if tree.upos(head) != Upos::Verb || !self.words.is_speech(&tree.key(head)) {
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
        let by_speaker = tree.subject(head).is_some_and(|subject| self.speaker.is(tree, subject));
        let Some(content) = content else { return false };
        // "We propose to merge them" is a stand, not a report of one.
        if by_speaker && !negated && tree.argument(head, &Slot::That).is_none() && self.attitude(head).is_some() {
            return false;
        }
        let mut inner = outer.clone();
        match (by_speaker, negated) {
            (true, true) if is_past(tree, head) || has_perfect(tree, head) => inner.mood = Mood::NeverSaid,
            (true, false) if tree.is_predicate(content) => {}
            (false, _) if tree.is_predicate(content) && tree.subject(head).is_some() => inner.mood = Mood::Reported,
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

    /// An effect on a theme. True where the predicate is one and its theme was found.
    pub(super) fn effect(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        if tree.key(head) == "be" && tree.child(head, &[Deprel::Expl]).is_some() {
            let Some(theme) = tree.child(head, &[Deprel::Nsubj]) else {
                return false;
            };
            self.phrase(theme, outer);
            return true;
        }
        let Some(pos) = tree.pos(head) else { return false };
        let lexicon = self.words.lexicon;
        let goes = tree.key(head) == "go" && self.stands_alone(head);
        let alone = goes.then(|| CompactString::const_new("disappear"));
        let mut candidates = phrases(tree, head);
        if let Some(alone) = alone {
            candidates.insert(0, Phrase::bare(alone));
        }
        if tree.lower(head) != tree.key(head) {
            candidates.push(Phrase::bare(tree.lower(head)));
        }
        let chosen = candidates.iter().find_map(|phrase| {
            let head_at = |slot: &Slot| phrase.argument(tree, head, slot).map(|argument| tree.key(argument));
            let choice = lexicon.effects.choose(&phrase.key, pos, head_at)?;
            let theme = phrase.argument(tree, head, choice.theme?)?;
            Some((phrase, choice, theme))
        });
        let Some((phrase, choice, theme)) = chosen else {
            return false;
        };
        let (sign, ground) = holder_after(&choice, |slot| phrase.argument(tree, head, slot));
        let outer = outer.clone().through(sign);
        if tree.is_predicate(theme) && tree.upos(theme) == Upos::Verb {
            self.read(theme, &outer);
            return true;
        }
        // "reject lifting the ban on fishing": the theme may itself be an effect on something.
        let above = self.above.replace(head);
        let is_nested = ground.is_none() && self.nested_effect(theme, &outer);
        self.above = above;
        if is_nested {
            return true;
        }
        let emission = Emission {
            clause: head,
            dimension: Some(choice.effect.dimension),
            event: None,
            theme: Some(theme),
            ground,
            with_agent: true,
            above: None,
        };
        self.emit(&emission, &outer);
        for other in tree
            .children(theme)
            .filter(|&child| tree.deprel(child) == Deprel::Conj)
            .collect::<Vec<_>>()
        {
            self.emit(
                &Emission {
                    theme: Some(other),
                    ..emission.clone()
                },
                &outer,
            );
        }
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
        let at = |slot: &Slot| {
            let own = tree.argument(noun, slot);
            own.or_else(|| {
                governor
                    .filter(|_| matches!(slot, Slot::Prep(_)))
                    .and_then(|verb| tree.argument(verb, slot))
            })
        };
        let head_at = |slot: &Slot| at(slot).map(|argument| tree.key(argument));
        let key = tree.key(noun);
        let Some(choice) = self.words.lexicon.effects.choose(&key, Pos::Noun, head_at) else {
            return false;
        };
        let (sign, ground) = holder_after(&choice, at);
        // "Ukraine deserves membership in NATO": whose membership the verb above says.
        let own = choice.theme.and_then(at).filter(|&theme| theme != noun);
        let Some(theme) = own.or(self.controller.filter(|&theme| ground.is_some() && theme != noun)) else {
            return false;
        };
        let outer = outer.clone().through(sign);
        if tree.upos(theme) == Upos::Verb {
            self.read(theme, &outer);
            return true;
        }
        // Only downwards, so that it ends.
        if ground.is_none() && tree.sentence.is_within(theme, noun) && self.nested_effect(theme, &outer) {
            return true;
        }
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
        true
    }

    /// A noun phrase as a proposition: that there be such a thing.
    fn phrase(&mut self, head: usize, outer: &Outer) {
        if !self.asserts(head, outer) {
            return;
        }
        self.thing(head, outer);
    }

    /// A phrase alone asserts nothing, unless it is there ("there is a plan").
    fn asserts(&self, head: usize, outer: &Outer) -> bool {
        let is_plain = outer.layer.is_none()
            || outer.layer == Some(Layer::Fact) && !self.tree.is_predicate(head) && outer.mood == Mood::Held;
        !is_plain || self.is_existential(head)
    }

    /// A noun phrase that is asserted, wanted or denied as a whole.
    pub(super) fn thing(&mut self, head: usize, outer: &Outer) {
        let (tree, lexicon) = (self.tree, self.words.lexicon);
        let mut outer = outer.clone();
        // The "no" of a subject or object is the clause's, and was counted with it.
        let is_counted = matches!(
            tree.deprel(head),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl
        );
        let is_no = !is_counted && modifiers::is_negative_phrase(tree, lexicon, head);
        if is_no {
            outer = outer.negated();
        }
        if self.nested_effect(head, &outer) {
            return;
        }
        if self.words.is_transparent(&tree.key(head))
            && let Some(inner) = self.complement_of(head)
        {
            if tree.upos(inner) == Upos::Verb {
                return self.read(inner, &outer);
            }
            return self.thing(inner, &outer);
        }
        // "the policy that adults should not hold two passports", "a law that allows it".
        if self.words.is_transparent(&tree.key(head))
            && let Some(clause) = tree
                .children(head)
                .find(|&child| matches!(tree.deprel(child), Deprel::Acl | Deprel::AclRelcl) && tree.is_predicate(child))
        {
            return self.read(clause, &outer);
        }
        let dimension = self.degree(head).map(|sign| {
            outer = outer.clone().through(sign);
            crate::language::lexicon::Dimension::Magnitude
        });
        let emission = Emission {
            clause: head,
            dimension: Some(dimension.unwrap_or(crate::language::lexicon::Dimension::Existence)),
            event: None,
            theme: Some(head),
            ground: None,
            with_agent: false,
            above: None,
        };
        self.emit(&emission, &outer);
    }

    fn is_existential(&self, head: usize) -> bool {
        self.tree
            .head(head)
            .is_some_and(|verb| self.tree.key(verb) == "be" && self.tree.child(verb, &[Deprel::Expl]).is_some())
    }

    /// What a transparent noun passes on: "the introduction of X", "a plan to build X", "X measures".
    fn complement_of(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        [
            Slot::prep("of"),
            Slot::ToInf,
            Slot::prep("on"),
            Slot::prep("for"),
            Slot::prep("to"),
            Slot::Compound,
        ]
        .iter()
        .find_map(|slot| tree.argument(noun, slot))
        .or_else(|| {
            tree.children(noun)
                .find(|&child| tree.deprel(child) == Deprel::Acl && tree.xpos(child) == Xpos::Vbg)
        })
    }

    /// "more", "lower", "stricter" before a noun: more or less of it.
    fn degree(&self, noun: usize) -> Option<Sign> {
        let tree = self.tree;
        tree.children(noun).find_map(|child| {
            let word = tree.lower(child);
            match (tree.deprel(child), tree.xpos(child)) {
                (Deprel::Amod, Xpos::Jjr) => Some(
                    if self.words.is_lessening(&tree.key(child)) || self.words.is_lessening(&word) {
                        Sign::Minus
                    } else {
                        Sign::Plus
                    },
                ),
                (Deprel::Amod, Xpos::Vbn) => {
                    // "increased funding", "reduced fees".
                    let head_at = |slot: &Slot| (*slot == Slot::Obj).then(|| tree.key(noun));
                    self.words
                        .lexicon
                        .effects
                        .choose(&tree.key(child), Pos::Verb, head_at)
                        .filter(|choice| choice.theme.is_some())
                        .map(|choice| choice.effect.sign)
                }
                _ => None,
            }
        })
    }

    /// The predicate itself is the matter.
    fn event(&mut self, head: usize, outer: &Outer) {
        let tree = self.tree;
        let theme = if tree.child(head, &[Deprel::Cop]).is_some() {
            tree.subject(head)
        } else {
            tree.argument(head, &Slot::Obj)
        };
        let is_copular = tree.child(head, &[Deprel::Cop]).is_some();
        if is_copular && !self.names_a_state(head) {
            return;
        }
        self.emit(
            &Emission {
                clause: head,
                dimension: None,
                event: Some(head),
                theme,
                ground: None,
                with_agent: !is_copular,
                above: None,
            },
            outer,
        );
        // What a factive or unknown verb of showing embeds is claimed as well.
        if let Some(inner) = tree.child(head, &[Deprel::Ccomp])
            && tree.marker(inner).is_some_and(|mark| mark == "that")
            && outer.layer.is_none()
            && outer.value.low == 3
        {
            self.read(inner, outer);
        }
    }
}

impl Reader<'_> {
    /// "According to my predecessor, it is a waste": said by somebody else.
    fn is_according_to_another(&self, head: usize) -> bool {
        let tree = self.tree;
        tree.argument(head, &Slot::prep("according to"))
            .is_some_and(|source| !self.speaker.is(tree, source) && !self.speaker.is_pronoun(tree, source))
    }

    /// "The tax must go": nothing but a subject, under an obligation.
    fn stands_alone(&self, verb: usize) -> bool {
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

    /// Whether the predicate of a copula says anything by itself: "is old" does, "is under eighteen" is a figure.
    fn names_a_state(&self, head: usize) -> bool {
        matches!(self.tree.upos(head), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
    }
}

/// The sign of an effect and the holder for which it holds. Where somebody has the theme instead ("sold to Kessia"),
/// that one is the holder, so that buying and selling come out the same.
fn holder_after(choice: &EffectChoice<'_>, at: impl Fn(&Slot) -> Option<usize>) -> (Sign, Option<usize>) {
    let instead = choice.effect.counter.iter().find_map(&at);
    match (choice.effect.sign, instead) {
        (Sign::Minus, Some(holder)) => (Sign::Plus, Some(holder)),
        (sign, _) => (sign, choice.ground.and_then(at)),
    }
}

/// "Good-paying jobs.": a participle that heads the whole, without subject or auxiliary, asserts nothing.
fn is_fragment(tree: Tree<'_>, head: usize) -> bool {
    tree.head(head).is_none()
        && matches!(tree.xpos(head), Xpos::Vbg | Xpos::Vbn)
        && tree
            .child(
                head,
                &[
                    Deprel::Nsubj,
                    Deprel::NsubjPass,
                    Deprel::Csubj,
                    Deprel::Aux,
                    Deprel::AuxPass,
                    Deprel::Cop,
                    Deprel::Expl,
                ],
            )
            .is_none()
}

/// Whether a verb stands in the past: "voted", "was told", "did not vote", "has voted".
pub(super) fn is_past(tree: Tree<'_>, head: usize) -> bool {
    tree.xpos(head) == Xpos::Vbd
        || tree.children(head).any(|child| {
            matches!(tree.deprel(child), Deprel::Aux | Deprel::AuxPass | Deprel::Cop) && tree.xpos(child) == Xpos::Vbd
        })
}

/// "have never said".
pub(super) fn has_perfect(tree: Tree<'_>, head: usize) -> bool {
    tree.children(head)
        .any(|child| tree.deprel(child) == Deprel::Aux && tree.key(child) == "have")
}
