//! "inside the reserve" and "outside the reserve": one thing is in one of the two places only.

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
        Self {
            are_of_one: is_told(a) && is_told(b) && a.matter.dimension == b.matter.dimension,
        }
    }

    /// Whether two concepts, the same word, are attached by contrary prepositions.
    pub fn are_contrary(self, one: &Concept, other: &Concept) -> bool {
        let is_place = |concept: &Concept| concept.part == Part::Setting && concept.is_near;
        let (Some(left), Some(right)) = (&one.case, &other.case) else {
            return false;
        };
        self.are_of_one
            && is_place(one)
            && is_place(other)
            && CONTRARY.iter().any(|(these, those)| {
                let within = |list: &[&str], case: &str| list.contains(&case);
                within(these, left) && within(those, right) || within(those, left) && within(these, right)
            })
    }
}
