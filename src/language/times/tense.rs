//! Whether the verb near a date looks back or ahead, told from words alone (`tense.toml`).
//!
//! No parse is needed: the nearest word that carries tense decides, first before the date, then behind it. Verbs without
//! such a mark do not count.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::language::numerals::{Kind, Reading, is_number_word};

/// Where the words around a date look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Past,
    Future,
    Unknown,
}

#[derive(Deserialize)]
struct File {
    past: Vec<String>,
    future: Vec<String>,
}

static WORDS: LazyLock<FxHashMap<String, Lean>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("tense.toml")).expect("a test reads this file");
    let past = file.past.into_iter().map(|word| (word, Lean::Past));
    let future = file.future.into_iter().map(|word| (word, Lean::Future));
    past.chain(future).collect()
});

/// How far a word that carries tense is looked for, in lexemes.
const REACH: usize = 40;

/// The tense around the expression from lexeme `start` up to, not including, `end`.
pub(super) fn lean(reading: &Reading<'_>, start: usize, end: usize) -> Lean {
    // "as early as Tuesday", "no later than Friday".
    let soon = start >= 3
        && (reading.is(start - 1, "as")
            && reading.is_any(start - 2, &["early", "soon", "late"])
            && reading.is(start - 3, "as")
            || reading.are(start - 3, &["no", "later", "than"]));
    if soon {
        return Lean::Future;
    }
    let first = start.saturating_sub(REACH);
    for index in (first..start).rev() {
        if reading.ends_sentence(index) {
            break;
        }
        match of_word(reading, index) {
            Lean::Unknown => {}
            lean => return lean,
        }
    }
    for index in end..(end + REACH).min(reading.len()) {
        match of_word(reading, index) {
            Lean::Unknown => {}
            lean => return lean,
        }
        if reading.ends_sentence(index) {
            break;
        }
    }
    Lean::Unknown
}

fn of_word(reading: &Reading<'_>, index: usize) -> Lean {
    let word = reading.word(index);
    if reading.kind(index) != Some(Kind::Letters) || word.len() > 14 || !word.is_ascii() {
        return Lean::Unknown;
    }
    let lower = word.to_ascii_lowercase();
    // "won't", "will be signed".
    if lower == "won" && reading.apostrophe(index + 1) && reading.is(index + 2, "t")
        || lower.ends_with("ed") && index > 0 && reading.is(index - 1, "be")
    {
        return Lean::Future;
    }
    if let Some(lean) = WORDS.get(&lower) {
        return *lean;
    }
    // "to meet": not yet done. "to the", "to Estrel": a direction.
    if lower == "to" {
        let next = reading.word(index + 1);
        let verb = next.len() > 2
            && !is_number_word(next)
            && next.bytes().all(|byte| byte.is_ascii_lowercase())
            && !reading.is_any(
                index + 1,
                &[
                    "the", "his", "her", "its", "their", "our", "any", "all", "this", "that", "be",
                ],
            );
        if verb {
            return Lean::Future;
        }
    }
    if lower.len() > 4 && lower.ends_with("ed") && !lower.ends_with("eed") {
        return Lean::Past;
    }
    Lean::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(text: &str, expected: Lean) {
        let reading = Reading::new(text, Span::new(0, text.len()));
        let at = (0..reading.len()).find(|&index| reading.is(index, "friday")).unwrap();
        assert_eq!(lean(&reading, at, at + 1), expected, "{text}");
    }

    #[test]
    fn the_nearest_word_with_tense_decides() {
        check("The council will vote on Friday.", Lean::Future);
        check("The council voted on Friday.", Lean::Past);
        check("He will resign, the mayor said Friday.", Lean::Past);
        check("On Friday the mayor left.", Lean::Past);
        check("They agreed to meet Friday.", Lean::Future);
        check("He was sentenced to three years in prison Friday.", Lean::Past);
        check("A speech, to be delivered Friday in Torm.", Lean::Future);
        check("In a vote Friday, the mayor won the seat.", Lean::Past);
        check("The mayor won't speak Friday.", Lean::Future);
        check("The mayor said he could leave as early as Friday.", Lean::Future);
        check("The market on Friday.", Lean::Unknown);
        check("They will meet. A Friday in Estrel.", Lean::Unknown);
    }
}
