//! Actors for programs: `onrecord/actor/1`, one object a line.

use chrono::NaiveDate;
use serde::Serialize;

use super::{ActorSeen, RoleSeen, Roster};
use crate::report::to_json_line;

#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    id: &'a str,
    name: &'a str,
    aliases: &'a [String],
    roles: Vec<RoleRow<'a>>,
    principal: Option<&'a str>,
    wikidata: Option<&'a str>,
    registered: bool,
    statements: usize,
    articles: usize,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    namesakes: &'a [String],
}

#[derive(Serialize)]
struct RoleRow<'a> {
    title: &'a str,
    of: Option<&'a str>,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    registered: bool,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

/// One line an actor that said something.
pub fn jsonl(roster: &Roster) -> String {
    let heard = roster.actors.iter().filter(|actor| actor.statements > 0);
    heard.map(line).collect()
}

fn line(actor: &ActorSeen) -> String {
    to_json_line(&Row {
        schema: "onrecord/actor/1",
        id: &actor.id,
        name: &actor.name,
        aliases: &actor.aliases,
        roles: actor.roles.iter().map(role).collect(),
        principal: actor.principal.as_deref(),
        wikidata: actor.wikidata.as_deref(),
        registered: actor.is_registered,
        statements: actor.statements,
        articles: actor.articles,
        first: actor.days.map(|(first, _)| first),
        last: actor.days.map(|(_, last)| last),
        namesakes: &actor.namesakes,
    })
}

fn role(role: &RoleSeen) -> RoleRow<'_> {
    let (since, until) = role.declared.unwrap_or_default();
    RoleRow {
        title: &role.title,
        of: role.of.as_deref(),
        first: role.seen.map(|(first, _)| first),
        last: role.seen.map(|(_, last)| last),
        registered: role.declared.is_some(),
        since,
        until,
    }
}
