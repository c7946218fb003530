//! Finds named things in a tagged sentence.

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::fold::fold;
use super::gazetteer::{Listed, Thing, Use, gazetteer};
use super::people::{LONGEST_TITLE, gender_of_given_name, is_form_of_address, is_title, may_begin_title};
use super::run::{ORGANISATION_ENDS, name_at};
use crate::language::{Sentence, Upos};
use crate::text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamedKind {
    /// A country by name: "Türkiye".
    Country,
    /// Any other place: "Bavaria", "in Ankara".
    Place,
    /// An organisation: "NATO", "the Harbour Workers' Union".
    Organisation,
    /// A person by name, without the title.
    Person,
    /// A title or office: "foreign minister".
    Title,
    /// An adjective or noun of a country's people: "Turkish".
    Demonym,
    /// A capital, building or street for a government or organisation: "Ankara said".
    Metonym,
    /// A proper name of a kind that cannot be told.
    Other,
}

/// A stretch of the text that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Place in the text, without "the".
    pub span: Span,
    /// What it names.
    pub kind: NamedKind,
    /// What all spellings of the thing share: of a country its folded name (of "Turkish" and "Ankara", too: "turkey"), of
    /// an organisation its short form, of a person the transliteration key, of others the folded words.
    pub key: CompactString,
}

/// A named thing as `parse --format jsonl` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedRecord<'a> {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What stands there.
    pub text: &'a str,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: NamedKind,
    /// What all spellings of the thing share.
    pub key: &'a str,
}

impl Named {
    /// As `parse` prints it; `text` is the text it was found in.
    pub fn record<'a>(&'a self, text: &'a str) -> NamedRecord<'a> {
        NamedRecord {
            start: self.span.start,
            end: self.span.end,
            text: self.span.of(text),
            kind: self.kind,
            key: &self.key,
        }
    }
}

/// Prepositions after which a capital is the city, not the government.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "around",
    "inside",
    "across",
    "throughout",
];

/// Abbreviations that are words in a headline of capitals only.
const WORDS_IN_CAPITALS: &[&str] = &["us", "who", "ice", "sec", "la", "fed", "quad", "un", "car", "ap", "au"];

/// Named things of a whole text: as [`find`] for each sentence, and a name that can be told in one sentence only is of
/// the same kind in the others: after "Marta Ilves", "Ilves" is a person, with the key of the full name where one person
/// of the text bears it.
pub fn find_in_text(text: &str, sentences: &[Sentence]) -> Vec<Named> {
    let mut found: Vec<Named> = sentences.iter().flat_map(|sentence| find(text, sentence)).collect();
    // Last word of a person's name → full names, in the order of the text.
    let mut persons: FxHashMap<String, Vec<CompactString>> = FxHashMap::default();
    for named in found.iter().filter(|named| named.kind == NamedKind::Person) {
        if let Some((_, last)) = named.key.rsplit_once(' ') {
            let full = persons.entry(last.to_owned()).or_default();
            if !full.contains(&named.key) {
                full.push(named.key.clone());
            }
        }
    }
    for named in &mut found {
        let is_single = !named.key.contains(' ');
        if is_single
            && matches!(named.kind, NamedKind::Person | NamedKind::Other)
            && let Some(full) = persons.get(named.key.as_str())
        {
            named.kind = NamedKind::Person;
            if let [one] = &full[..] {
                named.key = one.clone();
            }
        }
    }
    found
}

/// Named things of a sentence, in text order, none overlapping another. Linear in the length of the sentence.
pub fn find(text: &str, sentence: &Sentence) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let taken = title_at(text, sentence, at)
            .or_else(|| listed_at(text, sentence, at))
            .or_else(|| name_at(text, sentence, at));
        match taken {
            Some((named, len)) => {
                found.push(named);
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

/// The span from a token up to the one before another.
pub(super) fn stretch(sentence: &Sentence, start: usize, end: usize) -> Span {
    sentence.tokens[start].span.cover(sentence.tokens[end - 1].span)
}

fn title_at(text: &str, sentence: &Sentence, at: usize) -> Option<(Named, usize)> {
    if !may_begin_title(&fold(sentence.word(at, text))) {
        return None;
    }
    let end = sentence.tokens.len().min(at + LONGEST_TITLE);
    let (len, span) = (at + 1..=end)
        .rev()
        .map(|end| (end - at, stretch(sentence, at, end)))
        .filter(|(_, span)| span.len() <= 60)
        .find(|(_, span)| is_title(span.of(text)))?;
    let last = at + len - 1;
    let word = span.of(text);
    // "Rep." and "King" are titles before a name only; "chief", "general", "state" only as nouns.
    let is_before_name = sentence
        .tokens
        .get(last + 1)
        .is_some_and(|token| token.upos == Upos::Propn);
    if is_form_of_address(word) && !is_before_name {
        return None;
    }
    // "Justice Department", "Defense Secretary's Office": the title is part of a name.
    let is_in_name = sentence.tokens.get(last + 1).is_some_and(|token| {
        let next = token.span.of(text);
        token.upos == Upos::Propn && ORGANISATION_ENDS.contains(&fold(next).as_str())
    });
    if is_in_name {
        return None;
    }
    if !matches!(sentence.tokens[last].upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let named = Named {
        span,
        kind: NamedKind::Title,
        key: CompactString::from(fold(word)),
    };
    Some((named, len))
}

fn listed_at(text: &str, sentence: &Sentence, at: usize) -> Option<(Named, usize)> {
    let gazetteer = gazetteer();
    let first = sentence.word(at, text);
    // Names begin with a capital, but for Arabic ones with an article: "al-Qaeda".
    if !first.starts_with(char::is_uppercase) && !first.starts_with("al") {
        return None;
    }
    let longest = gazetteer.longest_from(first)?;
    let start = sentence.tokens[at].span.start;
    let ends = (at + 1..=sentence.tokens.len())
        .take_while(|&end| sentence.tokens[end - 1].span.end - start <= longest)
        .count();
    let (end, span, listed) = (at + 1..=at + ends).rev().find_map(|end| {
        let span = stretch(sentence, at, end);
        let name = span.of(text);
        // A name has a capital somewhere: "turkey" is a bird, "al-Qaeda" is none.
        name.chars().any(char::is_uppercase).then_some(())?;
        let is_word = || {
            WORDS_IN_CAPITALS.contains(&fold(name).as_str()) && !sentence.span.of(text).chars().any(char::is_lowercase)
        };
        gazetteer
            .lookup(name)
            .filter(|listed| listed.exact.is_none() || !is_word())
            .map(|listed| (end, span, listed))
    })?;
    // "Jordan" in "Anna Jordan", "Georgia" in "Georgia Brandt" are persons.
    let is_propn = |index: usize| {
        sentence
            .tokens
            .get(index)
            .is_some_and(|token| token.upos == Upos::Propn)
    };
    let is_single = end == at + 1;
    if is_single
        && gender_of_given_name(first).is_some()
        && is_propn(end)
        && listed.usage != Use::Demonym
        && gazetteer.lookup(sentence.word(end, text)).is_none()
        && !is_title(sentence.word(end, text))
    {
        return None;
    }
    let (kind, key) = kind_and_key(listed, text, sentence, at, span);
    Some((Named { span, kind, key }, end - at))
}

fn kind_and_key(listed: &Listed, text: &str, sentence: &Sentence, at: usize, span: Span) -> (NamedKind, CompactString) {
    let gazetteer = gazetteer();
    let is_located = at
        .checked_sub(1)
        .is_some_and(|before| LOCATIVE.contains(&fold(sentence.word(before, text)).as_str()));
    // "ESTREL, April 3 —" and "Estrel (Agency)" open a report: the place it comes from.
    let is_dateline = at == 0
        && sentence
            .tokens
            .iter()
            .find(|token| token.span.start >= span.end)
            .is_some_and(|token| matches!(token.span.of(text), "—" | "–" | "-" | "--" | "("));
    let is_located = is_located || is_dateline;
    let own = || CompactString::from(fold(span.of(text)));
    let key = match listed.thing {
        Thing::Country(index) => gazetteer.countries[index as usize].key(),
        Thing::Organisation(index) => gazetteer.organisations[index as usize].key(),
        Thing::Place(index) => CompactString::from(fold(&gazetteer.places[index as usize].name)),
    };
    match (listed.usage, listed.thing) {
        (Use::Capital, _) if is_located => (NamedKind::Place, own()),
        (Use::Metonym, Thing::Organisation(_)) if is_located => (NamedKind::Place, own()),
        (Use::Capital | Use::Metonym, _) => (NamedKind::Metonym, key),
        (Use::Demonym, _) => (NamedKind::Demonym, key),
        (Use::Name, Thing::Country(_)) => (NamedKind::Country, key),
        (Use::Name, Thing::Place(_)) => (NamedKind::Place, key),
        (Use::Name, Thing::Organisation(_)) => (NamedKind::Organisation, key),
    }
}
