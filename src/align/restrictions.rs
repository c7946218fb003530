//! "The harbour tunnel" and "the railway tunnel", "the old camp" and "the new camp": two things of one kind.
//!
//! In: the words of two claims that share most of them; out: whether what restricts or describes the thing tells it from
//! the other.

use super::concepts::{Kinship, kinship};
use crate::language::lexicon::{Lexicon, Pos};
use crate::position::{Claim, Concept, ConceptKind, Part, Words};

/// What is said of all of these is said of many things by other names: "any service", "trams".
const OF_MANY_KINDS: &[&str] = &["service", "product", "goods", "benefit"];
/// They restrict nothing: "jobs for every person", "jobs for people".
const ANYBODY: &[&str] = &[
    "person",
    "people",
    "individual",
    "citizen",
    "human",
    "everyone",
    "everybody",
];
/// Both restrict what they speak of in one way ("the harbour tunnel", "the railway tunnel"; "a tax on diesel", "a tax on
/// books"), and by nothing that the other knows: two things of one kind.
pub(super) fn restricted_apart(lexicon: &Lexicon, (a, b): (&Claim, &Claim)) -> bool {
    let (left, right) = (&a.matter.concepts, &b.matter.concepts);
    // "a fee for any service" is one for trams, too.
    let is_any = a.position.scope.is_universal || b.position.scope.is_universal;
    let restricts = |concept: &&Concept| {
        matches!(concept.part, Part::Modifier | Part::Setting)
            && (matches!(concept.kind, ConceptKind::Thing | ConceptKind::Entity)
                || concept.kind == ConceptKind::Event && concept.part == Part::Setting)
            && concept.is_near
            && !ANYBODY.contains(&concept.key.as_str())
            && !(is_any && OF_MANY_KINDS.contains(&concept.key.as_str()))
            && !Words::shipped().is_transparent(&concept.key)
    };
    let met = |one: &Concept, there: &[Concept]| {
        there
            .iter()
            .any(|other| kinship(lexicon, one, other) != Kinship::Stranger)
    };
    // "in the countryside" of the offices or of their closing: the parser has it now here, now there.
    let alike = |one: &Concept, two: &Concept| {
        place_of(one) == place_of(two) && (one.part == two.part || one.case.is_some())
            || is_laid_on(one, two)
            || is_laid_on(two, one)
            || are_of_two_kinds(a, b, one, two)
    };
    let apart = |one: &Concept, two: &Concept| alike(one, two) && !met(one, right) && !met(two, left);
    left.iter().filter(restricts).any(|one| {
        // One that is shared in the same way is enough to tell that the thing is the same.
        let is_shared = |concept: &Concept| {
            restricts(&concept) && concept.case == one.case && concept.part == one.part && met(concept, right)
        };
        !left.iter().any(is_shared) && right.iter().filter(restricts).any(|two| apart(one, two))
    })
}

/// "the wealth levy", "the levy on tourists": the first word of the one tells what is laid on the thing, as "on" does of the other.
fn is_laid_on(first: &Concept, on: &Concept) -> bool {
    let is_thing = |concept: &Concept| {
        matches!(concept.kind, ConceptKind::Thing | ConceptKind::Entity) && concept.part == Part::Modifier
    };
    is_thing(first)
        && is_thing(on)
        && first.case.is_none()
        && matches!(on.case.as_deref(), Some("on" | "about" | "against"))
}

/// "gifts between spouses", "gifts from employers": of things of a kind, which are not known, any preposition tells which.
fn are_of_two_kinds(a: &Claim, b: &Claim, one: &Concept, two: &Concept) -> bool {
    let tells = |concept: &Concept| concept.part == Part::Modifier && concept.case.is_some();
    !a.is_definite && !b.is_definite && tells(one) && tells(two)
}

/// "the old camp", "the new camp"; "public schools", "private schools": two things of one kind. Listed contraries are no
/// such words: "stricter rules" and "looser rules" are two ends of one matter.
pub(super) fn described_apart(lexicon: &Lexicon, left: &[Concept], right: &[Concept]) -> bool {
    let describes = |concept: &&Concept| {
        concept.kind == ConceptKind::Quality
            && concept.is_near
            && matches!(concept.part, Part::Modifier | Part::Agent | Part::Setting)
    };
    let are_contrary = |one: &Concept, other: &Concept| {
        one.part == other.part
            && lexicon.are_antonyms(&one.key, &other.key, Pos::Adjective)
            && !lexicon.relations.are_antonyms(&one.key, &other.key, Pos::Adjective)
    };
    left.iter()
        .filter(describes)
        .any(|one| right.iter().filter(describes).any(|other| are_contrary(one, other)))
}

/// The preposition of a concept, all that say where taken for one: "in the town", "on the beach".
fn place_of(concept: &Concept) -> Option<&str> {
    concept.case.as_deref().map(|case| match case {
        "in" | "on" | "at" | "inside" | "within" | "near" | "under" | "along" => "in",
        other => other,
    })
}
