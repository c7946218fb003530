//! What `people.toml` says about titles, offices, bodies, countries and given names.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::corpus::actors::fold;
use crate::text::lower_case;

/// The pronoun a person goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// he, him, his
    He,
    /// she, her
    She,
}

/// The tables, ready to be asked.
pub struct People {
    titles: FxHashMap<String, Option<Pronoun>>,
    roles: FxHashMap<String, Option<Pronoun>>,
    /// Other ways to say an office → the office.
    offices: FxHashMap<String, String>,
    bodies: FxHashSet<String>,
    /// Any name of a country, adjectives and capitals → the country.
    countries: FxHashMap<String, String>,
    given: FxHashMap<String, Option<Pronoun>>,
}

static PEOPLE: LazyLock<People> =
    LazyLock::new(|| People::parse(include_str!("people.toml")).expect("people.toml is tested"));

impl People {
    /// The shipped tables.
    pub fn shipped() -> &'static People {
        &PEOPLE
    }

    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut titles: FxHashMap<String, Option<Pronoun>> = FxHashMap::default();
        titles.extend(file.titles.any.into_iter().map(|word| (word, None)));
        titles.extend(file.titles.he.into_iter().map(|word| (word, Some(Pronoun::He))));
        titles.extend(file.titles.she.into_iter().map(|word| (word, Some(Pronoun::She))));
        let mut roles: FxHashMap<String, Option<Pronoun>> = FxHashMap::default();
        roles.extend(file.roles.words.into_iter().map(|word| (word, None)));
        roles.extend(file.roles.he.into_iter().map(|word| (word, Some(Pronoun::He))));
        roles.extend(file.roles.she.into_iter().map(|word| (word, Some(Pronoun::She))));
        let mut offices = FxHashMap::default();
        for (office, others) in file.offices {
            for other in others {
                offices.insert(other, office.clone());
            }
        }
        let mut countries = FxHashMap::default();
        for (country, names) in file.countries {
            for name in names {
                countries.insert(name, country.clone());
            }
        }
        let mut given: FxHashMap<String, Option<Pronoun>> = FxHashMap::default();
        for (names, pronoun) in [(file.given.he, Pronoun::He), (file.given.she, Pronoun::She)] {
            for name in names.split_whitespace() {
                given
                    .entry(fold(name))
                    .and_modify(|known| {
                        if *known != Some(pronoun) {
                            *known = None;
                        }
                    })
                    .or_insert(Some(pronoun));
            }
        }
        Ok(Self {
            titles,
            roles,
            offices,
            bodies: file.bodies.words.into_iter().collect(),
            countries,
            given,
        })
    }

    /// Whether a word stands before a name as a title; and the pronoun it tells.
    pub fn title(&self, word: &str) -> Option<Option<Pronoun>> {
        self.titles.get(lower_case(word).as_str()).copied()
    }

    /// Whether a noun is one for people by office or work; and the pronoun it tells.
    pub fn role(&self, word: &str) -> Option<Option<Pronoun>> {
        let lower = lower_case(word);
        self.roles
            .get(lower.as_str())
            .copied()
            .or_else(|| self.roles.get(lower.strip_suffix('s')?).copied())
    }

    /// The usual way to say an office: "top diplomat" → "foreign minister".
    pub fn office<'a>(&'a self, office: &'a str) -> &'a str {
        self.offices.get(office).map_or(office, String::as_str)
    }

    /// Whether the word is one that names of bodies hold.
    pub fn is_body(&self, word: &str) -> bool {
        self.bodies.contains(lower_case(word).as_str())
    }

    /// The country of an adjective, a capital or another name.
    pub fn country(&self, name: &str) -> Option<&str> {
        let lower = lower_case(name);
        let lower = lower.strip_prefix("the ").unwrap_or(&lower);
        self.countries.get(lower).map(String::as_str)
    }

    /// Whether a word is a given name; and the pronoun of those who bear it.
    pub fn given(&self, name: &str) -> Option<Option<Pronoun>> {
        self.given.get(&fold(name)).copied()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    titles: Titles,
    roles: Roles,
    offices: std::collections::BTreeMap<String, Vec<String>>,
    bodies: Bodies,
    countries: std::collections::BTreeMap<String, Vec<String>>,
    given: Given,
}

#[derive(Deserialize)]
struct Titles {
    he: Vec<String>,
    she: Vec<String>,
    any: Vec<String>,
}

#[derive(Deserialize)]
struct Roles {
    words: Vec<String>,
    he: Vec<String>,
    she: Vec<String>,
}

#[derive(Deserialize)]
struct Bodies {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Given {
    he: String,
    she: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read() {
        let people = People::shipped();
        assert_eq!(people.title("Mrs."), Some(Some(Pronoun::She)));
        assert_eq!(people.country("Turkish"), Some("Türkiye"));
        assert_eq!(people.office("top diplomat"), "foreign minister");
        assert_eq!(people.given("José"), Some(Some(Pronoun::He)));
    }
}
