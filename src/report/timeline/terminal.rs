//! Timelines for people: the positions of an actor by date, matter by matter, and how long each held.

use crate::report::layout::{BOLD, DIM, Look, Marked, escape, hang, painted, plural, wrap};
use crate::report::model::{Interval, Timeline, TimelineEntry};
use crate::rules::Move;

/// Columns before the words of a position.
const INDENT: usize = 16;

/// All timelines one after the other, with a last line of counts.
pub fn terminal(timelines: &[Timeline], look: Look) -> String {
    let mut text = String::new();
    for one in timelines {
        text += &whole(one, look);
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

/// One timeline: each position with its words, then how long each held.
pub(super) fn whole(timeline: &Timeline, look: Look) -> String {
    let (actor, matter) = (escape(&timeline.actor.name), escape(&timeline.matter));
    let mut text = String::new();
    for line in wrap(&format!("{actor}{}{matter}", look.dot()), look.width) {
        text += &painted(BOLD, line);
        text.push('\n');
    }
    for (index, next) in timeline.entries.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| timeline.entries.get(before));
        text += &entry(next, before, look);
    }
    let intervals = timeline.intervals();
    if let Some((last, as_of)) = timeline.entries.last().zip(timeline.as_of) {
        text += &line(&standing(&last.position, last.date, as_of), look);
    }
    if timeline.entries.len() > 1 {
        intervals.iter().for_each(|one| text += &line(&held(one), look));
    }
    text
}

fn line(words: &str, look: Look) -> String {
    let lines = wrap(&escape(words), look.width.saturating_sub(4));
    hang(lines, "  ", "    ")
        .iter()
        .map(|line| format!("{line}\n"))
        .collect()
}

/// "held 2023-07-08 to 2025-02-24, 597 days: supports (2 statements)".
pub(in crate::report) fn held(interval: &Interval) -> String {
    let day = |date: Option<chrono::NaiveDate>| date.map_or("an unknown day".to_owned(), |date| date.to_string());
    let statements = plural(interval.statements, "statement", "statements");
    let Interval { position, .. } = interval;
    let from = day(interval.from);
    match (interval.until, interval.days) {
        (Some(until), Some(days)) => {
            let days = plural(days.unsigned_abs() as usize, "day", "days");
            format!("held {from} to {until}, {days}: {position} ({statements})")
        }
        (Some(until), None) => format!("held {from} to {until}: {position} ({statements})"),
        (None, _) => format!("since {from}: {position} ({statements})"),
    }
}

/// "on 2024-01-01: supports, last said on 2023-07-08, 177 days before".
pub(in crate::report) fn standing(position: &str, said: Option<chrono::NaiveDate>, as_of: chrono::NaiveDate) -> String {
    match said {
        Some(said) => {
            let days = plural((as_of - said).num_days().unsigned_abs() as usize, "day", "days");
            format!("on {as_of}: {position}, last said on {said}, {days} before")
        }
        None => format!("on {as_of}: {position}"),
    }
}

fn entry(entry: &TimelineEntry, before: Option<&TimelineEntry>, look: Look) -> String {
    let date = entry.date.map_or("undated".to_owned(), |date| date.to_string());
    let mark = match entry.moves.is_empty() {
        true => painted(DIM, look.pick("│", "|")),
        false => painted(BOLD, look.pick("◆", "*")),
    };
    let room = look.width.saturating_sub(INDENT);
    let mut lines: Vec<String> = wrap(&escape(&entry.position), room)
        .into_iter()
        .map(|line| painted(BOLD, line))
        .collect();
    if let Some(first) = lines.first_mut() {
        *first = format!("{mark} {date:<10}  {first}");
    }
    for one in &entry.moves {
        lines.extend(wrap(&moved(one, look), room));
    }
    let other = before
        .filter(|_| !entry.moves.is_empty())
        .map(|before| before.quote.as_str());
    let quote = Marked::new(&entry.quote, &entry.quote, other);
    for (line, marks) in quote.lines(room, look) {
        lines.push(line);
        lines.extend(marks);
    }
    let TimelineEntry { path, line, column, .. } = entry;
    let mut place = vec![format!("{}:{line}:{column}", escape(path))];
    place.extend(entry.speaker.as_deref().map(|speaker| escape(speaker).into_owned()));
    place.extend(entry.outlet.as_deref().map(|outlet| escape(outlet).into_owned()));
    lines.extend(
        wrap(&place.join(look.dot()), room)
            .into_iter()
            .map(|line| painted(DIM, line)),
    );
    let rail = painted(DIM, look.pick("│", "|"));
    let rest = format!("  {rail}             ");
    hang(lines, "  ", &rest)
        .iter()
        .map(|line| format!("{line}\n"))
        .collect()
}

fn moved(one: &Move, look: Look) -> String {
    let value = |text: &str| match text.trim() {
        "" => "(none)".to_owned(),
        text => escape(text).into_owned(),
    };
    let (from, to) = (value(&one.from), value(&one.to));
    format!("moved: {} {from} {} {to}", one.axis, look.arrow())
}
