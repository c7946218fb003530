//! Given pairs of texts → verdicts.

use crate::Severity;
use crate::align::align;
use crate::compare::{Change, Discord, are_near, event, likeness, shift};
use crate::config::{Config, Level, Place};
use crate::corpus::Pair;
use crate::language::lexicon::Lexicon;
use crate::pair_evidence::{Told, are_apart};
use crate::pair_scene::Known;
use crate::pair_side::read_side;
use crate::position::{Content, Located};
use crate::report::{Comparison, Meeting, PairFinding, Trace};
use crate::rules::{
    Judgement, Relation, Side, Sides, gravest, judge, judge_own, judge_wording, moves, special_rule, time_class,
};

/// Judges one pair by the best of its pairs of claims.
pub(crate) fn compare(index: usize, pair: &Pair, config: &Config) -> Comparison {
    let name = pair.actor.as_deref().unwrap_or_default();
    let (earlier, later) = read_both(pair, name);
    let lexicon = Lexicon::shipped();
    let mut found: Vec<(Relation, Vec<Judgement>, &Located, &Located)> = Vec::new();
    for first in &earlier.claims {
        for second in &later.claims {
            if let Some((mut relation, mut judgements)) = judge(lexicon, &first.claim, &second.claim) {
                let own = own_rules(config, lexicon, pair, (first, second));
                relation = gravest(&own).map_or(relation, |own| own.min(relation));
                judgements.extend(own);
                judgements.sort_by_key(|judgement| judgement.rule.relation);
                found.push((relation, judgements, first, second));
            }
        }
    }
    for first in &earlier.sentences {
        for second in &later.sentences {
            if let Some(judgement) = judge_wording(lexicon, first, second) {
                found.push((judgement.rule.relation, vec![judgement], &first.whole, &second.whole));
            }
        }
    }
    // Two figures that differ by less than the config cares for are one.
    found.retain(|(_, judgements, first, second)| {
        !judgements.iter().any(|judgement| {
            judgement.shift.quantities == Change::Conflict && are_near(&first.claim, &second.claim, config.tolerance)
        })
    });
    found.retain(|(relation, judgements, first, second)| {
        let told = |content, located, on| Told { content, located, on };
        let one = told(&earlier, first, pair.earlier.date);
        let two = told(&later, second, pair.later.date);
        *relation != Relation::Contradiction || !are_apart(lexicon, judgements, one, two)
    });
    // What is said again as well as it was said before has not moved.
    let said_again: Vec<(*const Located, u32)> = found
        .iter()
        .filter(|(relation, ..)| *relation == Relation::Consistent)
        .map(|(_, _, first, second)| {
            let score = align(lexicon, &first.claim, &second.claim).map_or(0, |alignment| alignment.score);
            (std::ptr::from_ref(*second), score)
        })
        .collect();
    found.retain(|(relation, judgements, _, second)| {
        let score = judgements
            .first()
            .map_or(0, |judgement| judgement.shift.alignment.score);
        *relation != Relation::Shift
            || !said_again
                .iter()
                .any(|(again, best)| std::ptr::eq(*again, *second) && *best >= score)
    });
    // The gravest verdict; of equals the best aligned, then the first.
    found.sort_by_key(|(relation, judgements, _, _)| {
        let score = judgements
            .first()
            .map_or(0, |judgement| judgement.shift.alignment.score);
        (*relation, std::cmp::Reverse(score))
    });
    let relation = found.first().map_or(Relation::Unrelated, |(relation, ..)| *relation);
    let mut comparison = Comparison {
        pair: index,
        relation,
        confidence: 0.5,
        findings: Vec::new(),
        moves: Vec::new(),
    };
    if relation != Relation::Contradiction && tell_event(&mut comparison, pair, config) {
        return comparison;
    }
    let Some((_, judgements, first, second)) = found.first() else {
        return comparison;
    };
    for judgement in judgements {
        let confidence = 50 + judgement.shift.alignment.score.min(100) / 2;
        comparison.confidence = confidence as f32 / 100.0;
        comparison.moves = moves(
            &judgement.shift,
            Side {
                claim: &first.claim,
                text: pair.earlier.text.as_str().into(),
            },
            Side {
                claim: &second.claim,
                text: pair.later.text.as_str().into(),
            },
        );
        let level = config.level_of(&judgement.rule.id, || place(pair));
        let severity = match level {
            Some(Level::Off) => continue,
            Some(level) => level.severity(),
            None => None,
        };
        comparison.findings.push(PairFinding {
            rule: judgement.rule.id.clone(),
            severity: severity
                .or(judgement.rule.severity)
                .unwrap_or(match judgement.rule.relation {
                    Relation::Contradiction => Severity::Error,
                    _ => Severity::Warning,
                }),
            message: judgement.rule.summary.clone(),
        });
    }
    comparison
}

/// Days within which two texts tell of one event.
const DAYS_OF_AN_EVENT: i64 = 31;

/// Rule for what two tellings of one event have at odds.
const EVENT: &str = "event-conflict";

/// Whether the pair, taken as two tellings of one event, cannot both hold; then the comparison says so.
fn tell_event(comparison: &mut Comparison, pair: &Pair, config: &Config) -> bool {
    let Some(rule) = special_rule(EVENT).filter(|rule| config.rules.get(&rule.id) != Some(&Level::Off)) else {
        return false;
    };
    let Some(event) = event(Lexicon::shipped(), &pair.earlier.text, &pair.later.text) else {
        return false;
    };
    // What is counted weeks later may well be counted anew.
    let is_of_one_time = match (pair.earlier.date, pair.later.date) {
        (Some(one), Some(two)) => (two - one).num_days().abs() <= DAYS_OF_AN_EVENT,
        _ => true,
    };
    if !is_of_one_time && event.discord == Discord::Figure {
        return false;
    }
    comparison.relation = Relation::Contradiction;
    comparison.confidence = f32::from(rule.confidence.unwrap_or(50)) / 100.0;
    let level = config.rules.get(&rule.id).and_then(|level| level.severity());
    comparison.findings = vec![PairFinding {
        rule: rule.id.clone(),
        severity: level.or(rule.severity).unwrap_or(Severity::Info),
        message: rule.summary.clone(),
    }];
    true
}

/// What the user's own rules say of two claims that meet; those that are switched off say nothing.
fn own_rules<'c>(
    config: &'c Config,
    lexicon: &Lexicon,
    pair: &Pair,
    (first, second): (&Located, &Located),
) -> Vec<Judgement<'c>> {
    let claims = (&first.claim, &second.claim);
    let Some(alignment) = (!config.own_rules.is_empty())
        .then(|| align(lexicon, claims.0, claims.1).ok())
        .flatten()
    else {
        return Vec::new();
    };
    let shift = shift(alignment, claims.0, claims.1);
    let known = Known::of(pair);
    let tell = || Some(time_class(known.days?, claims, &shift, false));
    let scene = known.scene(pair, &shift, (first, second), &tell);
    let mut judgements = judge_own(&config.own_rules, &scene, Sides::TwoStatements);
    judgements.retain(|judgement| match config.level_of(&judgement.rule.id, || place(pair)) {
        Some(level) => level != Level::Off,
        None => judgement.is_stable(),
    });
    judgements
}

/// How a pair came to its verdict: the claims of each side, and how each of the one meets each of the other.
pub(crate) fn explain(pair: &Pair) -> Trace {
    let (earlier, later) = read_both(pair, pair.actor.as_deref().unwrap_or_default());
    let lexicon = Lexicon::shipped();
    let mut meetings = Vec::new();
    for (at, first) in earlier.claims.iter().enumerate() {
        for (other, second) in later.claims.iter().enumerate() {
            meetings.push(Meeting {
                earlier: at,
                later: other,
                alignment: align(lexicon, &first.claim, &second.claim),
                verdict: judge(lexicon, &first.claim, &second.claim).map(|(relation, judgements)| {
                    let rules = judgements.iter().map(|judgement| judgement.rule.id.clone());
                    (relation, rules.collect())
                }),
            });
        }
    }
    let mut wordings = Vec::new();
    for (at, first) in earlier.sentences.iter().enumerate() {
        for (other, second) in later.sentences.iter().enumerate() {
            let likeness = likeness(lexicon, &first.wording, &second.wording);
            wordings.extend(likeness.map(|likeness| (at, other, likeness)));
        }
    }
    Trace {
        earlier: earlier.claims.into_iter().map(|located| located.claim).collect(),
        later: later.claims.into_iter().map(|located| located.claim).collect(),
        meetings,
        wordings,
    }
}

/// What an override can ask of a given pair: who speaks.
fn place(pair: &Pair) -> Place<'_> {
    Place {
        names: pair.actor.iter().chain(&pair.principal).map(String::as_str).collect(),
        topics: pair.topic.iter().map(String::as_str).collect(),
        ..Place::default()
    }
}

pub(crate) fn read_both(pair: &Pair, actor: &str) -> (Content, Content) {
    (read_side(&pair.earlier, actor), read_side(&pair.later, actor))
}
