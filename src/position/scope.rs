//! Of how many or how often a clause speaks: "all", "some", "almost always", "only".

use compact_str::CompactString;

use super::axes::Scope;
use super::tree::Tree;
use crate::language::Deprel;
use crate::language::lexicon::{Lexicon, Monotone, Pos, Quantifier};

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
pub(super) fn of_clause(tree: Tree<'_>, lexicon: &Lexicon, predicate: usize) -> Scope {
    let mut scope = Scope::default();
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
                        take_scope(tree, lexicon, word, &mut scope);
                    }
                }
            }
            Deprel::Advmod => take_scope(tree, lexicon, child, &mut scope),
            _ => {}
        }
    }
    scope
}

fn take_scope(tree: Tree<'_>, lexicon: &Lexicon, word: usize, scope: &mut Scope) {
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
    for key in with_degree.into_iter().chain([key]) {
        let rank = lexicon
            .quantifiers
            .of(&key, Pos::Adverb)
            .find(usual)
            .map(|found| found.rank);
        if rank.is_some() {
            scope.rank = rank;
            scope.word = key;
            return;
        }
    }
}

/// "any company", "no companies", "all": each of them is meant.
pub(super) fn is_of_any(tree: Tree<'_>, head: usize) -> bool {
    std::iter::once(head).chain(tree.children(head)).any(|word| {
        (word == head || matches!(tree.deprel(word), Deprel::Det | Deprel::DetPredet))
            && UNIVERSAL.contains(&tree.lower(word).as_str())
    })
}
