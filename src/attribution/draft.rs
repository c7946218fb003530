//! A statement in the making: what a frame found, before speakers are resolved.

use serde::{Deserialize, Serialize};

use super::statement::{Act, Force};
use crate::text::Span;

/// What a frame found. Spans are bytes of the text the sentences are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Index of the sentence with the cue (or, without one, the content).
    pub sentence: usize,
    /// Who, as written; `None` where nobody is named.
    pub source: Option<Span>,
    /// Token of the sentence that heads the source.
    pub source_head: Option<usize>,
    /// The words that report it.
    pub cue: Vec<Span>,
    /// Token of the sentence that is the cue.
    pub cue_head: Option<usize>,
    /// What was said, in text order.
    pub content: Vec<Span>,
    /// Token of the sentence that heads the content.
    pub content_head: Option<usize>,
    /// Force of the cue.
    pub force: Force,
    /// Speech, thought, attitude, deed.
    pub act: Act,
    /// Which frame found it, for `--explain`.
    pub frame: Frame,
    /// Whether the words are the speaker's own, in quotation marks that the frame has seen.
    pub quoted: Quoted,
    /// Whether it counts only where the source is a name or stands for one.
    pub needs: Needs,
    /// Trust in the spans, in hundredths.
    pub confidence: u8,
}

/// Whether a frame took a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// All of the content is one.
    Whole,
    /// Not, or in part.
    Otherwise,
}

/// The kinds of places a statement is found at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Frame {
    /// A verb with a clause or quotation.
    Clause,
    /// A verb inside what it reports ("X, he said, is Y").
    Parenthesis,
    /// A verb with an infinitive.
    Infinitive,
    /// A verb with a verb in -ing.
    Gerund,
    /// A verb with a noun phrase.
    Object,
    /// A verb with a prepositional phrase.
    Preposition,
    /// A passive verb ("is expected to").
    Passive,
    /// "according to".
    According,
    /// A noun ("the claim that").
    Noun,
    /// An adjective ("confident that").
    Adjective,
    /// A name, a colon or dash, and the words.
    Colon,
    /// A speaker label of a transcript.
    Label,
    /// A quotation that goes on with the one before it.
    Continuation,
    /// Words of a text that is its speaker's as a whole.
    Own,
}

/// What a draft needs to become a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A source that is a name or stands for one.
    Name,
}

impl Needs {
    /// What the cue asks for where it takes `frame`.
    pub fn of(cue: &super::cues::Cue, frame: &super::cues::Frame) -> Self {
        if cue.named_only.contains(frame) {
            Needs::Name
        } else {
            Needs::Nothing
        }
    }
}
