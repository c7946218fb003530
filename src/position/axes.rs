//! The axes of a position: values that can be compared.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::language::lexicon;

/// What kind of commitment a claim makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Support or opposition.
    Desire,
    /// Will or won't.
    Intention,
    /// Must, should, may, must not.
    Obligation,
    /// Can, could, might.
    Possibility,
    /// Is, was or will be the case.
    Fact,
}

impl Layer {
    /// All of them.
    pub const ALL: [Layer; 5] = [
        Layer::Desire,
        Layer::Intention,
        Layer::Obligation,
        Layer::Possibility,
        Layer::Fact,
    ];

    /// Whether the layer says what ought to come, rather than what is.
    pub fn is_wish(self) -> bool {
        matches!(self, Layer::Desire | Layer::Intention | Layer::Obligation)
    }

    /// The word used in reports and rules.
    pub fn as_str(self) -> &'static str {
        match self {
            Layer::Desire => "desire",
            Layer::Intention => "intention",
            Layer::Obligation => "obligation",
            Layer::Possibility => "possibility",
            Layer::Fact => "fact",
        }
    }
}

/// How much of its matter a claim covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// Rank of the widest quantifier: 0 none, 1 few, 2 some, 3 many or half, 4 most, 5 nearly all, 6 all. `None` where
    /// no word limits it.
    pub rank: Option<u8>,
    /// Whether "only", "solely" or the like closes it.
    pub is_exclusive: bool,
    /// By the keys of the words that name them, who alone does it: "only citizens", "the council alone".
    pub alone: Vec<CompactString>,
    /// Whether what is said is said of all or none of a kind ("any form of", "no company"), so that each of them is meant.
    pub is_universal: bool,
    /// Whether it says that not many do: "few members", "a small minority". The clause counts as denied.
    pub is_few: bool,
    /// The word itself, for a reader; empty where there is none.
    pub word: CompactString,
}

impl From<lexicon::Layer> for Layer {
    /// What is believed is claimed as a fact.
    fn from(layer: lexicon::Layer) -> Self {
        match layer {
            lexicon::Layer::Desire => Layer::Desire,
            lexicon::Layer::Intention => Layer::Intention,
            lexicon::Layer::Obligation => Layer::Obligation,
            lexicon::Layer::Possibility => Layer::Possibility,
            lexicon::Layer::Belief => Layer::Fact,
        }
    }
}
