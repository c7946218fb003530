//! Finds named things in a tagged sentence.

use std::collections::HashMap;

use compact_str::CompactString;
use serde::Serialize;

use super::fold::{fold, transliteration_key};
use super::gazetteer::{Listed, Thing, Use, gazetteer};
use super::people::{LONGEST_TITLE, gender_of_given_name, is_form_of_address, is_title, may_begin_title};
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

/// Last words of names of organisations, singular.
const ORGANISATION_ENDS: &[&str] = &[
    "administration",
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "brigade",
    "bureau",
    "cabinet",
    "center",
    "centre",
    "chamber",
    "church",
    "club",
    "co.",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "conference",
    "confederation",
    "congress",
    "consortium",
    "corp",
    "corp.",
    "corporation",
    "council",
    "court",
    "department",
    "federation",
    "forces",
    "foundation",
    "front",
    "fund",
    "group",
    "guard",
    "hospital",
    "inc",
    "inc.",
    "institute",
    "institution",
    "journal",
    "league",
    "llc",
    "ltd",
    "ltd.",
    "media",
    "ministry",
    "movement",
    "network",
    "news",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "post",
    "press",
    "school",
    "senate",
    "service",
    "services",
    "society",
    "times",
    "tribune",
    "trust",
    "union",
    "university",
];

/// Last words of names of places.
const PLACE_ENDS: &[&str] = &[
    "airport",
    "avenue",
    "bay",
    "beach",
    "border",
    "bridge",
    "canal",
    "city",
    "coast",
    "county",
    "desert",
    "district",
    "harbor",
    "harbour",
    "hill",
    "hills",
    "island",
    "islands",
    "lake",
    "mountain",
    "mountains",
    "ocean",
    "park",
    "peninsula",
    "port",
    "province",
    "region",
    "river",
    "road",
    "sea",
    "square",
    "station",
    "strait",
    "street",
    "town",
    "valley",
    "village",
];

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

/// Names of days and months: times, not things.
const CALENDAR: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "aug.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
    "mon.",
    "tue.",
    "wed.",
    "thu.",
    "fri.",
    "sat.",
    "sun.",
    "christmas",
    "easter",
];

/// Abbreviations that are words in a headline of capitals only.
const WORDS_IN_CAPITALS: &[&str] = &["us", "who", "ice", "sec", "la", "fed", "quad", "un", "car", "ap", "au"];

/// Named things of a whole text: as [`find`] for each sentence, and a name that can be told in one sentence only is of
/// the same kind in the others: after "Marta Ilves", "Ilves" is a person, with the key of the full name where one person
/// of the text bears it.
pub fn find_in_text(text: &str, sentences: &[Sentence]) -> Vec<Named> {
    let mut found: Vec<Named> = sentences.iter().flat_map(|sentence| find(text, sentence)).collect();
    // Last word of a person's name → full names, in the order of the text.
    let mut persons: HashMap<String, Vec<CompactString>> = HashMap::new();
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
fn stretch(sentence: &Sentence, start: usize, end: usize) -> Span {
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

/// A run of proper nouns that no list has.
fn name_at(text: &str, sentence: &Sentence, at: usize) -> Option<(Named, usize)> {
    let tokens = &sentence.tokens;
    let is_name = |index: usize| tokens.get(index).is_some_and(|token| token.upos == Upos::Propn);
    let first = sentence.word(at, text);
    let is_month = || CALENDAR.contains(&fold(first).as_str());
    if !is_name(at) || !first.chars().any(char::is_alphanumeric) || (is_month() && !is_name(at + 1)) {
        return None;
    }
    // The run, with particles ("van der") and hyphens between its words; "and" and "of" join names of organisations only.
    let mut end = at + 1;
    while end < tokens.len() && end - at < 12 {
        let word = sentence.word(end, text);
        let joins = matches!(
            word,
            "-" | "van"
                | "von"
                | "der"
                | "den"
                | "de"
                | "del"
                | "da"
                | "dos"
                | "di"
                | "la"
                | "le"
                | "bin"
                | "ibn"
                | "al"
                | "el"
        );
        if CALENDAR.contains(&fold(word).as_str()) {
            break;
        }
        let is_ending = ORGANISATION_ENDS.contains(&fold(word).as_str()) && word.starts_with(char::is_uppercase);
        let goes_on = (is_name(end) && !is_listed_alone(text, sentence, end))
            || is_ending
            || (joins && (is_name(end + 1) || is_name(end + 2)));
        if goes_on {
            end += 1;
        } else {
            break;
        }
    }
    while end > at + 1 && !is_name(end - 1) && !ORGANISATION_ENDS.contains(&fold(sentence.word(end - 1, text)).as_str())
    {
        end -= 1;
    }
    let is_end_word = |index: usize| ORGANISATION_ENDS.contains(&fold(sentence.word(index, text)).as_str());
    let is_organisation = is_end_word(end - 1);
    if is_organisation {
        end = after_of(text, sentence, end);
    }
    let span = stretch(sentence, at, end);
    let name = span.of(text);
    let last = fold(sentence.word(end - 1, text));
    let before = at.checked_sub(1).map(|before| sentence.word(before, text));
    let after_title = before.is_some_and(|word| is_title(word) || is_form_of_address(word));
    let kind = if is_organisation {
        NamedKind::Organisation
    } else if end > at + 1 && PLACE_ENDS.contains(&last.as_str()) {
        NamedKind::Place
    } else if after_title || gender_of_given_name(sentence.word(at, text)).is_some() {
        NamedKind::Person
    } else if end == at + 1 && is_acronym(name) {
        NamedKind::Organisation
    } else {
        NamedKind::Other
    };
    let key = match kind {
        NamedKind::Person | NamedKind::Other => transliteration_key(name),
        _ => fold(name),
    };
    Some((
        Named {
            span,
            kind,
            key: CompactString::from(key),
        },
        end - at,
    ))
}

/// The end of a name of an organisation that goes on with "of" or "on": "Institute of Sea Research".
fn after_of(text: &str, sentence: &Sentence, end: usize) -> usize {
    let tokens = &sentence.tokens;
    let is_name = |index: usize| tokens.get(index).is_some_and(|token| token.upos == Upos::Propn);
    let joins = tokens
        .get(end)
        .is_some_and(|token| matches!(token.span.of(text), "of" | "on" | "for"));
    if !joins || !is_name(end + 1) {
        return end;
    }
    (end + 1..tokens.len().min(end + 6))
        .take_while(|&index| is_name(index))
        .last()
        .map_or(end, |last| last + 1)
}

/// Whether a token within a run of proper nouns begins a listed name or a title of its own ("Valmora President").
fn is_listed_alone(text: &str, sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at, text);
    let is_before_ending = sentence
        .tokens
        .get(at + 1)
        .is_some_and(|token| ORGANISATION_ENDS.contains(&fold(token.span.of(text)).as_str()));
    is_title(word) && !is_form_of_address(word) && !is_before_ending
        || gazetteer()
            .lookup(word)
            .is_some_and(|listed| matches!(listed.thing, Thing::Organisation(_)) && listed.exact.is_some())
}

/// Two to six capitals.
fn is_acronym(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.chars().all(|letter| letter.is_ascii_uppercase())
}
