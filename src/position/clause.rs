//! Clauses → claims: the layers are stripped from outside in, signs multiply on the way, and what is left is the matter.
//!
//! In: a parsed sentence; out: its claims. Follows sentiment composition (Moilanen & Pulman 2007), effect composition
//! (Deng & Wiebe 2014) and implicative signatures (Nairn, Condoravdi & Karttunen 2006). Does not look beyond the
//! sentence, and does not guess: where neither attitude, modal nor effect is known, the predicate itself is the matter.

use super::axes::Layer;
use super::claim::{Claim, Mood};
use super::modifiers;
use super::outer::Outer;
use super::scope;
use super::speaker::Speaker;
use super::tree::Tree;
use super::words::Words;
use crate::language::lexicon::{Entailment, Modal, Slot};
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
    /// Subject of the attitude being read: "Kessia deserves membership" is about Kessia's.
    pub controller: Option<usize>,
    /// The verb of that attitude: where to look for what the noun itself does not have.
    pub governor: Option<usize>,
    /// The effect verb whose theme is being read.
    pub above: Option<usize>,
    /// What the last claim of this sentence is about: what "it" stands for in the next clause.
    pub last_theme: Option<usize>,
    /// Who is given the right to do what is being read.
    pub beneficiary: Option<usize>,
    /// Whether what stands in place of something else is being read: it has no other in its place.
    pub is_contrast: bool,
    /// A word that says what the effect is, and none of the matter: "make lessons *mandatory*".
    pub consumed: Option<usize>,
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
            last_theme: None,
            beneficiary: None,
            is_contrast: false,
            consumed: None,
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
        if self.takes_no_side(head, &own) {
            self.depth -= 1;
            return;
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
            // "a plan to bar them from entering and to make us pay": an infinitive is not joined with a gerund.
            let is_of_above = tree.is_gerund(head) && tree.is_to_infinitive(other);
            if is_aside || is_of_above || modifiers::is_condition(tree, self.words.lexicon, other) {
                continue;
            }
            let shared = self.shared_with(head, other, outer);
            let shared = if modifiers::is_set_aside(tree, other) {
                shared.negated()
            } else {
                shared
            };
            self.read(other, &shared);
        }
        self.depth -= 1;
    }

    /// Whether what is joined by "but" limits what stands before it.
    pub(super) fn is_reservation(&self, head: usize, other: usize) -> bool {
        let tree = self.tree;
        let has_subject = tree.has_subject(other);
        // "not to deter but to defeat", "not only build but keep": the one in place of the other, or beside it.
        let is_in_place = !has_subject
            && tree.sentence.subtree(head).any(|token| {
                token < other && matches!(tree.lower(token).as_str(), "not" | "n't" | "n’t" | "only" | "just")
            });
        // "would help the schools but made no mention of the costs": the one who reports tells what was done beside.
        let is_told_beside = !has_subject
            && tree.xpos(other) == Xpos::Vbd
            && tree.children(head).any(|child| tree.deprel(child) == Deprel::Aux);
        tree.is_predicate(other)
            && tree.is_predicate(head)
            && !is_in_place
            && !is_told_beside
            && tree
                .children(other)
                .any(|child| tree.deprel(child) == Deprel::Cc && matches!(tree.lower(child).as_str(), "but" | "yet"))
    }

    /// What a coordinated clause takes over from the first one: "will raise fees and cut pay" shares "will".
    pub(super) fn shared_with(&self, head: usize, other: usize, outer: &Outer) -> Outer {
        let tree = self.tree;
        // "Wait a year and the roof will fall in": what is joined has a subject of its own, and nobody calls for it.
        if tree.is_imperative(head) && tree.has_subject(other) {
            return Outer::assertion();
        }
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

    pub(super) fn read_one(&mut self, head: usize, outer: &Outer) {
        if self.tree.is_predicate(head) || matches!(self.tree.upos(head), Upos::Verb | Upos::Adj) {
            self.clause(head, outer.clone());
        } else {
            self.phrase(head, outer);
        }
    }

    /// A clause: modal, then attitude, implicative, speech, effect; else an event or state of its own.
    pub(super) fn clause(&mut self, head: usize, outer: Outer) {
        let (tree, lexicon) = (self.tree, self.words.lexicon);
        let mut negated = modifiers::is_negated(tree, lexicon, head);
        let mut limits = modifiers::limits(tree, lexicon, head);
        if let Some(clause) = tree
            .argument(head, &Slot::If)
            .filter(|&clause| self.is_judged_if(clause))
        {
            let judged = modifiers::limit_of(tree, clause);
            limits.conditions.retain(|condition| *condition != judged);
        }
        let scope = scope::of_clause(tree, self.words, head);
        negated ^= scope.is_few;
        let mut outer = outer.limited(limits, scope);
        outer.is_past |= is_past(tree, head);
        let is_judged_if = self.is_judged_if(head);
        if !is_judged_if && modifiers::is_condition(tree, lexicon, head) {
            outer.mood = Mood::Hypothetical;
        }
        if !is_judged_if && modifiers::is_indirect_question(tree, head) {
            outer.mood = Mood::Question;
        }
        if self.is_according_to_another(head) {
            outer.mood = Mood::Reported;
        }
        if supposes(tree, head) {
            outer = Outer::assertion();
            outer.mood = Mood::Hypothetical;
        }
        // "We will not beat them by waiting": what is denied may be the waiting alone.
        outer.is_scope_open |= negated && (modifiers::has_focus(tree, head) || modifiers::is_cleft(tree, head));
        outer.is_scope_open |= modifiers::is_comparison(tree, head);
        outer.is_ongoing |= has_perfect(tree, head);
        let modal = modifiers::modal(tree, lexicon, head).or_else(|| self.due(head));
        // "We used to oppose it": told of then, not held now.
        if tree.lower(head) == "used"
            && let Some(target) = tree.argument(head, &Slot::ToInf)
            && tree.child(head, &[Deprel::Obj, Deprel::AuxPass]).is_none()
        {
            outer.is_past = true;
            outer.mood = Mood::Reported;
            return self.read(target, &outer);
        }
        // "That is why I will support it": so I will.
        if tree.lower(head) == "why"
            && tree.child(head, &[Deprel::Cop]).is_some()
            && let Some(clause) = tree.child(
                head,
                &[Deprel::AdvclRelcl, Deprel::AclRelcl, Deprel::Advcl, Deprel::Ccomp],
            )
        {
            self.clause_top = Some(clause);
            return self.read(clause, &outer);
        }
        if self.free_choice(head, &outer) {
            return;
        }
        // "are to blame for it": no blame of theirs.
        if self.is_to_blame(head) {
            let told = if negated {
                outer.clone().negated()
            } else {
                outer.clone()
            };
            if self.causes(head, &told) {
                return;
            }
        }
        if self.regrets(head, negated, &outer) || self.reasoned(head, negated, &outer) {
            return;
        }
        // "was forced to drop it": dropped it.
        let is_made_to = |modal: &Modal| modal.word.starts_with("be force") && is_past(tree, head);
        if let Some((target, modal)) = self.phrasal_modal(head).filter(|(_, modal)| !is_made_to(modal)) {
            // "should not be able to vote": what ought to be counts, not what can be.
            let (outer, negated) = match modifiers::modal(tree, lexicon, head) {
                Some(aux) if Layer::from(aux.layer) == Layer::Obligation && aux.value.low > 0 => {
                    (self.under_modal(outer, aux, negated, head), false)
                }
                _ => (outer, negated),
            };
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
            if tree.child(head, &[Deprel::Cop]).is_some() && !negated {
                self.evaluate(head, &outer);
            }
            let outer = if entailment == Entailment::False {
                outer.negated()
            } else {
                outer
            };
            return self.read(target, &outer);
        }
        if self.judged(head, negated, &outer) {
            return;
        }
        if let Some((attitude, targets)) = self.attitude(head) {
            // "take no position": the "no" is the attitude's own.
            let negated = negated && !attitude.word.split(' ').any(|word| matches!(word, "no" | "nothing"));
            if let Some(modal) = modal
                && let Some(sign) = self.sign_of_duty(head, attitude, modal)
            {
                let outer = self.under_modal(outer, modal, negated, head).through(sign);
                for target in targets {
                    self.read(target, &outer);
                }
                return;
            }
            let before = self.claims.len();
            let is_of_things = targets.iter().all(|&target| !tree.is_predicate(target));
            self.under_attitude(head, attitude, targets, negated, modal, outer.clone());
            // "was aware of the defect", "the budget showed a gap": no proposition below, so the whole is one.
            if self.claims.len() == before && is_of_things && Layer::from(attitude.layer) == Layer::Fact {
                let outer = match modal {
                    Some(modal) => self.under_modal(outer, modal, negated, head),
                    None if negated => outer.negated(),
                    None => outer,
                };
                self.event(head, &outer);
            }
            return;
        }
        if let Some(modal) = modal {
            outer = self.under_modal(outer, modal, negated, head);
            negated = false;
        }
        if self.is_made_so(head) {
            let made = if negated {
                outer.clone().negated()
            } else {
                outer.clone()
            };
            if self.state_of(head, &made) {
                return;
            }
        }
        if let Some((target, entailment)) = self.implicative(head, negated) {
            if !negated && tree.child(head, &[Deprel::Ccomp]) == Some(target) {
                self.evaluate(head, &outer);
            }
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
        if self.causes(head, &outer) || self.measures(head, &outer) {
            return;
        }
        if self.state_of(head, &outer) || self.effect(head, &outer) {
            return;
        }
        self.event(head, &outer);
    }
}

impl Reader<'_> {}

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

/// "Suppose for a moment that it were so."
pub(super) fn supposes(tree: Tree<'_>, head: usize) -> bool {
    tree.is_imperative(head) && matches!(tree.key(head).as_str(), "suppose" | "imagine" | "assume" | "picture")
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
