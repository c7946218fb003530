//! Quantifiers of amount, persons, frequency and place, each with its share of the whole.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::Pos;
use super::table::Entry;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuantifierDomain {
    /// Things or amounts: all, some, none.
    Amount,
    /// Persons: everyone, nobody.
    Person,
    /// Times: always, often, never.
    Frequency,
    /// Places: everywhere, nowhere.
    Place,
    /// Degree: wholly, partly, not at all.
    Degree,
}

/// Which way a quantifier's clause may be weakened (monotonicity on its right; Barwise & Cooper 1981).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Monotone {
    /// all, some, many: what holds more widely follows.
    Up,
    /// no, few, never: the clause counts as negated.
    Down,
    /// only, exactly, half: neither.
    Neither,
}

/// One quantifier.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantifier {
    /// Lemma or phrase.
    pub word: CompactString,
    /// What is counted.
    pub domain: QuantifierDomain,
    /// The least share of the whole it can mean, in percent.
    pub low: u8,
    /// The greatest share, in percent.
    pub high: u8,
    /// Rank on the scope scale: 0 none, 1 few, 2 some, 3 many or half, 4 most, 5 nearly all, 6 all.
    pub rank: u8,
    /// Which way its clause may be weakened.
    pub monotone: Monotone,
}

impl Entry for Quantifier {
    fn word(&self) -> &str {
        &self.word
    }

    fn pos(&self) -> Pos {
        Pos::Adverb
    }

    fn identity(&self) -> String {
        String::new()
    }

    fn check(&self) -> Result<(), String> {
        if self.low <= self.high && self.high <= 100 && self.rank <= 6 {
            Ok(())
        } else {
            Err(format!("`{}`: low may not exceed high, high 100, rank 6", self.word))
        }
    }
}
