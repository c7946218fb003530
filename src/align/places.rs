//! Where something is: "inside the reserve" or "outside the reserve", of which only one can be true of one thing; "stay in the
//! port", "leave the port", which tell of one matter.

use crate::language::lexicon::Dimension;
use crate::position::{Claim, Concept, Layer, Part, Words};

/// Prepositions of which only one can be true of one thing.
const CONTRARY: &[(&[&str], &[&str])] = &[
    (&["in", "inside", "inside of", "within"], &["outside", "outside of"]),
    (&["with"], &["without"]),
    (&["before", "ahead of", "prior to"], &["after"]),
    (&["above"], &["below", "under", "beneath"]),
];

/// Whether the prepositions of two claims tell where or when one known thing is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    are_of_one: bool,
    /// Whether something changes hands in both.
    are_of_possession: bool,
}

impl Places {
    /// Both tell what is the case of one known thing, once: who met before the vote may have met after it, too.
    pub fn of(a: &Claim, b: &Claim) -> Self {
        let is_told = |claim: &Claim| {
            matches!(claim.position.layer, Layer::Fact | Layer::Possibility)
                && claim.is_definite
                && !claim
                    .matter
                    .in_part(Part::Event)
                    .any(|event| Words::shipped().is_recurring(&event.key))
        };
        let are_of_one = is_told(a) && is_told(b) && a.matter.dimension == b.matter.dimension;
        let changes_hands = |claim: &Claim| claim.matter.dimension == Some(Dimension::Possession) && claim.is_past;
        Self {
            are_of_one,
            are_of_possession: are_of_one && changes_hands(a) && changes_hands(b),
        }
    }

    /// Whether two concepts, the same word, are attached by contrary prepositions.
    pub fn are_contrary(self, one: &Concept, other: &Concept) -> bool {
        let is_place = |concept: &Concept| concept.part == Part::Setting && concept.is_near;
        let (Some(left), Some(right)) = (&one.case, &other.case) else {
            return false;
        };
        // What comes from somebody does not go to them.
        let is_exchanged =
            self.are_of_possession && matches!((left.as_str(), right.as_str()), ("from", "to") | ("to", "from"));
        let is_contrary = || {
            CONTRARY.iter().any(|(these, those)| {
                let within = |list: &[&str], case: &str| list.contains(&case);
                within(these, left) && within(those, right) || within(those, left) && within(these, right)
            })
        };
        self.are_of_one && is_place(one) && is_place(other) && (is_exchanged || is_contrary())
    }
}

/// "stay in the port", "leave the port", "be removed from the port": who belongs to a group, who is at a place and what is taken
/// away from it is told by the same words, so that only what it is in or at tells them apart.
pub(super) fn is_same_belonging(a: &Claim, b: &Claim) -> bool {
    let is_belonging = |claim: &Claim| {
        matches!(
            claim.matter.dimension,
            Some(Dimension::Membership | Dimension::Presence)
        )
    };
    fn grounds(claim: &Claim) -> impl Iterator<Item = &str> {
        claim.matter.in_part(Part::Setting).map(|ground| ground.key.as_str())
    }
    let is_there = |claim: &Claim| claim.matter.dimension == Some(Dimension::Existence);
    let are_of_one_place = is_belonging(a) && (is_belonging(b) || is_there(b)) || is_there(a) && is_belonging(b);
    are_of_one_place && grounds(a).next().is_some() && grounds(a).eq(grounds(b))
}
