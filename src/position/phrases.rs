//! Predicates of several words: "put an end to", "have reservations about", "keep open", "in favour of".
//!
//! In: the head of a clause or phrase; out: the keys under which the lexicon may have it, longest first, each with what of
//! the tree it uses up. Does not look the keys up.

use compact_str::CompactString;

use super::tree::Tree;
use crate::language::lexicon::Slot;
use crate::language::{Deprel, Upos};

/// Most words a dependent adds to a key.
const MOST_WORDS: usize = 4;

/// They say how much of a noun there is, or whose it is, and leave what is said of it as it is.
const WHOLE: &[&str] = &[
    "all", "any", "every", "my", "our", "his", "her", "its", "their", "full", "complete", "total",
];

/// One way to name a predicate.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Lemma of the head with the words that belong to it, lower case.
    pub key: CompactString,
    /// The dependent whose words are in the key: its own dependents are arguments of the whole.
    consumed: Option<usize>,
    /// What stands for the object where the preposition is in the key ("stay in the Pact").
    object: Option<usize>,
}

/// The keys of a predicate, longest first, its bare lemma last.
pub(super) fn phrases(tree: Tree<'_>, head: usize) -> Vec<Phrase> {
    let lemma = tree.with_particle(head);
    let mut found = Vec::new();
    let join = |words: &[CompactString]| {
        let mut key = lemma.clone();
        for word in words {
            key.push(' ');
            key.push_str(word);
        }
        key
    };
    for child in tree.children(head) {
        // A time is no part of a predicate.
        if tree.is_time(child) {
            continue;
        }
        let is_part = matches!(
            tree.deprel(child),
            Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::Advmod | Deprel::Iobj
        );
        let is_nominal = matches!(
            tree.upos(child),
            Upos::Noun | Upos::Adj | Upos::Adv | Upos::Adp | Upos::Verb
        ) || matches!(tree.lower(child).as_str(), "nothing" | "something" | "much");
        if is_part && is_nominal && child > head {
            let words = own_words(tree, child);
            if words.len() <= MOST_WORDS {
                found.push(Phrase {
                    key: join(&words),
                    consumed: Some(child),
                    object: None,
                });
            }
        }
        // "lost all trust", "have my doubts": how much of it, and whose, is no part of the phrase.
        if tree.deprel(child) == Deprel::Obj
            && child > head
            && tree.upos(child) == Upos::Noun
            && tree.children(child).any(|det| {
                det < child && WHOLE.contains(&tree.lower(det).as_str()) && tree.children(det).next().is_none()
            })
        {
            found.push(Phrase {
                key: join(&[tree.lower(child)]),
                consumed: Some(child),
                object: None,
            });
        }
        // "makes no sense": the "no" is the clause's.
        if tree.deprel(child) == Deprel::Obj
            && child > head
            && tree
                .children(child)
                .any(|det| tree.deprel(det) == Deprel::Det && tree.lower(det) == "no")
        {
            found.push(Phrase {
                key: join(&[tree.lower(child)]),
                consumed: Some(child),
                object: None,
            });
        }
        // "bring home sailors": the adverb behind the verb, which the parser has for a part of the object.
        if tree.deprel(child) == Deprel::Obj
            && let Some(adverb) = tree.child(child, &[Deprel::Compound])
            && adverb == head + 1
            && matches!(tree.upos(adverb), Upos::Adv | Upos::Noun)
        {
            found.push(Phrase {
                key: join(&[tree.lower(adverb)]),
                consumed: Some(adverb),
                object: None,
            });
        }
        // "met with harsh fines": without what qualifies the fines.
        if tree.deprel(child) == Deprel::Obl
            && tree.upos(child) == Upos::Noun
            && child > head
            && let Some(marker) = tree.marker(child)
        {
            found.push(Phrase {
                key: join(&[marker, tree.key(child)]),
                consumed: Some(child),
                object: None,
            });
        }
        if tree.deprel(child) == Deprel::Obl
            && tree.child(head, &[Deprel::Obj]).is_none()
            && let Some(marker) = tree.marker(child)
        {
            found.push(Phrase {
                key: join(&[marker]),
                consumed: None,
                object: Some(child),
            });
        }
        if tree.deprel(child) == Deprel::Amod && tree.upos(head) == Upos::Noun {
            let mut key = tree.lower(child);
            key.push(' ');
            key.push_str(&lemma);
            found.push(Phrase {
                key,
                consumed: None,
                object: None,
            });
        }
    }
    found.sort_by_key(|phrase| std::cmp::Reverse(phrase.key.split(' ').count()));
    // "open round the clock": no particle goes with an adjective.
    let bare = (tree.upos(head) == Upos::Adj).then(|| tree.key(head));
    let bare = bare.filter(|key| *key != lemma);
    let last = std::iter::once(lemma).chain(bare);
    found.extend(last.map(|key| Phrase {
        key,
        consumed: None,
        object: None,
    }));
    found
}

/// The words of a dependent itself: preposition, determiner and head, not what restricts it further.
fn own_words(tree: Tree<'_>, child: usize) -> Vec<CompactString> {
    let mut tokens: Vec<usize> = tree
        .children(child)
        .filter(|&part| {
            matches!(
                tree.deprel(part),
                Deprel::Case | Deprel::Det | Deprel::Mark | Deprel::Amod
            ) && part < child
        })
        .collect();
    tokens.push(child);
    tokens.into_iter().map(|token| tree.lower(token)).collect()
}

impl Phrase {
    /// Whether its last word is a preposition with an object of its own: "stay on the card", which is no staying on.
    pub fn takes_object_by_preposition(&self) -> bool {
        self.object.is_some()
    }

    /// A key that uses up nothing.
    pub fn bare(key: CompactString) -> Self {
        Self {
            key,
            consumed: None,
            object: None,
        }
    }

    /// The dependent whose words are in the key.
    pub fn consumed(&self) -> Option<usize> {
        self.consumed
    }

    /// What stands in a slot of the whole.
    pub fn argument(&self, tree: Tree<'_>, head: usize, slot: &Slot) -> Option<usize> {
        if *slot == Slot::Obj && self.object.is_some() {
            return self.object;
        }
        let inner = self
            .consumed
            .filter(|_| !matches!(slot, Slot::Subj | Slot::Obj))
            .and_then(|part| tree.argument(part, slot));
        inner.or_else(|| {
            tree.argument(head, slot)
                .filter(|found| Some(*found) != self.consumed && Some(*found) != self.object)
        })
    }
}
