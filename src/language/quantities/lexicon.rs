//! Words around numbers, from `words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::quantity::Hedge;
use crate::language::numerals::{Phrases, Reading, in_lower_case, number_words};

#[derive(Deserialize)]
struct Words {
    labels: FxHashSet<String>,
    stops: FxHashSet<String>,
    verbs: FxHashSet<String>,
    plurals: FxHashSet<String>,
    singulars: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    hedges: BTreeMap<Hedge, Vec<String>>,
    tails: BTreeMap<Hedge, Vec<String>>,
    vague: BTreeMap<String, (i64, i64)>,
    fractions: FxHashMap<String, i64>,
    multiples: FxHashMap<String, i64>,
    words: Words,
}

pub(super) struct Lexicon {
    hedges: Phrases<Hedge>,
    tails: Phrases<Hedge>,
    vague: Phrases<(i64, i64)>,
    fractions: FxHashMap<String, i64>,
    multiples: FxHashMap<String, i64>,
    words: Words,
    /// All words that a quantity may begin with.
    starters: FxHashSet<String>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml")).expect("a test reads this file");
    let hedges = phrases_of(file.hedges);
    let vague = Phrases::new(file.vague);
    let mut starters: FxHashSet<String> = number_words().map(str::to_owned).collect();
    starters.extend(hedges.first_words().map(str::to_owned));
    starters.extend(vague.first_words().map(str::to_owned));
    starters.extend(file.multiples.keys().cloned());
    starters.extend(["between", "half", "a"].map(str::to_owned));
    Lexicon {
        tails: phrases_of(file.tails),
        hedges,
        vague,
        fractions: file.fractions,
        multiples: file.multiples,
        words: file.words,
        starters,
    }
});

impl Lexicon {
    /// Whether a quantity may begin with this word, in any case.
    pub fn begins(&self, word: &str) -> bool {
        has(&self.starters, word)
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

/// A table of hedges as phrases.
fn phrases_of(table: BTreeMap<Hedge, Vec<String>>) -> Phrases<Hedge> {
    let pairs = table
        .into_iter()
        .flat_map(|(hedge, list)| list.into_iter().map(move |phrase| (phrase, hedge)));
    Phrases::new(pairs)
}

fn look_up(table: &FxHashMap<String, i64>, word: &str) -> Option<i64> {
    in_lower_case(word, |lower| table.get(lower).copied())
}

fn has(set: &FxHashSet<String>, word: &str) -> bool {
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
        let all = [&words.labels, &words.stops, &words.plurals, &words.singulars];
        assert!(all.iter().all(|set| {
            set.iter()
                .all(|word| word.len() <= crate::language::numerals::LONGEST_WORD)
        }));
    }
}
