//! The words a number is spelled with, from `words.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::lower::in_lower_case;

/// What a word can be in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// zero to nine
    Unit(i64),
    /// ten to nineteen
    Teen(i64),
    /// twenty to ninety
    Tens(i64),
    /// hundred to trillion
    Scale(i64),
    /// first, second, ...
    Ordinal(i64),
}

#[derive(Deserialize)]
struct File {
    units: FxHashMap<String, i64>,
    teens: FxHashMap<String, i64>,
    tens: FxHashMap<String, i64>,
    scales: FxHashMap<String, i64>,
    glued: FxHashMap<String, i64>,
    ordinals: FxHashMap<String, i64>,
}

struct Words {
    words: FxHashMap<String, NumberWord>,
    glued: FxHashMap<String, i64>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml")).expect("a test reads this file");
    let mut words = FxHashMap::default();
    let groups = [
        (file.units, NumberWord::Unit as fn(i64) -> NumberWord),
        (file.teens, NumberWord::Teen),
        (file.tens, NumberWord::Tens),
        (file.scales, NumberWord::Scale),
        (file.ordinals, NumberWord::Ordinal),
    ];
    for (group, make) in groups {
        words.extend(group.into_iter().map(|(word, value)| (word, make(value))));
    }
    Words {
        words,
        glued: file.glued,
    }
});

/// What `word` (any case) is in a number; `None` for all other words.
pub fn number_word(word: &str) -> Option<NumberWord> {
    in_lower_case(word, |lower| WORDS.words.get(lower).copied())
}

/// Whether the lower-case `word` is one a number is spelled with.
pub fn is_number_word(word: &str) -> bool {
    WORDS.words.contains_key(word)
}

/// All words that numbers are spelled with, in no order.
pub fn number_words() -> impl Iterator<Item = &'static str> {
    WORDS.words.keys().map(String::as_str)
}

/// The scale that `word` means right behind digits: `bn`, `k`.
pub(super) fn glued_scale(word: &str) -> Option<i64> {
    in_lower_case(word, |lower| WORDS.glued.get(lower).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_no_word_is_too_long() {
        assert_eq!(number_word("Seventeenth"), Some(NumberWord::Ordinal(17)));
        assert_eq!(number_word("forty"), Some(NumberWord::Tens(40)));
        assert_eq!(number_word("weight"), None);
        assert_eq!(glued_scale("BN"), Some(1_000_000_000));
        assert!(
            WORDS
                .words
                .keys()
                .all(|word| word.len() <= crate::language::numerals::LONGEST_WORD)
        );
    }
}
