//! Actors as a registry to start from: an `actors.toml` that the program accepts as it stands.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Value;

use super::{ActorSeen, RoleSeen, Roster};
use crate::corpus::Registry;
use crate::corpus::actors::slug;

const HEAD: &str = "\
# Actors as found in the articles. Names and offices are as written there: put right what was misread, delete who does
# not matter, add aliases, principals and the days on which terms began and ended.
";

/// The whole file. Names that stand for two actors and terms that overlap are left as comments.
pub fn registry(roster: &Roster) -> String {
    let mut names = Names::default();
    let (mut actors, mut doubles) = (Vec::new(), Vec::new());
    // Full names go before aliases, whoever comes first.
    for actor in &roster.actors {
        match names.take(&[&actor.name, &actor.id]) {
            true => actors.push(actor),
            false => doubles.push(actor),
        }
    }
    let mut terms = Terms::of(&actors);
    let mut text = HEAD.to_owned();
    for actor in actors {
        text += &entry(actor, &mut names, &mut terms);
    }
    for actor in doubles {
        let name = comment(&actor.name);
        text += &format!("\n# {name} has the name or key of another actor: give it one of its own.\n");
    }
    text
}

fn entry(actor: &ActorSeen, names: &mut Names, terms: &mut Terms) -> String {
    let mut text = format!("\n{}[[actor]]\n", remark(actor));
    if actor.id != slug(&actor.name) {
        text += &format!("id = {}\n", quoted(&actor.id));
    }
    text += &format!("name = {}\n", quoted(&actor.name));
    let (free, taken): (Vec<_>, Vec<_>) = actor.aliases.iter().partition(|alias| names.take(&[alias]));
    if !free.is_empty() {
        let free: Vec<String> = free.into_iter().map(|alias| quoted(alias)).collect();
        text += &format!("aliases = [{}]\n", free.join(", "));
    }
    // Another way to write its own name needs no word.
    for alias in taken.into_iter().filter(|alias| !names.is_same(alias, &actor.name)) {
        text += &format!("# also {}, which stands for another actor too\n", comment(alias));
    }
    let given = [
        ("principal", &actor.principal),
        ("wikidata", &actor.wikidata),
        ("pronoun", &actor.pronoun),
    ];
    for (key, value) in given {
        if let Some(value) = value {
            text += &format!("{key} = {}\n", quoted(value));
        }
    }
    text + &roles(actor, terms)
}

fn remark(actor: &ActorSeen) -> String {
    match actor.namesakes.as_slice() {
        [] => String::new(),
        names => format!("# Perhaps {}: if so, make it an alias.\n", comment(&names.join(" or "))),
    }
}

fn roles(actor: &ActorSeen, terms: &mut Terms) -> String {
    let (mut kept, mut left) = (String::new(), String::new());
    for role in &actor.roles {
        let days = terms.term(role);
        if role.declared.is_some() || terms.take(role, days) {
            kept += &format!("    {},\n", table(role, days));
        } else {
            left += &format!("# another holds this office at the time: {}\n", table(role, days));
        }
    }
    if !kept.is_empty() {
        kept = format!("roles = [\n{kept}]\n");
    }
    kept + &left
}

type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn table(role: &RoleSeen, (since, until): Days) -> String {
    let mut parts = vec![format!("title = {}", quoted(&role.title))];
    parts.extend(role.of.as_deref().map(|of| format!("of = {}", quoted(of))));
    parts.extend(since.map(|day| format!("since = {day}")));
    parts.extend(until.map(|day| format!("until = {day}")));
    format!("{{ {} }}", parts.join(", "))
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// Text that cannot end its comment.
fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Names in use, compared as a registry does.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Takes names for one actor; false where one of them is another's.
    fn take(&mut self, names: &[&str]) -> bool {
        let keys: BTreeSet<String> = names.iter().map(|name| Registry::name_key(name)).collect();
        let free = keys.iter().all(|key| !key.is_empty() && !self.taken.contains(key));
        if free {
            self.taken.extend(keys);
        }
        free
    }

    fn is_same(&self, one: &str, other: &str) -> bool {
        Registry::name_key(one) == Registry::name_key(other)
    }
}

/// Terms of offices: those in use, and on which days any of them begins.
#[derive(Default)]
struct Terms {
    taken: Vec<(String, Days)>,
    starts: Vec<(String, NaiveDate)>,
}

impl Terms {
    /// Takes the registered ones.
    fn of(actors: &[&ActorSeen]) -> Self {
        let mut terms = Self::default();
        for role in actors.iter().flat_map(|actor| &actor.roles) {
            let start = match role.declared {
                Some((since, _)) => since,
                None => role.seen.map(|(first, _)| first),
            };
            terms.starts.extend(start.map(|start| (office(role), start)));
            if let Some(days) = role.declared {
                terms.take(role, days);
            }
        }
        terms
    }

    /// As registered. Else from the first day it was seen; to the last only where somebody else follows, since nobody
    /// leaves an office by not being quoted.
    fn term(&self, role: &RoleSeen) -> Days {
        let Some((first, last)) = role.seen else {
            return role.declared.unwrap_or_default();
        };
        let office = office(role);
        let is_followed = self
            .starts
            .iter()
            .any(|(other, start)| *other == office && *start > last);
        role.declared.unwrap_or((Some(first), is_followed.then_some(last)))
    }

    /// Takes an office for some days; false where another holds it on one of them.
    fn take(&mut self, role: &RoleSeen, days: Days) -> bool {
        if role.of.is_none() {
            return true;
        }
        let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| match (end, start) {
            (Some(end), Some(start)) => end < start,
            _ => false,
        };
        let office = office(role);
        let mut others = self.taken.iter().filter(|(other, _)| *other == office);
        let is_free = others.all(|(_, other)| before(days.1, other.0) || before(other.1, days.0));
        if is_free {
            self.taken.push((office, days));
        }
        is_free
    }
}

fn office(role: &RoleSeen) -> String {
    let of = role.of.as_deref().unwrap_or_default();
    format!("{} of {}", Registry::name_key(&role.title), Registry::name_key(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(name: &str, aliases: &[&str], seen: [&str; 2]) -> ActorSeen {
        let days = seen[0].parse().ok().zip(seen[1].parse().ok());
        ActorSeen {
            id: slug(name),
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            roles: vec![RoleSeen {
                title: "mayor".to_owned(),
                of: Some("Estrel".to_owned()),
                seen: days,
                declared: None,
            }],
            principal: None,
            wikidata: None,
            pronoun: None,
            is_registered: false,
            statements: 1,
            articles: 1,
            days,
            namesakes: Vec::new(),
        }
    }

    #[track_caller]
    fn check(actors: Vec<ActorSeen>, expected: &[&str]) {
        let text = registry(&Roster {
            actors,
            ..Roster::default()
        });
        let read = Registry::parse("actors.toml", &text);
        assert!(read.is_ok(), "{text}{read:?}");
        for line in expected {
            assert!(text.contains(line), "{line} in\n{text}");
        }
    }

    #[test]
    fn terms_of_one_office() {
        check(
            vec![
                actor("Ada Holm", &[], ["2023-01-10", "2023-04-01"]),
                actor("Edda Rosk", &[], ["2023-05-10", "2023-06-01"]),
                actor("Ivo Lenk", &[], ["2023-05-20", "2023-07-01"]),
            ],
            &[
                "{ title = \"mayor\", of = \"Estrel\", since = 2023-01-10, until = 2023-04-01 }",
                "{ title = \"mayor\", of = \"Estrel\", since = 2023-05-10 }",
                "# another holds this office at the time: { title = \"mayor\"",
            ],
        );
    }

    #[test]
    fn names_of_two_actors() {
        let days = ["2023-01-10", "2023-01-10"];
        check(
            vec![
                actor("Emil Pell", &["Pell", "E. \"Pelly\" Pell\n"], days),
                actor("Jorun Pell", &["Pell"], days),
                actor("Emil-Pell", &[], days),
            ],
            &[
                r#"aliases = ["Pell", "#,
                "# also Pell, which stands for another actor too",
                "# Emil-Pell has the name or key of another actor",
            ],
        );
    }
}
