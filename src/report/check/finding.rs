//! One finding: what, whose, both sides, what moved, by which rule.

use unicode_width::UnicodeWidthStr;

use super::beside::beside;
use super::trace;
use crate::decisions::ledger::Decision;
use crate::report::layout::{BOLD, DIM, Look, Marked, apart, escape, hang, of_severity, painted, wrap};
use crate::rules::{Certainty, Evidence, Finding, Move, Role, TimeClass};

/// The finding as lines, the last one ended, with what a reviewer said of it.
pub fn finding(finding: &Finding, decision: Option<&Decision>, look: Look) -> String {
    let mut lines = heading(finding, look);
    lines.extend(
        wrap(&escape(&finding.message), look.width.saturating_sub(2))
            .into_iter()
            .map(|line| format!("  {line}")),
    );
    lines.push(String::new());
    for (index, evidence) in finding.evidence.iter().enumerate() {
        let corner = if index == 0 {
            look.pick("┌─", "-->")
        } else {
            look.pick("├─", "-->")
        };
        lines.push(format!("  {} {}", painted(DIM, corner), place(evidence)));
        let other = other_side(&finding.evidence, index);
        // What is wrong with a decision is nobody's, and of no day.
        if !finding.actor.name.is_empty() {
            let from = wrap(&from(evidence, other, look), look.width.saturating_sub(5));
            lines.extend(from.iter().map(|line| in_frame(line, look)));
            lines.push(in_frame("", look));
        }
        let wording = other.map(|other| other.text.as_str());
        let marked = Marked::new(&evidence.sentence, &evidence.text, wording);
        for (line, marks) in marked.lines(look.width.saturating_sub(5), look) {
            lines.push(in_frame(&line, look));
            lines.extend(marks.map(|marks| in_frame(&marks, look)));
        }
        lines.push(in_frame("", look));
        let told = beside(evidence);
        for sentence in &told {
            let wrapped = wrap(&escape(sentence), look.width.saturating_sub(5));
            lines.extend(wrapped.iter().map(|line| in_frame(line, look)));
        }
        if !told.is_empty() {
            lines.push(in_frame("", look));
        }
    }
    lines.extend(moves(&finding.moves, look));
    let sign = format!("  {} ", painted(DIM, "="));
    let rest = format!("  {} ", painted(DIM, " "));
    let told = decision.map(|decision| escape(&decided(decision)).into_owned());
    for words in std::iter::once(by_rule(finding, look)).chain(told) {
        lines.extend(hang(wrap(&words, look.width.saturating_sub(4)), &sign, &rest));
    }
    if let Some(trace) = &finding.trace {
        let mut told = trace::lines(trace, look).into_iter();
        lines.extend(told.next().map(|head| format!("  {} {head}", painted(DIM, "="))));
        lines.extend(told.map(|line| format!("  {line}")));
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n") + "\n"
}

/// Severity, rule, whose and on what; where that is too long, what does not fit beneath.
fn heading(finding: &Finding, look: Look) -> Vec<String> {
    let word = finding.severity.as_str();
    let severity = painted(of_severity(finding.severity), word);
    let actor = escape(&finding.actor.name);
    let (rule, matter) = (&finding.rule, escape(&finding.matter));
    // What is wrong with a decision is nobody's.
    let dot = if actor.is_empty() { "" } else { look.dot() };
    let rest = format!("[{rule}] {actor}{dot}{matter}");
    let lines = wrap(&rest, look.width.saturating_sub(word.len())).into_iter();
    hang(lines.map(|line| painted(BOLD, line)), &severity, "  ")
}

fn place(evidence: &Evidence) -> String {
    let Evidence { path, line, column, .. } = evidence;
    painted(BOLD, format!("{}:{line}:{column}", escape(path)))
}

/// When, where and by whom it was said.
fn from(evidence: &Evidence, other: Option<&Evidence>, look: Look) -> String {
    let mut parts = Vec::new();
    let date = evidence.date.map(|date| date.to_string());
    let mut when = date.unwrap_or_else(|| "undated".to_owned());
    if let (Role::Later, Some(date), Some(before)) = (evidence.role, evidence.date, other.and_then(|other| other.date))
    {
        when += &match apart(before, date).as_str() {
            "the same day" => " (the same day)".to_owned(),
            apart => format!(" ({apart} later)"),
        };
    }
    parts.push(when);
    parts.extend(evidence.outlet.as_deref().map(|outlet| escape(outlet).into_owned()));
    if !evidence.source.trim().is_empty() {
        let source = escape(evidence.source.trim());
        parts.push(format!("source: {source}"));
    }
    parts.join(look.dot())
}

/// What a side is compared with: the first side, for the first side the last.
fn other_side(evidence: &[Evidence], index: usize) -> Option<&Evidence> {
    match index {
        0 => evidence.iter().skip(1).next_back(),
        _ => evidence.first(),
    }
}

fn moves(moves: &[Move], look: Look) -> Vec<String> {
    if moves.is_empty() {
        return vec![format!("  {}", painted(DIM, look.pick("└─", "--")))];
    }
    move_lines(moves, look)
}

/// Columns that a value has at least, however narrow the terminal is.
const LEAST_ROOM: usize = 20;

/// What moved, axis by axis, beneath a heading.
pub fn move_lines(moves: &[Move], look: Look) -> Vec<String> {
    let mut lines = vec![format!("  {} what moved", painted(DIM, look.pick("└─", "---")))];
    let axis_width = moves.iter().map(|one| one.axis.width()).max().unwrap_or(0);
    let values: Vec<(String, String)> = moves.iter().map(|one| (value(&one.from), value(&one.to))).collect();
    let from_width = values.iter().map(|(from, _)| from.width()).max().unwrap_or(0);
    // Long values stand beneath each other instead of side by side.
    let beneath = from_width > look.width / 3;
    for (one, (from, to)) in moves.iter().zip(values) {
        let axis = painted(BOLD, one.axis) + &" ".repeat(axis_width - one.axis.width());
        let arrow = look.arrow();
        let indent = 5 + axis_width + 2;
        if beneath {
            let before = indent + arrow.width() + 1;
            let (blank, rest) = (" ".repeat(arrow.width()), " ".repeat(before));
            let room = look.width.saturating_sub(before).max(LEAST_ROOM);
            lines.extend(hang(wrap(&from, room), &format!("     {axis}  {blank} "), &rest));
            let first = format!("{}{arrow} ", " ".repeat(indent));
            lines.extend(hang(wrap(&to, room), &first, &rest));
        } else {
            let gap = " ".repeat(from_width - from.width());
            let before = indent + from_width + arrow.width() + 2;
            let room = look.width.saturating_sub(before).max(LEAST_ROOM);
            let first = format!("     {axis}  {from}{gap} {arrow} ");
            lines.extend(hang(wrap(&to, room), &first, &" ".repeat(before)));
        }
    }
    lines
}

fn value(text: &str) -> String {
    match text.trim() {
        "" => "(none)".to_owned(),
        text => escape(text).into_owned(),
    }
}

fn by_rule(finding: &Finding, look: Look) -> String {
    let rule = &finding.rule;
    let mut parts = vec![format!("rule: {rule} (onrecord explain {rule})")];
    if finding.actor.name.is_empty() {
        return parts.concat();
    }
    let time = finding.time_class.map(|class| match class {
        TimeClass::SameTime => ", at the same time",
        TimeClass::Supersession => ", openly a new position",
        TimeClass::Evolution => ", over time",
        TimeClass::Return => ", back to an earlier position",
        TimeClass::Update => ", a fact that moved on",
    });
    parts.push(format!("{}{}", finding.relation.as_str(), time.unwrap_or_default()));
    if finding.certainty == Certainty::Uncertain {
        parts.push("uncertain: the evidence is thin".to_owned());
    }
    parts.extend(finding.flip.map(|flip| flip.as_str().to_owned()));
    parts.extend(finding.topic.as_deref().map(|topic| format!("topic {}", escape(topic))));
    parts.push(format!("confidence {:.2}", finding.confidence));
    parts.join(look.dot())
}

/// "confirmed by Ada Lind on 2025-03-04: asked the ministry"
pub(super) fn decided(decision: &Decision) -> String {
    let Decision { by, on, .. } = decision;
    let why = decision.why().map(|why| format!(": {why}")).unwrap_or_default();
    format!("{} by {by} on {on}{why}", decision.decision.as_str())
}

fn in_frame(line: &str, look: Look) -> String {
    format!("  {}  {line}", painted(DIM, look.pick("│", "|")))
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::report::layout::Marks;

    #[test]
    fn what_moved_fits_the_width() {
        let long = "but the council has to be realistic about the money that the town and the county can spend on it";
        let look = Look {
            width: 60,
            marks: Marks::Drawn,
        };
        for (from, to) in [("", long), (long, ""), (long, long)] {
            let moved = Move {
                axis: "caveats",
                from: from.to_owned(),
                to: to.to_owned(),
            };
            let lines = move_lines(&[moved], look);
            let shown: Vec<String> = lines
                .iter()
                .map(|line| anstream::adapter::strip_str(line).to_string())
                .collect();
            assert!(shown.len() > 2, "{shown:?}");
            assert!(shown.iter().all(|line| line.width() <= look.width), "{shown:?}");
        }
    }
}
