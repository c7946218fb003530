//! How far a stand has moved: the labels "full flop" and "half flip".

use serde::{Deserialize, Serialize};

use super::finding::Relation;
use super::judge::Judgement;
use crate::compare::{Change, Opposition};

/// A stand that has moved towards the other side, or over to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flip {
    /// To the other side: a wish, intention or obligation and its contrary.
    FullFlop,
    /// Part of the way: neutral now, softened, or under a condition.
    HalfFlip,
}

impl Flip {
    /// The words used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Flip::FullFlop => "full flop",
            Flip::HalfFlip => "half flip",
        }
    }
}

/// The label of a judgement on two statements; `None` where what moved is no stand, or it moved otherwise.
pub fn flip(judgement: &Judgement) -> Option<Flip> {
    let shift = &judgement.shift;
    if !shift.layers.0.is_wish() || !shift.layers.1.is_wish() || shift.is_denial {
        return None;
    }
    match judgement.rule.relation {
        Relation::Contradiction => (shift.opposition == Opposition::Opposed).then_some(Flip::FullFlop),
        Relation::Shift => {
            let was_stand = shift.values.0.low > 0 || shift.values.0.high < 0;
            let is_less = shift.opposition == Opposition::Apart
                || shift.strength == Change::Less
                || shift.conditions == Change::Added;
            (was_stand && is_less).then_some(Flip::HalfFlip)
        }
        Relation::Consistent | Relation::Unrelated => None,
    }
}
