//! Which claims of one actor are worth aligning: an index by concept, never all pairs.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use crate::language::lexicon::{Lexicon, Pos};
use crate::position::{Claim, Part};

/// A concept that more claims of one actor share than this pairs each of them only with as many before it.
const MOST_PER_CONCEPT: usize = 48;

/// Least weight of a concept by which claims are paired.
const LEAST_WEIGHT: u8 = 3;

/// Pairs of indices, and how many were left out because a concept is too common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// Earlier index first, rising.
    pub pairs: Vec<(usize, usize)>,
    /// Pairs that share a concept, but were too many.
    pub skipped: usize,
}

/// Pairs claims, given in the order in which they were said, that share a weighty word, or words of one family.
pub fn candidates(lexicon: &Lexicon, claims: &[&Claim]) -> Candidates {
    let mut index: BTreeMap<CompactString, Vec<usize>> = BTreeMap::new();
    let mut found = Candidates::default();
    // What is near by several words is listed once: so many would take the room of all pairs several times over.
    let mut near: Vec<usize> = Vec::new();
    let mut left_out: BTreeSet<usize> = BTreeSet::new();
    for (later, claim) in claims.iter().enumerate() {
        near.clear();
        left_out.clear();
        for key in keys(lexicon, claim) {
            let before = index.entry(key).or_default();
            let nearest = before.len().saturating_sub(MOST_PER_CONCEPT);
            near.extend(&before[nearest..]);
            // Counted, not listed one by one, so that a common word costs no more than its bucket.
            if nearest > 0 {
                left_out.insert(nearest);
            }
            before.push(later);
        }
        near.sort_unstable();
        near.dedup();
        found.pairs.extend(near.iter().map(|&earlier| (earlier, later)));
        found.skipped += left_out.iter().sum::<usize>();
    }
    found.pairs.sort_unstable();
    found
}

/// Pairs of one claim of an old list and one of a new list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counterparts {
    /// Index in the old list, index in the new list; rising.
    pub pairs: Vec<(usize, usize)>,
    /// Pairs that share a key, but were too many.
    pub skipped: usize,
    /// Claims of the old and of the new list of which not all counterparts were tried.
    pub partly: (BTreeSet<usize>, BTreeSet<usize>),
}

/// Pairs the claims of two lists, each in the order in which they were said, by the keys they are found by ([`keys`]). Of
/// too many on one side the last said are taken: they are what stands.
pub fn counterparts(
    old: impl Iterator<Item = BTreeSet<CompactString>>,
    new: impl Iterator<Item = BTreeSet<CompactString>>,
) -> Counterparts {
    let (old, new) = (index(old), index(new));
    let mut found = Counterparts::default();
    let mut pairs = BTreeSet::new();
    for (key, olds) in &old {
        let Some(news) = new.get(key) else { continue };
        let last = |bucket: &'_ [usize]| bucket.len().saturating_sub(MOST_PER_CONCEPT);
        let (from_old, from_new) = (last(olds), last(news));
        for &old in &olds[from_old..] {
            pairs.extend(news[from_new..].iter().map(|&new| (old, new)));
        }
        if from_old + from_new > 0 {
            found.skipped += olds.len() * news.len() - (olds.len() - from_old) * (news.len() - from_new);
            found.partly.0.extend(&olds[..from_old]);
            found.partly.1.extend(&news[..from_new]);
        }
    }
    found.pairs = pairs.into_iter().collect();
    found
}

/// By key the places of those that have it, rising.
fn index(lists: impl Iterator<Item = BTreeSet<CompactString>>) -> BTreeMap<CompactString, Vec<usize>> {
    let mut index: BTreeMap<CompactString, Vec<usize>> = BTreeMap::new();
    for (at, keys) in lists.enumerate() {
        for key in keys {
            index.entry(key).or_default().push(at);
        }
    }
    index
}

/// The words by which a claim can be found: those of its theme and event, with their families.
pub fn keys(lexicon: &Lexicon, claim: &Claim) -> BTreeSet<CompactString> {
    let mut keys = BTreeSet::new();
    for concept in &claim.matter.concepts {
        let is_head = matches!(concept.part, Part::Theme | Part::Event);
        if concept.weight < LEAST_WEIGHT && !is_head {
            continue;
        }
        if !is_head && concept.part != Part::Modifier {
            continue;
        }
        keys.insert(concept.key.clone());
        for family in lexicon.relations.family_ids(&concept.key) {
            keys.insert(CompactString::from(format!("family {family}")));
        }
        for pos in [Pos::Noun, Pos::Verb, Pos::Adjective] {
            let words = lexicon
                .relations
                .synonyms(&concept.key, pos)
                .chain(lexicon.relations.antonyms(&concept.key, pos));
            keys.extend(words.map(CompactString::from));
        }
    }
    keys
}
