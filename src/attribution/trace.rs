//! Why a statement is read as it is: kept small, for `statements --explain`.

use serde::{Deserialize, Serialize};

use crate::text::{Known, one_of};

/// What led from a source to its actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    /// Nothing did.
    #[default]
    Unresolved,
    /// A name of several words.
    FullName,
    /// One word of a name that the article gives in full, or the only one it gives.
    Surname,
    /// A name or alias of the registry that the article does not explain.
    Registry,
    /// An office: "the foreign minister".
    Office,
    /// A pronoun, or a relative one.
    Pronoun,
    /// The label of a turn in a transcript, or a name before a colon.
    Label,
    /// The quotation goes on with the one before it.
    Continuation,
    /// The whole text is the actor's, as its front matter, byline or title says.
    FrontMatter,
}

impl Manner {
    /// For a reader.
    pub fn as_str(self) -> &'static str {
        match self {
            Manner::Unresolved => "not resolved",
            Manner::FullName => "by full name",
            Manner::Surname => "by one word of the name",
            Manner::Registry => "by the registry",
            Manner::Office => "by title or office",
            Manner::Pronoun => "by pronoun",
            Manner::Label => "by label",
            Manner::Continuation => "as of the quotation before",
            Manner::FrontMatter => "as speaker or author of the article",
        }
    }
}

/// One part of a confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it stands for.
    #[serde(deserialize_with = "known_part")]
    pub of: Known,
    /// In hundredths; less than zero where it takes away.
    pub hundredths: i16,
}

/// The clues of one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Dictionary form of the cue.
    pub cue: Option<String>,
    /// How the actor was found.
    pub manner: Manner,
    /// The name in the source, as written there.
    pub name: Option<String>,
    /// Whether the registry knows the actor.
    pub is_registered: bool,
    /// What the confidence is made of.
    pub confidence: Vec<Part>,
}

/// What the parts of a confidence stand for.
const PARTS: [Known; 3] = ["the frame", "no known speaker", "a sentence of the speaker's own text"];

fn known_part<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(&PARTS, deserializer)
}
