//! How a finding came about: both claims, how they were aligned, which condition held, what would clear it.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::finding::{Certainty, Relation, TimeClass};
use super::found::told;
use super::judge::Judgement;
use super::record::Record;
use super::scene::Scene;
use super::wording::position;
use crate::align::Alignment;
use crate::compare::{Change, Opposition, Shift};
use crate::position::{Claim, Layer, Part};
use crate::text::{Known, one_of};

/// The parts of a matter, in the order in which they are told.
const PARTS: [(Part, Known); 5] = [
    (Part::Theme, "theme"),
    (Part::Event, "event"),
    (Part::Modifier, "modifier"),
    (Part::Agent, "agent"),
    (Part::Setting, "setting"),
];

fn known_part<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(&PARTS.map(|(_, name)| name), deserializer)
}

fn known_layer<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(&Layer::ALL.map(Layer::as_str), deserializer)
}

/// The trace of a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingTrace {
    /// The claims of both sides, in the order of the evidence.
    pub claims: Vec<ClaimTrace>,
    /// The stands that were held against each other, in the same order: seen from one side, so that like signs are like
    /// stands. None where the rule is not about stands.
    pub stands: Vec<StandTrace>,
    /// How they were put together.
    pub alignment: AlignmentTrace,
    /// What the rule asked for and found.
    pub condition: Vec<String>,
    /// What would make it no finding, or a lesser one.
    pub clears: Vec<String>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimTrace {
    /// The words of the claim.
    pub text: String,
    /// What it is about: the words that count, each with its part and weight.
    pub matter: Vec<String>,
    /// Layer of the position.
    #[serde(deserialize_with = "known_layer")]
    pub layer: Known,
    /// Its stretch of the scale from −3 to 3.
    pub range: [i8; 2],
    /// The whole position in words.
    pub position: String,
}

/// A stand as it was judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandTrace {
    /// Layer of the position.
    #[serde(deserialize_with = "known_layer")]
    pub layer: Known,
    /// Its stretch of the scale from −3 to 3.
    pub range: [i8; 2],
    /// In words, with its conditions and caveats.
    pub position: String,
}

/// How two claims were aligned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlignmentTrace {
    /// Common share of both matters, in percent.
    pub score: u32,
    /// Common share of the smaller matter, in percent.
    pub cover: u32,
    /// Words in common.
    pub common: Vec<String>,
    /// Part by part: weight in common, and weight of all words of the first claim.
    pub parts: Vec<PartTrace>,
    /// Whether their predicates are contraries.
    pub contrary: bool,
}

/// One part of a claim in an alignment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartTrace {
    /// Which.
    #[serde(deserialize_with = "known_part")]
    pub part: Known,
    /// Weight that both have.
    pub shared: u32,
    /// Weight of the words of the first claim.
    pub of: u32,
}

/// The trace of a judgement on two records, as the claims that were judged.
pub fn trace(
    judgement: &Judgement<'_>,
    sides: [(&Record<'_>, &Claim); 2],
    certainty: Certainty,
    time_class: Option<TimeClass>,
) -> FindingTrace {
    let alignment = &judgement.shift.alignment;
    let mut condition = conditions(&judgement.rule.when, judgement);
    let tell = || time_class;
    let scene = Scene::of_records(
        &judgement.shift,
        (sides[0].1, sides[1].1),
        (sides[0].0, sides[1].0),
        Some(&tell),
    );
    condition.extend(told(&judgement.rule.when, &scene));
    FindingTrace {
        claims: sides.map(|(record, claim)| claim_trace(record, claim)).into(),
        stands: stands(&judgement.shift, sides),
        alignment: AlignmentTrace {
            score: alignment.score,
            cover: alignment.cover,
            common: alignment.common.clone(),
            parts: parts_in_common(sides[0].1, alignment),
            contrary: alignment.is_contrary,
        },
        condition,
        clears: clears(judgement, certainty),
    }
}

/// Part by part of the first claim: what it weighs, and what of that both have.
pub fn parts_in_common(first: &Claim, alignment: &Alignment) -> Vec<PartTrace> {
    let parts = PARTS.into_iter().filter_map(|(part, name)| {
        let weight = |counts: &dyn Fn(&str) -> bool| {
            let counted = first.matter.in_part(part).filter(|concept| counts(&concept.key));
            counted.map(|concept| u32::from(concept.weight)).sum::<u32>()
        };
        let of = weight(&|_| true);
        let shared = weight(&|key| alignment.common.iter().any(|common| common == key));
        (of > 0).then_some(PartTrace { part: name, shared, of })
    });
    parts.collect()
}

/// All axes of a shift, each with what became of it.
pub fn axes_in_words(shift: &Shift) -> Vec<String> {
    let (one, two) = shift.layers;
    let mut lines = vec![
        format!("layers: {}, {}", one.as_str(), two.as_str()),
        format!("opposition: {}", opposition(shift.opposition)),
    ];
    let axes = [
        ("strength", shift.strength),
        ("conditions", shift.conditions),
        ("caveats", shift.caveats),
        ("scope", shift.scope),
        ("quantities", shift.quantities),
        ("time", shift.periods),
    ];
    lines.extend(axes.map(|(axis, value)| format!("{axis}: {}", change(value))));
    let is_so = [
        (shift.is_denial, "the later side denies that the earlier was said"),
        (shift.is_swapped, "the roles are exchanged"),
        (shift.is_openly_new, "the later side says openly that it is new"),
    ];
    lines.extend(
        is_so
            .into_iter()
            .filter(|(is_so, _)| *is_so)
            .map(|(_, words)| words.to_owned()),
    );
    lines
}

fn claim_trace(record: &Record<'_>, claim: &Claim) -> ClaimTrace {
    let value = claim.position.value;
    let concepts = claim.matter.concepts.iter();
    ClaimTrace {
        text: record.text_of(claim.span),
        matter: concepts
            .map(|concept| {
                let part = format!("{:?}", concept.part).to_lowercase();
                format!("{} ({part} {})", concept.key, concept.weight)
            })
            .collect(),
        layer: claim.position.layer.as_str(),
        range: [value.low, value.high],
        position: position(&claim.position, record.text()),
    }
}

/// The values of the axes that the rule asks for.
fn conditions(when: &Condition, judgement: &Judgement) -> Vec<String> {
    let shift = &judgement.shift;
    let mut told = vec![format!(
        "layers: {}, {}",
        shift.layers.0.as_str(),
        shift.layers.1.as_str()
    )];
    let mut add = |is_asked: bool, axis: &str, value: String| {
        if is_asked {
            told.push(format!("{axis}: {value}"));
        }
    };
    add(
        when.opposition.is_some(),
        "opposition",
        opposition(shift.opposition).to_owned(),
    );
    let axes = [
        ("strength", &when.strength, shift.strength),
        ("conditions", &when.conditions, shift.conditions),
        ("caveats", &when.caveats, shift.caveats),
        ("scope", &when.scope, shift.scope),
        ("quantities", &when.quantities, shift.quantities),
        ("time", &when.periods, shift.periods),
    ];
    for (axis, asked, value) in axes {
        add(asked.is_some(), axis, change(value).to_owned());
    }
    let yes_or_no = |is: bool| if is { "yes" } else { "no" }.to_owned();
    add(
        when.denial.is_some(),
        "denies having said it",
        yes_or_no(shift.is_denial),
    );
    add(when.swapped.is_some(), "roles exchanged", yes_or_no(shift.is_swapped));
    told
}

fn clears(judgement: &Judgement, certainty: Certainty) -> Vec<String> {
    let shift = &judgement.shift;
    let mut ways: Vec<String> = Vec::new();
    let is_told = !shift.layers.0.is_wish() && !shift.layers.1.is_wish();
    if judgement.rule.relation == Relation::Contradiction {
        if is_told {
            ways.push("words in either statement that fix another time, event or scope".into());
        }
        if shift.opposition == Opposition::Opposed && !is_told {
            ways.push("words in the later statement that say openly that the position is new: a warning then".into());
            ways.push("a condition in either statement: a shift then".into());
        }
    }
    if shift.quantities == Change::Conflict {
        ways.push("figures nearer to each other than `tolerance` in [numbers]".into());
    }
    for (axis, value) in [("caveat", shift.caveats), ("condition", shift.conditions)] {
        match value {
            Change::Added => ways.push(format!("the same {axis} in the earlier statement")),
            Change::Dropped => ways.push(format!("the same {axis} in the later statement")),
            _ => {}
        }
    }
    if shift.scope != Change::Same {
        ways.push("the same word of scope in both statements".into());
    }
    if certainty == Certainty::Uncertain {
        ways.push("nothing need be done to a thin finding: `uncertain` in [policy] sets its level".into());
    }
    ways.push("an entry `[[supersedes]]` in onrecord.toml with the fingerprint".into());
    ways
}

/// Figures, dates, a denial and exchanged roles are not about stands, even where both sides have one.
fn stands(shift: &crate::compare::Shift, sides: [(&Record<'_>, &Claim); 2]) -> Vec<StandTrace> {
    let is_of_stands = shift.opposition != Opposition::Incomparable && !shift.is_denial && !shift.is_swapped;
    let is_of_values = shift.quantities == Change::Conflict || shift.periods == Change::Conflict;
    if !is_of_stands || is_of_values && shift.opposition == Opposition::Agreed {
        return Vec::new();
    }
    let judged = [(shift.layers.0, shift.values.0), (shift.layers.1, shift.values.1)];
    let with_words = judged.into_iter().zip(sides);
    with_words
        .map(|((layer, value), (record, claim))| {
            let own = &claim.position;
            let whole = position(own, record.text());
            let limits = whole
                .strip_prefix(super::wording::stance(own.layer, own.value))
                .unwrap_or_default();
            StandTrace {
                layer: layer.as_str(),
                range: [value.low, value.high],
                position: super::wording::stance(layer, value).to_owned() + limits,
            }
        })
        .collect()
}

fn opposition(value: Opposition) -> &'static str {
    match value {
        Opposition::Opposed => "opposed: the ranges have no point in common",
        Opposition::Apart => "apart: they can hold together, but lean elsewhere",
        Opposition::Agreed => "agreed: both on one side",
        Opposition::Incomparable => "not compared",
    }
}

fn change(value: Change) -> &'static str {
    match value {
        Change::Same => "the same",
        Change::Added => "added",
        Change::Dropped => "dropped",
        Change::Less => "less",
        Change::More => "more",
        Change::Conflict => "in conflict",
    }
}
