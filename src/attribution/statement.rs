//! A statement: a stretch of an article attributed to an actor.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::draft::Frame;
use super::trace::Trace;
use crate::corpus::Article;
use crate::text::Span;

/// Where a span counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// `Article::text`.
    Text,
    /// `Article::title`.
    Title,
}

/// One stretch of a source, cue or content; these may be discontinuous.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Piece {
    /// What the span counts from.
    pub field: Field,
    /// Bytes.
    pub span: Span,
}

impl Piece {
    /// What stands there.
    ///
    /// # Panics
    /// Where the piece is not one of `article`.
    pub fn of(self, article: &Article) -> &str {
        match self.field {
            Field::Text => self.span.of(&article.text),
            Field::Title => self.span.of(article.title.as_deref().unwrap_or_default()),
        }
    }
}

/// Direct, indirect or mixed speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// All of the content stands in quotation marks, or the whole text is the actor's.
    Direct,
    /// None of it does.
    Indirect,
    /// Some of it does.
    Mixed,
}

/// What kind of act the article reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Said or written.
    Speech,
    /// Believed, hoped, known.
    Thought,
    /// Supported, opposed, wanted, as the reporter tells it.
    Attitude,
    /// Done in a way that says something (agreed to, refused to). Left out of `check`.
    Deed,
}

/// Whether the actor holds the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// The actor's own position.
    Held,
    /// Passed on as somebody else's.
    Reported,
    /// Denied by the actor.
    Denied,
    /// Supposed, not held.
    Hypothetical,
    /// Asked.
    Question,
}

/// What saying it does; a property of the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// say, tell, claim, note; also where there is no cue.
    Assert,
    /// deny, reject.
    Deny,
    /// admit, acknowledge.
    Admit,
    /// concede.
    Concede,
    /// promise, vow, pledge.
    Promise,
    /// demand, urge, call for.
    Demand,
    /// propose, suggest, recommend.
    Propose,
    /// warn, threaten.
    Warn,
    /// ask, wonder.
    Ask,
    /// doubt, question.
    Doubt,
    /// think, believe.
    Believe,
    /// want, hope.
    Desire,
    /// plan, intend.
    Intend,
    /// support, welcome, praise.
    Support,
    /// oppose, condemn, criticise.
    Oppose,
    /// expect, predict.
    Expect,
    /// fear, worry.
    Fear,
}

/// How exactly the day of a statement is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month; `Said::on` is its first day.
    Month,
    /// To the year; `Said::on` is its first day.
    Year,
    /// Not at all.
    Unknown,
}

/// When it was said, which may be before the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// First day of the period told by `precision`.
    pub on: Option<NaiveDate>,
    /// How exact `on` is.
    pub precision: Precision,
}

/// A person, office or body that speaks, as resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Actor {
    /// Stable key: letters, digits and hyphens, e.g. `hakan-fidan`.
    pub id: String,
    /// Fullest name known.
    pub name: String,
    /// Office held when it was said, "foreign minister of Türkiye", where known.
    pub office: Option<String>,
    /// Whom the actor speaks for when it was said, "Türkiye", where known.
    pub principal: Option<String>,
}

/// Somebody whose words the actor of a statement passes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Who; `None` where it could not be resolved.
    pub actor: Option<Actor>,
    /// Who, as written.
    pub source: Vec<Piece>,
    /// The words that report it.
    pub cue: Vec<Piece>,
}

/// A stretch of an article attributed to an actor. Source, cue and content are the terms of the attribution
/// literature (Pareti 2012, PARC; Newell et al. 2018, PolNeAR): content keeps "that" and its quotation marks and leaves
/// out the final full stop; source is the whole noun phrase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Key made of article and content.
    pub id: String,
    /// Index of the article in the corpus; not kept with a statement, since it is that of a run.
    #[serde(skip)]
    pub article: usize,
    /// Who; `None` where it could not be resolved.
    pub actor: Option<Actor>,
    /// Who, as written; empty where the whole text is the actor's words.
    pub source: Vec<Piece>,
    /// The words that report it; may be empty.
    pub cue: Vec<Piece>,
    /// What was said, in text order; never empty.
    pub content: Vec<Piece>,
    /// The clues that chose source, content and actor, for `--explain`.
    pub trace: Trace,
    /// Force of the cue.
    pub force: Force,
    /// Direct, indirect, mixed.
    pub voice: Voice,
    /// Speech, thought, attitude, deed.
    pub act: Act,
    /// Whether the actor holds it.
    pub held: Held,
    /// When it was said.
    pub said: Said,
    /// What found it, for `--explain`.
    pub frame: Frame,
    /// Where the actor passes on what others said ("Holm said that Lorn had told him …"): they, in the order of the text.
    pub chain: Vec<Link>,
    /// Whether the words around it say that it is a translation.
    pub is_translated: bool,
    /// Single terms in quotation marks inside reported words, without the marks: the actor's own word for something.
    pub scare_quotes: Vec<Piece>,
    /// Trust in the whole, in hundredths (0 to 100).
    pub confidence: u8,
}
