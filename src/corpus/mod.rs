//! Files → articles. The only reader of articles.
//!
//! In: paths as the user named them (files, folders, `-`). Out: a [`Corpus`] of [`Article`]s in the order of the input
//! and the problems met. A file that cannot be read costs that file, a broken line of a JSONL file that line, a broken
//! field that field: all else is read. Nothing is fetched, nothing in a file is executed, and no link out of a folder is
//! followed. How much is read of one source is bounded ([`Limits`]). Deliberately left out: PDF, whose readers fail on too
//! many files.

pub mod actors;
mod article;
pub mod asides;
mod date;
mod decode;
mod docx;
mod encoding;
mod feed;
mod fields;
mod format;
mod front_matter;
mod guard;
mod http;
mod identity;
mod limits;
mod lines;
mod markdown;
mod packed;
mod page;
mod pairs;
mod pin;
mod read;
mod record_article;
mod record_fields;
mod records;
mod suppress;
mod table;
mod title;
pub mod topics;
mod txt;
mod walk;
mod warc;
mod written_date;
mod xml;

pub use actors::{Registered, Registry, Role};
pub use article::{Article, Origin};
pub use date::read_date;
pub use decode::read_text;
pub(crate) use guard::guarded;
pub use guard::is_guarded;
pub(crate) use identity::make_ids_unique;
pub use limits::Limits;
pub use pairs::{FORCES, Pair, Side, read_pairs};
pub use pin::{Pin, sha256};
pub use read::{Corpus, Input, read, read_within};
pub(crate) use records::read_row;
pub(crate) use records::reason as json_reason;
pub use suppress::Suppression;
pub use topics::Topics;
pub use walk::{display_path, read_file_bytes};

pub(crate) use decode::decode;
