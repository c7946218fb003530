//! Statements as tables: what one program extracted is compared by another, elsewhere and later.
//!
//! In: articles and their digests; out: three tables of Parquet, `articles`, `statements` (one row each) and `problems`, with
//! columns for people and the pieces of the digest for a check ([`Digest::split`]); and back. Deliberately knows nothing of what
//! is compared with what.
//!
//! [`Digest::split`]: crate::digest::Digest::split

mod columns;
mod read;
mod rows;
mod schema;
mod worked;
mod write;

pub(crate) use columns::Batch;
pub(crate) use read::{read, record};
pub(crate) use rows::{KEYS, rows};
pub use schema::VERSION;
pub(crate) use worked::{Judged, Retold, Row, judged, pairs, retold, worked};
pub use write::{MOST_BUCKETS, Writer};
