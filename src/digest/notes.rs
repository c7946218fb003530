//! What an article says of itself: corrections and retractions.

use serde::{Deserialize, Serialize};

use crate::corpus::Article;
use crate::corpus::asides::{Aside, AsideKind};

/// A note of the editors that takes back an article or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// How much it takes back.
    pub kind: NoteKind,
    /// Line of the file, from 1.
    pub line: usize,
    /// Its words, on one line.
    pub text: String,
}

/// How much a note takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// What it names.
    Correction,
    /// The whole article.
    Retraction,
}

/// Letters from which a word tells what a note is about.
const SHORTEST_TELLING: usize = 4;
/// Words of that length that a note and a sentence share where the note is about the sentence.
const LEAST_SHARED: usize = 3;

/// The notes among the asides of an article.
pub(super) fn notes(article: &Article, asides: &[Aside]) -> Vec<Note> {
    let note = |aside: &Aside| {
        let kind = match aside.kind {
            AsideKind::Correction => NoteKind::Correction,
            AsideKind::Retraction => NoteKind::Retraction,
            _ => return None,
        };
        let words: Vec<&str> = aside.span.of(&article.text).split_whitespace().collect();
        Some(Note {
            kind,
            line: article.line_column(aside.span.start).0,
            text: words.join(" "),
        })
    };
    asides.iter().filter_map(note).collect()
}

impl Note {
    /// Whether it takes back, or may take back, what a sentence says: it shares some of its longer words, or a figure and one of
    /// them. A retraction takes back all.
    pub fn is_about(&self, sentence: &str) -> bool {
        if self.kind == NoteKind::Retraction {
            return true;
        }
        let of_note = words(&self.text);
        let shared: Vec<String> = words(sentence)
            .into_iter()
            .filter(|word| of_note.contains(word))
            .collect();
        let has_figure = shared.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        shared.len() >= LEAST_SHARED || has_figure && shared.len() >= 2
    }
}

/// Longer words and figures, each once, in small letters.
fn words(text: &str) -> Vec<String> {
    let is_telling =
        |word: &&str| word.chars().count() >= SHORTEST_TELLING || word.starts_with(|c: char| c.is_ascii_digit());
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(is_telling)
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(kind: NoteKind, text: &str) -> Note {
        Note {
            kind,
            line: 1,
            text: text.into(),
        }
    }

    #[test]
    fn a_correction_is_about_what_shares_its_words() {
        let note = note(
            NoteKind::Correction,
            "Correction: an earlier version misstated the toll on the harbour bridge. It is 6 crowns.",
        );
        assert!(note.is_about("The toll on the harbour bridge must stay, Holm said."));
        assert!(note.is_about("\"The toll is 6 crowns.\""));
        assert!(!note.is_about("The night train must stay, Holm said."));
        assert!(!note.is_about("The bridge is old."));
    }

    #[test]
    fn a_retraction_is_about_all() {
        assert!(note(NoteKind::Retraction, "This article has been retracted.").is_about("Anything."));
    }
}
