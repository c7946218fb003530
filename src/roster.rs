//! Statements → the actors that were found, each once for the whole corpus.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::attribution::people::data::People;
use crate::attribution::{Actor, Manner, Statement};
use crate::config::By;
use crate::corpus::actors::skeleton;
use crate::corpus::{Registered, Registry};
use crate::digest::Digest;
use crate::report::{ActorSeen, RoleSeen, Roster};
use crate::standing::without_principal;

/// Counts what each actor said. Registered actors that said nothing are in the list as well.
pub(crate) fn roster(digests: &[Digest], registries: &[Registry]) -> Roster {
    let mut found: BTreeMap<String, Gathered> = BTreeMap::new();
    let mut roster = Roster {
        articles: digests.len(),
        ..Roster::default()
    };
    for registered in registries.iter().flat_map(|registry| &registry.actors) {
        found.entry(registered.id.clone()).or_default().registered = Some(registered);
    }
    for digest in digests {
        for told in &digest.told {
            let statement = &told.statement;
            roster.statements += 1;
            let (Some(actor), Some(standing)) = (&statement.actor, &told.standing) else {
                roster.unresolved += 1;
                continue;
            };
            let gathered = found.entry(standing.key(By::Person).to_owned()).or_default();
            gathered.add(actor, statement, digest);
        }
    }
    roster.actors = found.into_values().filter_map(Gathered::finish).collect();
    roster
        .actors
        .sort_by(|one, other| (&one.id, &one.name).cmp(&(&other.id, &other.name)));
    note_namesakes(&mut roster.actors);
    roster
}

/// Days from the first to the last; `None` where none is known.
type Days = Option<(NaiveDate, NaiveDate)>;

#[derive(Default)]
struct Gathered<'a> {
    registered: Option<&'a Registered>,
    /// Ids of the names it goes by, and how often.
    names: BTreeMap<(&'a str, &'a str), usize>,
    written: BTreeSet<&'a str>,
    roles: BTreeMap<(String, Option<&'a str>), Days>,
    statements: usize,
    articles: BTreeSet<usize>,
    days: Days,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, actor: &'a Actor, statement: &'a Statement, article: &Digest) {
        let day = statement.said.on.or(article.head.date);
        *self.names.entry((&actor.name, &actor.id)).or_default() += 1;
        if matches!(
            statement.trace.manner,
            Manner::FullName | Manner::Surname | Manner::Registry
        ) {
            self.written.extend(statement.trace.name.as_deref());
        }
        if let Some(office) = &actor.office {
            let of = actor.principal.as_deref();
            let title = without_principal(office, of).to_owned();
            let of = of.filter(|_| title != *office);
            extend(self.roles.entry((title, of)).or_default(), day);
        }
        self.statements += 1;
        self.articles.insert(statement.article);
        extend(&mut self.days, day);
    }

    fn finish(self) -> Option<ActorSeen> {
        // The name used most, of these the first by letters.
        let most = self
            .names
            .iter()
            .max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
        let (name, id) = match (self.registered, most) {
            (Some(registered), _) => (registered.name.as_str(), registered.id.as_str()),
            (None, Some((&names, _))) => names,
            (None, None) => return None,
        };
        let seen = self.names.keys().map(|(name, _)| *name).chain(self.written);
        let declared = self.registered.map_or(&[][..], |registered| &registered.aliases);
        let aliases: BTreeSet<&str> = seen.chain(declared.iter().map(String::as_str)).collect();
        let mut roles: Vec<RoleSeen> = self
            .registered
            .map_or(&[][..], |registered| &registered.roles)
            .iter()
            .map(|role| RoleSeen {
                title: role.title.clone(),
                of: role.of.clone(),
                seen: None,
                declared: Some((role.since, role.until)),
            })
            .collect();
        for ((title, of), seen) in self.roles {
            let known = roles.iter_mut().find(|role| {
                let within = |(first, last): (NaiveDate, NaiveDate)| {
                    let (since, until) = role.declared.unwrap_or_default();
                    since.is_none_or(|since| since <= last) && until.is_none_or(|until| first <= until)
                };
                role.title == title && role.of.as_deref() == of && seen.is_none_or(within)
            });
            match known {
                Some(role) => role.seen = seen,
                None => roles.push(RoleSeen {
                    title,
                    of: of.map(str::to_owned),
                    seen,
                    declared: None,
                }),
            }
        }
        Some(ActorSeen {
            id: id.to_owned(),
            name: name.to_owned(),
            aliases: aliases
                .into_iter()
                .filter(|alias| *alias != name)
                .map(str::to_owned)
                .collect(),
            roles,
            principal: self.registered.and_then(|registered| registered.principal.clone()),
            wikidata: self.registered.and_then(|registered| registered.wikidata.clone()),
            pronoun: self.registered.and_then(|registered| registered.pronoun.clone()),
            is_registered: self.registered.is_some(),
            statements: self.statements,
            articles: self.articles.len(),
            days: self.days,
            namesakes: Vec::new(),
        })
    }
}

fn extend(days: &mut Days, day: Option<NaiveDate>) {
    if let Some(day) = day {
        let (first, last) = days.unwrap_or((day, day));
        *days = Some((first.min(day), last.max(day)));
    }
}

/// Of an actor known by one word only ("Velin"): those with a full name that ends in it. Who is meant is for a person to
/// say, in the registry.
fn note_namesakes(actors: &mut [ActorSeen]) {
    let mut by_surname: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for actor in actors.iter() {
        if let Some((_, surname)) = actor.name.rsplit_once(' ') {
            by_surname
                .entry(skeleton(surname))
                .or_default()
                .push(actor.name.clone());
        }
    }
    for actor in actors {
        // "Department" is short for any of many.
        let is_surname = !actor.name.contains(' ') && !People::shipped().is_body(&actor.name);
        if !actor.is_registered && is_surname {
            actor.namesakes = by_surname.get(&skeleton(&actor.name)).cloned().unwrap_or_default();
        }
    }
}
