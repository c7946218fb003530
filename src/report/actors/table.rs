//! Actors for people: a line each, names and offices beneath.

use chrono::NaiveDate;

use super::{ActorSeen, RoleSeen, Roster};
use crate::report::layout::{BOLD, DIM, Look, escape, painted, plural, wrap};

/// Columns of the indent beneath a name, and of the words that say what stands there.
const INDENT: usize = 2;
const LABEL: usize = 9;

/// All actors that said something, with a last line of counts.
pub fn table(roster: &Roster, look: Look) -> String {
    let heard: Vec<&ActorSeen> = roster.actors.iter().filter(|actor| actor.statements > 0).collect();
    let mut text: String = heard.iter().map(|actor| block(actor, look)).collect();
    let actors = plural(heard.len(), "actor", "actors");
    let statements = plural(roster.statements, "statement", "statements");
    let articles = plural(roster.articles, "article", "articles");
    text += &format!(
        "{actors} in {statements} of {articles}; {} without a known speaker\n",
        roster.unresolved
    );
    text
}

fn block(actor: &ActorSeen, look: Look) -> String {
    let mut counts = vec![
        escape(&actor.id).into_owned(),
        plural(actor.statements, "statement", "statements"),
        plural(actor.articles, "article", "articles"),
    ];
    counts.extend(actor.days.map(days));
    if actor.is_registered {
        counts.push("registered".to_owned());
    }
    let mut text = format!("{}  {}\n", painted(BOLD, escape(&actor.name)), counts.join(look.dot()));
    if !actor.aliases.is_empty() {
        text += &line("also", &actor.aliases.join(", "), look);
    }
    for role in &actor.roles {
        text += &line("role", &of_role(role), look);
    }
    if !actor.namesakes.is_empty() {
        text += &line("perhaps", &actor.namesakes.join(", "), look);
    }
    text + "\n"
}

fn line(label: &str, words: &str, look: Look) -> String {
    let width = look.width.saturating_sub(INDENT + LABEL);
    let mut text = String::new();
    for (index, words) in wrap(&escape(words), width).iter().enumerate() {
        let label = if index == 0 { label } else { "" };
        text += &format!("{:INDENT$}{}{words}\n", "", painted(DIM, format!("{label:<LABEL$}")));
    }
    text
}

fn of_role(role: &RoleSeen) -> String {
    let mut notes = Vec::new();
    match role.declared {
        Some((None, None)) => notes.push("registered".to_owned()),
        Some((Some(since), None)) => notes.push(format!("from {since}")),
        Some((None, Some(until))) => notes.push(format!("to {until}")),
        Some((Some(since), Some(until))) => notes.push(format!("{since} to {until}")),
        None => {}
    }
    notes.extend(role.seen.map(|seen| format!("seen {}", days(seen))));
    match notes.is_empty() {
        true => role.office(),
        false => format!("{} ({})", role.office(), notes.join("; ")),
    }
}

fn days((first, last): (NaiveDate, NaiveDate)) -> String {
    match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    }
}
