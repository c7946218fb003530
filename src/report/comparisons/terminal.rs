//! Verdicts for people: both texts, what differs, what the rules say.

use super::trace;
use crate::corpus::{Pair, Side};
use crate::report::check::move_lines;
use crate::report::layout::{BOLD, DIM, Look, Marked, escape, of_severity, painted, plural, wrap};
use crate::report::model::{Comparison, Trace};
use crate::rules::Relation;

/// A block a comparison, with a last line of counts. `Comparison::pair` counts in `pairs`.
pub fn terminal(pairs: &[Pair], comparisons: &[Comparison], look: Look) -> String {
    explained(pairs, comparisons, &[], look)
}

/// The same, each with its trace. `traces` are in the order of `pairs`.
pub fn explained(pairs: &[Pair], comparisons: &[Comparison], traces: &[Trace], look: Look) -> String {
    let mut text = String::new();
    for comparison in comparisons {
        if let Some(pair) = pairs.get(comparison.pair) {
            text += &block(pair, comparison, look);
            if let Some(trace) = traces.get(comparison.pair) {
                text += &trace::lines(pair, trace);
            }
            text.push('\n');
        }
    }
    let count = |relation| {
        let is = |comparison: &&Comparison| comparison.relation == relation;
        comparisons.iter().filter(is).count()
    };
    let counts = [
        plural(count(Relation::Contradiction), "contradiction", "contradictions"),
        plural(count(Relation::Shift), "shift", "shifts"),
        format!("{} consistent", count(Relation::Consistent)),
        format!("{} unrelated", count(Relation::Unrelated)),
    ];
    let pairs = plural(comparisons.len(), "pair", "pairs");
    text + &format!("{pairs}: {}\n", counts.join(", "))
}

fn block(pair: &Pair, comparison: &Comparison, look: Look) -> String {
    let id = match &pair.id {
        serde_json::Value::String(id) => escape(id).into_owned(),
        id => id.to_string(),
    };
    let mut head = vec![painted(BOLD, format!("{id}: {}", comparison.relation.as_str()))];
    head.extend(pair.actor.as_deref().map(|actor| escape(actor).into_owned()));
    head.push(format!("confidence {:.2}", comparison.confidence));
    let mut lines = vec![head.join(look.dot())];
    lines.extend(side(&pair.earlier, &pair.later, look));
    lines.extend(side(&pair.later, &pair.earlier, look));
    if !comparison.moves.is_empty() {
        lines.extend(move_lines(&comparison.moves, look));
    }
    for finding in &comparison.findings {
        let severity = painted(of_severity(finding.severity), finding.severity.as_str());
        lines.push(format!("  {severity}{}", painted(BOLD, format!("[{}]", finding.rule))));
        let message = wrap(&escape(&finding.message), look.width.saturating_sub(4));
        lines.extend(message.into_iter().map(|line| format!("    {line}")));
    }
    lines.join("\n") + "\n"
}

fn side(side: &Side, other: &Side, look: Look) -> Vec<String> {
    let date = side.date.map_or("undated".to_owned(), |date| date.to_string());
    let mut head = format!("  {date:<10}  ");
    let mut lines = Vec::new();
    let marked = Marked::new(&side.text, &side.text, Some(&other.text));
    for (line, marks) in marked.lines(look.width.saturating_sub(14), look) {
        lines.push(format!("{head}{line}"));
        head = " ".repeat(14);
        lines.extend(marks.map(|marks| format!("{head}{}", painted(DIM, marks))));
    }
    lines
}
