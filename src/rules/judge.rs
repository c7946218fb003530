//! Two lists of claims → the verdict on them, and the rules that say so.

use super::condition::Sides;
use super::finding::Relation;
use super::rule::{Rule, Stage, catalog};
use super::scene::Scene;
use crate::align::{align, exclusion};
use crate::compare::{Likeness, Shift, likeness, shift};
use crate::language::lexicon::Lexicon;
use crate::position::{Claim, Layer, Mood, Worded};

/// A rule that fires on a pair of claims.
#[derive(Clone, Debug)]
pub struct Judgement<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What moved.
    pub shift: Shift,
}

/// What the rules say of two claims, the first said first. `None`: not about the same matter, or not held.
///
/// A contradiction silences the shifts of the same pair, and the first contradiction of the catalog the others.
pub fn judge(lexicon: &Lexicon, first: &Claim, second: &Claim) -> Option<(Relation, Vec<Judgement<'static>>)> {
    let is_held = first.mood == Mood::Held && matches!(second.mood, Mood::Held | Mood::NeverSaid);
    if !is_held && !is_told_of_one(first, second) {
        return None;
    }
    if first.is_open || second.is_open {
        return None;
    }
    if let Some((one, two)) = exclusion(lexicon, first, second) {
        return judge_aligned(lexicon, &one, &two);
    }
    judge_aligned(lexicon, first, second)
}

/// The same of two claims that are held.
fn judge_aligned(lexicon: &Lexicon, first: &Claim, second: &Claim) -> Option<(Relation, Vec<Judgement<'static>>)> {
    let shift = shift(align(lexicon, first, second).ok()?, first, second);
    let mut fired = fire(&shift, (first, second), Sides::TwoStatements);
    if let Some(at) = fired
        .iter()
        .position(|judgement| judgement.rule.relation == Relation::Contradiction)
    {
        fired = vec![fired.swap_remove(at)];
    }
    let relation = fired
        .first()
        .map_or(Relation::Consistent, |judgement| judgement.rule.relation);
    Some((relation, fired))
}

/// "..., the minister said" twice: what one and the same other is told to have said can be held against each other.
fn is_told_of_one(first: &Claim, second: &Claim) -> bool {
    let is_told = |claim: &Claim| matches!(claim.mood, Mood::Held | Mood::Reported) && !claim.holder.is_empty();
    // That both name the same holder the alignment sees to.
    is_told(first) && is_told(second)
}

/// What the rules say of a claim and its own limits: the bare claim against the whole. What its pronouns stand for is the same
/// on both sides.
pub fn judge_within(lexicon: &Lexicon, claim: &Claim) -> Vec<Judgement<'static>> {
    if claim.mood != Mood::Held || claim.position.caveats.is_empty() {
        return Vec::new();
    }
    let mut bare = claim.clone();
    bare.position.caveats.clear();
    align(lexicon, &bare, claim).map_or_else(
        |_| Vec::new(),
        |alignment| fire(&shift(alignment, &bare, claim), (&bare, claim), Sides::OneStatement),
    )
}

/// What the rules say of two sentences of nearly one wording, the first said first: the first contradiction of the
/// catalog. Catches what no reading of the predicates is needed for.
pub fn judge_wording(lexicon: &Lexicon, first: &Worded, second: &Worded) -> Option<Judgement<'static>> {
    let likeness = likeness(lexicon, &first.wording, &second.wording).filter(Likeness::is_conflict)?;
    let shift = Shift::of_wordings(&likeness, &first.whole.claim, &second.whole.claim);
    fire(&shift, (&first.whole.claim, &second.whole.claim), Sides::TwoStatements)
        .into_iter()
        .find(|judgement| judgement.rule.relation == Relation::Contradiction)
}

fn fire(shift: &Shift, claims: (&Claim, &Claim), sides: Sides) -> Vec<Judgement<'static>> {
    let scene = Scene::of_claims(shift, claims);
    catalog()
        .iter()
        .filter(|rule| rule.sides.contains(&sides) && rule.when.holds(&scene))
        .map(|rule| Judgement {
            rule,
            shift: shift.clone(),
        })
        .collect()
}

impl Judgement<'_> {
    /// Whether an intention is held against what was done later: without an order in time nothing can have been broken.
    pub fn is_of_pledge(&self) -> bool {
        self.shift.layers == (Layer::Intention, Layer::Fact)
    }

    /// Whether the rule runs where no config says otherwise.
    pub fn is_stable(&self) -> bool {
        self.rule.stage == Stage::Stable
    }
}
