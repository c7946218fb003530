//! Words that weaken, strengthen, condition or limit what is said, found as phrases on the surface.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::Pos;
use super::table::Entry;

/// What such a phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HedgeKind {
    /// Weakens the commitment: "in principle", "perhaps".
    Hedge,
    /// Strengthens it: "absolutely", "under no circumstances".
    Booster,
    /// Makes a quantity or time rough: "about", "nearly".
    Approximator,
    /// Announces a reservation: "but", "however", "we have to be realistic".
    Caveat,
    /// Opens a condition: "if", "provided that", "subject to".
    Condition,
    /// Grants a point against it: "although", "despite".
    Concession,
    /// Limits it in time: "for now", "until", "not at this time".
    TimeLimit,
    /// Tells of a time that was spoken of: "at the time", "back then".
    ThatTime,
    /// Takes no stand: "no comment", "too early to say".
    Evasion,
    /// Says openly that the position is a new one: "changed my mind", "no longer", "on reflection".
    Reversal,
    /// Says that the position is the old one: "as before", "has not changed".
    Continuity,
}

/// One phrase.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hedge {
    /// Surface words, lower case, single blanks; "n't" and "'s" are words of their own as in the tokens.
    pub phrase: CompactString,
    /// What it does.
    pub kind: HedgeKind,
    /// How much, −3 (weakens much) to 3 (strengthens much).
    pub weight: i8,
}

impl Entry for Hedge {
    fn word(&self) -> &str {
        &self.phrase
    }

    fn pos(&self) -> Pos {
        Pos::Adverb
    }

    fn identity(&self) -> String {
        String::new()
    }

    fn check(&self) -> Result<(), String> {
        if (-3..=3).contains(&self.weight) {
            Ok(())
        } else {
            Err(format!("the weight {} lies outside -3 to 3", self.weight))
        }
    }
}
