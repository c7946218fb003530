//! Argument slots: where, seen from a verb, noun or adjective, a role of it stands in the sentence.

use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// One place at which an argument can stand, in terms of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "CompactString", into = "CompactString")]
pub enum Slot {
    /// The subject of the active clause: `nsubj`, `csubj`, and `obl:agent` or "by" of the passive.
    Subj,
    /// The object of the active clause: `obj`, and `nsubj:pass` of the passive.
    Obj,
    /// The receiver without preposition: `iobj`.
    Iobj,
    /// A finite clause with or without "that": `ccomp`.
    That,
    /// "to" and an infinitive: `xcomp`, with the object as its subject where there is one.
    ToInf,
    /// A gerund: `xcomp`, `ccomp` or a nominal "lifting of".
    Ing,
    /// A clause with "if" that is no condition but what is judged: "would not mind if they came".
    If,
    /// A possessive: `nmod:poss`.
    Poss,
    /// The first part of a compound: `compound` (as in "troop withdrawal"), or an adjective for a name.
    Compound,
    /// A phrase with this preposition (lower case, may be of several words): `obl`, `nmod` with `case`, or a gerund with `mark`.
    Prep(CompactString),
}

const NAMES: &[(&str, Slot)] = &[
    ("subj", Slot::Subj),
    ("obj", Slot::Obj),
    ("iobj", Slot::Iobj),
    ("that", Slot::That),
    ("to-inf", Slot::ToInf),
    ("ing", Slot::Ing),
    ("if", Slot::If),
    ("poss", Slot::Poss),
    ("compound", Slot::Compound),
];

const PREPOSITIONS: &[&str] = &[
    "about",
    "after",
    "against",
    "among",
    "around",
    "as",
    "at",
    "away from",
    "before",
    "behind",
    "between",
    "beyond",
    "by",
    "down on",
    "during",
    "for",
    "from",
    "in",
    "in favor of",
    "in favour of",
    "in support of",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out of",
    "outside",
    "over",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "with",
    "within",
    "without",
];

impl Slot {
    /// The name used in the lexicon files; a preposition is its own name.
    pub fn as_str(&self) -> &str {
        match self {
            Slot::Prep(word) => word,
            other => NAMES
                .iter()
                .find(|(_, slot)| slot == other)
                .map_or("", |(name, _)| name),
        }
    }

    /// The slot of a preposition, in lower case.
    pub fn prep(word: &str) -> Slot {
        Slot::Prep(CompactString::from(word))
    }
}

impl TryFrom<CompactString> for Slot {
    type Error = String;

    fn try_from(name: CompactString) -> Result<Self, String> {
        if let Some((_, slot)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Ok(slot.clone());
        }
        if PREPOSITIONS.contains(&name.as_str()) {
            return Ok(Slot::Prep(name));
        }
        // The wording of serde, so that the loader finds the nearest name in it.
        let known: Vec<String> = NAMES
            .iter()
            .map(|(name, _)| *name)
            .chain(PREPOSITIONS.iter().copied())
            .map(|name| format!("`{name}`"))
            .collect();
        Err(format!("unknown slot `{name}`, expected one of {}", known.join(", ")))
    }
}

impl From<Slot> for CompactString {
    fn from(slot: Slot) -> Self {
        CompactString::from(slot.as_str())
    }
}

/// Slots in order of preference; written `obj|from|out of` in the lexicon files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "CompactString", into = "CompactString")]
pub struct Slots(Vec<Slot>);

impl Slots {
    /// The slots, the preferred first.
    pub fn iter(&self) -> impl Iterator<Item = &Slot> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `slot` is one of them.
    pub fn contains(&self, slot: &Slot) -> bool {
        self.0.contains(slot)
    }
}

impl FromIterator<Slot> for Slots {
    fn from_iter<I: IntoIterator<Item = Slot>>(slots: I) -> Self {
        let mut kept: Vec<Slot> = Vec::new();
        for slot in slots {
            if !kept.contains(&slot) {
                kept.push(slot);
            }
        }
        Slots(kept)
    }
}

impl TryFrom<CompactString> for Slots {
    type Error = String;

    fn try_from(text: CompactString) -> Result<Self, String> {
        text.split('|')
            .map(|name| Slot::try_from(CompactString::from(name)))
            .collect()
    }
}

impl From<Slots> for CompactString {
    fn from(slots: Slots) -> Self {
        CompactString::from(slots.to_string())
    }
}

impl fmt::Display for Slots {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, slot) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("|")?;
            }
            formatter.write_str(slot.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_read_and_print_alike() {
        let text = "obj|from|out of|to-inf";
        let slots = Slots::try_from(CompactString::from(text)).unwrap();
        assert_eq!(slots.to_string(), text);
        assert_eq!(slots.iter().count(), 4);
        assert!(slots.contains(&Slot::prep("out of")));
    }

    #[test]
    fn an_unknown_slot_is_an_error() {
        assert!(Slots::try_from(CompactString::from("obj|form")).is_err());
        assert!(Slots::try_from(CompactString::from("")).is_err());
    }
}
