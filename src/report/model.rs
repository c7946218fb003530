//! What a check yields, whatever the format it is printed in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::problem::Problem;
use crate::rules::Finding;

/// How much was read, resolved and compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Dated articles read, before duplicates collapse.
    pub articles: usize,
    /// Statements found in them.
    pub statements: usize,
    /// Statements whose actor was resolved.
    pub resolved: usize,
    /// Pairs of statements compared.
    pub pairs_compared: usize,
    /// Pairs left out, by reason.
    pub pairs_skipped: BTreeMap<String, usize>,
}

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How much was checked.
    pub coverage: Coverage,
    /// Sorted: gravest first, then by place.
    pub findings: Vec<Finding>,
    /// Sorted by path, line.
    pub problems: Vec<Problem>,
}
