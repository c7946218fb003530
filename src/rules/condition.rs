//! Conditions: what a rule asks of a shift. A closed set in code; which of them a rule combines is data.

use serde::Deserialize;

use crate::compare::{Change, Opposition, Shift};
use crate::position::Layer;

/// Whether the two sides are claims of one statement or of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sides {
    /// Two statements.
    TwoStatements,
    /// One statement, at odds with or limiting itself.
    OneStatement,
}

/// Every field that is given must hold; a list holds where the value is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Condition {
    /// Layer of each of the two claims.
    pub layers: Option<Vec<Layer>>,
    /// Layer of the earlier claim.
    pub earlier_layer: Option<Vec<Layer>>,
    /// Layer of the later claim.
    pub later_layer: Option<Vec<Layer>>,
    /// Whether the two can hold together.
    pub opposition: Option<Vec<Opposition>>,
    /// Strength of commitment.
    pub strength: Option<Vec<Change>>,
    /// Conditions.
    pub conditions: Option<Vec<Change>>,
    /// Caveats.
    pub caveats: Option<Vec<Change>>,
    /// Quantifiers.
    pub scope: Option<Vec<Change>>,
    /// Figures.
    pub quantities: Option<Vec<Change>>,
    /// Dates.
    pub periods: Option<Vec<Change>>,
    /// Whether the later claim denies that the earlier was said.
    pub denial: Option<bool>,
    /// Whether agent and theme are exchanged.
    pub swapped: Option<bool>,
    /// All of these hold.
    #[serde(default)]
    pub all: Vec<Condition>,
    /// At least one of these holds, where there are any.
    #[serde(default)]
    pub any: Vec<Condition>,
    /// None of these holds.
    #[serde(default)]
    pub not: Vec<Condition>,
}

impl Condition {
    /// Whether a shift meets the condition.
    pub fn holds(&self, shift: &Shift) -> bool {
        let within =
            |allowed: &Option<Vec<Change>>, value: Change| allowed.as_ref().is_none_or(|list| list.contains(&value));
        let layer =
            |allowed: &Option<Vec<Layer>>, value: Layer| allowed.as_ref().is_none_or(|list| list.contains(&value));
        layer(&self.layers, shift.layers.0)
            && layer(&self.layers, shift.layers.1)
            && layer(&self.earlier_layer, shift.layers.0)
            && layer(&self.later_layer, shift.layers.1)
            && self
                .opposition
                .as_ref()
                .is_none_or(|list| list.contains(&shift.opposition))
            && within(&self.strength, shift.strength)
            && within(&self.conditions, shift.conditions)
            && within(&self.caveats, shift.caveats)
            && within(&self.scope, shift.scope)
            && within(&self.quantities, shift.quantities)
            && within(&self.periods, shift.periods)
            && self.denial.is_none_or(|denial| denial == shift.is_denial)
            && self.swapped.is_none_or(|swapped| swapped == shift.is_swapped)
            && self.all.iter().all(|condition| condition.holds(shift))
            && (self.any.is_empty() || self.any.iter().any(|condition| condition.holds(shift)))
            && !self.not.iter().any(|condition| condition.holds(shift))
    }
}
