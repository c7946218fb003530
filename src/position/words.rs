//! Single words as the stages after the parse see them: empty, general, named; and how two of them relate.

use std::collections::HashSet;
use std::sync::OnceLock;

use compact_str::CompactString;
use serde::Deserialize;

use crate::language::lexicon::Lexicon;
use crate::language::names;

/// The shipped lists.
const SHIPPED: &str = include_str!("words.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordLists {
    empty: Vec<CompactString>,
    general: Vec<CompactString>,
    transparent: Vec<CompactString>,
    light_verbs: Vec<CompactString>,
}

/// Word lists with the lexicon behind them.
#[derive(Debug)]
pub struct Words {
    empty: HashSet<CompactString>,
    general: HashSet<CompactString>,
    transparent: HashSet<CompactString>,
    light: HashSet<CompactString>,
    /// The lexicon in use.
    pub lexicon: &'static Lexicon,
}

impl Words {
    /// The lists as shipped, read once.
    pub fn shipped() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            let lists: WordLists = toml::from_str(SHIPPED).unwrap_or_else(|_| WordLists {
                empty: Vec::new(),
                general: Vec::new(),
                transparent: Vec::new(),
                light_verbs: Vec::new(),
            });
            Words {
                empty: lists.empty.into_iter().collect(),
                general: lists.general.into_iter().collect(),
                transparent: lists.transparent.into_iter().collect(),
                light: lists.light_verbs.into_iter().collect(),
                lexicon: Lexicon::shipped(),
            }
        })
    }

    /// Says nothing about a matter: "thing", "also".
    pub fn is_empty_word(&self, key: &str) -> bool {
        self.empty.contains(key)
    }

    /// Says little: "people", "country".
    pub fn is_general(&self, key: &str) -> bool {
        self.general.contains(key)
    }

    /// Passes the matter on to its complement: "introduction of X", "idea of X".
    pub fn is_transparent(&self, key: &str) -> bool {
        self.transparent.contains(key)
    }

    /// A verb that only carries its object: "take", "make".
    pub fn is_light(&self, key: &str) -> bool {
        self.light.contains(key)
    }

    /// The key of a country or other named thing, by any of its names, demonyms and metonyms.
    pub fn entity(&self, word: &str) -> Option<CompactString> {
        names::key_of(word)
    }

    /// Case and diacritics away, for comparing names.
    pub fn fold(&self, word: &str) -> CompactString {
        names::fold(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_sound() {
        let lists: WordLists = toml::from_str(SHIPPED).unwrap();
        for list in [&lists.empty, &lists.general, &lists.transparent, &lists.light_verbs] {
            let unique: HashSet<_> = list.iter().collect();
            assert_eq!(unique.len(), list.len(), "a word stands twice");
            assert!(list.iter().all(|word| word.to_lowercase() == *word));
        }
    }
}
