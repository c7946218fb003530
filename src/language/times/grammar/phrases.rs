//! The past, the present, the future: phrases from `references.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::super::meaning::{Match, Meaning};
use super::super::value::Reference;
use super::Grammar;
use crate::language::numerals::in_lower_case;

/// The phrases by their first word, each in words.
static REFERENCES: LazyLock<HashMap<String, Vec<(Vec<String>, Reference)>>> = LazyLock::new(|| {
    let file: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("../references.toml")).expect("a test reads this file");
    let mut phrases: HashMap<String, Vec<(Vec<String>, Reference)>> = HashMap::new();
    for (name, list) in file {
        let reference = match name.as_str() {
            "past" => Reference::Past,
            "present" => Reference::Present,
            _ => Reference::Future,
        };
        for phrase in list {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            phrases
                .entry(words[0].clone())
                .or_default()
                .push((words, reference));
        }
    }
    phrases
});

impl Grammar<'_> {
    pub(super) fn reference(&self, at: usize) -> Option<Match> {
        let first = self.reading.word(at);
        let phrases = in_lower_case(first, |lower| REFERENCES.get(lower))?;
        let (end, reference) = phrases
            .iter()
            .filter_map(|(words, reference)| {
                let matches = (at..)
                    .zip(words)
                    .all(|(index, word)| self.reading.is(index, word));
                matches.then_some((at + words.len(), *reference))
            })
            .max_by_key(|&(end, _)| end)?;
        // "now that they agree" gives a reason, "the past president" had an office, "the present day" is not yet over.
        if self.reading.is(at, "now") && self.reading.is(end, "that") {
            return None;
        }
        let noun = self.reading.is_any(end - 1, &["past", "present"]) && !self.closes(end);
        if noun || self.reading.hyphen(end) {
            return None;
        }
        Some(Match::new(end, Meaning::Reference(reference)))
    }
}

/// Whether one of the phrases begins with the lower-case `word`.
pub(super) fn begins_reference(word: &str) -> bool {
    REFERENCES.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read() {
        assert!(
            REFERENCES["now"]
                .iter()
                .any(|(words, reference)| words.len() == 1 && *reference == Reference::Present)
        );
        assert!(REFERENCES.len() > 5);
    }
}
