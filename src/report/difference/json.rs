//! The difference for programs: `onrecord/difference/1`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::difference::{ArticleChange, Difference, FindingChanges, PositionChange, SideSeen};
use crate::problem::Problem;
use crate::report::to_json_lines;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    old: &'a SideSeen,
    new: &'a SideSeen,
    days: Option<i64>,
    positions: &'a [PositionChange],
    held: usize,
    left_out: &'a BTreeMap<String, usize>,
    findings: &'a FindingChanges,
    articles: &'a [ArticleChange],
    unchanged: usize,
    problems: &'a [Problem],
}

/// One JSON object, indented, ended by a line break.
pub fn json(difference: &Difference) -> String {
    to_json_lines(&Document {
        schema: "onrecord/difference/1",
        old: &difference.old,
        new: &difference.new,
        days: difference.days(),
        positions: &difference.positions,
        held: difference.held,
        left_out: &difference.left_out,
        findings: &difference.findings,
        articles: &difference.articles,
        unchanged: difference.unchanged,
        problems: &difference.problems,
    })
}
