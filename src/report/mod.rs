//! Findings and problems → text for people and programs, one file per format.

mod model;

pub use model::{Coverage, Report};
