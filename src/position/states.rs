//! What comes to be or stays as an adjective or participle has it: "make it mandatory", "should stay closed", "leave the law as it is".

use super::clause::Reader;
use super::emit::Emission;
use super::modifiers;
use super::outer::Outer;
use super::phrases::{Phrase, phrases};
use super::predicative::Predicated;
use crate::language::lexicon::{Pos, Slot};
use crate::language::{Deprel, Upos};

impl Reader<'_> {
    /// "should remain illegal", "make it mandatory", "keep the mine open": the adjective is what is said of the subject or
    /// object; the verb only says that it comes or stays so.
    pub(super) fn state_of(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        if tree.upos(head) != Upos::Verb || !self.words.is_resultative(&tree.key(head)) {
            return false;
        }
        let Some(Predicated { theme, state }) = self.predicated(head) else {
            return self.becoming(head, outer);
        };
        // "get rid of": one effect, and no becoming rid.
        let is_phrase = |phrase: &Phrase| {
            phrase.consumed() == Some(state) && self.words.lexicon.effects.of(&phrase.key, Pos::Verb).next().is_some()
        };
        if phrases(tree, head).iter().any(is_phrase) {
            return false;
        }
        // "makes it harder to fire workers": the firing.
        let done = (tree.lower(theme) == "it")
            .then(|| {
                tree.argument(head, &Slot::ToInf)
                    .or_else(|| tree.argument(state, &Slot::ToInf))
            })
            .flatten();
        let theme = done.unwrap_or(theme);
        let mut outer = outer.clone();
        if modifiers::is_negative_phrase(tree, self.words.lexicon, state) {
            outer = outer.negated();
        }
        let effect = self.state_effect(state);
        let (dimension, event) = match effect {
            Some(effect) => {
                outer = outer.through(effect.sign);
                (Some(effect.dimension), None)
            }
            None => (None, Some(state)),
        };
        // "become a member of the Pact"
        let ground = effect.and_then(|effect| effect.ground.iter().find_map(|slot| tree.argument(state, slot)));
        let before = self.consumed.replace(state);
        if effect.is_none() || !self.nested_effect(theme, &outer) {
            let emission = Emission {
                clause: head,
                dimension,
                event,
                theme: Some(theme),
                ground,
                with_agent: false,
                above: None,
            };
            self.emit(&emission, &outer);
        }
        self.consumed = before;
        true
    }

    /// "the goal of becoming free of coal": of whom is not said.
    fn becoming(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        let state = tree
            .children(head)
            .find(|&child| tree.deprel(child) == Deprel::Xcomp && tree.upos(child) == Upos::Adj);
        let Some(state) = state else { return false };
        let before = self.consumed.replace(state);
        let emission = Emission {
            clause: head,
            dimension: None,
            event: Some(state),
            theme: None,
            ground: None,
            with_agent: false,
            above: None,
        };
        self.emit(&emission, outer);
        self.consumed = before;
        true
    }

    /// Whether a verb brings about or keeps a state that is an effect: "make it a crime".
    pub(super) fn is_made_so(&self, verb: usize) -> bool {
        self.words.is_resultative(&self.tree.key(verb))
            && self
                .predicated(verb)
                .is_some_and(|predicated| self.state_effect(predicated.state).is_some())
    }

    /// "leave the law as it is": that it stays. True where it is left so.
    pub(super) fn left_as_it_is(&mut self, head: usize, outer: &Outer) -> bool {
        let tree = self.tree;
        let is_as_it_is = |child: usize| {
            tree.deprel(child) == Deprel::Advcl
                && tree.key(child) == "be"
                && tree.marker(child).is_some_and(|marker| marker == "as")
        };
        let is_left = matches!(tree.key(head).as_str(), "leave" | "keep") && tree.children(head).any(is_as_it_is);
        let Some(theme) = tree.argument(head, &Slot::Obj).filter(|_| is_left) else {
            return false;
        };
        self.thing(theme, outer);
        true
    }
}
