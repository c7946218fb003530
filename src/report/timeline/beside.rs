//! Two actors side by side: what each said on a matter by date, in two columns.

use unicode_width::UnicodeWidthStr;

use super::jsonl::jsonl;
use super::terminal::{standing, whole};
use crate::report::layout::{BOLD, DIM, Look, escape, painted, plural, wrap};
use crate::report::model::{Beside, Timeline};
use crate::rules::Relation;

/// Columns that a side needs at least; on narrower terminals one stands below the other.
const LEAST: usize = 36;

/// Each matter of both, and a last line of counts. `rest` are the matters that only one of them speaks of.
pub fn beside(both: &[Beside], rest: usize, look: Look) -> String {
    let mut text = String::new();
    for one in both {
        text += &matter(one, look);
        text.push('\n');
    }
    text + &format!("{}\n", alone(both.len(), rest))
}

/// "2 matters of both, 5 of one alone".
pub(in crate::report) fn alone(both: usize, rest: usize) -> String {
    let matters = plural(both, "matter of both", "matters of both");
    format!("{matters}, {rest} of one alone")
}

/// What their last positions are to each other, for a reader.
pub(in crate::report) fn to_each_other(relation: Option<Relation>) -> &'static str {
    match relation {
        Some(Relation::Contradiction) => "at odds: both cannot hold",
        Some(Relation::Shift) => "on the same side, but not alike",
        Some(Relation::Consistent) => "not at odds",
        Some(Relation::Unrelated) | None => "cannot be compared",
    }
}

fn matter(both: &Beside, look: Look) -> String {
    let Beside { left, right, relation } = both;
    let mut text = String::new();
    for line in wrap(&escape(&left.matter), look.width) {
        text += &painted(BOLD, line);
        text.push('\n');
    }
    text += &format!("  last positions: {}\n", to_each_other(*relation));
    let width = look.width.saturating_sub(5) / 2;
    if width < LEAST {
        return text + &whole(left, look) + &whole(right, look);
    }
    let (one, two) = (column(left, width, look), column(right, width, look));
    for at in 0..one.len().max(two.len()) {
        let cell = |lines: &[(String, bool)]| lines.get(at).cloned().unwrap_or_default();
        let ((left, is_left_bold), (right, is_right_bold)) = (cell(&one), cell(&two));
        let fill = " ".repeat(width.saturating_sub(left.width()));
        let paint = |text: String, is_bold: bool| if is_bold { painted(BOLD, text) } else { text };
        let rail = painted(DIM, look.pick("│", "|"));
        let line = format!(
            "  {}{fill} {rail} {}",
            paint(left, is_left_bold),
            paint(right, is_right_bold)
        );
        text += line.trim_end();
        text.push('\n');
    }
    text
}

/// Lines that fit into a column, and whether each is bold.
fn column(timeline: &Timeline, width: usize, look: Look) -> Vec<(String, bool)> {
    let mut lines: Vec<(String, bool)> = Vec::new();
    let mut push = |text: &str, indent: &str, is_bold: bool| {
        for line in wrap(text, width.saturating_sub(indent.len())) {
            lines.push((format!("{indent}{line}"), is_bold));
        }
    };
    push(&escape(&timeline.actor.name), "", true);
    for entry in &timeline.entries {
        let date = entry.date.map_or("undated".to_owned(), |date| date.to_string());
        let mark = if entry.moves.is_empty() {
            ""
        } else {
            look.pick("◆ ", "* ")
        };
        push(&format!("{mark}{date} {}", escape(&entry.position)), "", false);
        let words: Vec<&str> = entry.quote.split_whitespace().collect();
        push(&escape(&words.join(" ")), "  ", false);
        push(&escape(&format!("{}:{}", entry.path, entry.line)), "  ", false);
    }
    if let Some((last, as_of)) = timeline.entries.last().zip(timeline.as_of) {
        push(&escape(&standing(&last.position, last.date, as_of)), "", false);
    }
    lines
}

/// Both timelines of each matter for programs, those of one matter after each other: `onrecord/timeline/1`.
pub fn beside_jsonl(both: &[Beside]) -> String {
    both.iter()
        .map(|one| jsonl(std::slice::from_ref(&one.left)) + &jsonl(std::slice::from_ref(&one.right)))
        .collect()
}
