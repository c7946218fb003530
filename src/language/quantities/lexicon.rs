//! Words around numbers, from `words.toml`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::quantity::Hedge;
use crate::language::numerals::{Phrases, Reading, in_lower_case};

#[derive(Deserialize)]
struct Words {
    labels: HashSet<String>,
    stops: HashSet<String>,
    verbs: HashSet<String>,
    plurals: HashSet<String>,
    singulars: HashSet<String>,
}

#[derive(Deserialize)]
struct File {
    hedges: BTreeMap<Hedge, Vec<String>>,
    tails: BTreeMap<Hedge, Vec<String>>,
    vague: BTreeMap<String, (i64, i64)>,
    fractions: HashMap<String, i64>,
    multiples: HashMap<String, i64>,
    words: Words,
}

pub(super) struct Lexicon {
    hedges: Phrases<Hedge>,
    tails: Phrases<Hedge>,
    vague: Phrases<(i64, i64)>,
    fractions: HashMap<String, i64>,
    multiples: HashMap<String, i64>,
    words: Words,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml")).expect("a test reads this file");
    let hedges = |table: BTreeMap<Hedge, Vec<String>>| {
        let pairs = table
            .into_iter()
            .flat_map(|(hedge, list)| list.into_iter().map(move |phrase| (phrase, hedge)));
        Phrases::new(pairs)
    };
    Lexicon {
        hedges: hedges(file.hedges),
        tails: hedges(file.tails),
        vague: Phrases::new(file.vague),
        fractions: file.fractions,
        multiples: file.multiples,
        words: file.words,
    }
});

impl Lexicon {
    /// Whether a quantity may begin with this word, apart from the words that numbers are spelled with.
    pub fn begins(&self, lower: &str) -> bool {
        self.hedges.begins(lower)
            || self.vague.begins(lower)
            || self.multiples.contains_key(lower)
            || matches!(lower, "between" | "half" | "a")
    }

    /// The hedge before a number at `at`, and the lexeme after it.
    pub fn hedge(&self, reading: &Reading<'_>, at: usize) -> Option<(Hedge, usize)> {
        self.hedges.longest(reading, at)
    }

    /// The hedge behind a number.
    pub fn tail(&self, reading: &Reading<'_>, at: usize) -> Option<(Hedge, usize)> {
        self.tails.longest(reading, at)
    }

    /// Least and most of an uncounted number.
    pub fn vague(&self, reading: &Reading<'_>, at: usize) -> Option<((i64, i64), usize)> {
        self.vague.longest(reading, at)
    }

    /// The denominator that a word names.
    pub fn fraction(&self, word: &str) -> Option<i64> {
        look_up(&self.fractions, word)
    }

    /// How many times a word means.
    pub fn multiple(&self, word: &str) -> Option<i64> {
        look_up(&self.multiples, word)
    }

    /// Whether the number behind this word is a name.
    pub fn is_label(&self, word: &str) -> bool {
        has(&self.words.labels, word)
    }

    /// Whether a noun phrase ends before this word.
    pub fn is_stop(&self, word: &str) -> bool {
        has(&self.words.stops, word)
    }

    /// Whether the word is a verb as far as its form tells: listed, or in -ed.
    pub fn is_verb(&self, word: &str) -> bool {
        let past = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
        past || has(&self.words.verbs, word)
    }

    /// Whether the word looks like a noun in the plural.
    pub fn is_plural(&self, word: &str) -> bool {
        if has(&self.words.plurals, word) {
            return true;
        }
        word.len() > 2
            && word.ends_with(['s', 'S'])
            && !word.ends_with("ss")
            && !word.ends_with("ous")
            && !has(&self.words.singulars, word)
    }
}

fn look_up(table: &HashMap<String, i64>, word: &str) -> Option<i64> {
    in_lower_case(word, |lower| table.get(lower).copied())
}

fn has(set: &HashSet<String>, word: &str) -> bool {
    in_lower_case(word, |lower| set.contains(lower).then_some(())).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_no_word_is_too_long() {
        assert_eq!(LEXICON.fraction("Thirds"), Some(3));
        assert_eq!(LEXICON.multiple("twice"), Some(2));
        assert!(LEXICON.is_plural("soldiers") && LEXICON.is_plural("people"));
        assert!(!LEXICON.is_plural("serious") && !LEXICON.is_plural("this"));
        let words = &LEXICON.words;
        let all = [
            &words.labels,
            &words.stops,
            &words.plurals,
            &words.singulars,
        ];
        assert!(all.iter().all(|set| {
            set.iter()
                .all(|word| word.len() <= crate::language::numerals::LONGEST_WORD)
        }));
    }
}
