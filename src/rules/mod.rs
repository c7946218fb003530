//! Shifts → findings, by rules that are data.

mod finding;

pub use finding::{Evidence, Finding, Move, Relation, Role, TimeClass};
