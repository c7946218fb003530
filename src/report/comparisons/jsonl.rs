//! Verdicts for programs: `onrecord/comparison/1`, one object a line.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::corpus::Pair;
use crate::report::model::{Comparison, PairFinding};
use crate::report::to_json_line;
use crate::rules::{Move, Relation};

#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    id: &'a Value,
    relation: Relation,
    confidence: f32,
    findings: &'a [PairFinding],
    shift: Map<String, Value>,
}

/// One line a comparison. `Comparison::pair` counts in `pairs`.
pub fn jsonl(pairs: &[Pair], comparisons: &[Comparison]) -> String {
    comparisons
        .iter()
        .filter_map(|comparison| {
            Some(to_json_line(&Row {
                schema: "onrecord/comparison/1",
                id: &pairs.get(comparison.pair)?.id,
                relation: comparison.relation,
                confidence: comparison.confidence,
                findings: &comparison.findings,
                shift: axes(&comparison.moves),
            }))
        })
        .collect()
}

/// Axis → `{"from","to"}`; where an axis moved more than once (two quantities), the values are joined.
fn axes(moves: &[Move]) -> Map<String, Value> {
    let mut axes: Vec<(&str, String, String)> = Vec::new();
    for one in moves {
        match axes.iter_mut().find(|(axis, ..)| *axis == one.axis) {
            Some((_, from, to)) => {
                *from += &format!("; {}", one.from);
                *to += &format!("; {}", one.to);
            }
            None => axes.push((one.axis, one.from.clone(), one.to.clone())),
        }
    }
    axes.into_iter()
        .map(|(axis, from, to)| (axis.to_owned(), json!({ "from": from, "to": to })))
        .collect()
}
