//! `actors.toml` → the registry of actors a user declares: names, aliases, dated roles, principals, external ids.
//!
//! The file is optional. One with a mistake is refused as a whole, each mistake with its line: a name that stands for two
//! actors, two holders of one office on one day, a day that does not exist. Nothing is looked up on a network, and no
//! article is read here.

mod names;
mod read;

use std::collections::BTreeMap;

use chrono::NaiveDate;
pub use names::{fold, person_key, skeleton, slug};

use crate::problem::Problem;
use names::key;

/// An office held for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// "foreign minister".
    pub title: String,
    /// Whom the holder speaks for: "Türkiye", "NATO".
    pub of: Option<String>,
    /// First day; `None` is from ever.
    pub since: Option<NaiveDate>,
    /// Last day; `None` is until now.
    pub until: Option<NaiveDate>,
}

impl Role {
    /// Whether it was held on `day`; an unknown day fits only a role without dates.
    pub fn held_on(&self, day: Option<NaiveDate>) -> bool {
        match day {
            Some(day) => self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until),
            None => self.since.is_none() && self.until.is_none(),
        }
    }

    fn overlaps(&self, other: &Role) -> bool {
        let starts_before_end =
            |a: &Role, b: &Role| a.since.is_none_or(|since| b.until.is_none_or(|until| since <= until));
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

/// One declared actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Stable key, as in [`crate::attribution::Actor::id`].
    pub id: String,
    /// Fullest name.
    pub name: String,
    /// Other names: transliterations, surnames, metonyms.
    pub aliases: Vec<String>,
    /// Offices, in the order of the file.
    pub roles: Vec<Role>,
    /// Whom the actor speaks for where no role says so.
    pub principal: Option<String>,
    /// Wikidata item, "Q…".
    pub wikidata: Option<String>,
    /// "he", "she" or "they".
    pub pronoun: Option<String>,
}

impl Registered {
    /// The office held on `day`, and whom the actor speaks for on it.
    pub fn standing(&self, day: Option<NaiveDate>) -> (Option<String>, Option<String>) {
        let role = self.roles.iter().find(|role| role.held_on(day));
        let office = role.map(|role| match &role.of {
            Some(of) => format!("{} of {of}", role.title),
            None => role.title.clone(),
        });
        let principal = role.and_then(|role| role.of.clone()).or_else(|| self.principal.clone());
        (office, principal)
    }
}

/// All declared actors; the default is an empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// In the order of the file.
    pub actors: Vec<Registered>,
    by_name: BTreeMap<String, usize>,
    /// By [`person_key`]; `None` where two actors share it.
    by_spelling: BTreeMap<String, Option<usize>>,
}

impl Registry {
    /// Reads the text of a registry file.
    ///
    /// # Errors
    /// All mistakes in it, with `path` and line.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Problem>> {
        read::read(path, text)
    }

    /// The actor with this name, alias or id; case, accents and "the" do not matter. A full name in another spelling of
    /// the same sounds ("Zelenskiy" for "Zelenskyy") counts where it fits one actor only.
    pub fn find(&self, name: &str) -> Option<&Registered> {
        let index = self.by_name.get(&key(name)).copied();
        let in_other_letters = || self.by_spelling.get(&person_key(name)).copied().flatten();
        index.or_else(in_other_letters).map(|index| &self.actors[index])
    }

    /// What is left of a name when two are compared.
    pub fn name_key(name: &str) -> String {
        key(name)
    }

    /// The actor with this id.
    pub fn with_id(&self, id: &str) -> Option<&Registered> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// Whom all that hold the office `title` on `day` speak for, where that is one.
    pub fn principal_of(&self, title: &str, day: Option<NaiveDate>) -> Option<&str> {
        let title = key(title);
        let mut principals = self
            .actors
            .iter()
            .flat_map(|actor| &actor.roles)
            .filter(|role| key(&role.title) == title && role.held_on(day))
            .filter_map(|role| role.of.as_deref());
        let first = principals.next()?;
        principals.all(|other| key(other) == key(first)).then_some(first)
    }

    /// Enters an actor; tells of each name that another has, and whose it is.
    fn enter(&mut self, actor: Registered, taken: &mut dyn FnMut(&str, &Registered)) {
        let index = self.actors.len();
        for name in [&actor.name, &actor.id].into_iter().chain(&actor.aliases) {
            match self.by_name.get(&key(name)) {
                Some(&other) if other != index => taken(name, &self.actors[other]),
                _ => {
                    self.by_name.insert(key(name), index);
                }
            }
            if name.split_whitespace().count() > 1 {
                let spelling = self.by_spelling.entry(person_key(name)).or_insert(Some(index));
                spelling.take_if(|other| *other != index);
            }
        }
        self.actors.push(actor);
    }

    /// Who holds the office `title` of `principal` on `day`.
    pub fn holder(&self, title: &str, principal: &str, day: Option<NaiveDate>) -> Option<&Registered> {
        let (title, principal) = (key(title), key(principal));
        self.actors.iter().find(|actor| {
            actor.roles.iter().any(|role| {
                key(&role.title) == title
                    && role.of.as_deref().is_some_and(|of| key(of) == principal)
                    && role.held_on(day)
            })
        })
    }
}
