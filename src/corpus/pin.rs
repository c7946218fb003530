//! The content of an article → the pin by which it is known again: SHA-256.
//!
//! Deliberately not computed while reading: most articles of a corpus are never cited in a finding.

use std::fmt;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

/// A place for the SHA-256 of an article, filled when it is first asked for. It follows from the text, so that it makes no
/// difference between two articles whether it has been asked for.
#[derive(Clone, Default)]
pub struct Pin(OnceLock<String>);

impl Pin {
    /// That of a text which is no longer at hand.
    pub(crate) fn known(sha256: String) -> Self {
        Self(OnceLock::from(sha256))
    }

    /// The pin of this text, which must be the same at each call.
    pub(super) fn of(&self, text: &str) -> &str {
        self.0.get_or_init(|| sha256(text.as_bytes()))
    }
}

impl PartialEq for Pin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Pin {}

impl fmt::Debug for Pin {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.0.get().map_or("not computed", String::as_str))
    }
}

/// SHA-256 in 64 hexadecimal digits, lower case.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_of_known_texts() {
        // The example of FIPS 180-4, and the empty text.
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            sha256(b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn whether_it_was_asked_for_makes_no_difference() {
        let (asked, fresh) = (Pin::default(), Pin::default());
        asked.of("text");
        assert_eq!(asked, fresh);
    }
}
