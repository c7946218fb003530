//! The packs that ship, named `onrecord:NAME` in `extends`: topics and words, as data (`src/packs/NAME/`).

/// What the name of a pack that ships begins with.
pub const PREFIX: &str = "onrecord:";

/// A pack that ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltInPack {
    /// Its name with the prefix.
    pub name: &'static str,
    /// The text of its file of topics.
    pub topics: &'static str,
    /// The text of its lexicon.
    pub words: &'static str,
}

/// All of them.
pub const BUILT_IN_PACKS: [BuiltInPack; 2] = [
    BuiltInPack {
        name: "onrecord:international-affairs",
        topics: include_str!("../packs/international-affairs/topics.toml"),
        words: include_str!("../packs/international-affairs/words.toml"),
    },
    BuiltInPack {
        name: "onrecord:economic-policy",
        topics: include_str!("../packs/economic-policy/topics.toml"),
        words: include_str!("../packs/economic-policy/words.toml"),
    },
];

/// A file of a pack, read: its path, or the name of a pack that ships, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackText {
    /// As problems show it.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl PackText {
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }
}
