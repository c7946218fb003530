//! The report for programs: `onrecord/report/1`.

use serde::Serialize;

use crate::decisions::Suppressed;
use crate::decisions::ledger::Decision;
use crate::problem::Problem;
use crate::report::model::{Coverage, Report};
use crate::rules::Finding;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    coverage: &'a Coverage,
    findings: Vec<Decided<'a>>,
    #[serde(skip_serializing_if = "<[Suppressed]>::is_empty")]
    suppressed: &'a [Suppressed],
    problems: &'a [Problem],
}

/// A finding with what a reviewer said of it.
#[derive(Serialize)]
struct Decided<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'a Decision>,
}

/// One JSON object, indented, ended by a line break.
pub fn json(report: &Report) -> String {
    let document = Document {
        schema: "onrecord/report/1",
        coverage: &report.coverage,
        findings: report
            .findings
            .iter()
            .map(|finding| Decided {
                finding,
                decision: report.confirmed.get(&finding.fingerprint),
            })
            .collect(),
        suppressed: &report.suppressed,
        problems: &report.problems,
    };
    crate::report::to_json_lines(&document)
}
