//! Who is meant: names, titles, pronouns → actors.

pub mod cluster;
pub mod data;
pub mod demonyms;
pub mod mention;
mod resolve;

pub use resolve::{Resolver, Speaker};
