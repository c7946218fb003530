//! Attitudes: how a speaker stands to a target, as an interval of a scale on one layer.
//!
//! "support" is a desire of 1 to 3, "be open to" one of 0 to 2, "refuse" an intention of −3 to −2. Two attitudes to one
//! target contradict where their intervals are disjoint; negation takes the complement ([`Interval::complement`]), unless
//! the verb raises negation ("does not think that" = "thinks that not"; Horn 1978).

use compact_str::CompactString;
use serde::Deserialize;

use super::effect::{noun_slots, verb};
use super::table::Entry;
use super::{Interval, Layer, Pos, Sign, Slot, Slots};

/// Whether negation of the word is negation of its complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NegRaising {
    /// "does not think that p" says "thinks that not p".
    Yes,
    /// "does not hope that p" leaves p open.
    No,
}

/// One reading of a word as an attitude.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attitude {
    /// Lemma or phrase ("call for"), without the preposition of the target.
    pub word: CompactString,
    /// Verb, noun or adjective.
    pub pos: Pos,
    /// The verb or adjective it is derived from, of a noun listed under it.
    pub from: Option<CompactString>,
    /// What kind of stand it is.
    pub layer: Layer,
    /// The stretch of the scale it covers.
    pub value: Interval,
    /// The point of the scale it typically means: tells "insist on" from "back".
    pub strength: i8,
    /// Where the target stands: what is supported, wanted, believed.
    pub target: Slots,
    /// Where the holder of the attitude stands.
    pub holder: Slots,
    /// Whether negation passes down.
    pub neg_raising: NegRaising,
}

impl Attitude {
    /// For or against.
    pub fn sign(&self) -> Sign {
        self.value.sign()
    }
}

/// An attitude as the file has it, nouns beneath their verb.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttitudeRow {
    word: CompactString,
    #[serde(default = "verb")]
    pos: Pos,
    layer: Layer,
    value: Interval,
    strength: Option<i8>,
    target: Slots,
    holder: Option<Slots>,
    #[serde(default)]
    neg_raising: bool,
    #[serde(default)]
    nouns: Vec<CompactString>,
    noun_target: Option<Slots>,
}

impl AttitudeRow {
    /// The attitudes of a row: that of the word itself and those of its nouns.
    pub(super) fn expand(self) -> Vec<Attitude> {
        let holder = self.holder.unwrap_or_else(|| match self.pos {
            Pos::Noun => [Slot::Poss, Slot::prep("by"), Slot::prep("from"), Slot::Subj]
                .into_iter()
                .collect(),
            _ => Slots::from_iter([Slot::Subj]),
        });
        let middle = {
            let sum = self.value.low + self.value.high;
            (sum + sum.signum()) / 2
        };
        let itself = Attitude {
            word: self.word.clone(),
            pos: self.pos,
            from: None,
            layer: self.layer,
            value: self.value,
            strength: self.strength.unwrap_or(middle),
            target: self.target,
            holder,
            neg_raising: match self.neg_raising {
                true => NegRaising::Yes,
                false => NegRaising::No,
            },
        };
        let nouns: Vec<Attitude> = self
            .nouns
            .into_iter()
            .map(|noun| Attitude {
                word: noun,
                pos: Pos::Noun,
                from: Some(self.word.clone()),
                target: self.noun_target.clone().unwrap_or_else(|| noun_slots(&itself.target)),
                holder: [Slot::Poss, Slot::prep("by"), Slot::prep("from"), Slot::Subj]
                    .into_iter()
                    .collect(),
                ..itself.clone()
            })
            .collect();
        std::iter::once(itself).chain(nouns).collect()
    }
}

impl Entry for Attitude {
    fn word(&self) -> &str {
        &self.word
    }

    fn pos(&self) -> Pos {
        self.pos
    }

    fn identity(&self) -> String {
        format!("{:?} {}", self.layer, self.target)
    }

    fn check(&self) -> Result<(), String> {
        if self.value.low <= self.strength && self.strength <= self.value.high {
            Ok(())
        } else {
            Err(format!(
                "the strength {} of `{}` lies outside [{}, {}]",
                self.strength, self.word, self.value.low, self.value.high
            ))
        }
    }
}
