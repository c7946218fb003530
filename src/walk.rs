//! One given pair through every stage → what each rule says of each two of its claims, and which condition failed.

use crate::align::align;
use crate::compare::shift;
use crate::comparison::{explain, read_both};
use crate::config::{Config, Level};
use crate::corpus::Pair;
use crate::language::lexicon::Lexicon;
use crate::pair_scene::Known;
use crate::position::{Located, Mood};
use crate::report::{RuleOutcome, Walk, WalkedMeeting};
use crate::rules::{
    Relation, Rule, Sides, axes_in_words, catalog, judge, lack, parts_in_common, special, time_class, why_not,
};

/// Walks a pair through every stage. `takes` says of which rules to tell.
pub fn walk(pair: &Pair, config: &Config, takes: impl Fn(&Rule) -> bool) -> Walk {
    let (earlier, later) = read_both(pair, pair.actor.as_deref().unwrap_or_default());
    let rules: Vec<&Rule> = catalog()
        .iter()
        .chain(config.own_rules.iter())
        .filter(|rule| takes(rule))
        .collect();
    let mut meetings = Vec::new();
    for (at, first) in earlier.claims.iter().enumerate() {
        for (other, second) in later.claims.iter().enumerate() {
            meetings.extend(meeting(pair, config, &rules, (first, second)).map(|meeting| (at, other, meeting)));
        }
    }
    let elsewhere = special().iter().filter(|rule| takes(rule)).map(|rule| rule.id.clone());
    Walk {
        trace: explain(pair),
        meetings,
        elsewhere: elsewhere.collect(),
    }
}

/// Two claims that speak of one matter; `None` where they do not.
fn meeting(
    pair: &Pair,
    config: &Config,
    rules: &[&Rule],
    (first, second): (&Located, &Located),
) -> Option<WalkedMeeting> {
    let lexicon = Lexicon::shipped();
    let claims = (&first.claim, &second.claim);
    let alignment = align(lexicon, claims.0, claims.1).ok()?;
    let parts = parts_in_common(claims.0, &alignment);
    let shift = shift(alignment, claims.0, claims.1);
    let known = Known::of(pair);
    let tell = || Some(time_class(known.days?, claims, &shift, false));
    let scene = known.scene(pair, &shift, (first, second), &tell);
    let judged = judge(lexicon, claims.0, claims.1)
        .map(|(_, judgements)| judgements)
        .unwrap_or_default();
    let clash = judged
        .iter()
        .find(|judgement| judgement.rule.relation == Relation::Contradiction);
    let is_held = claims.0.mood == Mood::Held && matches!(claims.1.mood, Mood::Held | Mood::NeverSaid);
    let outcome = |rule: &Rule| {
        let is_built_in = rule.home.is_none();
        let words = if !rule.sides.contains(&Sides::TwoStatements) {
            "looks within one statement, not at two".to_owned()
        } else if !is_held {
            "is not asked: one of the two is not held by the actor".to_owned()
        } else if claims.0.is_open || claims.1.is_open {
            "is not asked: a pronoun stands for the matter".to_owned()
        } else if let Some(failing) = rule.when.failing(&scene) {
            why_not(failing, &scene)
        } else if let Some(before) = clash.filter(|clash| is_built_in && clash.rule.id != rule.id) {
            format!("its conditions hold, but `{}` goes before it", before.rule.id)
        } else {
            return RuleOutcome {
                rule: rule.id.clone(),
                fires: true,
                words: fires_in_words(rule, config, lack(&shift, claims.0, claims.1)),
            };
        };
        RuleOutcome {
            rule: rule.id.clone(),
            fires: false,
            words,
        }
    };
    Some(WalkedMeeting {
        parts,
        axes: axes_in_words(&shift),
        rules: rules.iter().map(|rule| outcome(rule)).collect(),
    })
}

fn fires_in_words(rule: &Rule, config: &Config, lacking: Option<&str>) -> String {
    let mut words = vec!["fires".to_owned()];
    match config.rules.get(&rule.id) {
        Some(Level::Off) => words.push("which the config has switched off".to_owned()),
        None if !rule.is_stable() => {
            words.push("in `compare`; in `check` only where a config sets its level".to_owned())
        }
        _ => {}
    }
    words.extend(lacking.map(|lacking| format!("but `check` would not tell it: {lacking}")));
    words.join(", ")
}
