//! Phrases of several words, each with a meaning, found by their first word.

use super::{Reading, in_lower_case};
use rustc_hash::FxHashMap;

/// Phrases by their first word. Words are in lower case and cut as `Reading` cuts them.
#[derive(Clone, Debug, Default)]
pub struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T: Copy> Phrases<T> {
    /// From phrases with blanks between their words; an empty phrase is left out.
    pub fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, T)>> = FxHashMap::default();
        for (phrase, meaning) in phrases {
            let words: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push((words, meaning));
            }
        }
        Self { by_first }
    }

    /// The meaning of the longest phrase that stands at lexeme `at`, in any case, and the lexeme after it.
    pub fn longest(&self, reading: &Reading<'_>, at: usize) -> Option<(T, usize)> {
        in_lower_case(reading.word(at), |lower| self.by_first.get(lower))?
            .iter()
            .filter(|(words, _)| (at..).zip(words).all(|(index, word)| reading.is(index, word)))
            .max_by_key(|(words, _)| words.len())
            .map(|(words, meaning)| (*meaning, at + words.len()))
    }

    /// Whether a phrase begins with `word`, in lower case.
    pub fn begins(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// The first words of all phrases, in no order.
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// All words of phrases but the first, in no order.
    pub fn inner_words(&self) -> impl Iterator<Item = &str> {
        let phrases = self.by_first.values().flatten();
        phrases.flat_map(|(words, _)| words.iter().skip(1).map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = Phrases::new([("no more".to_owned(), 1), ("no more than".to_owned(), 2)]);
        let text = "No more THAN";
        let reading = Reading::new(text, Span::new(0, text.len()));
        assert_eq!(phrases.longest(&reading, 0), Some((2, 3)));
        assert_eq!(phrases.longest(&reading, 1), None);
        assert!(phrases.begins("no") && !phrases.begins("more"));
    }
}
