//! How two concepts relate: same word, same family, synonym, antonym.

use crate::language::lexicon::{Lexicon, Pos};
use crate::position::{Concept, ConceptKind, Part};

/// Bytes that two words of one family have in common at least.
const STEM: usize = 2;

/// How two concepts relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The same lemma or named thing.
    Same,
    /// Derived from each other: accede, accession.
    Family,
    /// Another word for it.
    Synonym,
    /// The contrary.
    Antonym,
    /// None of these.
    Stranger,
}

impl Kinship {
    /// How much of the weight of a concept is shared, in percent.
    pub fn share(self) -> u32 {
        match self {
            Kinship::Same => 100,
            Kinship::Family => 90,
            Kinship::Synonym => 80,
            Kinship::Antonym => 80,
            Kinship::Stranger => 0,
        }
    }
}

/// The relation of two concepts.
pub fn kinship(lexicon: &Lexicon, a: &Concept, b: &Concept) -> Kinship {
    if a.key == b.key {
        return Kinship::Same;
    }
    if is_capital_of(a, b) || is_capital_of(b, a) {
        return Kinship::Same;
    }
    if is_one_name(a, b) {
        return Kinship::Same;
    }
    if a.kind == ConceptKind::Entity || b.kind == ConceptKind::Entity {
        return Kinship::Stranger;
    }
    let (left, right) = (pos_of(a.kind), pos_of(b.kind));
    // "is a minor", "is an adult": whoever is the one is not the other.
    let is_said_of = a.part == Part::Event && b.part == Part::Event;
    if is_said_of && (lexicon.relations.are_complements(&a.key, &b.key) || is_contrary_state(lexicon, a, b)) {
        return Kinship::Antonym;
    }
    if left == right {
        let are_antonyms = || {
            lexicon.relations.are_antonyms(&a.key, &b.key, left)
                || is_said_of && lexicon.are_antonyms(&a.key, &b.key, left)
        };
        // "was sold", "was bought": one event told from either end.
        if are_antonyms() && !lexicon.are_converses(&a.key, &b.key, left) {
            return Kinship::Antonym;
        }
        if lexicon.relations.are_synonyms(&a.key, &b.key, left) {
            return Kinship::Synonym;
        }
    }
    if is_gerund_of(a, b) || is_gerund_of(b, a) {
        return Kinship::Synonym;
    }
    if lexicon.relations.same_family(&a.key, &b.key)
        || share_a_stem(&a.key, &b.key) && lexicon.same_family((&a.key, left), (&b.key, right))
    {
        return Kinship::Family;
    }
    Kinship::Stranger
}

/// What is added to the name of a country or town to tell of its people, and what the name may end in instead.
const OF_PEOPLE: &[&str] = &["ian", "ean", "an", "n", "ese", "ish", "i"];
const OF_PLACE: &[&str] = &["", "a", "ia", "y", "e", "o", "ea"];
/// Bytes that such a name has before its ending, at least.
const LEAST_STEM: usize = 4;

/// "Kessian" and "Kessia": names of one place that no list has.
pub(super) fn is_one_name(a: &Concept, b: &Concept) -> bool {
    let is_name = |concept: &Concept| concept.kind == ConceptKind::Entity;
    let is_of = |people: &str, place: &str| {
        OF_PEOPLE.iter().any(|ending| {
            let stem = people.strip_suffix(ending).filter(|stem| stem.len() >= LEAST_STEM);
            let rest = stem.and_then(|stem| place.strip_prefix(stem));
            rest.is_some_and(|rest| OF_PLACE.contains(&rest))
        })
    };
    is_name(a) && is_name(b) && a.key != b.key && (is_of(&a.key, &b.key) || is_of(&b.key, &a.key))
}

/// "Hospitals" at the beginning of a sentence, taken for a name: the plural of a common noun.
fn is_capital_of(name: &Concept, noun: &Concept) -> bool {
    name.kind == ConceptKind::Entity
        && noun.kind == ConceptKind::Thing
        && name.key.strip_suffix('s') == Some(noun.key.as_str())
}

/// "The rules are complicated", "the rules are simple": the participle of the one is a contrary of the other.
fn is_contrary_state(lexicon: &Lexicon, a: &Concept, b: &Concept) -> bool {
    let is_participle_of = |word: &str, verb: &str| {
        let stem = |ending: &str, with: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{with}"));
        [stem("ied", "y"), stem("ed", ""), stem("d", "")]
            .into_iter()
            .flatten()
            .any(|lemma| lemma == verb)
    };
    let is_contrary = |done: &Concept, state: &Concept| {
        done.kind == ConceptKind::Event
            && state.kind == ConceptKind::Quality
            && lexicon
                .relations
                .antonyms(&state.key, Pos::Adjective)
                .any(|word| is_participle_of(word, &done.key))
    };
    is_contrary(a, b) || is_contrary(b, a)
}

/// "begging" the noun and "beg" the verb: one thing done.
fn is_gerund_of(noun: &Concept, verb: &Concept) -> bool {
    let is_pair = noun.kind == ConceptKind::Thing && verb.kind == ConceptKind::Event;
    let Some(stem) = noun.key.strip_suffix("ing").filter(|_| is_pair) else {
        return false;
    };
    let verb = verb.key.as_str();
    stem == verb
        || verb.strip_suffix('e') == Some(stem)
        || stem
            .strip_prefix(verb)
            .is_some_and(|rest| rest.len() == 1 && verb.ends_with(rest))
}

/// Words of one family nearly always begin alike; a cheap question before the dear one.
fn share_a_stem(a: &str, b: &str) -> bool {
    a.as_bytes()
        .iter()
        .zip(b.as_bytes())
        .take_while(|(a, b)| a == b)
        .count()
        >= STEM
}

fn pos_of(kind: ConceptKind) -> Pos {
    match kind {
        ConceptKind::Event => Pos::Verb,
        ConceptKind::Quality => Pos::Adjective,
        ConceptKind::Entity | ConceptKind::Thing | ConceptKind::Number => Pos::Noun,
    }
}
