//! The report for programs: `onrecord/report/1`.

use serde::Serialize;

use crate::decisions::Suppressed;
use crate::problem::Problem;
use crate::report::model::{Coverage, Report};
use crate::rules::Finding;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    coverage: &'a Coverage,
    findings: &'a [Finding],
    #[serde(skip_serializing_if = "<[Suppressed]>::is_empty")]
    suppressed: &'a [Suppressed],
    problems: &'a [Problem],
}

/// One JSON object, indented, ended by a line break.
pub fn json(report: &Report) -> String {
    let document = Document {
        schema: "onrecord/report/1",
        coverage: &report.coverage,
        findings: &report.findings,
        suppressed: &report.suppressed,
        problems: &report.problems,
    };
    crate::report::to_json_lines(&document)
}
