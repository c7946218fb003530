//! Conditions: what a rule asks of a shift. A closed set in code; which of them a rule combines is data.

use serde::{Deserialize, Serialize};

use super::finding::TimeClass;
use super::scene::Scene;
use crate::attribution::Force;
use crate::compare::{Change, Opposition};
use crate::language::lexicon::Interval;
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

/// On which side of its matter a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// For it: wants it, will do it, says it is so.
    For,
    /// Against it.
    Against,
    /// Neither.
    Open,
}

impl Stand {
    fn of(value: Interval) -> Self {
        match (value.low > 0, value.high < 0) {
            (true, _) => Stand::For,
            (_, true) => Stand::Against,
            _ => Stand::Open,
        }
    }
}

/// A stretch of whole numbers, open at an end that is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Range {
    /// The least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    /// The most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i64>,
}

impl Range {
    fn has(self, value: Option<i64>) -> bool {
        value.is_some_and(|value| {
            self.at_least.is_none_or(|least| value >= least) && self.at_most.is_none_or(|most| value <= most)
        })
    }
}

/// All conditions: key, what can be written for it, and when it holds.
pub const CONDITIONS: &[(&str, &str, &str)] = &[
    ("layers", LAYERS, "each of the two claims is on one of these layers"),
    ("earlier-layer", LAYERS, "the earlier claim is on one of these layers"),
    ("later-layer", LAYERS, "the later claim is on one of these layers"),
    (
        "earlier-stand",
        STANDS,
        "the earlier claim stands on this side of the matter",
    ),
    (
        "later-stand",
        STANDS,
        "the later claim stands on this side of the matter",
    ),
    (
        "opposition",
        "`opposed`, `apart`, `agreed`, `incomparable`",
        "whether the two can hold together: `opposed` cannot; `apart` can, but one says less or leans elsewhere",
    ),
    (
        "strength",
        CHANGES,
        "what became of the strength of the commitment: `less`, `more`, `same`",
    ),
    (
        "conditions",
        CHANGES,
        "what became of what the position hangs on: `added`, `dropped`, `same`",
    ),
    (
        "caveats",
        CHANGES,
        "what became of what is said against it in the same breath: `added`, `dropped`, `same`",
    ),
    (
        "scope",
        CHANGES,
        "what became of all, most, some, none: `less`, `more`, `same`",
    ),
    (
        "quantities",
        CHANGES,
        "whether the figures for one thing are in `conflict` or the `same`",
    ),
    (
        "periods",
        CHANGES,
        "what became of the date: `conflict`, `less` (a looser one), `more`, `same`",
    ),
    (
        "figures-apart",
        RANGE,
        "by how many percent of the greater one two figures for one thing differ",
    ),
    ("denial", YES_OR_NO, "the later claim denies that the earlier was said"),
    ("swapped", YES_OR_NO, "who does it to whom is exchanged"),
    (
        "openly-new",
        YES_OR_NO,
        "the later statement says openly that the position is new",
    ),
    (
        "matter",
        WORDS,
        "the matter of one of the claims has one of these words or names (the word as a dictionary has it, or as the label of the matter shows it)",
    ),
    (
        "topic",
        WORDS,
        "one of the claims belongs to one of these declared topics, by its id",
    ),
    ("actor", WORDS, "the actor has this key or full name, whatever the case"),
    ("principal", WORDS, "the actor speaks for this principal"),
    ("forces", FORCES, "the force of each of the two cues is one of these"),
    ("earlier-force", FORCES, "the force of the earlier cue is one of these"),
    ("later-force", FORCES, "the force of the later cue is one of these"),
    (
        "time-class",
        "`same-time`, `supersession`, `evolution`, `return`, `update`",
        "what the days between make of the difference",
    ),
    ("days-apart", RANGE, "days between the two statements"),
    (
        "similarity",
        RANGE,
        "how many percent of the words of both quoted sentences stand in both, in one order",
    ),
    ("all", "list of tables of conditions", "all of these hold"),
    ("any", "list of tables of conditions", "at least one of these holds"),
    ("not", "list of tables of conditions", "none of these holds"),
];

const LAYERS: &str = "`desire`, `intention`, `obligation`, `possibility`, `fact`";
const STANDS: &str = "`for`, `against`, `open`";
const CHANGES: &str = "list of changes";
const RANGE: &str = "`{ at-least = N, at-most = N }`, one end or both";
const YES_OR_NO: &str = "`true`, `false`";
const WORDS: &str = "list of words";
const FORCES: &str = "`assert`, `deny`, `admit`, `concede`, `promise`, `demand`, `propose`, `warn`, `ask`, `doubt`, `believe`, `desire`, `intend`, `support`, `oppose`, `expect`, `fear`";

macro_rules! condition {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        /// Every field that is given must hold; a list holds where the value is in it.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub struct Condition {
            $($(#[$doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $name: Option<$type>,)*
            /// All of these hold.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub all: Vec<Condition>,
            /// At least one of these holds, where there are any.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub any: Vec<Condition>,
            /// None of these holds.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub not: Vec<Condition>,
        }
    };
}

condition! {
    /// Layer of each of the two claims.
    layers: Vec<Layer>,
    /// Layer of the earlier claim.
    earlier_layer: Vec<Layer>,
    /// Layer of the later claim.
    later_layer: Vec<Layer>,
    /// Side of the earlier claim.
    earlier_stand: Vec<Stand>,
    /// Side of the later claim.
    later_stand: Vec<Stand>,
    /// Whether the two can hold together.
    opposition: Vec<Opposition>,
    /// Strength of commitment.
    strength: Vec<Change>,
    /// Conditions.
    conditions: Vec<Change>,
    /// Caveats.
    caveats: Vec<Change>,
    /// Quantifiers.
    scope: Vec<Change>,
    /// Figures.
    quantities: Vec<Change>,
    /// Dates.
    periods: Vec<Change>,
    /// By how many percent figures differ.
    figures_apart: Range,
    /// Whether the later claim denies that the earlier was said.
    denial: bool,
    /// Whether agent and theme are exchanged.
    swapped: bool,
    /// Whether the later statement says openly that the position is new.
    openly_new: bool,
    /// Words of the matter.
    matter: Vec<String>,
    /// Declared topics, by id.
    topic: Vec<String>,
    /// Keys or names of actors.
    actor: Vec<String>,
    /// For whom the actor speaks.
    principal: Vec<String>,
    /// Force of each of the two cues.
    forces: Vec<Force>,
    /// Force of the earlier cue.
    earlier_force: Vec<Force>,
    /// Force of the later cue.
    later_force: Vec<Force>,
    /// What the days between make of the difference.
    time_class: Vec<TimeClass>,
    /// Days between the two.
    days_apart: Range,
    /// How alike the quoted words are, in percent.
    similarity: Range,
}

/// What keeps a condition from holding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing<'c> {
    /// The value of this key is another one.
    Key(&'static str, &'c Condition),
    /// None of these holds.
    Any(&'c [Condition]),
    /// This holds.
    Not(&'c Condition),
}

fn within<T: PartialEq>(allowed: &Option<Vec<T>>, value: &T) -> bool {
    allowed.as_ref().is_none_or(|list| list.contains(value))
}

impl Condition {
    /// Whether a scene meets the condition.
    pub fn holds(&self, scene: &Scene<'_>) -> bool {
        self.failing(scene).is_none()
    }

    /// Whether some part of it asks how alike the words are.
    pub fn asks_for_wording(&self) -> bool {
        let mut parts = self.all.iter().chain(&self.any).chain(&self.not);
        self.similarity.is_some() || parts.any(Condition::asks_for_wording)
    }

    /// The first part of the condition that a scene does not meet.
    pub fn failing(&self, scene: &Scene<'_>) -> Option<Failing<'_>> {
        let (shift, context) = (scene.shift, &scene.context);
        macro_rules! ask {
            ($($name:literal: $holds:expr,)*) => {
                $(if !$holds { return Some(Failing::Key($name, self)); })*
            };
        }
        let force = |allowed: &Option<Vec<Force>>, which: fn((Force, Force)) -> Force| {
            allowed
                .as_ref()
                .is_none_or(|list| context.forces.is_some_and(|forces| list.contains(&which(forces))))
        };
        ask! {
            "layers": within(&self.layers, &shift.layers.0) && within(&self.layers, &shift.layers.1),
            "earlier-layer": within(&self.earlier_layer, &shift.layers.0),
            "later-layer": within(&self.later_layer, &shift.layers.1),
            "earlier-stand": within(&self.earlier_stand, &Stand::of(shift.values.0)),
            "later-stand": within(&self.later_stand, &Stand::of(shift.values.1)),
            "opposition": within(&self.opposition, &shift.opposition),
            "strength": within(&self.strength, &shift.strength),
            "conditions": within(&self.conditions, &shift.conditions),
            "caveats": within(&self.caveats, &shift.caveats),
            "scope": within(&self.scope, &shift.scope),
            "quantities": within(&self.quantities, &shift.quantities),
            "periods": within(&self.periods, &shift.periods),
            "figures-apart": self.figures_apart.is_none_or(|range| range.has(scene.figures_apart())),
            "denial": self.denial.is_none_or(|denial| denial == shift.is_denial),
            "swapped": self.swapped.is_none_or(|swapped| swapped == shift.is_swapped),
            "openly-new": self.openly_new.is_none_or(|is_new| is_new == shift.is_openly_new),
            "matter": self.matter.as_ref().is_none_or(|words| scene.is_about(words)),
            "topic": self.topic.as_ref().is_none_or(|topics| scene.is_on_topic(topics)),
            "actor": self.actor.as_ref().is_none_or(|names| scene.is_by(names)),
            "principal": self.principal.as_ref().is_none_or(|names| scene.is_for(names)),
            "forces": force(&self.forces, |forces| forces.0) && force(&self.forces, |forces| forces.1),
            "earlier-force": force(&self.earlier_force, |forces| forces.0),
            "later-force": force(&self.later_force, |forces| forces.1),
            "days-apart": self.days_apart.is_none_or(|range| range.has(context.days)),
            "time-class": self.time_class.as_ref().is_none_or(|list| scene.time_class().is_some_and(|class| list.contains(&class))),
            "similarity": self.similarity.is_none_or(|range| range.has(Some(scene.similarity()))),
        }
        if let Some(failing) = self.all.iter().find_map(|condition| condition.failing(scene)) {
            return Some(failing);
        }
        if !self.any.is_empty() && !self.any.iter().any(|condition| condition.holds(scene)) {
            return Some(Failing::Any(&self.any));
        }
        let held = self.not.iter().find(|condition| condition.holds(scene));
        held.map(Failing::Not)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reader of TOML lists the keys there are when it meets one that is none.
    #[test]
    fn every_condition_is_listed_once_and_in_order() {
        let message = toml::from_str::<Condition>("zzz = 1").unwrap_err().message().to_owned();
        let keys: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let listed: Vec<&str> = CONDITIONS.iter().map(|(key, ..)| *key).collect();
        assert_eq!(listed, keys);
    }
}
