//! Modal auxiliaries and phrases: layer, value, and where a negation beside them lands.
//!
//! "must not" obliges not to (the negation is inner), "need not" takes the obligation away (outer); Quirk et al. 1985,
//! §4.51–4.59; de Haan 1997.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::table::Entry;
use super::{Interval, Layer, Pos};

/// What a negation beside a modal negates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NegationScope {
    /// What the modal is about: mirror the value ("must not").
    Inner,
    /// The modal: take the complement of the value ("need not", "cannot").
    Outer,
}

/// One reading of a modal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modal {
    /// Lemmas, with "to" where it takes one: "must", "have to", "be going to".
    pub word: CompactString,
    /// What kind of stand it expresses.
    pub layer: Layer,
    /// The stretch of the scale.
    pub value: Interval,
    /// The point of the scale it typically means.
    pub strength: i8,
    /// Where a negation lands.
    pub negation: NegationScope,
}

impl Modal {
    /// The value with a negation beside the modal.
    pub fn negated(&self) -> Interval {
        match self.negation {
            NegationScope::Inner => self.value.mirror(),
            NegationScope::Outer => self.value.complement(),
        }
    }
}

impl Entry for Modal {
    fn word(&self) -> &str {
        &self.word
    }

    fn pos(&self) -> Pos {
        Pos::Verb
    }

    fn identity(&self) -> String {
        format!("{:?}", self.layer)
    }

    fn check(&self) -> Result<(), String> {
        if self.value.low <= self.strength && self.strength <= self.value.high {
            Ok(())
        } else {
            Err(format!(
                "the strength {} of `{}` lies outside its value",
                self.strength, self.word
            ))
        }
    }
}
