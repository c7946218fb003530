//! The policy: how grave a difference is, by what the time between makes of it and, where set, by layer.

use std::collections::BTreeMap;

use super::choice::{Level, choice};

choice! {
    /// What a level can be set for. The first five are the time classes of a contradiction.
    PolicyKey {
        /// Said at about the same time.
        SameTime = "same-time",
        /// The later side says openly that the position is new.
        Supersession = "supersession",
        /// Moved over time.
        Evolution = "evolution",
        /// Back to an earlier position.
        Return = "return",
        /// A fact that moved on.
        Update = "update",
        /// A contradiction for which the evidence is thin, whatever the time between.
        Uncertain = "uncertain",
        /// A shift between two statements, whatever the time between.
        Shift = "shift",
        /// A shift within one statement.
        ShiftInStatement = "shift-in-statement",
    }
}

impl PolicyKey {
    /// The level where no config sets one.
    fn default_level(self) -> Level {
        match self {
            PolicyKey::SameTime | PolicyKey::Evolution | PolicyKey::Return => Level::Error,
            PolicyKey::Supersession | PolicyKey::Shift => Level::Warning,
            PolicyKey::Update | PolicyKey::Uncertain | PolicyKey::ShiftInStatement => Level::Info,
        }
    }
}

/// Names of the layers of a position that `[policy.LAYER]` can be set for.
pub(super) const LAYERS: [&str; 5] = ["desire", "intention", "obligation", "possibility", "fact"];

/// Levels as set; see [`Policy::level`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// `[policy]`.
    pub(super) general: BTreeMap<PolicyKey, Level>,
    /// `[policy.LAYER]`.
    pub(super) layers: BTreeMap<String, BTreeMap<PolicyKey, Level>>,
}

impl Policy {
    /// The level of a difference on a layer: as set for the layer, else as set for all, else the default.
    pub fn level(&self, layer: &str, key: PolicyKey) -> Level {
        let of_layer = self.layers.get(layer).and_then(|levels| levels.get(&key));
        of_layer
            .or_else(|| self.general.get(&key))
            .copied()
            .unwrap_or_else(|| key.default_level())
    }
}
