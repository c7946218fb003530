//! Named things: countries, places, organisations, persons, titles, and words that stand for a government.
//!
//! In: a text and a tagged sentence of it; out: [`Named`] stretches, each with a key that all spellings of one thing
//! share. Listed names come from the data files beside this one; other proper names are told by the tags and the words
//! around them. Does not resolve who a person is across sentences: that is attribution's work.

mod find;
mod fold;
mod gazetteer;
mod people;
mod run;

pub use find::{Named, NamedKind, NamedRecord, find, find_in_text};
pub use fold::{fold, is_same_name, transliteration_key};
pub use gazetteer::{Country, Organisation, Place};
pub use people::{Gender, gender_of_given_name, gender_of_title, is_form_of_address, is_spokesperson, is_title};

use gazetteer::{Thing, Use, gazetteer};

/// The country a name, capital or word for its government stands for: "Türkiye", "Ankara", "the Kremlin". Demonyms are
/// [`demonym`]'s.
pub fn country_of(name: &str) -> Option<&'static Country> {
    let gazetteer = gazetteer();
    let name = without_article(name);
    let is_usual = |listed: &&gazetteer::Listed| listed.usage != Use::Demonym;
    let listed = gazetteer.lookup(name).filter(is_usual);
    listed
        .or_else(|| {
            gazetteer
                .all(name)
                .iter()
                .find(|listed| listed.exact.is_none() && is_usual(listed))
        })
        .and_then(|listed| match listed.thing {
            Thing::Country(index) => gazetteer.countries.get(index as usize),
            _ => None,
        })
}

/// The country of an adjective or noun for its people: "Turkish", "Turks".
pub fn demonym(word: &str) -> Option<&'static Country> {
    let gazetteer = gazetteer();
    gazetteer
        .all(word)
        .iter()
        .find_map(|listed| match (listed.thing, listed.usage) {
            (Thing::Country(index), Use::Demonym) => gazetteer.countries.get(index as usize),
            _ => None,
        })
}

/// The organisation of a name, short form or word that stands for it: "NATO", "Brussels".
pub fn organisation(name: &str) -> Option<&'static Organisation> {
    let gazetteer = gazetteer();
    let name = without_article(name);
    let of = |listed: &gazetteer::Listed| match listed.thing {
        Thing::Organisation(index) => gazetteer.organisations.get(index as usize),
        _ => None,
    };
    gazetteer.lookup(name).and_then(of)
}

/// The place of a name: "Bavaria", "Kharkov".
pub fn place(name: &str) -> Option<&'static Place> {
    let gazetteer = gazetteer();
    match gazetteer.lookup(without_article(name))?.thing {
        Thing::Place(index) => gazetteer.places.get(index as usize),
        _ => None,
    }
}

/// The name without "the" before it.
fn without_article(name: &str) -> &str {
    name.strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests;
