//! Matters for programs: `onrecord/matter/1`, one object a line; statements that aligned with nothing as
//! `onrecord/unaligned/1`.

use serde_json::json;

use super::Matters;
use crate::report::to_json_line;

/// One line a matter; with `is_unaligned`, one line a statement that aligned with nothing.
pub fn jsonl(matters: &Matters, is_unaligned: bool) -> String {
    if is_unaligned {
        let line = |one: &super::Unaligned| {
            to_json_line(&json!({
                "schema": "onrecord/unaligned/1",
                "actor": one.actor,
                "path": one.path,
                "line": one.line,
                "matters": one.matters,
                "text": one.text,
            }))
        };
        return matters.unaligned.iter().map(line).collect();
    }
    let line = |one: &super::MatterSeen| {
        to_json_line(&json!({
            "schema": "onrecord/matter/1",
            "matter": one.label,
            "topic": one.topic,
            "claims": one.claims,
            "statements": one.statements,
            "actors": one.actors,
            "first": one.days.map(|(first, _)| first),
            "last": one.days.map(|(_, last)| last),
        }))
    };
    matters.matters.iter().map(line).collect()
}
