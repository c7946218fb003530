//! SARIF 2.1.0 (OASIS Standard, 27 March 2020): for code scanning and everything else that reads it.
//!
//! The later statement is the location, the earlier one a related location; what is set aside is marked as suppressed, not left
//! out; problems are notifications of the invocation.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::told::{headline, help, main_side, other_sides, pick, side};
use crate::decisions::{Means, Suppression};
use crate::problem::Problem;
use crate::report::model::Report;
use crate::rules::{Evidence, Finding, RuleSet};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// Key of the fingerprints; a new scheme gets a new one.
const FINGERPRINT: &str = "onrecord/1";

/// One JSON object, indented, ended by a line break. `own` are the user's rules, for their help.
pub fn sarif(report: &Report, own: &RuleSet) -> String {
    let suppressed = report
        .suppressed
        .iter()
        .map(|one| (&one.finding, Some(&one.suppression)));
    let all: Vec<(&Finding, Option<&Suppression>)> = report
        .findings
        .iter()
        .map(|finding| (finding, None))
        .chain(suppressed)
        .collect();
    let rules: BTreeSet<&str> = all.iter().map(|(finding, _)| finding.rule.as_str()).collect();
    let rules: Vec<&str> = rules.into_iter().collect();
    let results: Vec<Value> = all
        .iter()
        .map(|(finding, suppression)| result(finding, *suppression, &rules))
        .collect();
    let notifications: Vec<Value> = report.problems.iter().map(notification).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|id| rule(id, own)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": !report.is_incomplete(),
                "toolExecutionNotifications": notifications,
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": { "coverage": report.coverage },
        }],
    });
    crate::report::to_json_lines(&log)
}

fn rule(id: &str, own: &RuleSet) -> Value {
    let Some(help) = help(id, own) else {
        return json!({ "id": id });
    };
    let (summary, why, advice) = (help.summary.trim(), help.why.trim(), help.advice.trim());
    let full = [why, advice].join("\n\n");
    let full = if full.trim().is_empty() { summary } else { full.trim() };
    json!({
        "id": id,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": if why.is_empty() { summary } else { why } },
        "help": { "text": full },
    })
}

fn result(finding: &Finding, suppression: Option<&Suppression>, rules: &[&str]) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.binary_search(&finding.rule.as_str()).unwrap_or_default(),
        "level": pick(finding.severity, ["error", "warning", "note"]),
        "message": { "text": headline(finding) },
        "locations": main_side(finding).map(location).into_iter().collect::<Vec<_>>(),
        "partialFingerprints": { FINGERPRINT: finding.fingerprint },
    });
    let related: Vec<Value> = other_sides(finding)
        .iter()
        .enumerate()
        .map(|(index, evidence)| {
            let mut location = location(evidence);
            location["id"] = json!(index + 1);
            location
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    if let Some(suppression) = suppression {
        result["suppressions"] = json!([suppressed(suppression)]);
    }
    result["properties"] = json!({
        "actor": finding.actor.id,
        "matter": finding.matter,
        "relation": finding.relation,
        "confidence": finding.confidence,
    });
    result
}

fn suppressed(suppression: &Suppression) -> Value {
    let kind = match suppression.means {
        Means::Inline => "inSource",
        Means::Baseline | Means::Ledger => "external",
    };
    let mut value = json!({ "kind": kind, "status": "accepted" });
    if let Some(reason) = &suppression.reason {
        value["justification"] = json!(reason);
    }
    value["properties"] = json!({ "means": suppression.means });
    value
}

fn location(evidence: &Evidence) -> Value {
    let mut region = json!({ "startLine": evidence.line, "startColumn": evidence.column });
    if let Some((line, column)) = end(evidence) {
        region["endLine"] = json!(line);
        region["endColumn"] = json!(column);
    }
    region["snippet"] = json!({ "text": evidence.text });
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&evidence.path) },
            "region": region,
        },
        "message": { "text": side(evidence) },
    })
}

/// Line and column behind the quoted words, where the text of the article is the file itself: of a record only the line is
/// known.
fn end(evidence: &Evidence) -> Option<(usize, usize)> {
    let ending = evidence.path.rsplit('.').next()?.to_ascii_lowercase();
    if !matches!(ending.as_str(), "txt" | "md" | "markdown") || evidence.text.is_empty() {
        return None;
    }
    match evidence.text.rsplit_once('\n') {
        None => Some((evidence.line, evidence.column + evidence.text.chars().count())),
        Some((before, last)) => Some((
            evidence.line + before.matches('\n').count() + 1,
            last.chars().count() + 1,
        )),
    }
}

fn notification(problem: &Problem) -> Value {
    let mut location = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&problem.path) } } });
    if let Some(line) = problem.line {
        location["physicalLocation"]["region"] = json!({ "startLine": line.max(1) });
    }
    json!({
        "level": pick(problem.severity, ["error", "warning", "note"]),
        "message": { "text": problem.message },
        "locations": [location],
    })
}

/// A path as a URI reference (RFC 3986), relative where the path is.
fn uri(path: &str) -> String {
    let bare = path.trim_start_matches("./");
    let mut uri = match path.starts_with('/') {
        true => "file://".to_owned(),
        false => String::new(),
    };
    for byte in bare.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uri_references() {
        for (path, expected) in [
            ("corpus/a.md", "corpus/a.md"),
            ("./corpus/a b#1.md", "corpus/a%20b%231.md"),
            ("/x/ž.md", "file:///x/%C5%BE.md"),
            ("c:d.md", "c%3Ad.md"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }

    #[test]
    fn the_end_of_quoted_words() {
        let evidence = |path: &str, text: &str| Evidence {
            path: path.into(),
            text: text.into(),
            line: 3,
            column: 4,
            ..crate::report::check_sample::report().findings[0].evidence[0].clone()
        };
        assert_eq!(end(&evidence("a.md", "Žofie")), Some((3, 9)));
        assert_eq!(end(&evidence("a.md", "one\ntwo\nŽ")), Some((5, 2)));
        assert_eq!(end(&evidence("a.jsonl", "one")), None);
    }
}
