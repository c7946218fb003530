//! What printed words of one quotation may differ in: `words.toml`.

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Letters that a word has at least before an ending that is spelled in two ways.
const LEAST_STEM: usize = 3;

/// As the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    function: Vec<CompactString>,
    negations: FxHashSet<CompactString>,
    limits: FxHashSet<CompactString>,
    contrasts: Vec<Vec<Vec<CompactString>>>,
    fillers: Vec<String>,
    money: FxHashSet<CompactString>,
    endings: Vec<(String, String)>,
    alike: FxHashMap<String, String>,
}

/// The words.
pub struct Vocabulary {
    function: FxHashSet<CompactString>,
    negations: FxHashSet<CompactString>,
    limits: FxHashSet<CompactString>,
    contrasts: Vec<FxHashMap<CompactString, usize>>,
    fillers: Vec<Vec<CompactString>>,
    money: FxHashSet<CompactString>,
    endings: Vec<(String, String)>,
    alike: FxHashMap<String, Vec<CompactString>>,
}

impl Vocabulary {
    /// As shipped.
    pub fn shipped() -> &'static Vocabulary {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            let mut file: File = toml::from_str(include_str!("words.toml")).expect("a test reads this file");
            let split = |words: &str| words.split(' ').map(CompactString::from).collect();
            let by_word = |rows: Vec<Vec<CompactString>>| {
                let rows = rows.into_iter().enumerate();
                rows.flat_map(|(row, words)| words.into_iter().map(move |word| (word, row)))
                    .collect()
            };
            // The longest first: of two endings that fit the longer one is meant.
            file.endings
                .sort_by_key(|(ending, _)| std::cmp::Reverse((ending.len(), ending.clone())));
            Vocabulary {
                function: file.function.into_iter().collect(),
                negations: file.negations,
                limits: file.limits,
                contrasts: file.contrasts.into_iter().map(by_word).collect(),
                fillers: file.fillers.iter().map(|filler| split(filler)).collect(),
                money: file.money,
                endings: file.endings,
                alike: file
                    .alike
                    .iter()
                    .map(|(word, other)| (word.clone(), split(other)))
                    .collect(),
            }
        })
    }

    /// Carries content of its own.
    pub fn is_content(&self, word: &str) -> bool {
        !self.function.contains(word) && !self.negations.contains(word) && !word.is_empty()
    }

    /// Turns a sentence into its contrary.
    pub fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }

    /// A sentence says more without it.
    pub fn is_limit(&self, word: &str) -> bool {
        self.limits.contains(word)
    }

    /// Whether the one is not another word for the other but another statement: "will" and "may", "for" and "against".
    pub fn are_contrary(&self, one: &str, two: &str) -> bool {
        let mut rows = self.contrasts.iter().map(|rows| (rows.get(one), rows.get(two)));
        rows.any(|rows| matches!(rows, (Some(one), Some(two)) if one != two))
    }

    /// What a sign of currency stands for.
    pub fn is_money(&self, word: &str) -> bool {
        self.money.contains(word)
    }

    /// The word, or the words, that another way of writing stands for.
    pub fn written_out(&self, word: &str) -> Option<&[CompactString]> {
        self.alike.get(word).map(Vec::as_slice)
    }

    /// How many words at the beginning are said while thinking.
    pub fn filler<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        let begins = |filler: &&Vec<CompactString>| {
            let mut words = words.clone();
            filler.iter().all(|word| words.next() == Some(word.as_str()))
        };
        self.fillers.iter().filter(begins).map(Vec::len).max()
    }

    /// The word with its ending in one spelling.
    pub fn in_one_spelling(&self, word: &str) -> CompactString {
        let ended = self.endings.iter().find_map(|(ending, other)| {
            let stem = word.strip_suffix(ending.as_str())?;
            (stem.len() >= LEAST_STEM).then(|| format!("{stem}{other}"))
        });
        ended.map_or_else(|| word.into(), CompactString::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_its_words_are_in_one_list() {
        let vocabulary = Vocabulary::shipped();
        for word in vocabulary.negations.iter().chain(&vocabulary.limits) {
            assert!(!vocabulary.function.contains(word), "{word}");
        }
        assert!(vocabulary.is_content("ferry") && !vocabulary.is_content("the"));
        assert!(vocabulary.are_contrary("will", "may") && !vocabulary.are_contrary("will", "would"));
        assert_eq!(vocabulary.in_one_spelling("organising"), "organizing");
        assert_eq!(vocabulary.filler(["you", "know", "it"].into_iter()), Some(2));
    }
}
