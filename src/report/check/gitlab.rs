//! GitLab code quality: a JSON list, an entry a finding or problem.
//!
//! The fingerprint is that of the finding, so that an edit elsewhere leaves it known. What is set aside is left out: the format
//! has no place for it.

use serde_json::{Value, json};

use super::told::{in_full, main_side, pick};
use crate::corpus::sha256;
use crate::report::model::Report;

/// One JSON list, indented, ended by a line break.
pub fn gitlab(report: &Report) -> String {
    let problems = report.problems.iter().map(|problem| {
        let key = format!("{}\n{:?}\n{}", problem.path, problem.line, problem.message);
        entry(
            "problem",
            &problem.message,
            &sha256(key.as_bytes()),
            pick(problem.severity, ["blocker", "minor", "info"]),
            (&problem.path, problem.line.unwrap_or(1)),
        )
    });
    let findings = report.findings.iter().filter_map(|finding| {
        let side = main_side(finding)?;
        Some(entry(
            &finding.rule,
            &in_full(finding),
            &finding.fingerprint,
            pick(finding.severity, ["critical", "minor", "info"]),
            (&side.path, side.line),
        ))
    });
    let entries: Vec<Value> = problems.chain(findings).collect();
    crate::report::to_json_lines(&entries)
}

fn entry(check: &str, description: &str, fingerprint: &str, severity: &str, place: (&str, usize)) -> Value {
    let (path, line) = place;
    json!({
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": { "path": path.trim_start_matches("./"), "lines": { "begin": line } },
    })
}
