//! Terms of several words that name one matter: "capital punishment", "death penalty".
//!
//! In: groups of terms, the plainest first; out: for each other term the words of the plainest. Terms are words in their
//! dictionary form, parted by blanks.

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Terms that name one matter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Term {
    pub same: Vec<CompactString>,
}

/// Terms by their words.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    plainest: FxHashMap<CompactString, CompactString>,
    named: FxHashSet<CompactString>,
}

/// Most words of a term.
pub const LONGEST_TERM: usize = 4;

impl Terms {
    /// The plainest term for the matter that a term names; `None` where it is that itself, or none of the list.
    pub fn plainest(&self, term: &str) -> Option<&str> {
        self.plainest.get(term).map(CompactString::as_str)
    }

    /// Whether a term is one of the list, the plainest of its group included.
    pub fn has(&self, term: &str) -> bool {
        self.plainest.contains_key(term) || self.named.contains(term)
    }

    pub(super) fn add(&mut self, row: Term) -> Result<(), String> {
        let [first, others @ ..] = row.same.as_slice() else {
            return Err("a group needs two terms".to_owned());
        };
        if others.is_empty() {
            return Err("a group needs two terms".to_owned());
        }
        for term in &row.same {
            let words = term.split(' ');
            if term.is_empty() || term.to_lowercase() != *term || words.clone().any(str::is_empty) {
                return Err(format!(
                    "`{term}` is no term in lower case, its words parted by one blank"
                ));
            }
            if words.count() > LONGEST_TERM {
                return Err(format!("`{term}` has more than {LONGEST_TERM} words"));
            }
        }
        for term in others {
            if self.plainest.insert(term.clone(), first.clone()).is_some() || term == first {
                return Err(format!("`{term}` stands in two groups"));
            }
        }
        self.named.insert(first.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(terms: &[&str]) -> Term {
        Term {
            same: terms.iter().map(|&term| term.into()).collect(),
        }
    }

    #[test]
    fn a_group_has_a_plainest_term() {
        let mut terms = Terms::default();
        terms.add(group(&["death penalty", "capital punishment"])).unwrap();
        assert_eq!(terms.plainest("capital punishment"), Some("death penalty"));
        assert_eq!(terms.plainest("death penalty"), None);
        assert!(terms.has("death penalty") && terms.has("capital punishment") && !terms.has("penalty"));
    }

    #[test]
    fn what_is_wrong_with_a_group_is_told() {
        let mut terms = Terms::default();
        assert!(terms.add(group(&["toll"])).unwrap_err().contains("two terms"));
        assert!(
            terms
                .add(group(&["toll", "Bridge toll"]))
                .unwrap_err()
                .contains("lower case")
        );
        terms.add(group(&["toll", "bridge fee"])).unwrap();
        assert!(
            terms
                .add(group(&["fare", "bridge fee"]))
                .unwrap_err()
                .contains("two groups")
        );
    }
}
