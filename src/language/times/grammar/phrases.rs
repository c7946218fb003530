//! The past, the present, the future: phrases from `references.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::super::meaning::{Match, Meaning};
use super::super::value::Reference;
use super::Grammar;
use crate::language::numerals::Phrases;

/// The phrases, each with what it names.
pub(in crate::language::times) static REFERENCES: LazyLock<Phrases<Reference>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../references.toml")).expect("a test reads this file");
    let lists = [
        (file.past, Reference::Past),
        (file.present, Reference::Present),
        (file.future, Reference::Future),
    ];
    Phrases::new(
        lists
            .into_iter()
            .flat_map(|(list, reference)| list.into_iter().map(move |phrase| (phrase, reference))),
    )
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    past: Vec<String>,
    present: Vec<String>,
    future: Vec<String>,
}

impl Grammar<'_> {
    pub(super) fn reference(&self, at: usize) -> Option<Match> {
        let (reference, end) = REFERENCES.longest(self.reading, at)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read() {
        assert!(REFERENCES.begins("now") && REFERENCES.begins("recently"));
    }
}
