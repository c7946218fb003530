//! GitLab code quality: a JSON list, an entry a finding or problem, in the form of Code Climate issues.
//!
//! The fingerprint is that of the finding, so that an edit elsewhere leaves it known. What is set aside is left out: the format
//! has no place for it.

use serde_json::{Value, json};

use super::told::{headline, in_full, main_side, other_sides, pick};
use crate::corpus::sha256;
use crate::report::model::Report;

/// One JSON list, indented, ended by a line break.
pub fn gitlab(report: &Report) -> String {
    let problems = report.problems.iter().map(|problem| {
        let key = format!("{}\n{:?}\n{}", problem.path, problem.line, problem.message);
        json!({
            "type": "issue",
            "description": problem.message,
            "check_name": "problem",
            "categories": ["Bug Risk"],
            "fingerprint": sha256(key.as_bytes()),
            "severity": pick(problem.severity, ["blocker", "minor", "info"]),
            "location": location(&problem.path, problem.line.unwrap_or(1)),
        })
    });
    let findings = report.findings.iter().filter_map(|finding| {
        let side = main_side(finding)?;
        let others = other_sides(finding).iter();
        Some(json!({
            "type": "issue",
            "description": headline(finding),
            "content": { "body": in_full(finding) },
            "check_name": finding.rule,
            "categories": ["Clarity"],
            "fingerprint": finding.fingerprint,
            "severity": pick(finding.severity, ["critical", "minor", "info"]),
            "location": location(&side.path, side.line),
            "other_locations": others.map(|side| location(&side.path, side.line)).collect::<Vec<_>>(),
        }))
    });
    let entries: Vec<Value> = problems.chain(findings).collect();
    crate::report::to_json_lines(&entries)
}

fn location(path: &str, line: usize) -> Value {
    json!({ "path": path.trim_start_matches("./"), "lines": { "begin": line, "end": line } })
}
