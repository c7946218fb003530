//! Factive and implicative signatures: what a verb tells about the truth of its complement.
//!
//! After Karttunen (1971, 2012), Nairn, Condoravdi & Karttunen (2006), MacCartney & Manning (2009): "manage to" is ++|−−
//! (managed → did, did not manage → did not), "know that" ++|−+, "refuse to" +−|−o.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::effect::verb;
use super::table::Entry;
use super::{Pos, Sign, Slots};

/// What follows for the complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Entailment {
    /// It is true.
    #[serde(rename = "+")]
    True,
    /// It is false.
    #[serde(rename = "-")]
    False,
    /// Nothing follows.
    #[serde(rename = "o")]
    Open,
}

/// The signature of a word with one frame of complement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Lemma or phrase.
    pub word: CompactString,
    /// Verb, adjective or noun.
    #[serde(default = "verb")]
    pub pos: Pos,
    /// The complements it holds for: "forget to" and "forget that" differ.
    pub frame: Slots,
    /// In an affirmative context.
    pub positive: Entailment,
    /// Under negation.
    pub negative: Entailment,
}

impl Signature {
    /// What follows for the complement when the word itself stands under a polarity.
    pub fn under(&self, polarity: Sign) -> Entailment {
        match polarity {
            Sign::Plus => self.positive,
            Sign::Minus => self.negative,
        }
    }

    /// Whether the complement is true either way: "regret that", "know that".
    pub fn is_factive(&self) -> bool {
        self.positive == Entailment::True && self.negative == Entailment::True
    }
}

impl Entry for Signature {
    fn word(&self) -> &str {
        &self.word
    }

    fn pos(&self) -> Pos {
        self.pos
    }

    fn identity(&self) -> String {
        self.frame.to_string()
    }
}
