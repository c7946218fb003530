//! What something measures: "the hall will cost 340 million crowns", "the bill for the hall comes to 510 million", "the tunnel is 12
//! kilometres long".
//!
//! In: a clause with a figure; out: the claim on the thing that is measured, with what is measured of it as the event, so that a
//! verb, an adjective and a noun for one measure meet. What the figure is, the sentence's quantities tell.

use std::sync::OnceLock;

use compact_str::CompactString;
use serde::Deserialize;

use super::claim::{Concept, ConceptKind, Part};
use super::clause::Reader;
use super::emit::Emission;
use super::outer::Outer;
use crate::language::lexicon::Slot;
use crate::language::{Deprel, Upos};

/// The shipped list.
const SHIPPED: &str = include_str!("measures.toml");
/// How much a measure weighs in its matter: as much as what happens.
const WEIGHT: u8 = 5;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measures {
    measure: Vec<Measure>,
    reaching: Vec<CompactString>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    name: CompactString,
    #[serde(default)]
    verbs: Vec<CompactString>,
    #[serde(default)]
    adjectives: Vec<CompactString>,
    #[serde(default)]
    nouns: Vec<CompactString>,
}

impl Measures {
    fn shipped() -> &'static Measures {
        static MEASURES: OnceLock<Measures> = OnceLock::new();
        // The shipped file is sound: a test reads it.
        MEASURES.get_or_init(|| toml::from_str(SHIPPED).unwrap_or_default())
    }

    fn find(&self, holds: impl Fn(&Measure) -> bool) -> Option<&Measure> {
        self.measure.iter().find(|&measure| holds(measure))
    }
}

/// A thing and what is measured of it.
struct Measured<'m> {
    thing: usize,
    figure: usize,
    measure: &'m Measure,
}

impl Reader<'_> {
    /// Reads a clause as one that measures something. True where it was one.
    pub(super) fn measures(&mut self, head: usize, outer: &Outer) -> bool {
        let Some(Measured { thing, figure, measure }) = self.measured(head) else {
            return false;
        };
        let first = self.claims.len();
        let before = self.consumed.replace(figure);
        self.emit(
            &Emission {
                clause: head,
                dimension: None,
                event: None,
                theme: Some(thing),
                ground: None,
                with_agent: false,
                above: None,
            },
            outer,
        );
        self.consumed = before;
        for claim in &mut self.claims[first..] {
            // Who has it measured, and the unit, are no part of the thing.
            let is_of_thing = |concept: &Concept| matches!(concept.part, Part::Theme | Part::Modifier);
            claim.matter.concepts.retain(is_of_thing);
            claim.matter.label = format!("{} · {}", claim.matter.label, measure.name);
            claim.matter.concepts.push(Concept {
                key: measure.name.clone(),
                kind: ConceptKind::Event,
                part: Part::Event,
                weight: WEIGHT,
                case: None,
                is_near: true,
            });
            claim.matter.concepts.sort_by_key(|concept| concept.part);
        }
        self.claims.len() > first
    }

    fn measured(&self, head: usize) -> Option<Measured<'static>> {
        let (tree, list) = (self.tree, Measures::shipped());
        let subject = tree.argument(head, &Slot::Subj).filter(|_| !tree.is_passive(head))?;
        let key = tree.key(head);
        let is_copular = tree.child(head, &[Deprel::Cop]).is_some();
        let has_figure = |token: usize| {
            let mut within = tree.sentence.subtree(token);
            within.any(|token| tree.upos(token) == Upos::Num)
        };
        let is_thing = |thing: usize| matches!(tree.upos(thing), Upos::Noun | Upos::Propn);
        let is_measuring = |token: usize| {
            let key = tree.key(token);
            list.find(|measure| measure.nouns.contains(&key))
        };
        // "The price of the hall is 340 million", "the bill for it comes to 510 million".
        if let Some(measure) = is_measuring(subject)
            && (is_copular || list.reaching.contains(&key))
        {
            let slots = [Slot::prep("of"), Slot::prep("for"), Slot::Poss, Slot::Compound];
            let thing = slots
                .iter()
                .find_map(|slot| tree.argument(subject, slot))
                .filter(|&thing| is_thing(thing))?;
            let figure = match is_copular {
                true => head,
                false => tree
                    .children(head)
                    .find(|&child| matches!(tree.deprel(child), Deprel::Obj | Deprel::Obl) && has_figure(child))?,
            };
            return has_figure(figure).then_some(Measured { thing, figure, measure });
        }
        let thing = Some(subject).filter(|&thing| is_thing(thing))?;
        let measure = match tree.upos(head) {
            Upos::Adj if is_copular => list.find(|measure| measure.adjectives.contains(&tree.lower(head))),
            Upos::Verb => list.find(|measure| measure.verbs.contains(&key)),
            _ => None,
        }?;
        let figure = tree.children(head).find(|&child| {
            let is_beside = matches!(
                tree.deprel(child),
                Deprel::Obj | Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod | Deprel::Xcomp
            );
            // "lasts a month", "is ten years old": a time is what it measures.
            let is_of_time = matches!(measure.name.as_str(), "duration" | "age");
            is_beside
                && match tree.is_time(child) {
                    true => is_of_time,
                    false => has_figure(child),
                }
        })?;
        Some(Measured { thing, figure, measure })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_is_sound_and_no_word_measures_two_things() {
        let list: Measures = toml::from_str(SHIPPED).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for measure in &list.measure {
            let words = [&measure.verbs, &measure.adjectives, &measure.nouns];
            assert!(words.iter().any(|words| !words.is_empty()), "{}", measure.name);
            for word in words.into_iter().flatten().filter(|word| **word != measure.name) {
                assert!(seen.insert(word), "{word}");
            }
        }
    }
}
