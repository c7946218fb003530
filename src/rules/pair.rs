//! A special rule that fired on two records → a finding.

use super::finding::{Certainty, Finding, Move, Role, TimeClass};
use super::fingerprint::fingerprint;
use super::on_topic::topic;
use super::record::{Record, both_sides, place};
use super::rule::{Rule, Stage};
use super::template;
use crate::config::{Config, Level, PolicyKey};
use crate::text::Span;

/// Days up to which two statements count as said at about the same time.
const SAME_TIME_DAYS: i64 = 3;

/// Two records, the first said first, and what a special rule says of them.
pub struct RecordPair<'r, 'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// Said first.
    pub first: &'r Record<'a>,
    /// Said then.
    pub second: &'r Record<'a>,
    /// What the two cannot hold together with, where it takes three.
    pub beside: Option<&'r Record<'a>>,
    /// The words of both that it is about, where these are not their whole sentences.
    pub quotes: Option<[Span; 2]>,
    /// Whether the evidence bears it; what is thin is as grave as the policy says, at most.
    pub certainty: Certainty,
    /// What it is about, for a reader.
    pub matter: String,
    /// Values of the names in the message beside actor, matter and dates.
    pub values: Vec<(&'static str, String)>,
    /// What moved.
    pub moves: Vec<Move>,
    /// The level where no config sets one for the rule; `None` asks the policy.
    pub level: Option<Level>,
}

impl RecordPair<'_, '_> {
    /// The finding; `None` where the config switches it off.
    pub fn finding(self, config: &Config) -> Option<Finding> {
        let (first, second) = (self.first, self.second);
        let actor = second.statement.actor.as_ref()?;
        let time_class = time_class(first, second);
        let set = config.level_of(&self.rule.id, || place(first, second));
        let severity = self.severity(config, set, time_class)?;
        let quotes = self.quotes.unwrap_or([first.located.quote, second.located.quote]);
        let mut evidence = both_sides([first, second], quotes);
        let beside = self
            .beside
            .map(|record| record.evidence(Role::Other, record.located.quote));
        // The last is the one by which a finding is placed.
        evidence.splice(1..1, beside);
        let sentences: Vec<&str> = evidence.iter().map(|side| side.sentence.as_str()).collect();
        let date = |record: &Record<'_>| record.day().map_or("an unknown day".to_owned(), |day| day.to_string());
        let message = template::fill(&self.rule.message, |name| {
            Some(match name {
                "actor" => actor.name.clone(),
                "matter" => self.matter.clone(),
                "earlier-date" => date(first),
                "later-date" => date(second),
                name => self.values.iter().find(|(known, _)| *known == name)?.1.clone(),
            })
        });
        let trust = first.statement.confidence.min(second.statement.confidence);
        Some(Finding {
            rule: self.rule.id.clone(),
            severity,
            confidence: f32::from(trust) / 100.0,
            fingerprint: fingerprint(&self.rule.id, &actor.id, &sentences),
            actor: actor.clone(),
            matter: self.matter,
            topic: topic(first, second).map(str::to_owned),
            relation: self.rule.relation,
            time_class,
            flip: None,
            certainty: self.certainty,
            message,
            moves: self.moves,
            evidence,
            trace: None,
        })
    }

    fn severity(&self, config: &Config, set: Option<Level>, time_class: Option<TimeClass>) -> Option<crate::Severity> {
        if let Some(level) = set {
            return level.severity();
        }
        if self.rule.stage == Stage::Preview {
            return None;
        }
        let key = match time_class {
            _ if self.certainty == Certainty::Uncertain => PolicyKey::Uncertain,
            Some(TimeClass::Supersession) => PolicyKey::Supersession,
            Some(TimeClass::SameTime) | None => PolicyKey::SameTime,
            Some(_) => PolicyKey::Evolution,
        };
        let layer = self.second.located.claim.position.layer.as_str();
        let level = self.level.filter(|_| self.certainty == Certainty::Firm);
        level.unwrap_or_else(|| config.policy.level(layer, key)).severity()
    }
}

fn time_class(first: &Record<'_>, second: &Record<'_>) -> Option<TimeClass> {
    let days = (second.day()? - first.day()?).num_days().abs();
    Some(if second.located.claim.is_openly_new {
        TimeClass::Supersession
    } else if days <= SAME_TIME_DAYS {
        TimeClass::SameTime
    } else {
        TimeClass::Evolution
    })
}
