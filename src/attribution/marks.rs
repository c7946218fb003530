//! What the words around and inside a statement say of its wording: that it was translated, and which single terms stand
//! in quotation marks.
//!
//! In: a sentence and the content reported in it; out: marks. Neither changes who said what.

use crate::language::{Quote, Sentence, Upos, names};
use crate::text::Span;

/// They say that somebody put it into another language.
const TRANSLATING: &[&str] = &["translator", "translators", "interpreter", "interpreters"];

/// The same after "as" or "in": "as translated by", "in translation".
const TRANSLATED: &[&str] = &["translated", "translation", "interpreted"];

/// Languages that no country's adjective names.
const LANGUAGES: &[&str] = &[
    "Arabic",
    "Bengali",
    "Cantonese",
    "Catalan",
    "Dari",
    "Farsi",
    "Hebrew",
    "Hindi",
    "Kurdish",
    "Mandarin",
    "Pashto",
    "Persian",
    "Punjabi",
    "Swahili",
    "Tamil",
    "Urdu",
    "Welsh",
    "Yiddish",
];

/// Adjectives of countries that are written in the language of the text: no translation is needed.
const OWN: &[&str] = &["American", "Australian", "British", "Canadian", "Irish", "English"];

/// Most words of a term in quotation marks that is no quotation.
const TERM_WORDS: usize = 2;

/// Whether the sentence says, outside what is reported, that the words are a translation: "said through an interpreter",
/// "said in Turkish".
pub fn is_translated(text: &str, sentence: &Sentence, content: &[Span]) -> bool {
    let outside: Vec<_> = sentence
        .tokens
        .iter()
        .filter(|token| !content.iter().any(|span| span.overlaps(token.span)))
        .collect();
    let lower = |at: usize| outside.get(at).map(|token| token.span.of(text).to_lowercase());
    (0..outside.len()).any(|at| {
        let Some(word) = lower(at) else { return false };
        let next = lower(at + 1).unwrap_or_default();
        let is_of_noun = outside
            .get(at + 2)
            .is_some_and(|token| matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj));
        TRANSLATING.contains(&word.as_str())
            || matches!(word.as_str(), "as" | "in") && TRANSLATED.contains(&next.as_str())
            || word == "in"
                && !is_of_noun
                && outside
                    .get(at + 1)
                    .is_some_and(|token| is_language(token.span.of(text)))
    })
}

/// "Turkish", "Arabic"; a country ("Turkey") is none.
fn is_language(word: &str) -> bool {
    let is_of_country = names::demonym(word).is_some() && names::country_of(word).is_none();
    LANGUAGES.contains(&word) || is_of_country && !word.ends_with('s') && !OWN.contains(&word)
}

/// The single terms that stand in quotation marks inside reported words: "realism" in 'urged "realism" on Kessia'.
pub fn scare_quotes(text: &str, sentence: &Sentence, quotes: &[Quote], content: &[Span]) -> Vec<Span> {
    let words = |span: Span| {
        sentence
            .tokens
            .iter()
            .filter(move |token| span.contains(token.span) && token.upos != Upos::Punct)
    };
    quotes
        .iter()
        .filter(|quote| {
            content
                .iter()
                .any(|span| span.contains(quote.outer) && *span != quote.outer)
        })
        .filter(|quote| (1..=TERM_WORDS).contains(&words(quote.inner).count()))
        .filter(|quote| !words(quote.inner).any(|token| token.upos == Upos::Pron))
        .map(|quote| quote.inner.trim(text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::analyse;

    fn marks(text: &str, content: &str) -> (bool, Vec<String>) {
        let document = analyse(text, Span::new(0, text.len()));
        let start = text.find(content).unwrap();
        let content = [Span::new(start, start + content.len())];
        let sentence = &document.sentences[0];
        let terms = scare_quotes(text, sentence, &document.quotes, &content);
        (
            is_translated(text, sentence, &content),
            terms.iter().map(|span| span.of(text).to_owned()).collect(),
        )
    }

    #[test]
    fn a_translation_is_told_by_the_words_around_it() {
        let through = "“The port is open,” Ada Lorn said through an interpreter.";
        assert!(marks(through, "“The port is open,”").0);
        assert!(
            marks(
                "Ada Lorn said in Arabic that the port was open.",
                "that the port was open"
            )
            .0
        );
        assert!(
            !marks(
                "Ada Lorn said in Callis that the port was open.",
                "that the port was open"
            )
            .0
        );
        assert!(
            !marks(
                "Ada Lorn said that the interpreter was late.",
                "that the interpreter was late"
            )
            .0
        );
    }

    #[test]
    fn a_term_in_quotation_marks_is_no_quotation() {
        let text = "Ada Lorn said that more “realism” was needed on the port.";
        assert_eq!(marks(text, "that more “realism” was needed on the port").1, ["realism"]);
        let whole = "Ada Lorn said that “the port is open to everybody”.";
        assert!(marks(whole, "that “the port is open to everybody”").1.is_empty());
    }
}
