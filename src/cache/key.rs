//! What an entry of the cache is found by: a hash of all that its content follows from.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// Bytes of a key: enough that no two inputs meet by accident.
pub(super) const LENGTH: usize = 16;

/// The build of this program: its sources, its data, its compiler (`build.rs`). Another one may find something else.
pub(super) const BUILD: &str = env!("ONRECORD_BUILD");

/// A key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(pub(super) [u8; LENGTH]);

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// A key in the making: parts, each with its length, so that no two rows of parts give the same bytes.
#[derive(Clone)]
pub(crate) struct Parts(Sha256);

impl Parts {
    /// Of an entry of this kind, made by this build.
    pub(crate) fn of(kind: &str) -> Self {
        let parts = Self(Sha256::new());
        parts.with(BUILD.as_bytes()).with(kind.as_bytes())
    }

    pub(crate) fn with(mut self, part: &[u8]) -> Self {
        self.add(part);
        self
    }

    pub(crate) fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// A part that may not be there, which is not the same as an empty one.
    pub(crate) fn add_if_there(&mut self, part: Option<&[u8]>) {
        self.add(&[u8::from(part.is_some())]);
        self.add(part.unwrap_or_default());
    }

    pub(crate) fn add_key(&mut self, key: Key) {
        self.add(&key.0);
    }

    pub(crate) fn key(self) -> Key {
        Key(first(&self.0.finalize()))
    }
}

/// What tells that the bytes under a key are those that were put there.
pub(super) fn checksum(key: Key, bytes: &[u8]) -> [u8; LENGTH] {
    first(&Sha256::new().chain_update(key.0).chain_update(bytes).finalize())
}

/// The first bytes of a hash.
pub(super) fn first(hash: &[u8]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    bytes.copy_from_slice(&hash[..LENGTH]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(parts: &[&str]) -> Key {
        let mut all = Parts::of("test");
        for part in parts {
            all.add(part.as_bytes());
        }
        all.key()
    }

    #[test]
    fn parts_are_told_apart() {
        assert_eq!(key(&["one", "two"]), key(&["one", "two"]));
        for other in [&["onetwo"][..], &["one", "two", ""], &["on", "etwo"], &["two", "one"]] {
            assert_ne!(key(&["one", "two"]), key(other));
        }
        let [mut there, mut not] = [Parts::of("test"), Parts::of("test")];
        there.add_if_there(Some(b""));
        not.add_if_there(None);
        assert_ne!(there.key(), not.key());
        assert_ne!(Parts::of("test").key(), Parts::of("other").key());
    }
}
