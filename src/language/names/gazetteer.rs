//! The lists of countries, places and organisations, found by any of their names.

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::fold::fold;

/// A country and the words that stand for it, its people and its government.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Usual short English name.
    pub name: CompactString,
    /// Two letters, ISO 3166-1.
    pub iso: CompactString,
    /// Adjective and nouns for its people.
    #[serde(default)]
    pub demonyms: Vec<CompactString>,
    /// Capital, in its usual spellings.
    #[serde(default)]
    pub capitals: Vec<CompactString>,
    /// Other names of the country.
    #[serde(default)]
    pub aliases: Vec<CompactString>,
    /// Buildings, streets and offices that stand for its government.
    #[serde(default)]
    pub metonyms: Vec<CompactString>,
}

impl Country {
    /// The key under which its names are found: its name, folded.
    pub fn key(&self) -> CompactString {
        CompactString::from(fold(&self.name))
    }
}

/// A place that is no country.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Usual name.
    pub name: CompactString,
    /// state, subdivision, territory, region, city.
    pub kind: CompactString,
    /// ISO code of the country it lies in.
    pub within: Option<CompactString>,
    /// Other spellings, adjectives, nouns for its people.
    #[serde(default)]
    pub aliases: Vec<CompactString>,
}

/// An organisation known by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Full name.
    pub name: CompactString,
    /// Abbreviations and short forms.
    #[serde(default)]
    pub short: Vec<CompactString>,
    /// What it is: international, party, court ...
    pub kind: CompactString,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<CompactString>,
    /// Places that stand for it.
    #[serde(default)]
    pub metonyms: Vec<CompactString>,
}

impl Organisation {
    /// The first short form, else the name, folded, without full stops.
    pub fn key(&self) -> CompactString {
        let name = self.short.first().unwrap_or(&self.name);
        CompactString::from(fold(name).replace('.', ""))
    }
}

/// How a name stands for its thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Use {
    Name,
    Demonym,
    Capital,
    Metonym,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Country(u32),
    Place(u32),
    Organisation(u32),
}

/// One listed spelling.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub thing: Thing,
    pub usage: Use,
    /// The spelling to be met exactly, of an abbreviation in capitals: "US" is not "us".
    pub exact: Option<CompactString>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct GazetteerFile {
    country: Vec<Country>,
    place: Vec<Place>,
    organisation: Vec<Organisation>,
}

/// All listed names, by folded spelling.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    pub countries: Vec<Country>,
    pub places: Vec<Place>,
    pub organisations: Vec<Organisation>,
    by_name: FxHashMap<String, Vec<Listed>>,
    /// First word of a name (up to the first character that is no letter or digit) → bytes of the longest name.
    longest_from: FxHashMap<String, usize>,
}

const FILES: &[&str] = &[
    include_str!("countries.toml"),
    include_str!("places.toml"),
    include_str!("organisations.toml"),
];

/// The shipped lists, read once.
pub(super) fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| Gazetteer::read(FILES).unwrap_or_default())
}

impl Gazetteer {
    fn read(files: &[&str]) -> Result<Gazetteer, toml::de::Error> {
        let mut gazetteer = Gazetteer::default();
        for text in files {
            let file: GazetteerFile = toml::from_str(text)?;
            gazetteer.countries.extend(file.country);
            gazetteer.places.extend(file.place);
            gazetteer.organisations.extend(file.organisation);
        }
        gazetteer.index();
        Ok(gazetteer)
    }

    fn index(&mut self) {
        let mut rows: Vec<(CompactString, Thing, Use)> = Vec::new();
        for (index, country) in (0..).zip(&self.countries) {
            let thing = Thing::Country(index);
            let mut put = |names: &[CompactString], usage| {
                rows.extend(names.iter().map(|name| (name.clone(), thing, usage)));
            };
            put(std::slice::from_ref(&country.name), Use::Name);
            put(&country.aliases, Use::Name);
            put(&country.demonyms, Use::Demonym);
            put(&plurals(&country.demonyms), Use::Demonym);
            put(&country.capitals, Use::Capital);
            put(&country.metonyms, Use::Metonym);
        }
        for (index, organisation) in (0..).zip(&self.organisations) {
            let thing = Thing::Organisation(index);
            for name in std::iter::once(&organisation.name)
                .chain(&organisation.short)
                .chain(&organisation.aliases)
            {
                rows.push((name.clone(), thing, Use::Name));
            }
            for name in &organisation.metonyms {
                rows.push((name.clone(), thing, Use::Metonym));
            }
        }
        for (index, place) in (0..).zip(&self.places) {
            for name in std::iter::once(&place.name).chain(&place.aliases) {
                rows.push((name.clone(), Thing::Place(index), Use::Name));
            }
            for name in plurals(&place.aliases) {
                rows.push((name, Thing::Place(index), Use::Name));
            }
        }
        for (name, thing, usage) in rows {
            let folded = fold(&name);
            let longest = self.longest_from.entry(first_word(&folded).to_owned()).or_default();
            // Diacritics can make the name in the text longer than the folded one.
            *longest = (*longest).max(2 * folded.len());
            let exact = is_abbreviation(&name).then_some(name);
            let list = self.by_name.entry(folded).or_default();
            // The first thing of a name is its usual one; an abbreviation does not hide it.
            if list
                .iter()
                .all(|other: &Listed| (other.thing != thing || other.usage != usage) || other.exact != exact)
            {
                list.push(Listed { thing, usage, exact });
            }
        }
    }

    /// What a stretch of text stands for; capitals tell abbreviations from words.
    pub fn lookup(&self, name: &str) -> Option<&Listed> {
        let list = self.by_name.get(&fold(name))?;
        list.iter()
            .find(|listed| listed.exact.as_deref() == Some(name))
            .or_else(|| list.iter().find(|listed| listed.exact.is_none()))
    }

    /// All that a name can stand for, whatever its capitals.
    pub fn all(&self, name: &str) -> &[Listed] {
        self.by_name.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// How many bytes the longest name that begins with this word has at most; `None` where there is none.
    pub fn longest_from(&self, word: &str) -> Option<usize> {
        self.longest_from.get(first_word(&fold(word))).copied()
    }
}

/// Up to the first character that is no letter or digit.
fn first_word(folded: &str) -> &str {
    let end = folded
        .find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(folded.len());
    &folded[..end]
}

/// Names that are a word when written small have to be met exactly: two or three capitals, or capitals with stops.
fn is_abbreviation(name: &str) -> bool {
    name.len() <= 6
        && name
            .chars()
            .all(|letter| letter.is_uppercase() || letter == '.' || letter.is_ascii_digit())
}

/// Regular plurals of demonyms: Americans, but no Chineses.
fn plurals(demonyms: &[CompactString]) -> Vec<CompactString> {
    demonyms
        .iter()
        .filter(|word| !word.ends_with(['s', 'e', 'h']) || word.ends_with("ole") || word.ends_with("ane"))
        .map(|word| {
            let plural = match word.strip_suffix("man") {
                Some(stem)
                    if word.ends_with("shman")
                        || word.ends_with("chman")
                        || word.ends_with("chwoman")
                        || word.ends_with("shwoman") =>
                {
                    format!("{stem}men")
                }
                _ => format!("{word}s"),
            };
            CompactString::from(plural)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_shipped_lists_are_sound() {
        let gazetteer = Gazetteer::read(FILES).unwrap();
        assert!(gazetteer.countries.len() >= 195);
        let codes: BTreeSet<&str> = gazetteer.countries.iter().map(|country| country.iso.as_str()).collect();
        assert_eq!(codes.len(), gazetteer.countries.len());
        for place in &gazetteer.places {
            if let Some(within) = &place.within {
                assert!(codes.contains(within.as_str()), "{}", place.name);
            }
        }
        let keys: BTreeSet<CompactString> = gazetteer.organisations.iter().map(Organisation::key).collect();
        assert_eq!(keys.len(), gazetteer.organisations.len());
    }

    #[test]
    fn abbreviations_are_met_exactly() {
        let gazetteer = gazetteer();
        assert!(gazetteer.lookup("US").is_some());
        assert!(gazetteer.lookup("us").is_none());
        assert!(gazetteer.lookup("WHO").is_some());
        assert!(gazetteer.lookup("who").is_none());
    }
}
