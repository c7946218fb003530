//! A claim: one proposition of a statement, as a matter and a position on it.

use chrono::NaiveDate;
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::axes::{Layer, Scope};
use crate::language::lexicon::{Dimension, Interval};
use crate::language::quantities::Quantity;
use crate::text::Span;

/// Which part of a claim a concept stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// What happens, where that is not an effect on the theme.
    Event,
    /// What it happens to: the thing the claim is about.
    Theme,
    /// What restricts the theme: "organic" in "organic farming".
    Modifier,
    /// Who does it.
    Agent,
    /// Where, for whom, with what.
    Setting,
}

/// What sort of word a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ConceptKind {
    /// A named thing: must agree on both sides.
    Entity,
    /// A common noun.
    Thing,
    /// A verb.
    Event,
    /// An adjective or adverb.
    Quality,
    /// A number that names rather than counts ("Article 5").
    Number,
}

/// One content word of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Lemma, or the key of a named thing.
    pub key: CompactString,
    /// Sort of word.
    pub kind: ConceptKind,
    /// Part of the claim.
    pub part: Part,
    /// How much it says about the matter, 1 to 10.
    pub weight: u8,
    /// The preposition that attaches it, where one does; tells "tax on fuel" from "tax on income".
    pub case: Option<CompactString>,
    /// Whether it stands next to the head of its phrase, not inside what restricts it further.
    pub is_near: bool,
}

/// What a claim is about, stripped of attitude.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// The dimension of the theme that the claim acts on; `None` for an event or state of its own.
    pub dimension: Option<Dimension>,
    /// Content words, theme first.
    pub concepts: Vec<Concept>,
    /// For a reader.
    pub label: String,
}

impl Matter {
    /// Those in one part of the claim.
    pub fn in_part(&self, part: Part) -> impl Iterator<Item = &Concept> {
        self.concepts.iter().filter(move |concept| concept.part == part)
    }
}

/// A stretch that limits a claim: a condition or a caveat, with the words that make it one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// Place in the text.
    pub span: Span,
    /// Content words, for telling whether two limits are the same.
    pub words: Vec<CompactString>,
}

/// A time named in a claim, as the period it denotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Place in the text.
    pub span: Span,
    /// As written, lower case.
    pub words: CompactString,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// How it binds the claim.
    pub bound: Bound,
}

/// A number in a claim, with what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The number, its unit and hedge.
    pub quantity: Quantity,
    /// The noun that is counted, lower case, as written; empty where there is none.
    pub noun: CompactString,
    /// Whether it tells where something stands, which moves: "at 4 percent", "down to 3 percent".
    pub is_level: bool,
}

/// How a period binds a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// in, on, at
    Within,
    /// by, before, until
    NotAfter,
    /// after, from, since
    NotBefore,
}

/// A claim's values on the axes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Kind of commitment.
    pub layer: Layer,
    /// Stretch of the layer's scale, for the matter with a plus sign (its dimension held to be there, or grow).
    pub value: Interval,
    /// What it hangs on.
    pub conditions: Vec<Limit>,
    /// What is said against it in the same breath.
    pub caveats: Vec<Limit>,
    /// Words that take strength from it ("in principle", "hope to").
    pub hedges: Vec<Limit>,
    /// How many words strengthen it ("strongly", "wholly").
    pub boosters: u8,
    /// How much of the matter it covers.
    pub scope: Scope,
    /// Figures in it.
    pub figures: Vec<Figure>,
    /// Times in it.
    pub periods: Vec<Period>,
}

/// What a claim does besides claiming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mood {
    /// Held by the speaker.
    Held,
    /// Somebody else's, as the speaker reports it.
    Reported,
    /// Supposed only.
    Hypothetical,
    /// Asked.
    Question,
    /// The speaker denies having said it.
    NeverSaid,
}

impl Mood {
    /// Its name in lists and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Mood::Held => "held",
            Mood::Reported => "reported",
            Mood::Hypothetical => "hypothetical",
            Mood::Question => "question",
            Mood::NeverSaid => "never-said",
        }
    }
}

/// As what speakers name themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Voice {
    /// "I".
    Alone,
    /// "we": whoever they speak for, with them or without.
    WithOthers,
    /// By name, or as the reporter has it.
    Named,
}

/// Who does what a claim tells, as far as its subject says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doer {
    /// No subject that acts.
    #[default]
    Unsaid,
    /// The speaker, and as what.
    Speaker(Voice),
    /// Somebody else, by the keys of the words that name them.
    Others(Vec<CompactString>),
}

impl Doer {
    /// Whether it is the speaker.
    pub fn is_speaker(&self) -> bool {
        matches!(self, Doer::Speaker(_))
    }
}

/// One proposition of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The words of the claim itself, in the text.
    pub span: Span,
    /// The whole clause they stand in, with its subordinate clauses and phrases.
    pub clause: Span,
    /// What it is about.
    pub matter: Matter,
    /// The values on the axes.
    pub position: Position,
    /// Who holds it, where that is somebody else than the speaker.
    pub holder: Vec<Concept>,
    /// Held, reported, hypothetical, asked, or denied to have been said.
    pub mood: Mood,
    /// Whether the words say openly that the position is a new one.
    pub is_openly_new: bool,
    /// Whether it is told of a time that was spoken of before, whichever that was: "at the time", "back then".
    pub is_of_then: bool,
    /// Whether it says that it is so now, which it need not have been before: "at present", "for the moment".
    pub is_of_now: bool,
    /// Whether a pronoun stands for who or what it is about, so that the matter cannot be told.
    pub is_open: bool,
    /// Whether its theme, or who does it where it has none, is one known thing ("the election", "our bridge", a name), not any of its kind.
    pub is_definite: bool,
    /// Whether the speaker says that it is good or bad, rather than that it should be.
    pub is_evaluation: bool,
    /// Who does it.
    pub doer: Doer,
    /// Whether the speaker stands for it openly: as the subject of its clause, or by telling others what to do.
    pub is_avowed: bool,
    /// Whether it is denied by an odd number of negations, whatever the words say by themselves.
    pub is_negated: bool,
    /// Whether it tells what has come about so far ("has trained 900"), so that its figures grow.
    pub is_ongoing: bool,
    /// Whether it is told of what is to come.
    pub is_future: bool,
    /// Whether the verb stands in the past, so that it tells of an event rather than of a state that can change.
    pub is_past: bool,
}
