//! What could not be read, resolved or checked.

use crate::problem::{Problem, Severity};
use crate::report::layout::{escape, of_severity, painted};

/// One line a problem, gravest first, else in order.
pub fn problem_lines(problems: &[Problem]) -> Vec<String> {
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    sorted.into_iter().map(line).collect()
}

fn line(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Info => "note",
        other => other.as_str(),
    };
    let severity = painted(of_severity(problem.severity), format!("{severity}:"));
    let place = match problem.line {
        Some(line) => format!("{}:{line}", escape(&problem.path)),
        None => escape(&problem.path).into_owned(),
    };
    format!("{severity} {place}: {}", escape(&problem.message))
}
