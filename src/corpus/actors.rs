//! `actors.toml` → the registry of actors a user declares: names, aliases, dated roles, principals, external ids.
//!
//! The file is optional. One with a mistake is refused as a whole, each mistake with its line: a name that stands for two
//! actors, two holders of one office on one day, a day that does not exist. Nothing is looked up on a network, and no
//! article is read here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use crate::problem::{Problem, Severity};

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
}

impl Registry {
    /// Reads the text of a registry file.
    ///
    /// # Errors
    /// All mistakes in it, with `path` and line.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let problem = |offset: Option<usize>, message: String| Problem {
            path: path.to_owned(),
            line: offset.map(|offset| line_of(text, offset)),
            severity: Severity::Error,
            message,
        };
        let file: File = toml::from_str(text)
            .map_err(|error| vec![problem(error.span().map(|span| span.start), error.message().to_owned())])?;
        let mut problems = Vec::new();
        let mut registry = Registry::default();
        let mut places = Vec::new();
        for actor in file.actor {
            let place = actor.name.span().start;
            let index = registry.actors.len();
            let name = actor.name.into_inner();
            let id = actor.id.unwrap_or_else(|| slug(&name));
            let mut roles = Vec::new();
            for role in actor.roles {
                let mut day = |given: Option<Spanned<Day>>| {
                    let given = given?;
                    let offset = given.span().start;
                    let text = given.into_inner().text();
                    let parsed = text.parse().ok();
                    if parsed.is_none() {
                        problems.push(problem(
                            Some(offset),
                            format!("there is no day `{text}`; write it as 2023-06-03"),
                        ));
                    }
                    parsed
                };
                let (since, until) = (day(role.since), day(role.until));
                if let (Some(since), Some(until)) = (since, until)
                    && until < since
                {
                    let message = format!("the role `{}` of `{name}` ends before it begins", role.title);
                    problems.push(problem(Some(place), message));
                }
                roles.push(Role {
                    title: role.title,
                    of: role.of,
                    since,
                    until,
                });
            }
            let mut names = vec![(name.clone(), place), (id.clone(), place)];
            let aliases: Vec<String> = actor
                .aliases
                .into_iter()
                .map(|alias| {
                    names.push((alias.get_ref().clone(), alias.span().start));
                    alias.into_inner()
                })
                .collect();
            for (alias, place) in names {
                if let Some(other) = registry.by_name.insert(key(&alias), index)
                    && other != index
                {
                    let other: &Registered = &registry.actors[other];
                    problems.push(problem(
                        Some(place),
                        format!("`{alias}` stands for both `{}` and `{name}`", other.name),
                    ));
                }
            }
            places.push(place);
            registry.actors.push(Registered {
                id,
                name,
                aliases,
                roles,
                principal: actor.principal,
                wikidata: actor.wikidata,
                pronoun: actor.pronoun,
            });
        }
        for (index, actor) in registry.actors.iter().enumerate() {
            for (other, earlier) in registry.actors[..index].iter().enumerate() {
                debug_assert!(other < index);
                if let Some((a, _)) = actor
                    .roles
                    .iter()
                    .flat_map(|a| earlier.roles.iter().map(move |b| (a, b)))
                    .find(|(a, b)| a.of.is_some() && same_office(a, b) && a.overlaps(b))
                {
                    problems.push(problem(
                        Some(places[index]),
                        format!(
                            "`{}` and `{}` both hold the office `{} of {}` at one time",
                            earlier.name,
                            actor.name,
                            a.title,
                            a.of.as_deref().unwrap_or_default()
                        ),
                    ));
                }
            }
        }
        if problems.is_empty() {
            Ok(registry)
        } else {
            Err(problems)
        }
    }

    /// The actor with this name, alias or id; case, accents and "the" do not matter.
    pub fn find(&self, name: &str) -> Option<&Registered> {
        self.by_name.get(&key(name)).map(|&index| &self.actors[index])
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

fn same_office(a: &Role, b: &Role) -> bool {
    key(&a.title) == key(&b.title) && a.of.as_deref().map(key) == b.of.as_deref().map(key)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())]
        .iter()
        .filter(|&&byte| byte == b'\n')
        .count()
        + 1
}

/// A name without what does not matter in comparing: case, accents, a leading article, doubled blanks.
fn key(name: &str) -> String {
    let plain = fold(name);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let words = if words.len() > 1 && words[0] == "the" {
        &words[1..]
    } else {
        &words[..]
    };
    words.join(" ")
}

/// Lower case without accents: "Erdoğan" → "erdogan". Letters outside the Latin script stay.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ß' => folded.push_str("ss"),
            'Æ' | 'æ' => folded.push_str("ae"),
            'Œ' | 'œ' => folded.push_str("oe"),
            'Þ' | 'þ' => folded.push_str("th"),
            '’' | '‘' | 'ʻ' | 'ʼ' => folded.push('\''),
            '\u{300}'..='\u{36f}' => {}
            _ => folded.extend(base_letter(c).to_lowercase()),
        }
    }
    folded
}

/// A Latin letter without its accent.
fn base_letter(c: char) -> char {
    const TABLE: &[(&str, char)] = &[
        ("ÀÁÂÃÄÅĀĂĄǍàáâãäåāăąǎ", 'a'),
        ("ÇĆĈĊČçćĉċč", 'c'),
        ("ÐĎĐðďđ", 'd'),
        ("ÈÉÊËĒĔĖĘĚèéêëēĕėęě", 'e'),
        ("ĜĞĠĢǦĝğġģǧ", 'g'),
        ("ĤĦĥħ", 'h'),
        ("ÌÍÎÏĨĪĬĮİìíîïĩīĭįı", 'i'),
        ("Ĵĵ", 'j'),
        ("Ķķ", 'k'),
        ("ĹĻĽĿŁĺļľŀł", 'l'),
        ("ÑŃŅŇñńņň", 'n'),
        ("ÒÓÔÕÖØŌŎŐòóôõöøōŏő", 'o'),
        ("ŔŖŘŕŗř", 'r'),
        ("ŚŜŞŠȘśŝşšș", 's'),
        ("ŢŤŦȚţťŧț", 't'),
        ("ÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűų", 'u'),
        ("Ŵŵ", 'w'),
        ("ÝŶŸýÿŷ", 'y'),
        ("ŹŻŽźżž", 'z'),
    ];
    if c.is_ascii() {
        return c;
    }
    TABLE
        .iter()
        .find(|(letters, _)| letters.contains(c))
        .map_or(c, |&(_, base)| base)
}

/// Letters, digits and hyphens: "Recep Tayyip Erdoğan" → "recep-tayyip-erdogan".
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in fold(name).chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if c != '\'' && c != '.' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    actor: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Option<String>,
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    roles: Vec<RoleEntry>,
    principal: Option<String>,
    wikidata: Option<String>,
    pronoun: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleEntry {
    title: String,
    of: Option<String>,
    since: Option<Spanned<Day>>,
    until: Option<Spanned<Day>>,
}

/// A day as a TOML date or as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Day {
    Native(toml::value::Datetime),
    Text(String),
}

impl Day {
    fn text(self) -> String {
        match self {
            Day::Native(day) => day.to_string(),
            Day::Text(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[actor]]
name = "Mira Kovač"
aliases = ["Kovac", "the iron minister"]
roles = [{ title = "foreign minister", of = "Valmora", since = 2021-03-01, until = "2023-05-31" }]
wikidata = "Q0"

[[actor]]
name = "Tom Brandt"
roles = [{ title = "foreign minister", of = "Valmora", since = 2023-06-01 }]
"#;

    #[test]
    fn names_and_offices_are_found() {
        let registry = Registry::parse("actors.toml", GOOD).unwrap();
        assert_eq!(registry.find("KOVAC").unwrap().id, "mira-kovac");
        assert_eq!(registry.find("Iron Minister").unwrap().name, "Mira Kovač");
        let day = NaiveDate::from_ymd_opt(2024, 1, 1);
        assert_eq!(
            registry.holder("Foreign Minister", "Valmora", day).unwrap().name,
            "Tom Brandt"
        );
        assert_eq!(registry.find("Kovac").unwrap().standing(day), (None, None));
    }

    fn mistakes(text: &str) -> Vec<(Option<usize>, String)> {
        let problems = Registry::parse("actors.toml", text).unwrap_err();
        problems
            .into_iter()
            .map(|problem| (problem.line, problem.message))
            .collect()
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        let overlap = GOOD.replace("since = 2023-06-01", "since = 2023-05-01");
        assert_eq!(mistakes(&overlap)[0].0, Some(9));
        assert!(mistakes(&overlap)[0].1.contains("both hold the office"));
        let twice = format!("{GOOD}aliases = [\"Kovac\"]\n");
        let twice = mistakes(&twice);
        assert_eq!(twice[0].0, Some(11));
        assert!(twice[0].1.contains("stands for both"));
        let no_day = GOOD.replace("\"2023-05-31\"", "\"2023-02-30\"");
        assert_eq!(mistakes(&no_day)[0].0, Some(5));
        assert!(!mistakes(&GOOD.replace("wikidata", "wikidta")).is_empty());
        assert!(!mistakes(&GOOD.replace("2023-06-01", "2023-02-30")).is_empty());
    }
}
