//! Matters for people: a line each, and a last line of counts.

use unicode_width::UnicodeWidthStr;

use super::{MatterSeen, Matters, Unaligned};
use crate::report::layout::{BOLD, DIM, Look, escape, painted, plural, wrap};

/// Matters on which more than one claim was made; with `unaligned`, the statements that aligned with nothing instead.
pub fn table(matters: &Matters, is_unaligned: bool, look: Look) -> String {
    let mut text = String::new();
    if is_unaligned {
        text = matters.unaligned.iter().map(|one| statement(one, look)).collect();
    } else {
        let shared: Vec<&MatterSeen> = matters.matters.iter().filter(|one| is_shown(one)).collect();
        let width = shared
            .iter()
            .map(|one| one.label.width())
            .max()
            .unwrap_or(0)
            .min(look.width / 2);
        for one in shared {
            text += &line(one, width, look);
        }
    }
    let single = matters.matters.iter().filter(|one| !is_shown(one)).count();
    let all = plural(matters.matters.len(), "matter", "matters");
    let statements = plural(matters.statements, "statement", "statements");
    text + &format!(
        "{all}, {single} of them with one claim only; of {statements}, {} aligned with nothing ({} without a claim)\n",
        matters.unaligned.len(),
        matters.without_claim
    )
}

fn is_shown(matter: &MatterSeen) -> bool {
    matter.claims > 1 || matter.topic.is_some()
}

fn line(matter: &MatterSeen, width: usize, look: Look) -> String {
    let label = escape(&matter.label);
    let gap = " ".repeat(width.saturating_sub(label.width()));
    let mut facts = vec![
        plural(matter.claims, "claim", "claims"),
        plural(matter.statements, "statement", "statements"),
        plural(matter.actors.len(), "actor", "actors"),
    ];
    facts.extend(matter.days.map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    }));
    facts.extend(matter.topic.as_ref().map(|topic| format!("topic {}", escape(topic))));
    format!("{}{gap}  {}\n", painted(BOLD, label), facts.join(look.dot()))
}

fn statement(one: &Unaligned, look: Look) -> String {
    let matters = match one.matters.as_slice() {
        [] => "no claim could be read".to_owned(),
        matters => matters.join(", "),
    };
    let place = format!("{}:{}", escape(&one.path), one.line);
    let head = [place, escape(&one.actor).into_owned(), escape(&matters).into_owned()].join(look.dot());
    let mut text = format!("{}\n", painted(DIM, head));
    for line in wrap(&escape(&one.text), look.width.saturating_sub(2)) {
        text += &format!("  {line}\n");
    }
    text
}
