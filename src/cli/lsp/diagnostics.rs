//! What a check found → diagnostics, file by file.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord::attribution::Field;
use onrecord::corpus::Article;
use onrecord::rules::{Evidence, Finding};
use onrecord::{Problem, Severity};
use serde_json::{Value, json};

use super::positions::{Encoding, Lines};
use super::uri;
use super::workspace::{Document, Workspace};

/// What is shown as the source of a diagnostic.
const SOURCE: &str = "onrecord";

/// The diagnostics of each file that has some, by URI, and of each open document.
pub fn diagnostics(workspace: &Workspace, documents: &[&Document], encoding: Encoding) -> BTreeMap<String, Vec<Value>> {
    let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for document in documents {
        let lines = Lines::new(&document.text, encoding);
        let report = &workspace.found.report;
        let of_findings = report.findings.iter().flat_map(|finding| {
            let here = finding.evidence.iter().filter(|side| side.path == document.name);
            here.map(|side| of_finding(finding, side, workspace, document, &lines, encoding))
                .collect::<Vec<Value>>()
        });
        let mut of_document: Vec<Value> = of_findings.collect();
        let of_problems = report.problems.iter().filter(|problem| problem.path == document.name);
        of_document.extend(of_problems.map(|problem| of_problem(problem, &lines)));
        let mut articles = workspace.articles_of(document).peekable();
        if articles.peek().is_some() && articles.all(|index| report.statements.get(index) == Some(&0)) {
            let message = "no statement was found here, so nothing could be checked";
            of_document.push(of_problem(&Problem::warning("", Some(1), message), &lines));
        }
        all.insert(document.uri.clone(), of_document);
    }
    // Of other files what is wrong with them: the config, the registry, articles that cannot be read.
    let is_open = |path: &str| documents.iter().any(|document| document.name == path);
    for problem in &workspace.found.report.problems {
        if is_open(&problem.path) || !Path::new(&problem.path).is_file() {
            continue;
        }
        let text = std::fs::read_to_string(&problem.path).unwrap_or_default();
        let of_file = all.entry(uri::of_path(Path::new(&problem.path))).or_default();
        of_file.push(of_problem(problem, &Lines::new(&text, encoding)));
    }
    all
}

fn of_finding(
    finding: &Finding,
    here: &Evidence,
    workspace: &Workspace,
    document: &Document,
    lines: &Lines<'_>,
    encoding: Encoding,
) -> Value {
    let others = finding.evidence.iter().filter(|side| !std::ptr::eq(*side, here));
    let mut message = finding.message.clone();
    let mut related = Vec::new();
    for side in others {
        let told = told(side);
        message += &format!("\n{told}");
        let location = location(side, &workspace.found.articles, document, encoding);
        related.push(json!({"location": location, "message": told}));
    }
    let (start, end) = place(here, &document.text);
    json!({
        "range": lines.range(start, end),
        "severity": severity(finding.severity),
        "code": finding.rule,
        "source": SOURCE,
        "message": message,
        "relatedInformation": related,
        "data": {"fingerprint": finding.fingerprint},
    })
}

/// Day, outlet and words of a side.
fn told(side: &Evidence) -> String {
    let day = side.date.map_or("undated".to_owned(), |day| day.to_string());
    let outlet = side
        .outlet
        .as_ref()
        .map_or(String::new(), |outlet| format!(", {outlet}"));
    format!(
        "{day}{outlet}: “{}”",
        side.text.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

/// Where a side stands.
pub fn location(side: &Evidence, articles: &[Article], document: &Document, encoding: Encoding) -> Value {
    let article = articles.get(side.article);
    let is_here = side.path == document.name;
    let text = match article {
        _ if is_here => document.text.as_str(),
        Some(article) if article.origin.record_line.is_none() => article.text.as_str(),
        _ => "",
    };
    let range = if text.is_empty() {
        let line = side.line.saturating_sub(1);
        json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": 0}})
    } else {
        let (start, end) = place(side, text);
        Lines::new(text, encoding).range(start, end)
    };
    let uri = if is_here {
        document.uri.clone()
    } else {
        uri::of_path(&file(&side.path))
    };
    json!({"uri": uri, "range": range})
}

/// Where in the text of its file a side stands; a title where it is written first.
pub fn place(side: &Evidence, text: &str) -> (usize, usize) {
    match side.field {
        Field::Text => (side.start, side.end),
        Field::Title => {
            let start = text.find(&side.text).unwrap_or(0);
            (start, start + side.text.len())
        }
    }
}

/// The file of a path as reports show it: a record of a feed has `#` and its number behind it.
pub fn file(path: &str) -> std::path::PathBuf {
    match path.rsplit_once('#') {
        Some((file, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) && !Path::new(path).exists() => {
            file.into()
        }
        _ => path.into(),
    }
}

fn of_problem(problem: &Problem, lines: &Lines<'_>) -> Value {
    json!({
        "range": lines.range_of_line(problem.line.unwrap_or(1)),
        "severity": severity(problem.severity),
        "source": SOURCE,
        "message": problem.message,
    })
}

fn severity(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Info => 3,
    }
}
