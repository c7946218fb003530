//! Modals: what "will", "must", "may" and "have to" make of the clause they stand in.

use compact_str::CompactString;

use super::axes::Layer;
use super::claim::Part;
use super::clause::{Reader, has_perfect};
use super::concepts;
use super::modifiers;
use super::outer::{Outer, Within};
use crate::language::lexicon::{Interval, Modal, NegationScope, Pos, Sign, Slot};
use crate::language::{Deprel, Upos, Xpos};

impl<'a> Reader<'a> {
    /// "have to go", "is able to go", "is going to go": the verb that counts and the modal before it.
    pub(super) fn phrasal_modal(&self, head: usize) -> Option<(usize, &'a Modal)> {
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

    /// "Trawlers may fish inside the zone" lays down a rule, "prices may rise" guesses: of any of a kind, and of what they
    /// do, not of what becomes of them.
    fn permits(&self, head: usize) -> bool {
        let tree = self.tree;
        let is_anybody = |subject: usize| {
            matches!(
                self.tree.lower(subject).as_str(),
                "everyone" | "everybody" | "anyone" | "anybody"
            )
        };
        // "Judges may not", "no judge may", "a judge may".
        let is_kind = |subject: usize| {
            let determiner = tree
                .children(subject)
                .find(|&child| tree.deprel(child) == Deprel::Det)
                .map(|child| tree.lower(child));
            let is_of_any = match (tree.xpos(subject), determiner.as_deref()) {
                (Xpos::Nns, determiner) => determiner != Some("the"),
                (Xpos::Nn, Some("a" | "an" | "any" | "every" | "each" | "no")) => true,
                _ => false,
            };
            is_of_any && self.words.is_person(&tree.key(subject))
        };
        tree.upos(head) == Upos::Verb
            && !tree.is_passive(head)
            && !has_perfect(tree, head)
            && tree
                .child(head, &[Deprel::Nsubj])
                .is_some_and(|subject| is_kind(subject) || is_anybody(subject))
    }

    /// "is to be prohibited", "are to remain free": what is laid down, where the parser has the infinitive as the head.
    pub(super) fn due(&self, head: usize) -> Option<&'a Modal> {
        let tree = self.tree;
        let to = tree
            .children(head)
            .find(|&child| tree.deprel(child) == Deprel::Mark && tree.lower(child) == "to")?;
        let is_finite = |&child: &usize| {
            child < to
                && matches!(tree.deprel(child), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                && matches!(tree.lower(child).as_str(), "is" | "are")
        };
        tree.children(head).find(is_finite)?;
        self.words.lexicon.modals.of("be to", Pos::Verb).next()
    }

    /// Whether a clause tells what would be if something else were.
    fn is_supposed(&self, head: usize) -> bool {
        let tree = self.tree;
        has_perfect(tree, head)
            || !modifiers::limits(tree, self.words.lexicon, head).conditions.is_empty()
            || tree
                .children(head)
                .any(|child| matches!(tree.lower(child).as_str(), "otherwise" | "rather" | "like"))
    }

    /// The layers of a modal. Where it has several readings, "we will" intends and "it will" predicts; "can" and "may"
    /// of what others do permits inside a wish and leaves open outside one.
    pub(super) fn under_modal(&self, outer: Outer, first: &'a Modal, negated: bool, head: usize) -> Outer {
        let subject = self.tree.subject(head);
        // "will be raised by us" is our will, too.
        let agent = match self.tree.is_passive(head) {
            true => self.tree.child(head, &[Deprel::OblAgent]),
            false => None,
        };
        let by_speaker = agent.or(subject).is_some_and(|doer| self.speaker.is(self.tree, doer));
        // A state acts, a state of emergency does not.
        let is_body = |subject: usize| {
            self.words.is_body(&self.tree.key(subject))
                && self.tree.argument(subject, &Slot::prep("of")).is_none_or(|of| {
                    self.tree.upos(of) == crate::language::Upos::Propn || self.tree.key(subject) != "state"
                })
        };
        let by_body = subject.is_some_and(is_body) && !self.tree.is_passive(head);
        // "said that the toll would stay": will, told afterwards.
        let word = match first.word.as_str() {
            "would" if self.speaker.is_reported() && !self.is_supposed(head) => "will",
            word => word,
        };
        let readings: Vec<&Modal> = self.words.lexicon.modals.of(word, Pos::Verb).collect();
        // "must have known": surely knew.
        let is_conclusion = word == "must" && has_perfect(self.tree, head);
        let is_permission = outer.layer.is_none() && first.word == "may" && self.permits(head);
        let modal = readings
            .iter()
            .copied()
            .find(|modal| match Layer::from(modal.layer) {
                Layer::Intention => by_speaker || by_body,
                Layer::Obligation => is_permission || !is_conclusion && !matches!(word, "can" | "could" | "may"),
                Layer::Possibility => !is_permission,
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
            // "is certain to rise": of what is to come as well.
            (None, Layer::Fact) if modal.word.starts_with("be ") => {
                let mut outer = outer;
                outer.is_future = true;
                outer.is_negated ^= negated;
                outer.with(layer, value, Within::Modal)
            }
            // Who may do it leans to it, who can do it need not.
            (None, Layer::Possibility) if !negated => {
                let low = if matches!(modal.word.as_str(), "can" | "could") {
                    -3
                } else {
                    -2
                };
                outer.with(layer, Interval::new(low, 3), Within::Modal)
            }
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
}
