//! Of how many or how often a clause speaks: "all", "some", "almost always", "only".

use compact_str::CompactString;

use super::axes::Scope;
use super::claim::Part;
use super::concepts;
use super::tree::Tree;
use super::words::Words;
use crate::language::Deprel;
use crate::language::lexicon::{Lexicon, Monotone, Pos, Quantifier, QuantifierDomain};

/// They speak of each of a kind.
const UNIVERSAL: &[&str] = &[
    "no",
    "any",
    "all",
    "every",
    "each",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "nobody",
    "none",
    "everything",
    "anything",
];

/// The scope of a clause: the quantifier of its subject or object, an adverb of frequency, and "only".
pub(super) fn of_clause(tree: Tree<'_>, words: &Words, predicate: usize) -> Scope {
    let lexicon = words.lexicon;
    let mut scope = Scope::default();
    if let Some(doer) = alone(tree, predicate) {
        let concepts = concepts::of_phrase(tree, words, doer, Part::Agent);
        scope.alone = concepts.into_iter().map(|concept| concept.key).collect();
    }
    for child in tree.children(predicate) {
        match tree.deprel(child) {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => {
                scope.is_universal |= is_of_any(tree, child);
                for word in std::iter::once(child).chain(tree.children(child)) {
                    let is_determiner = word == child
                        || matches!(
                            tree.deprel(word),
                            Deprel::Det | Deprel::DetPredet | Deprel::Amod | Deprel::Advmod
                        );
                    if is_determiner {
                        take_scope(tree, lexicon, word, tree.deprel(child) != Deprel::Obj, &mut scope);
                    }
                }
            }
            Deprel::Advmod => take_scope(tree, lexicon, child, false, &mut scope),
            _ => {}
        }
    }
    scope
}

/// Who alone does what a clause tells: "only citizens may vote", "the council alone decides", "decided by the council alone".
fn alone(tree: Tree<'_>, predicate: usize) -> Option<usize> {
    let is_only = |word: usize| matches!(tree.lower(word).as_str(), "only" | "solely" | "exclusively");
    let is_alone = |word: usize| tree.lower(word) == "alone";
    tree.children(predicate).find(|&child| {
        if !matches!(tree.deprel(child), Deprel::Nsubj | Deprel::NsubjPass | Deprel::OblAgent) {
            return false;
        }
        let end = tree.sentence.subtree(child).max().unwrap_or(child);
        let start = tree.sentence.subtree(child).min().unwrap_or(child);
        // "The only reason": one of a kind, which is another matter.
        let is_restricted = |word: usize| is_only(word) && tree.deprel(word) == Deprel::Advmod;
        tree.sentence
            .subtree(child)
            .any(|word| word < child && is_restricted(word))
            || tree.children(child).any(|word| word > child && is_alone(word))
            || start > 0 && is_restricted(start - 1) && tree.head(start - 1) == Some(predicate)
            || end + 1 < tree.len() && is_alone(end + 1)
    })
}

fn take_scope(tree: Tree<'_>, lexicon: &Lexicon, word: usize, is_subject: bool, scope: &mut Scope) {
    let key = tree.lower(word);
    if matches!(key.as_str(), "only" | "solely" | "exclusively" | "alone") {
        scope.is_exclusive = true;
        return;
    }
    if scope.rank.is_some() {
        return;
    }
    let usual = |quantifier: &&Quantifier| quantifier.rank > 0 && quantifier.monotone != Monotone::Neither;
    // "almost all" is less than "all".
    let with_degree = word
        .checked_sub(1)
        .map(|before| CompactString::from(format!("{} {key}", tree.lower(before))));
    // "a few" and "the few" are some.
    let is_some = key == "few" && word > 0 && matches!(tree.lower(word - 1).as_str(), "a" | "the" | "these" | "those");
    let mut keys = with_degree.into_iter().chain([key]);
    let found = keys.find_map(|key| lexicon.quantifiers.of(&key, Pos::Adverb).find(usual));
    if let Some(found) = found {
        let is_down = found.domain == QuantifierDomain::Amount && found.monotone == Monotone::Down;
        scope.is_few = is_subject && !is_some && is_down;
        scope.rank = Some(found.rank);
        scope.word = found.word.clone();
    }
}

/// "any company", "no companies", "all": each of them is meant.
pub(super) fn is_of_any(tree: Tree<'_>, head: usize) -> bool {
    std::iter::once(head).chain(tree.children(head)).any(|word| {
        (word == head || matches!(tree.deprel(word), Deprel::Det | Deprel::DetPredet))
            && UNIVERSAL.contains(&tree.lower(word).as_str())
    })
}
