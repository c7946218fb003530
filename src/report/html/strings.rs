//! Strings of a page, each written once: most of a report is the same names, outlets and explanations again and again.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use crate::report::layout::escape;

/// Index of a string in [`Strings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Key(usize);

/// All strings of a page, in the order they were first met.
#[derive(Debug, Default)]
pub(super) struct Strings {
    all: Vec<String>,
    keys: HashMap<String, usize>,
}

impl Strings {
    /// The key of a text, in which commands that are invisible are shown as their codes.
    pub fn key(&mut self, text: &str) -> Key {
        let text = escape(text);
        if let Some(&key) = self.keys.get(text.as_ref()) {
            return Key(key);
        }
        self.all.push(text.clone().into_owned());
        self.keys.insert(text.into_owned(), self.all.len() - 1);
        Key(self.all.len() - 1)
    }

    /// The same for a text that may be absent.
    pub fn maybe(&mut self, text: Option<&str>) -> Option<Key> {
        text.map(|text| self.key(text))
    }
}

impl Serialize for Strings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}
