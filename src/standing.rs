//! For whom an actor speaks on a day: for itself, an office, a principal. What `--by` compares.
//!
//! In: an actor as resolved, the registry, the day. Out: keys by which statements are put together. Offices are kept
//! apart by term: what a minister said is never held against the successor.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::attribution::Actor;
use crate::attribution::people::data::People;
use crate::attribution::people::demonyms;
use crate::config::By;
use crate::corpus::Registry;
use crate::corpus::actors::{person_key, slug};

/// Words for people who speak in another's name.
const SPOKESPEOPLE: [&str; 5] = [
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "press secretary",
    "speaker for",
];

/// As whom an actor is compared, by each policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// What statements of one person share, however the name is spelt.
    person: String,
    office: Actor,
    /// Who holds that office, where that is known and somebody else.
    holder: Option<Actor>,
    principal: Actor,
}

impl Standing {
    /// Of `actor` on `day`, as far as registry and article tell.
    pub(crate) fn of(actor: &Actor, registry: &Registry, day: Option<NaiveDate>) -> Self {
        let registered = registry.with_id(&actor.id);
        let (office, principal) = match registered {
            // The day of the statement decides, not that of the article.
            Some(registered) => registered.standing(day),
            None => (actor.office.clone(), actor.principal.clone()),
        };
        let title = office
            .as_deref()
            .map(|office| without_principal(office, principal.as_deref()).to_lowercase());
        let (title, principal) = match (title, ministry(&actor.name, registry)) {
            (None, Some((title, of))) => (Some(title), principal.or(of)),
            (title, _) => (title, principal),
        };
        let seat = title.as_deref().map(seat);
        let principal = principal.or_else(|| Some(registry.principal_of(seat.as_deref()?, day)?.to_owned()));
        let holder = match (&seat, &principal) {
            (Some(seat), Some(principal)) => registry.holder(seat, principal, day),
            _ => None,
        };
        Self {
            person: registered.map_or_else(|| person_key(&actor.name), |registered| registered.id.clone()),
            office: match (&title, &seat) {
                (Some(title), Some(seat)) => {
                    let own = (title == seat).then_some((actor.id.as_str(), actor.name.as_str()));
                    let registered = holder.map(|holder| (holder.id.as_str(), holder.name.as_str()));
                    in_term(seat, principal.as_deref(), registered.or(own))
                }
                _ => actor.clone(),
            },
            holder: holder.map(|holder| Actor {
                id: holder.id.clone(),
                name: holder.name.clone(),
                office: None,
                principal: None,
            }),
            principal: match principal {
                Some(principal) => Actor {
                    id: slug(&principal),
                    name: principal.clone(),
                    office: None,
                    principal: Some(principal),
                },
                None => actor.clone(),
            },
        }
    }

    /// What statements that are compared with each other share.
    pub(crate) fn key(&self, by: By) -> &str {
        match by {
            By::Person => &self.person,
            By::Office => &self.office.id,
            By::Principal => &self.principal.id,
        }
    }

    /// In whose term of office an actor speaks who is compared so.
    pub(crate) fn holder(&self, by: By) -> Option<&Actor> {
        self.holder.as_ref().filter(|_| by == By::Office)
    }

    /// As whom an actor speaks who is compared so.
    pub(crate) fn actor<'a>(&'a self, by: By, person: &'a Actor) -> &'a Actor {
        match by {
            By::Person => person,
            By::Office => &self.office,
            By::Principal => &self.principal,
        }
    }
}

/// An office in the term of its holder, given by key and name.
fn in_term(seat: &str, principal: Option<&str>, holder: Option<(&str, &str)>) -> Actor {
    let office = match principal {
        Some(principal) => format!("{seat} of {principal}"),
        None => seat.to_owned(),
    };
    let (id, name) = match holder {
        Some((id, name)) => (format!("{}-{id}", slug(&office)), format!("{name}, {office}")),
        None => (slug(&office), office.clone()),
    };
    Actor {
        id,
        name,
        office: Some(office),
        principal: principal.map(str::to_owned),
    }
}

/// "foreign minister of Valmora" → "foreign minister".
pub(crate) fn without_principal<'a>(office: &'a str, principal: Option<&str>) -> &'a str {
    principal
        .and_then(|principal| office.strip_suffix(principal)?.strip_suffix(" of "))
        .unwrap_or(office)
}

/// The office in whose name the holder of a title speaks: a spokesperson for the ministry, the ministry for its minister.
fn seat(title: &str) -> String {
    let mut words = title.to_owned();
    for spokesperson in SPOKESPEOPLE {
        if let Some(body) = words.strip_suffix(spokesperson) {
            words = body.trim().to_owned();
            break;
        }
        let body = words.strip_prefix(spokesperson);
        let body = body.and_then(|rest| rest.strip_prefix(" for ").or_else(|| rest.strip_prefix(" of ")));
        if let Some(body) = body {
            words = body.strip_prefix("the ").unwrap_or(body).to_owned();
            break;
        }
    }
    // Of one who speaks for all of a government, or of a body that no office heads, no more can be said.
    if words.is_empty() || matches!(words.as_str(), "government" | "official") {
        return title.to_owned();
    }
    let minister = words
        .strip_prefix("ministry of ")
        .or_else(|| words.strip_suffix(" ministry"))
        .map(|field| {
            let field = field.strip_suffix(" affairs").unwrap_or(field);
            format!("{field} minister")
        });
    let office = minister.unwrap_or(words);
    People::shipped().office(&office).to_owned()
}

/// A body that is a ministry, as the title it speaks by, and its country.
fn ministry(name: &str, registry: &Registry) -> Option<(String, Option<String>)> {
    let lower = name.to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    if !lower.ends_with(" ministry") && !lower.contains("ministry of ") {
        return None;
    }
    let country = |word: &str| {
        let listed = People::shipped().country(word).map(str::to_owned);
        listed.or_else(|| demonyms::principal(word, registry).map(str::to_owned))
    };
    match lower.split_once(' ') {
        Some((first, rest)) if country(first).is_some() => Some((rest.to_owned(), country(first))),
        _ => Some((lower.to_owned(), None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRY: &str = r#"
[[actor]]
name = "Mira Kovac"
roles = [{ title = "foreign minister", of = "Valmora", since = 2021-03-01, until = 2023-05-31 }]
[[actor]]
name = "Tom Brandt"
roles = [{ title = "foreign minister", of = "Valmora", since = 2023-06-01 }]
[[actor]]
name = "Ivo Lenk"
roles = [{ title = "foreign ministry spokesman", of = "Valmora" }]
[[actor]]
name = "Valmora"
aliases = ["Estrel", "the Valmoran government"]
principal = "Valmora"
"#;

    fn standing(name: &str, office: Option<&str>, principal: Option<&str>, day: &str) -> Standing {
        let registry = Registry::parse("actors.toml", REGISTRY).unwrap();
        let actor = Actor {
            id: slug(name),
            name: name.to_owned(),
            office: office.map(str::to_owned),
            principal: principal.map(str::to_owned),
        };
        Standing::of(&actor, &registry, day.parse().ok())
    }

    #[track_caller]
    fn check(name: &str, office: Option<&str>, day: &str, expected: [&str; 3]) {
        let principal = office.is_some().then_some("Valmora");
        let standing = standing(name, office, principal, day);
        let keys = [By::Person, By::Office, By::Principal].map(|by| standing.key(by).to_owned());
        assert_eq!(keys, expected, "{name}");
    }

    const KOVAC: &str = "foreign-minister-of-valmora-mira-kovac";
    const BRANDT: &str = "foreign-minister-of-valmora-tom-brandt";

    #[test]
    fn a_successor_is_not_mixed_with_the_predecessor() {
        check("Mira Kovac", None, "2023-05-31", ["mira-kovac", KOVAC, "valmora"]);
        check("Tom Brandt", None, "2023-06-01", ["tom-brandt", BRANDT, "valmora"]);
        // Out of office each speaks for nobody else.
        check("Mira Kovac", None, "2023-06-01", ["mira-kovac"; 3]);
        check("Tom Brandt", None, "2023-05-31", ["tom-brandt"; 3]);
    }

    #[test]
    fn those_who_speak_in_the_name_of_an_office() {
        for (day, office) in [("2023-01-10", KOVAC), ("2024-01-10", BRANDT)] {
            check("Ivo Lenk", None, day, ["ivo-lenk", office, "valmora"]);
            check("Foreign Ministry", None, day, ["foreign ministry", office, "valmora"]);
            check(
                "Valmoran Foreign Ministry",
                None,
                day,
                ["valmoran foreign ministry", office, "valmora"],
            );
            check(
                "Ministry of Foreign Affairs",
                None,
                day,
                ["ministry of foreign affairs", office, "valmora"],
            );
            let spokeswoman = Some("foreign ministry spokeswoman of Valmora");
            check("Edda Rosk", spokeswoman, day, ["edda rosk", office, "valmora"]);
        }
    }

    #[test]
    fn metonyms_speak_for_the_principal() {
        check("Valmora", None, "2024-01-10", ["valmora"; 3]);
        let spokesman = Some("spokesman of Valmora");
        check(
            "Emil Pell",
            spokesman,
            "2024-01-10",
            ["emil pell", "spokesman-of-valmora-emil-pell", "valmora"],
        );
    }

    #[test]
    fn an_actor_of_no_office() {
        check(
            "Luise Amber",
            None,
            "2024-01-10",
            ["luise amber", "luise-amber", "luise-amber"],
        );
    }
}
