//! Files → articles. The only reader of articles.
//!
//! In: paths as the user named them (files, folders, `-`). Out: a [`Corpus`] of [`Article`]s in the order of the input
//! and the problems met. A file that cannot be read costs that file, a broken line of a JSONL file that line, a broken
//! field that field: all else is read. Deliberately left out: HTML (a later format) and copies of one text under
//! several addresses, which are kept as they are.

pub mod actors;
mod article;
mod date;
mod decode;
mod fields;
mod front_matter;
mod identity;
mod markdown;
mod pairs;
mod pin;
mod read;
mod records;
mod title;
pub mod topics;
mod txt;
mod walk;

pub use actors::{Registered, Registry, Role};
pub use article::{Article, Origin};
pub use date::read_date;
pub use decode::read_text;
pub use pairs::{FORCES, Pair, Side, read_pairs};
pub use pin::{Pin, sha256};
pub use read::{Corpus, Input, read};
pub(crate) use records::reason as json_reason;
pub use topics::Topics;
pub use walk::{display_path, read_file_bytes};

pub(crate) use decode::decode;
