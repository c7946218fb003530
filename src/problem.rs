//! What could not be read, resolved or checked; kept apart from findings.

use serde::{Deserialize, Serialize};

/// How much a finding or a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth a look.
    Warning,
    /// As a finding: fails a check. As a problem: something was not checked, the exit status is 2.
    Error,
}

impl Severity {
    /// The word used in configuration and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Something that could not be read, resolved or checked, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The file, as the user named it; `-` is standard input.
    pub path: String,
    /// Line, from 1, where one can be told.
    pub line: Option<usize>,
    /// `Error` where something was left unchecked that the user asked to check.
    pub severity: Severity,
    /// One sentence, no full stop: what is wrong and, where possible, what to do.
    pub message: String,
}

impl Problem {
    /// Whether something was left unchecked.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Something was left unchecked: the exit status is 2.
    pub fn error(path: &str, line: Option<usize>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, path, line, message)
    }

    /// Worth a look; leaves the exit status alone.
    pub fn warning(path: &str, line: Option<usize>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, path, line, message)
    }

    fn new(severity: Severity, path: &str, line: Option<usize>, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            severity,
            message: message.into(),
        }
    }
}
