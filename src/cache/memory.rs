//! Entries that live as long as the process, and no longer than somebody asks for them.

use std::collections::HashMap;
use std::sync::Mutex;

use super::key::Key;

/// Entries in memory.
#[derive(Default)]
pub(super) struct Memory(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    /// Bytes, and the round in which they were put or asked for last.
    of: HashMap<Key, (Vec<u8>, u64)>,
    round: u64,
}

impl Memory {
    pub(super) fn get(&self, key: Key) -> Option<Vec<u8>> {
        let mut entries = self.0.lock().ok()?;
        let round = entries.round;
        let (bytes, asked) = entries.of.get_mut(&key)?;
        *asked = round;
        Some(bytes.clone())
    }

    pub(super) fn put(&self, key: Key, bytes: Vec<u8>) {
        if let Ok(mut entries) = self.0.lock() {
            let round = entries.round;
            entries.of.insert(key, (bytes, round));
        }
    }

    /// Drops what was neither put nor asked for since the call before.
    pub(super) fn forget_unused(&self) {
        if let Ok(mut entries) = self.0.lock() {
            let round = entries.round;
            entries.of.retain(|_, (_, asked)| *asked >= round);
            entries.round += 1;
        }
    }
}
