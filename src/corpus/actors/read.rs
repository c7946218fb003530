//! The text of `actors.toml` → [`Registry`], or all that is wrong with it.

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::names::key;
use super::{Registered, Registry, Role, slug};
use crate::nearest::did_you_mean;
use crate::problem::Problem;

const ACTOR_KEYS: [&str; 7] = ["name", "id", "aliases", "roles", "principal", "wikidata", "pronoun"];
const ROLE_KEYS: [&str; 4] = ["title", "of", "since", "until"];

type Value<'a> = Spanned<DeValue<'a>>;

/// Where the parts of an actor stand, for problems that are found later.
struct Places {
    name: usize,
    aliases: Vec<usize>,
    roles: Vec<usize>,
}

pub(super) fn read(path: &str, text: &str) -> Result<Registry, Vec<Problem>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        path,
        text,
        problems: Vec::new(),
    };
    for error in errors {
        reader.broken(&error);
    }
    let mut registry = Registry::default();
    let mut all_places: Vec<Places> = Vec::new();
    // What could not be read as TOML would be misread as actors.
    let is_sound = reader.problems.is_empty();
    for (name, value) in table.get_ref().iter().filter(|_| is_sound) {
        if name.get_ref() != "actor" {
            reader.unknown(name.span().start, name.get_ref(), "", &["actor"]);
            continue;
        }
        let Some(entries) = value.get_ref().as_array() else {
            reader.fail(value.span().start, "each actor begins with `[[actor]]`".to_owned());
            continue;
        };
        for entry in entries.iter() {
            let Some((actor, places)) = reader.actor(entry) else {
                continue;
            };
            let name = actor.name.clone();
            registry.enter(actor.clone(), &mut |alias, other| {
                let at = actor.aliases.iter().position(|one| one == alias);
                let place = at.map_or(places.name, |at| places.aliases[at]);
                let message = format!("`{alias}` stands for both `{}` and `{name}`", other.name);
                reader.fail(place, message);
            });
            all_places.push(places);
        }
    }
    reader.terms(&registry, &all_places);
    let mut problems = reader.problems;
    if problems.is_empty() {
        return Ok(registry);
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn actor(&mut self, entry: &Value) -> Option<(Registered, Places)> {
        let place = entry.span().start;
        let Some(table) = entry.get_ref().as_table() else {
            self.fail(place, "each actor begins with `[[actor]]`".to_owned());
            return None;
        };
        let (mut name, mut id, mut aliases, mut roles) = (None, None, Vec::new(), Vec::new());
        let (mut principal, mut wikidata, mut pronoun) = (None, None, None);
        for (key, value) in table.iter() {
            match key.get_ref().as_ref() {
                "name" => name = self.string("name", value).map(|name| (name, value.span().start)),
                "id" => id = self.string("id", value),
                "aliases" => {
                    for one in self.list("aliases", "names in quotation marks", value) {
                        aliases.extend(self.string("aliases", one).map(|alias| (alias, one.span().start)));
                    }
                }
                "roles" => {
                    for one in self.list("roles", "tables `{ title = \"...\", of = \"...\" }`", value) {
                        roles.extend(self.role(one).map(|role| (role, one.span().start)));
                    }
                }
                "principal" => principal = self.string("principal", value),
                "wikidata" => wikidata = self.string("wikidata", value),
                "pronoun" => pronoun = self.string("pronoun", value),
                unknown => self.unknown(key.span().start, unknown, " of an actor", &ACTOR_KEYS),
            }
        }
        let Some((name, name_place)) = name.filter(|(name, _)| !name.trim().is_empty()) else {
            self.fail(place, "an actor has no `name`".to_owned());
            return None;
        };
        let places = Places {
            name: name_place,
            aliases: aliases.iter().map(|(_, place)| *place).collect(),
            roles: roles.iter().map(|(_, place)| *place).collect(),
        };
        let actor = Registered {
            id: id.unwrap_or_else(|| slug(&name)),
            name,
            aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
            roles: roles.into_iter().map(|(role, _)| role).collect(),
            principal,
            wikidata,
            pronoun,
        };
        Some((actor, places))
    }

    fn role(&mut self, value: &Value) -> Option<Role> {
        let place = value.span().start;
        let Some(table) = value.get_ref().as_table() else {
            let message = "a role must be a table `{ title = \"...\", of = \"...\" }`";
            self.fail(place, message.to_owned());
            return None;
        };
        let (mut title, mut of, mut since, mut until) = (None, None, None, None);
        let before = self.problems.len();
        for (key, value) in table.iter() {
            match key.get_ref().as_ref() {
                "title" => title = self.string("title", value),
                "of" => of = self.string("of", value),
                "since" => since = self.day("since", value),
                "until" => until = self.day("until", value),
                unknown => self.unknown(key.span().start, unknown, " of a role", &ROLE_KEYS),
            }
        }
        let Some(title) = title else {
            self.fail(place, "a role has no `title`".to_owned());
            return None;
        };
        if let (Some(first), Some(last)) = (since, until)
            && last < first
        {
            let message = format!("the role `{title}` ends on {last}, before it begins on {first}");
            self.fail(place, message);
        }
        // A term read by half would seem to overlap with others.
        (self.problems.len() == before).then_some(Role {
            title,
            of,
            since,
            until,
        })
    }

    /// A day as a TOML date or as text.
    fn day(&mut self, name: &str, value: &Value) -> Option<NaiveDate> {
        let written = match value.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            _ => self.string(name, value)?,
        };
        let day = written.parse().ok();
        if day.is_none() {
            self.fail(value.span().start, no_such_day(&written));
        }
        day
    }

    fn string(&mut self, name: &str, value: &Value) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.fail(value.span().start, format!("`{name}` must be text in quotation marks"));
        }
        text
    }

    fn list<'t, 'i>(&mut self, name: &str, of: &str, value: &'t Value<'i>) -> Vec<&'t Value<'i>> {
        match value.get_ref().as_array() {
            Some(items) => items.iter().collect(),
            None => {
                self.fail(value.span().start, format!("`{name}` must be a list of {of}"));
                Vec::new()
            }
        }
    }

    /// Two holders of one office at one time, or one holder of it twice.
    fn terms(&mut self, registry: &Registry, places: &[Places]) {
        let mut terms: Vec<(&Registered, &Role)> = Vec::new();
        for (actor, places) in registry.actors.iter().zip(places) {
            for (role, &place) in actor.roles.iter().zip(&places.roles) {
                let is_taken = |(_, other): &&(&Registered, &Role)| same_office(role, other) && role.overlaps(other);
                if let Some((earlier, other)) = terms.iter().find(is_taken) {
                    let office = format!("{} of {}", role.title, role.of.as_deref().unwrap_or_default());
                    let (one, two) = (&earlier.name, &actor.name);
                    let holders = match earlier.id == actor.id {
                        true => format!("`{two}` holds the office `{office}` twice at one time"),
                        false => format!("`{one}` and `{two}` both hold the office `{office}` at one time"),
                    };
                    self.fail(place, format!("{holders}: {} and {}", term(other), term(role)));
                }
                terms.push((actor, role));
            }
        }
    }

    fn broken(&mut self, error: &toml::de::Error) {
        let at = error.span().map_or(0, |span| span.start);
        // A native date that no calendar has is a mistake of TOML: told as what it is.
        let from = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[from..].lines().next().unwrap_or_default();
        let message = match impossible_day(line) {
            Some(day) => no_such_day(day),
            None => {
                let message = error.message().lines().collect::<Vec<_>>().join("; ");
                format!("not valid TOML: {message}")
            }
        };
        self.fail(at, message);
    }

    fn unknown(&mut self, place: usize, name: &str, whose: &str, known: &[&str]) {
        let hint = did_you_mean(name, known);
        self.fail(place, format!("unknown key `{name}`{whose}: {hint}"));
    }

    fn fail(&mut self, offset: usize, message: String) {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        self.problems.push(Problem::error(self.path, Some(line), message));
    }
}

fn no_such_day(written: &str) -> String {
    format!("there is no day `{written}`; write it as 2023-06-03")
}

/// A date of a line that no calendar has.
fn impossible_day(line: &str) -> Option<&str> {
    let is_date = |word: &&str| {
        let parts: Vec<&str> = word.split('-').collect();
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty())
    };
    line.split(|c: char| !c.is_ascii_digit() && c != '-')
        .filter(is_date)
        .find(|word| word.parse::<NaiveDate>().is_err())
}

/// A role without a principal ("leader") is no one office.
fn same_office(a: &Role, b: &Role) -> bool {
    a.of.is_some() && key(&a.title) == key(&b.title) && a.of.as_deref().map(key) == b.of.as_deref().map(key)
}

fn term(role: &Role) -> String {
    match (role.since, role.until) {
        (None, None) => "always".to_owned(),
        (Some(since), None) => format!("from {since}"),
        (None, Some(until)) => format!("to {until}"),
        (Some(since), Some(until)) => format!("{since} to {until}"),
    }
}

#[cfg(test)]
mod tests;
