//! Who is meant: names, titles, pronouns → actors.

pub mod cluster;
pub mod data;
pub mod demonyms;
mod labels;
pub mod mention;
mod pronouns;
mod resolve;

pub use resolve::{Resolver, Speaker};
