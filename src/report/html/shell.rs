//! Title, body, data and scripts → a whole page that nothing can make ask a host for anything.
//!
//! The policy in its head allows one style and one script, known by their SHA-256, and no request at all; were text of an
//! article ever to get into the markup, it could not run.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::STYLE;
use super::embed::{fill, text};

/// What a page is made of.
pub struct Page<'a> {
    /// Plain text.
    pub title: &'a str,
    /// HTML; everything in it is ours or escaped.
    pub body: &'a str,
    /// JSON as [`data`](super::data) gives it; scripts find it in the element `data`.
    pub data: &'a str,
    /// Scripts in the order they run, in one scope of their own.
    pub scripts: &'a [&'a str],
}

impl Page<'_> {
    /// The page.
    pub fn html(&self) -> String {
        let script = format!("\"use strict\";\n(() => {{\n{}\n}})();\n", self.scripts.join("\n"));
        fill(
            include_str!("page/shell.html"),
            &[
                ("title", &text(self.title)),
                ("style-hash", &hash(STYLE)),
                ("script-hash", &hash(&script)),
                ("style", STYLE),
                ("body", self.body),
                ("data", self.data),
                ("script", &script),
            ],
        )
    }
}

/// A source of a Content-Security-Policy: this text and no other.
fn hash(of: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(of.as_bytes())))
}
