//! What the words around and inside a statement say of its wording: that it was translated, and which single terms stand
//! in quotation marks.
//!
//! In: a sentence and the content reported in it; out: marks. Neither changes who said what.

use crate::language::{Quote, Sentence, Upos, names};
use crate::text::Span;

/// They say that somebody put it into another language.
const TRANSLATING: &[&str] = &[
    "translated",
    "translation",
    "translator",
    "translators",
    "interpreter",
    "interpreters",
    "interpreted",
    "interpretation",
];

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

/// The language that the quotations themselves are written in, so that it needs no translation.
const OWN_LANGUAGE: &str = "English";

/// Most words of a term in quotation marks that is no quotation.
const TERM_WORDS: usize = 2;

/// Whether the sentence says, outside what is reported, that the words are a translation: "said through an interpreter",
/// "said in Turkish".
pub fn is_translated(text: &str, sentence: &Sentence, content: &[Span]) -> bool {
    let outside: Vec<&str> = sentence
        .tokens
        .iter()
        .filter(|token| !content.iter().any(|span| span.overlaps(token.span)))
        .map(|token| token.span.of(text))
        .collect();
    outside
        .iter()
        .any(|word| TRANSLATING.contains(&word.to_lowercase().as_str()))
        || outside.windows(2).any(|pair| pair[0] == "in" && is_language(pair[1])) && !outside.contains(&OWN_LANGUAGE)
}

/// "Turkish", "Arabic"; a country ("Turkey") is none.
fn is_language(word: &str) -> bool {
    LANGUAGES.contains(&word)
        || names::demonym(word).is_some() && names::country_of(word).is_none() && !word.ends_with('s')
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
