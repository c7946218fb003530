//! "Only citizens may vote" beside "foreigners may vote": what is said of the one alone is denied of all others.
//!
//! In: two claims, one of which says who alone does it; out: the two as claims on one matter, the one who does it left out
//! and the exclusive one turned round. Only where the other one is known to be another: the contrary of it, another name, or
//! anybody at all. Women may well be among the citizens.

use compact_str::CompactString;

use crate::language::lexicon::{Interval, Lexicon, Pos};
use crate::position::{Claim, Concept, ConceptKind, Doer, Layer, Part};

/// Both claims without who does it, if the one says of somebody alone what the other says of somebody else.
pub fn exclusion(lexicon: &Lexicon, first: &Claim, second: &Claim) -> Option<(Claim, Claim)> {
    if !first.position.scope.alone.is_empty() {
        return turned(lexicon, first, second);
    }
    let (second, first) = turned(lexicon, second, first)?;
    Some((first, second))
}

fn turned(lexicon: &Lexicon, only: &Claim, other: &Claim) -> Option<(Claim, Claim)> {
    let alone = &only.position.scope.alone;
    if alone.is_empty() || !other.position.scope.alone.is_empty() || !is_said_of(only) || !is_told(other) {
        return None;
    }
    let is_named = |concept: &&Concept| alone.contains(&concept.key);
    let part = only.matter.concepts.iter().find(is_named)?.part;
    if !matches!(part, Part::Agent | Part::Theme) {
        return None;
    }
    let ours: Vec<&Concept> = only.matter.concepts.iter().filter(is_named).collect();
    let theirs: Vec<&Concept> = other.matter.in_part(part).collect();
    let is_shared = theirs.iter().any(|concept| alone.contains(&concept.key));
    let are_known = are_contrary(lexicon, &ours, &theirs) || !is_shared && are_names(&ours) && are_names(&theirs);
    let is_anybody = is_anybody(other, &theirs, part);
    if !are_known && !is_anybody {
        return None;
    }
    // "Everyone may join the choir": what is left is the choir, and nobody is named.
    let named: Vec<CompactString> = match is_anybody {
        true => Vec::new(),
        false => theirs.iter().map(|concept| concept.key.clone()).collect(),
    };
    let mut pair = (without(only, alone, part), without(other, &named, part));
    pair.0.position.value = match pair.0.position.layer.is_wish() {
        true => Interval::new(-3, -1),
        false => Interval::new(-3, -3),
    };
    pair.0.is_negated = !pair.0.is_negated;
    Some(pair)
}

/// What is the case or allowed, or is not.
fn is_told(claim: &Claim) -> bool {
    matches!(
        claim.position.layer,
        Layer::Fact | Layer::Obligation | Layer::Possibility
    )
}

/// Said to be so, or to be allowed.
fn is_said_of(claim: &Claim) -> bool {
    let value = claim.position.value;
    is_told(claim)
        && match claim.position.layer {
            Layer::Fact => value.low > 0,
            Layer::Obligation => value.low >= 0,
            _ => value.high > 0,
        }
}

/// "Everyone may", "anybody can".
fn is_anybody(claim: &Claim, theirs: &[&Concept], part: Part) -> bool {
    let is_unnamed = theirs.is_empty() || part == Part::Theme && claim.doer == Doer::Others(Vec::new());
    claim.position.scope.is_universal && claim.position.scope.rank == Some(ALL) && is_unnamed
}

/// Rank of "all", "everyone".
const ALL: u8 = 6;

/// All of them are named.
fn are_names(concepts: &[&Concept]) -> bool {
    let is_name = |concept: &&Concept| concept.kind == ConceptKind::Entity;
    !concepts.is_empty() && concepts.iter().all(is_name)
}

/// "foreigners" of "citizens", "female drivers" of "male drivers".
fn are_contrary(lexicon: &Lexicon, ours: &[&Concept], theirs: &[&Concept]) -> bool {
    let is_contrary = |one: &Concept, other: &Concept| {
        let pos = match (one.kind, other.kind) {
            (ConceptKind::Thing, ConceptKind::Thing) => Pos::Noun,
            (ConceptKind::Quality, ConceptKind::Quality) => Pos::Adjective,
            _ => return false,
        };
        lexicon.are_antonyms(&one.key, &other.key, pos) || lexicon.relations.are_complements(&one.key, &other.key)
    };
    ours.iter()
        .any(|one| theirs.iter().any(|other| is_contrary(one, other)))
}

/// The claim without who does it, who is named in `part` by these keys; what may be done is allowed, where it is said who alone may.
pub fn without(claim: &Claim, named: &[CompactString], part: Part) -> Claim {
    let mut claim = claim.clone();
    let is_of_many = claim.matter.concepts.iter().any(|concept| concept.part != part);
    claim
        .matter
        .concepts
        .retain(|concept| !is_of_many || concept.part != part || !named.contains(&concept.key));
    if claim.position.layer == Layer::Possibility {
        claim.position.layer = Layer::Obligation;
        claim.position.value = match claim.position.value.high > 0 {
            true => Interval::new(0, 3),
            false => Interval::new(-3, -1),
        };
    }
    // What is left of "citizens may join the choir" is the choir.
    if !claim
        .matter
        .concepts
        .iter()
        .any(|concept| matches!(concept.part, Part::Theme | Part::Event))
    {
        for concept in &mut claim.matter.concepts {
            concept.part = Part::Theme;
        }
    }
    claim.position.scope = Default::default();
    claim
}
