//! Quantities: numbers of a text with unit, hedge, bounds and the noun they count.
//!
//! In: a text and the stretch to read. Out: quantities in text order, none overlapping another. Exact: values are
//! fractions of integers (`Exact`), never floating point. `conflict` says whether two can be the same number.
//!
//! Not here: numbers within a time expression (`times` has them: dates, clock times, durations), numbers that name a thing
//! ("Article 5", "F-16"), and what a number is said of beyond its noun: that is for the parse to refine.

mod compare;
mod core;
mod find;
mod lexicon;
mod noun;
mod quantity;
#[cfg(test)]
mod tests;
mod units;

pub use compare::{Conflict, conflict, difference};
pub use find::{find_quantities, find_quantities_beside};
pub use quantity::{Bound, Edge, Hedge, NounRecord, Quantity, QuantityKind, QuantityRecord};
pub use units::Measure;
