//! Timelines for people: the positions of an actor by date, matter by matter.

use super::layout::{BOLD, DIM, Look, Marked, escape, painted, plural, wrap};
use super::model::{Timeline, TimelineEntry};
use crate::rules::Move;

/// All timelines one after the other, with a last line of counts.
pub fn timeline(timelines: &[Timeline], look: Look) -> String {
    let mut text = String::new();
    for one in timelines {
        let (actor, matter) = (escape(&one.actor.name), escape(&one.matter));
        text += &painted(BOLD, format!("{actor}{}{matter}", look.dot()));
        text.push('\n');
        for (index, next) in one.entries.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| one.entries.get(before));
            text += &entry(next, before, look);
        }
        text.push('\n');
    }
    let positions: usize = timelines.iter().map(|one| one.entries.len()).sum();
    let moved = timelines
        .iter()
        .flat_map(|one| &one.entries)
        .filter(|one| !one.moves.is_empty());
    let matters = plural(timelines.len(), "matter", "matters");
    let positions = plural(positions, "position", "positions");
    let times = plural(moved.count(), "time", "times");
    text + &format!("{positions} on {matters}; moved {times}\n")
}

fn entry(entry: &TimelineEntry, before: Option<&TimelineEntry>, look: Look) -> String {
    let date = entry.date.map_or("undated".to_owned(), |date| date.to_string());
    let mark = match entry.moves.is_empty() {
        true => painted(DIM, look.pick("│", "|")),
        false => painted(BOLD, look.pick("◆", "*")),
    };
    let position = painted(BOLD, escape(&entry.position));
    let mut lines = vec![format!("{mark} {date:<10}  {position}")];
    for one in &entry.moves {
        lines.extend(wrap(&moved(one, look), look.width.saturating_sub(15)));
    }
    let other = before
        .filter(|_| !entry.moves.is_empty())
        .map(|before| before.quote.as_str());
    let quote = Marked::new(&entry.quote, &entry.quote, other);
    for (line, marks) in quote.lines(look.width.saturating_sub(15), look) {
        lines.push(line);
        lines.extend(marks);
    }
    let TimelineEntry { path, line, column, .. } = entry;
    let mut place = vec![format!("{}:{line}:{column}", escape(path))];
    place.extend(entry.speaker.as_deref().map(|speaker| escape(speaker).into_owned()));
    place.extend(entry.outlet.as_deref().map(|outlet| escape(outlet).into_owned()));
    lines.push(painted(DIM, place.join(look.dot())));
    let rail = painted(DIM, look.pick("│", "|"));
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        text += &match index {
            0 => format!("  {line}\n"),
            _ => format!("  {rail}             {line}\n"),
        };
    }
    text
}

fn moved(one: &Move, look: Look) -> String {
    let value = |text: &str| match text.trim() {
        "" => "(none)".to_owned(),
        text => escape(text).into_owned(),
    };
    let (from, to) = (value(&one.from), value(&one.to));
    format!("moved: {} {from} {} {to}", one.axis, look.arrow())
}
