//! The layers around a proposition, gathered from outside in.

use super::axes::{Layer, Scope};
use super::claim::{Concept, Limit, Mood};
use super::modifiers::Limits;
use crate::language::lexicon::{Interval, Sign};

/// What has been stripped so far on the way from the clause down to what it is about.
#[derive(Clone, Debug)]
pub(super) struct Outer {
    /// The layer that counts; `None` where nothing but plain assertion was met.
    pub layer: Option<Layer>,
    /// Where the speaker stands to what is still inside.
    pub value: Interval,
    pub mood: Mood,
    pub conditions: Vec<Limit>,
    pub caveats: Vec<Limit>,
    pub hedges: Vec<Limit>,
    /// Words met that strengthen.
    pub boosters: u8,
    pub scope: Scope,
    pub is_openly_new: bool,
    pub is_past: bool,
    pub is_future: bool,
    /// Whether it tells what has come about so far.
    pub is_ongoing: bool,
    /// Whether an odd number of negations was met.
    pub is_negated: bool,
    /// Whether a denied belief hands its denial on ("I do not think that we should").
    pub is_denial_raised: bool,
    /// Whether what is said to be good or bad, not what is wanted, is being read.
    pub is_evaluation: bool,
    /// Whether a denial may reach no further than how or why.
    pub is_scope_open: bool,
    /// Who holds the attitude, where that is somebody else than the speaker.
    pub holder: Vec<Concept>,
}

impl Outer {
    /// Plain assertion by the speaker.
    pub fn assertion() -> Self {
        Self {
            layer: None,
            value: Interval::new(3, 3),
            mood: Mood::Held,
            conditions: Vec::new(),
            caveats: Vec::new(),
            hedges: Vec::new(),
            boosters: 0,
            scope: Scope::default(),
            is_openly_new: false,
            is_past: false,
            is_future: false,
            is_ongoing: false,
            is_negated: false,
            is_denial_raised: false,
            is_evaluation: false,
            is_scope_open: false,
            holder: Vec::new(),
        }
    }

    /// The same with an attitude or modal of the given layer and value inside what was stripped so far.
    ///
    /// A belief hands on what is believed, and its denial takes the complement. A wish about an attitude ("we want
    /// to support", "I refuse to oppose") is that attitude or its complement; a wish about a modal or another wish
    /// stays a wish, with the sign of what is inside.
    pub fn with(mut self, layer: Layer, value: Interval, within: Within) -> Self {
        let negative = self.value.sign() == Sign::Minus;
        self.value = match (self.layer, within) {
            (None | Some(Layer::Fact | Layer::Possibility), _) | (_, Within::Attitude) => {
                // Not thinking that we should is thinking that we should not; not thinking that we must is not.
                let is_raised = self.is_denial_raised && within == Within::Modal && value.low.abs() < 2;
                if negative && is_raised {
                    value.mirror()
                } else if negative {
                    value.complement()
                } else {
                    value
                }
            }
            // "must not be forced to": no duty, and no duty not to.
            (Some(Layer::Obligation), Within::Modal) if negative && layer == Layer::Obligation && value.low > 0 => {
                value.complement()
            }
            (Some(_), Within::Modal) => self.value.through(value.sign()),
        };
        self.layer = match (self.layer, within) {
            (Some(layer), Within::Modal) if layer.is_wish() => Some(layer),
            _ => Some(layer),
        };
        self
    }

    /// The same, with the proposition inside turned into its contrary.
    pub fn negated(mut self) -> Self {
        self.value = self.value.mirror();
        self.is_negated = !self.is_negated;
        self
    }

    /// The same, seen through the sign of an effect.
    pub fn through(mut self, sign: Sign) -> Self {
        self.value = self.value.through(sign);
        self
    }

    /// The same, with the limits of one more clause.
    pub fn limited(mut self, limits: Limits, scope: Scope) -> Self {
        self.conditions.extend(limits.conditions);
        self.caveats.extend(limits.caveats);
        self.hedges.extend(limits.hedges);
        self.boosters = self.boosters.saturating_add(limits.boosters);
        self.is_openly_new |= limits.is_openly_new;
        if self.scope.rank.is_none() && scope.rank.is_some() {
            self.scope.rank = scope.rank;
            self.scope.word = scope.word;
            self.scope.is_few = scope.is_few;
        }
        self.scope.is_exclusive |= scope.is_exclusive;
        self.scope.alone.extend(scope.alone);
        self.scope.is_universal |= scope.is_universal;
        self
    }
}

/// What is met inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Attitude,
    Modal,
}
