//! "Education should be free": that there be no fee for it.
//!
//! In: a claim just read, and the pieces it was read from; out: the claim on the fee, where the words say that something
//! one pays for is free of charge. Whether something else is free (elections, the press) is no matter of fees.

use super::claim::{Claim, Concept, ConceptKind, Part};
use super::clause::Reader;
use super::emit::Emission;
use crate::language::Upos;
use crate::language::lexicon::Dimension;

/// How much the fee weighs in its matter.
const FEE_WEIGHT: u8 = 6;

impl Reader<'_> {
    /// The claim on the fee that goes with a claim that something is free of charge.
    pub(super) fn charge(&self, emission: &Emission, claim: &Claim) -> Option<Claim> {
        let is_paid = self.is_paid_for(emission);
        if !is_paid && !self.is_free_of_charge(emission) {
            return None;
        }
        let mut concepts = vec![Concept {
            key: "fee".into(),
            kind: ConceptKind::Thing,
            part: Part::Theme,
            weight: FEE_WEIGHT,
            case: None,
            is_near: true,
        }];
        let of_it = claim.matter.concepts.iter().filter(|concept| {
            matches!(concept.part, Part::Theme | Part::Modifier | Part::Agent | Part::Setting)
                && !matches!(concept.key.as_str(), "free" | "charge")
        });
        concepts.extend(of_it.map(|concept| Concept {
            part: Part::Modifier,
            weight: (concept.weight * 2 / 3).max(1),
            ..concept.clone()
        }));
        let mut fee = claim.clone();
        fee.matter.label = format!("fee · {}", claim.matter.label);
        fee.matter.dimension = Some(Dimension::Existence);
        fee.matter.concepts = concepts;
        if !is_paid {
            fee.position.value = claim.position.value.mirror();
        }
        Some(fee)
    }

    /// "should be paid for", "charge for parking".
    fn is_paid_for(&self, emission: &Emission) -> bool {
        let tree = self.tree;
        let verb = emission.clause;
        if tree.upos(verb) != Upos::Verb {
            return false;
        }
        match tree.key(verb).as_str() {
            "pay" => {
                let next = verb + 1;
                tree.is_passive(verb) && next < tree.len() && tree.lower(next) == "for" && tree.head(next) == Some(verb)
            }
            _ => false,
        }
    }

    fn is_free_of_charge(&self, emission: &Emission) -> bool {
        let tree = self.tree;
        let pieces = [Some(emission.clause), emission.theme, emission.event];
        let is_charged = (0..tree.len()).any(|token| {
            matches!(tree.upos(token), Upos::Noun | Upos::Propn)
                && self.words.is_charged(&tree.key(token).to_lowercase())
                && pieces
                    .into_iter()
                    .flatten()
                    .any(|piece| tree.sentence.is_within(token, piece))
        });
        is_charged
            && (0..tree.len()).any(|token| {
                let next = token + 1;
                let is_said = tree.lower(token) == "free"
                    && matches!(tree.upos(token), Upos::Adj | Upos::Adv)
                    && !(next < tree.len() && matches!(tree.lower(next).as_str(), "from" | "to"));
                let of_what = pieces.contains(&Some(token))
                    || self.consumed == Some(token)
                    || tree.head(token).is_some_and(|head| pieces.contains(&Some(head)));
                is_said && of_what
            })
    }
}
