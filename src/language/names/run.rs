//! Names that no list has: runs of proper nouns, told apart by the words around them.

use compact_str::CompactString;

use super::find::{Named, NamedKind, stretch};
use super::fold::{fold, transliteration_key};
use super::gazetteer::{Thing, gazetteer};
use super::people::{gender_of_given_name, is_form_of_address, is_title};
use crate::language::{Sentence, Upos};

/// Last words of names of organisations, singular.
pub(super) const ORGANISATION_ENDS: &[&str] = &[
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

/// A run of proper nouns that no list has.
pub(super) fn name_at(text: &str, sentence: &Sentence, at: usize) -> Option<(Named, usize)> {
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
