//! The user's own rules on two aligned claims, or on one with its caveats. They fire whatever the built-in rules say.

use super::condition::Sides;
use super::finding::{Relation, TimeClass};
use super::judge::Judgement;
use super::load::RuleSet;
use super::on_topic::shift_of;
use super::record::Record;
use super::scene::Scene;
use super::time_class::time_class;
use crate::align::align;
use crate::compare::{Shift, shift};
use crate::language::lexicon::Lexicon;
use crate::position::{Claim, Mood};

/// What the rules say of a scene.
pub fn judge_own<'r>(rules: &'r RuleSet, scene: &Scene<'_>, sides: Sides) -> Vec<Judgement<'r>> {
    rules
        .iter()
        .filter(|rule| rule.sides.contains(&sides) && rule.when.holds(scene))
        .map(|rule| Judgement {
            rule,
            shift: scene.shift.clone(),
        })
        .collect()
}

/// What they say of two records, judged as `claims`: those of the records themselves, or as claims about a topic.
/// `is_return` tells whether the later side goes back to what was said before the earlier one.
pub fn between<'r>(
    rules: &'r RuleSet,
    lexicon: &Lexicon,
    (earlier, later): (&Record<'_>, &Record<'_>),
    claims: (&Claim, &Claim),
    is_return: &dyn Fn(&Shift) -> bool,
) -> Vec<Judgement<'r>> {
    if rules.is_empty() {
        return Vec::new();
    }
    let Some(shift) = shift_of(lexicon, earlier, claims) else {
        return Vec::new();
    };
    on_shift(rules, &shift, (earlier, later), claims, is_return)
}

/// What they say of a shift between two records.
pub fn on_shift<'r>(
    rules: &'r RuleSet,
    shift: &Shift,
    (earlier, later): (&Record<'_>, &Record<'_>),
    claims: (&Claim, &Claim),
    is_return: &dyn Fn(&Shift) -> bool,
) -> Vec<Judgement<'r>> {
    if rules.is_empty() {
        return Vec::new();
    }
    let tell = || -> Option<TimeClass> {
        let days = (later.day()? - earlier.day()?).num_days();
        let own = (&earlier.located.claim, &later.located.claim);
        Some(time_class(days, own, shift, is_return(shift)))
    };
    let scene = Scene::of_records(shift, claims, (earlier, later), Some(&tell));
    judge_own(rules, &scene, Sides::TwoStatements)
}

/// What they say of a claim and its own caveats: the bare claim against the whole.
pub fn within<'r>(rules: &'r RuleSet, lexicon: &Lexicon, record: &Record<'_>) -> Vec<Judgement<'r>> {
    let claim = &record.located.claim;
    if rules.is_empty() || claim.mood != Mood::Held || claim.position.caveats.is_empty() {
        return Vec::new();
    }
    let mut bare = claim.clone();
    bare.position.caveats.clear();
    let Ok(alignment) = align(lexicon, &bare, claim) else {
        return Vec::new();
    };
    let shift = shift(alignment, &bare, claim);
    let scene = Scene::of_records(&shift, (&bare, claim), (record, record), None);
    judge_own(rules, &scene, Sides::OneStatement)
}

/// The gravest verdict of a few rules; `None` of none.
pub fn gravest(judgements: &[Judgement<'_>]) -> Option<Relation> {
    judgements.iter().map(|judgement| judgement.rule.relation).min()
}
