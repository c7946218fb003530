//! A rule that fired on two records → what is told of it.
//!
//! In: two records and the judgement on them; out: a finding with its message, severity, evidence and trace; none where the policy
//! of the config turns it off.

use super::finding::{Certainty, Evidence, Finding, Relation, Role, TimeClass};
use super::fingerprint::fingerprint;
use super::flip::flip;
use super::judge::Judgement;
use super::on_topic;
use super::record::{Record, both_sides, place};
use super::template;
use super::time_class::time_class;
use super::trace::trace;
use super::wording::{self, moves};
use crate::attribution::Actor;
use crate::config::{Config, Level, PolicyKey};
use crate::position::Claim;
use crate::problem::Severity;

/// A rule that fired on two records.
pub(super) struct Hit<'r, 'a> {
    pub judgement: Judgement<'r>,
    pub earlier: &'r Record<'a>,
    pub later: &'r Record<'a>,
    /// Both as they were judged: as claims about a topic where they met on one.
    pub claims: (&'r Claim, &'r Claim),
    pub certainty: Certainty,
}

impl Hit<'_, '_> {
    /// Whether it is of one statement, held against its own limits.
    fn is_within(&self) -> bool {
        std::ptr::eq(self.earlier, self.later)
    }
}

/// The finding of a hit; whether its later side goes back to what was said before its earlier one.
pub(super) fn build(config: &Config, hit: &Hit<'_, '_>, is_return: bool) -> Option<Finding> {
    let actor = hit.later.statement.actor.as_ref()?;
    let Hit {
        judgement,
        earlier,
        later,
        claims,
        certainty,
    } = hit;
    let (rule, shift) = (judgement.rule, &judgement.shift);
    let is_within = hit.is_within();
    let time_class = (!is_within)
        .then(|| {
            let days = (later.day()? - earlier.day()?).num_days();
            let claims = (&earlier.located.claim, &later.located.claim);
            Some(time_class(days, claims, shift, is_return))
        })
        .flatten();
    let is_thin = *certainty == Certainty::Uncertain;
    let set = config.level_of(&rule.id, || place(earlier, later));
    let level = set.unwrap_or_else(|| default_level(config, judgement, time_class, is_within, is_thin));
    let severity = level.severity()?;
    let evidence = if is_within {
        let caveat = later.located.claim.position.caveats.first()?;
        let whole = later.evidence(Role::Other, later.located.claim.span);
        let caveat = later.evidence(Role::Other, caveat.span);
        // One statement: what is to be known of its article is said once.
        let caveat = Evidence {
            also: Vec::new(),
            notes: Vec::new(),
            revision: None,
            ..caveat
        };
        vec![whole, caveat]
    } else {
        both_sides([earlier, later], [earlier.located.quote, later.located.quote])
    };
    let sentences: Vec<&str> = evidence.iter().map(|side| side.sentence.as_str()).collect();
    let bare = |record: &Record<'_>| {
        let mut claim = record.located.claim.clone();
        claim.position.caveats.clear();
        claim
    };
    let stripped = bare(earlier);
    let first = if is_within {
        wording::Side {
            claim: &stripped,
            text: earlier.text(),
        }
    } else {
        earlier.side()
    };
    Some(Finding {
        rule: rule.id.clone(),
        severity,
        confidence: confidence(hit),
        fingerprint: fingerprint(&rule.id, &actor.id, &sentences),
        actor: actor.clone(),
        matter: earlier.located.claim.matter.label.clone(),
        topic: on_topic::topic(earlier, later).map(str::to_owned),
        relation: rule.relation,
        time_class,
        flip: (!is_within).then(|| flip(judgement)).flatten(),
        certainty: *certainty,
        message: message(actor, hit),
        moves: moves(shift, first, later.side()),
        evidence,
        trace: Some(trace(
            judgement,
            [(earlier, claims.0), (later, claims.1)],
            *certainty,
            time_class,
        )),
    })
}

/// The least trusted link of the chain: both statements, and how well the matters meet.
fn confidence(hit: &Hit<'_, '_>) -> f32 {
    let statements = hit.earlier.statement.confidence.min(hit.later.statement.confidence);
    let alignment = 50 + hit.judgement.shift.alignment.score.min(100) / 2;
    let hundredths = u32::from(statements) * alignment / 100;
    let most = hit.judgement.rule.confidence.map_or(100, u32::from);
    hundredths.min(most) as f32 / 100.0
}

/// The level of a rule for which none is set; a rule in preview runs only where its level is set.
fn default_level(
    config: &Config,
    judgement: &Judgement,
    time_class: Option<TimeClass>,
    is_within: bool,
    is_thin: bool,
) -> Level {
    if !judgement.is_stable() {
        return Level::Off;
    }
    match judgement.rule.severity {
        Some(Severity::Error) => return Level::Error,
        Some(Severity::Warning) => return Level::Warning,
        Some(Severity::Info) => return Level::Info,
        None => {}
    }
    let key = match (judgement.rule.relation, time_class) {
        _ if is_within => PolicyKey::ShiftInStatement,
        _ if is_thin => PolicyKey::Uncertain,
        (Relation::Shift, _) => PolicyKey::Shift,
        (_, Some(TimeClass::Supersession)) => PolicyKey::Supersession,
        (_, Some(TimeClass::Return)) => PolicyKey::Return,
        (_, Some(TimeClass::Update)) => PolicyKey::Update,
        (_, Some(TimeClass::Evolution)) => PolicyKey::Evolution,
        (_, Some(TimeClass::SameTime) | None) => PolicyKey::SameTime,
    };
    config.policy.level(judgement.shift.layers.1.as_str(), key)
}

/// The sentence as it is quoted, without the comma before the source.
fn quoted(record: &Record<'_>) -> String {
    let words = record.text_of(record.located.quote);
    words.trim_end_matches([',', '.']).to_owned()
}

fn message(actor: &Actor, hit: &Hit<'_, '_>) -> String {
    let date = |record: &Record<'_>| record.day().map_or("an unknown day".to_string(), |day| day.to_string());
    let shift = &hit.judgement.shift;
    let (one, two) = (hit.earlier.side(), hit.later.side());
    let value = |which: usize| {
        let (side, layer, range) = if which == 0 {
            (one, shift.layers.0, shift.values.0)
        } else {
            (two, shift.layers.1, shift.values.1)
        };
        match hit.judgement.rule.id.as_str() {
            "numbers-conflict" => wording::quantities(&side.claim.position, side.text),
            "dates-conflict" | "date-loosened" => wording::periods(&side.claim.position, side.text),
            "scope-narrowed" | "scope-widened" => side.claim.position.scope.word.to_string(),
            _ => wording::stance(layer, range).to_string(),
        }
    };
    let limit = {
        let position = &two.claim.position;
        let limits = if position.caveats.is_empty() {
            &position.conditions
        } else {
            &position.caveats
        };
        wording::limits(limits, two.text)
    };
    let rule = hit.judgement.rule;
    let within = rule.message_within.as_ref().filter(|_| hit.is_within());
    template::fill(within.unwrap_or(&rule.message), |name| {
        Some(match name {
            "actor" => actor.name.clone(),
            "matter" => one.claim.matter.label.clone(),
            "earlier" => value(0),
            "later" => value(1),
            "earlier-date" => date(hit.earlier),
            "later-date" => date(hit.later),
            "limit" => limit.clone(),
            "earlier-stand" => wording::stand(shift.layers.0, shift.values.0).to_owned(),
            "later-stand" => wording::stand(shift.layers.1, shift.values.1).to_owned(),
            "earlier-words" => quoted(hit.earlier),
            "later-words" => quoted(hit.later),
            "earlier-figures" => wording::quantities(&one.claim.position, one.text),
            "later-figures" => wording::quantities(&two.claim.position, two.text),
            "earlier-times" => wording::periods(&one.claim.position, one.text),
            "later-times" => wording::periods(&two.claim.position, two.text),
            "earlier-scope" => one.claim.position.scope.word.to_string(),
            "later-scope" => two.claim.position.scope.word.to_string(),
            "days" => {
                let days = hit.earlier.day().zip(hit.later.day());
                days.map_or("?".to_owned(), |(from, to)| (to - from).num_days().to_string())
            }
            _ => return None,
        })
    })
}
