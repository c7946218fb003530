//! Claims of one actor in two corpora → what moved, what is gone, what is new.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::align::{Alignment, counterparts};
use crate::attribution::Actor;
use crate::compare::{Change, Opposition, Shift};
use crate::config::Config;
use crate::language::lexicon::Lexicon;
use crate::position::Mood;
use crate::problem::Severity;
use crate::rules::{
    Between, Certainty, Evidence, Finding, Record, Relation, Role, between, camp, meet, meeting_keys, moves,
    position_in_words,
};

/// What became of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PositionFate {
    /// On the record of both, and moved.
    Changed,
    /// Nothing is said of the matter any more.
    Gone,
    /// Nothing was said of the matter before.
    New,
}

/// A position that is not as it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PositionChange {
    /// What became of it.
    pub fate: PositionFate,
    /// Whose it is.
    pub actor: Actor,
    /// Readable label of the matter.
    pub matter: String,
    /// The declared topic it belongs to, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// What both are to each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Whether the evidence bears that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// Days from the old one to the new one; below 0 where the new one was said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// Axis by axis; of those that did not move only the side.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub axes: Vec<Axis>,
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<StandSeen>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<StandSeen>,
    /// What the rules say of the two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Told>,
}

/// One axis of two positions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Axis {
    /// Its name: `side`, or an axis that rules know.
    pub axis: &'static str,
    /// Its value on the old position, for a reader; empty where there is none.
    pub from: String,
    /// Its value on the new position.
    pub to: String,
    /// What happened.
    pub change: AxisChange,
}

/// What happened on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AxisChange {
    /// Nothing.
    Same,
    /// Came up.
    Added,
    /// Is not there any more.
    Dropped,
    /// Is another.
    Moved,
}

/// A position as it was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StandSeen {
    /// In words.
    pub position: String,
    /// Where, by whom, in which words.
    pub evidence: Evidence,
    /// Who said it, where the position is that of an office or a principal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Id of the rule.
    pub rule: String,
    /// After the policy of the configuration.
    pub severity: Severity,
    /// Key made of content.
    pub fingerprint: String,
    /// One or two sentences to the reader.
    pub message: String,
}

/// What the claims of one actor come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Positions {
    pub(super) changes: Vec<PositionChange>,
    /// New positions that stand as an old one stood.
    pub(super) held: usize,
    /// Claims and pairs left out, by reason.
    pub(super) left_out: BTreeMap<String, usize>,
}

/// Two claims on one matter.
struct Met {
    old: usize,
    new: usize,
    score: u32,
    axes: Vec<Axis>,
    is_moved: bool,
    between: Between,
}

/// Compares what an actor said in the old corpus with what it said in the new one. `are_one_text` tells of two articles
/// whether they are versions of one.
pub(super) fn positions(
    config: &Config,
    actor: &Actor,
    old: &[Record<'_>],
    new: &[Record<'_>],
    are_one_text: &dyn Fn(usize, usize) -> bool,
) -> Positions {
    let mut found = Positions::default();
    let old = held(old, &mut found.left_out);
    let new = held(new, &mut found.left_out);
    let lexicon = Lexicon::shipped();
    let candidates = counterparts(
        old.iter().map(|record| meeting_keys(lexicon, record)),
        new.iter().map(|record| meeting_keys(lexicon, record)),
    );
    if candidates.skipped > 0 {
        found
            .left_out
            .insert("concept too common for this actor".into(), candidates.skipped);
    }
    let mut met: Vec<Met> = Vec::new();
    for (before, after) in candidates.pairs {
        let (one, two) = (old[before], new[after]);
        let Some(Alignment { score, .. }) = meet(lexicon, one, two) else {
            continue;
        };
        let of_one_text = are_one_text(one.statement.article, two.statement.article);
        match between(config, one, two, of_one_text) {
            Ok(between) => {
                let axes = axes(&between.shift, one, two);
                met.push(Met {
                    old: before,
                    new: after,
                    score,
                    is_moved: axes.iter().any(|axis| axis.change != AxisChange::Same)
                        || between.relation == Relation::Contradiction,
                    axes,
                    between,
                });
            }
            Err(reason) => *found.left_out.entry(reason.into()).or_default() += 1,
        }
    }
    let mut is_met = (vec![false; old.len()], vec![false; new.len()]);
    for one in &met {
        is_met.0[one.old] = true;
        is_met.1[one.new] = true;
    }
    // What is and what is wanted are no two positions on one scale.
    met.retain(|one| {
        let is_of_one_scale =
            one.between.shift.opposition != Opposition::Incomparable || one.between.relation != Relation::Consistent;
        if !is_of_one_scale {
            *found
                .left_out
                .entry("one tells, the other wants, or of another time".into())
                .or_default() += 1;
        }
        is_of_one_scale
    });
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    for at in nearest(&met, old.len(), new.len()) {
        let one = &met[at];
        let (before, after) = (old[one.old], new[one.new]);
        // The same words in two articles are told once.
        if told.insert((before.text_of(before.located.quote), after.text_of(after.located.quote))) {
            found.changes.push(changed(actor, before, after, one));
        }
    }
    let still: BTreeSet<usize> = met.iter().filter(|one| !one.is_moved).map(|one| one.new).collect();
    found.held = still.len();
    let alone = |records: &[&Record<'_>], is_met: &[bool], partly: &BTreeSet<usize>, fate| {
        let mut seen = BTreeSet::new();
        let rest = records
            .iter()
            .enumerate()
            .filter(|(at, _)| !is_met[*at] && !partly.contains(at));
        let rest = rest.filter(|(_, record)| seen.insert(record.text_of(record.located.quote)));
        rest.map(|(_, record)| on_one_side(actor, record, fate))
            .collect::<Vec<_>>()
    };
    let (gone, come) = (
        alone(&old, &is_met.0, &candidates.partly.0, PositionFate::Gone),
        alone(&new, &is_met.1, &candidates.partly.1, PositionFate::New),
    );
    found.changes.extend(gone);
    found.changes.extend(come);
    found
}

/// The claims that the actor holds; what stands for the matter of others cannot be told.
fn held<'r, 'a>(records: &'r [Record<'a>], left_out: &mut BTreeMap<String, usize>) -> Vec<&'r Record<'a>> {
    let mut held = Vec::new();
    for record in records {
        let claim = &record.located.claim;
        let reason = match claim.mood {
            Mood::Held if !claim.is_open => {
                held.push(record);
                continue;
            }
            Mood::Held => "a pronoun stands for the matter",
            _ => "reported, supposed or asked",
        };
        *left_out.entry(reason.into()).or_default() += 1;
    }
    held
}

/// The pairs that have moved: of each new claim the old one it fits best, of equals the one from which least has moved, then the
/// last; and of each old claim that meets none of these the new one it fits best, unless of that something is told already.
fn nearest(met: &[Met], old: usize, new: usize) -> BTreeSet<usize> {
    let (mut of_old, mut of_new) = (vec![None; old], vec![None; new]);
    let rank = |at: usize| {
        let one = &met[at];
        let moved = one.axes.iter().filter(|axis| axis.change != AxisChange::Same).count();
        (one.score, !one.is_moved, std::cmp::Reverse(moved), at)
    };
    for (at, one) in met.iter().enumerate() {
        for slot in [&mut of_old[one.old], &mut of_new[one.new]] {
            if slot.is_none_or(|other: usize| rank(at) > rank(other)) {
                *slot = Some(at);
            }
        }
    }
    let mut chosen: BTreeSet<usize> = of_new.into_iter().flatten().collect();
    let is_met: BTreeSet<usize> = chosen.iter().map(|&at| met[at].old).collect();
    let mut is_told: BTreeSet<usize> = chosen
        .iter()
        .filter(|&&at| met[at].is_moved)
        .map(|&at| met[at].new)
        .collect();
    for at in of_old.into_iter().flatten() {
        if !is_met.contains(&met[at].old) && met[at].is_moved && is_told.insert(met[at].new) {
            chosen.insert(at);
        }
    }
    chosen.retain(|&at| met[at].is_moved);
    chosen
}

/// Whether for, against or neither, then what moved.
fn axes(shift: &Shift, old: &Record<'_>, new: &Record<'_>) -> Vec<Axis> {
    let (from, to) = (
        camp(shift.layers.0, shift.values.0),
        camp(shift.layers.1, shift.values.1),
    );
    let side = Axis {
        axis: "side",
        from: from.to_owned(),
        to: to.to_owned(),
        change: if from == to {
            AxisChange::Same
        } else {
            AxisChange::Moved
        },
    };
    let moved = moves(shift, old.side(), new.side()).into_iter().map(|one| {
        let change = match one.axis {
            "conditions" => of_change(shift.conditions),
            "caveats" => of_change(shift.caveats),
            _ => AxisChange::Moved,
        };
        Axis {
            axis: one.axis,
            from: one.from,
            to: one.to,
            change,
        }
    });
    std::iter::once(side).chain(moved).collect()
}

fn of_change(change: Change) -> AxisChange {
    match change {
        Change::Same => AxisChange::Same,
        Change::Added => AxisChange::Added,
        Change::Dropped => AxisChange::Dropped,
        Change::Less | Change::More | Change::Conflict => AxisChange::Moved,
    }
}

fn changed(actor: &Actor, old: &Record<'_>, new: &Record<'_>, met: &Met) -> PositionChange {
    let days = old.day().zip(new.day()).map(|(from, to)| (to - from).num_days());
    PositionChange {
        fate: PositionFate::Changed,
        actor: actor.clone(),
        matter: old.located.claim.matter.label.clone(),
        topic: topic(old).or_else(|| topic(new)),
        relation: Some(met.between.relation),
        certainty: Some(met.between.certainty),
        days,
        axes: met.axes.clone(),
        old: Some(stand(actor, old, Role::Earlier)),
        new: Some(stand(actor, new, Role::Later)),
        findings: met.between.findings.iter().map(told).collect(),
    }
}

fn on_one_side(actor: &Actor, record: &Record<'_>, fate: PositionFate) -> PositionChange {
    let seen = Some(stand(actor, record, Role::Other));
    let (old, new) = match fate {
        PositionFate::Gone => (seen, None),
        PositionFate::Changed | PositionFate::New => (None, seen),
    };
    PositionChange {
        fate,
        actor: actor.clone(),
        matter: record.located.claim.matter.label.clone(),
        topic: topic(record),
        relation: None,
        certainty: None,
        days: None,
        axes: Vec::new(),
        old,
        new,
        findings: Vec::new(),
    }
}

fn topic(record: &Record<'_>) -> Option<String> {
    record.topics.first().map(|placed| placed.topic.clone())
}

fn stand(actor: &Actor, record: &Record<'_>, role: Role) -> StandSeen {
    StandSeen {
        position: position_in_words(&record.located.claim.position, record.text()),
        evidence: record.evidence(role, record.located.quote),
        speaker: match &record.statement.actor {
            Some(speaker) if speaker.id != actor.id => Some(speaker.name.clone()),
            _ => None,
        },
    }
}

fn told(finding: &Finding) -> Told {
    Told {
        rule: finding.rule.clone(),
        severity: finding.severity,
        fingerprint: finding.fingerprint.clone(),
        message: finding.message.clone(),
    }
}
