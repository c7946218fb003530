//! Names are found and lead to their things.

use super::*;
use crate::Span;
use crate::language::{Deprel, Sentence, Token, Upos, Xpos};

/// A sentence from words with a tag behind a slash; no slash: a noun for small words, a proper noun for capitals.
fn sentence(words: &str) -> (String, Sentence) {
    let mut text = String::new();
    let mut tokens = Vec::new();
    for word in words.split(' ') {
        let (form, upos) = match word.split_once('/') {
            Some((form, tag)) => (form, Upos::from_conllu(tag).unwrap()),
            None if word.starts_with(char::is_uppercase) => (word, Upos::Propn),
            None => (word, Upos::Noun),
        };
        if !text.is_empty() {
            text.push(' ');
        }
        let span = Span::new(text.len(), text.len() + form.len());
        text.push_str(form);
        tokens.push(Token {
            span,
            lemma: form.to_lowercase().into(),
            upos,
            xpos: Xpos::Nn,
            head: None,
            deprel: Deprel::Dep,
        });
    }
    let span = Span::new(0, text.len());
    (text, Sentence { span, tokens })
}

fn check(words: &str, expected: &[(&str, NamedKind, &str)]) {
    let (text, sentence) = sentence(words);
    let found = find(&text, &sentence);
    let found: Vec<(&str, NamedKind, &str)> = found
        .iter()
        .map(|named| (named.span.of(&text), named.kind, named.key.as_str()))
        .collect();
    assert_eq!(found, expected, "{words}");
}

#[test]
fn listed_names_are_found() {
    use NamedKind::*;
    check(
        "Ankara said/VERB the/DET European Union and/CCONJ NATO met/VERB in/ADP Ankara",
        &[
            ("Ankara", Metonym, "turkey"),
            ("European Union", Organisation, "eu"),
            ("NATO", Organisation, "nato"),
            ("Ankara", Place, "ankara"),
        ],
    );
    check(
        "the/DET Turkish/ADJ prime minister",
        &[
            ("Turkish", Demonym, "turkey"),
            ("prime minister", Title, "prime minister"),
        ],
    );
    check("they/PRON told/VERB us/PRON who/PRON it/PRON is/AUX", &[]);
    check("turkey and/CCONJ china", &[]);
    check(
        "the/DET White House and/CCONJ Kiev",
        &[("White House", Metonym, "united states"), ("Kiev", Metonym, "ukraine")],
    );
}

#[test]
fn other_names_are_told_by_their_words() {
    use NamedKind::*;
    check(
        "President Marta Ilves met/VERB Oskar Brandt",
        &[
            ("President", Title, "president"),
            ("Marta Ilves", Person, "marta ilves"),
            ("Oskar Brandt", Person, "oskar brandt"),
        ],
    );
    check(
        "the/DET Valmora Harbour Workers Union",
        &[(
            "Valmora Harbour Workers Union",
            Organisation,
            "valmora harbour workers union",
        )],
    );
    check(
        "Georgia Brandt spoke/VERB",
        &[("Georgia Brandt", Person, "georgia brandt")],
    );
    check("Georgia spoke/VERB", &[("Georgia", Country, "georgia")]);
    check("Valmora voted/VERB", &[("Valmora", Other, "valmora")]);
    check(
        "Sen. Ilves spoke/VERB",
        &[("Sen.", Title, "sen."), ("Ilves", Person, "ilves")],
    );
}

#[test]
fn a_surname_is_a_person_once_the_full_name_stands() {
    let (text, first) = sentence("Marta Ilves met/VERB Brandt . Ilves left/VERB on/ADP Tuesday");
    let found = find_in_text(&text, &[first]);
    let found: Vec<(&str, NamedKind)> = found.iter().map(|named| (named.key.as_str(), named.kind)).collect();
    assert_eq!(
        found,
        [
            ("marta ilves", NamedKind::Person),
            ("brandt", NamedKind::Other),
            ("marta ilves", NamedKind::Person)
        ]
    );
}

#[test]
fn titles_in_names_and_datelines() {
    use NamedKind::*;
    check(
        "the/DET Justice Department",
        &[("Justice Department", Organisation, "doj")],
    );
    check(
        "the/DET Harbour Minister Office",
        &[("Harbour Minister Office", Organisation, "harbour minister office")],
    );
    check("ANKARA —/PUNCT The/DET talks", &[("ANKARA", Place, "ankara")]);
    check(
        "TELL US WHO WON",
        &[("TELL US", Other, "tell us"), ("WHO WON", Other, "who won")],
    );
    check("June Brandt", &[("June Brandt", Person, "june brandt")]);
}

#[test]
fn names_lead_to_countries() {
    let check = |name, iso: Option<&str>| {
        assert_eq!(country_of(name).map(|country| country.iso.as_str()), iso, "{name}");
    };
    check("Ankara", Some("TR"));
    check("Türkiye", Some("TR"));
    check("the Kremlin", Some("RU"));
    check("Downing Street", Some("GB"));
    check("Kiev", Some("UA"));
    check("Czechia", Some("CZ"));
    check("U.S.", Some("US"));
    check("us", None);
    check("Brussels", None);
    check("Turkish", None);
    check("Valmora", None);
    assert_eq!(demonym("Turks").map(|country| country.iso.as_str()), Some("TR"));
    assert_eq!(demonym("Americans").map(|country| country.iso.as_str()), Some("US"));
    assert_eq!(organisation("Brussels").map(Organisation::key).as_deref(), Some("eu"));
    assert_eq!(organisation("Nato").map(Organisation::key).as_deref(), Some("nato"));
    assert_eq!(place("Kharkov").map(|place| place.name.as_str()), Some("Kharkiv"));
}

#[test]
fn no_text_is_a_panic() {
    for words in ["😀/SYM 漢字/PROPN", "-/PUNCT", "ÀÉ İ ﬁ/PROPN", "'/PROPN s"] {
        let (text, sentence) = sentence(words);
        find(&text, &sentence);
    }
}
