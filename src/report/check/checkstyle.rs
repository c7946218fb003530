//! Checkstyle XML: an entry a finding or problem, by the file of the later statement.
//!
//! What is set aside is left out: the format has no place for it.

use std::collections::BTreeMap;

use super::told::{in_full, main_side};
use super::xml::text;
use crate::report::model::Report;

/// The document, ended by a line break.
pub fn checkstyle(report: &Report) -> String {
    let mut files: BTreeMap<&str, Vec<(usize, usize, String)>> = BTreeMap::new();
    for problem in &report.problems {
        let line = problem.line.unwrap_or(1);
        let entry = entry(line, 1, problem.severity.as_str(), &problem.message, "onrecord.problem");
        files.entry(&problem.path).or_default().push((line, 1, entry));
    }
    for finding in &report.findings {
        let Some(side) = main_side(finding) else { continue };
        let (line, column) = (side.line, side.column);
        let source = format!("onrecord.{}", finding.rule);
        let entry = entry(line, column, finding.severity.as_str(), &in_full(finding), &source);
        files.entry(&side.path).or_default().push((line, column, entry));
    }
    let mut document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".to_owned();
    for (path, mut entries) in files {
        entries.sort();
        document += &format!("  <file name=\"{}\">\n", text(path));
        document.extend(entries.into_iter().map(|(.., entry)| entry));
        document += "  </file>\n";
    }
    document + "</checkstyle>\n"
}

fn entry(line: usize, column: usize, severity: &str, message: &str, source: &str) -> String {
    let (message, source) = (text(message), text(source));
    format!(
        "    <error line=\"{line}\" column=\"{column}\" severity=\"{severity}\" message=\"{message}\" source=\"{source}\"/>\n"
    )
}
