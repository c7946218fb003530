//! One pair through every stage, for people: statements, claims, alignment by part, shift, and what each rule says.

use super::trace;
use crate::corpus::{Pair, Side};
use crate::report::layout::escape;
use crate::report::model::{Comparison, Walk, WalkedMeeting};

/// The whole walk, a stage a paragraph.
pub fn walked(pair: &Pair, comparison: &Comparison, walk: &Walk) -> String {
    let actor = pair.actor.as_deref().map_or("an actor without a name".into(), escape);
    let mut text = "statements\n".to_owned();
    for (name, side) in [("earlier", &pair.earlier), ("later", &pair.later)] {
        text += &statement(name, &actor, side);
    }
    text += &format!("\nclaims, and how they meet\n{}", trace::lines(pair, &walk.trace));
    for (earlier, later, meeting) in &walk.meetings {
        text += &format!("\nearlier {} ~ later {}\n{}", earlier + 1, later + 1, met(meeting));
    }
    if walk.meetings.is_empty() {
        text += "\nno two claims are on one matter, so no rule is asked\n";
    }
    if !walk.elsewhere.is_empty() {
        text += &format!(
            "\nnot asked, since they look at more than a pair: {}\n",
            walk.elsewhere.join(", ")
        );
    }
    let rules: Vec<&str> = comparison
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    let by = match rules.is_empty() {
        true => String::new(),
        false => format!(", by {}", rules.join(", ")),
    };
    text + &format!("\nverdict: {}{by}\n", comparison.relation.as_str())
}

fn statement(name: &str, actor: &str, side: &Side) -> String {
    let date = side.date.map_or("undated".to_owned(), |date| date.to_string());
    let force = side.force.as_deref().unwrap_or("assert");
    let words: Vec<&str> = side.text.split_whitespace().collect();
    format!(
        "  {name}: the whole text is taken as the words of {actor}, {date}, force {force}\n    {}\n",
        escape(&words.join(" "))
    )
}

fn met(meeting: &WalkedMeeting) -> String {
    let mut lines = vec!["  weight in common, part by part of the earlier claim".to_owned()];
    lines.extend(
        meeting
            .parts
            .iter()
            .map(|part| format!("    {}: {} of {}", part.part, part.shared, part.of)),
    );
    lines.push("  shift".to_owned());
    lines.extend(meeting.axes.iter().map(|axis| format!("    {axis}")));
    lines.push("  rules".to_owned());
    let width = meeting
        .rules
        .iter()
        .map(|outcome| outcome.rule.len())
        .max()
        .unwrap_or(0);
    lines.extend(meeting.rules.iter().map(|outcome| {
        let mark = if outcome.fires { "+" } else { "-" };
        format!("    {mark} {:width$}  {}", outcome.rule, escape(&outcome.words))
    }));
    lines.join("\n") + "\n"
}
