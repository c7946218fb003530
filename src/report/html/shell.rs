//! Title, body, data and scripts → a whole page that nothing can make ask a host for anything.
//!
//! The policy in its head allows one style and one script, known by their SHA-256, and no request at all; were text of an
//! article ever to get into the markup, it could not run.

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
pub(super) fn hash(of: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(of.as_bytes())))
}

/// Bytes as the policy wants them written; for 32 bytes a library would be much.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| three.get(at).map_or(0, |&byte| usize::from(byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            text.push(match place <= three.len() {
                true => char::from(DIGITS[bits >> (18 - 6 * place) & 63]),
                false => '=',
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_in_base64() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("\u{7ff}?", "378/"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(base64(bytes.as_bytes()), expected, "{bytes}");
        }
    }
}
