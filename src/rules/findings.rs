//! Records of one actor → findings.
//!
//! In: claims in the order they were said; out: findings, and how many pairs were compared. A later claim yields at most
//! one finding by a rule: against the earlier claim that it fits best, the latest of equals. Severity is for the policy
//! of the config to say.

use std::collections::{BTreeMap, BTreeSet};

use super::caveats::{limits_a_stand, limits_its_own_sentence};
use super::evidence::{certainty, is_in_like_words, lack};
use super::finding::{Certainty, Evidence, Finding, Relation, Role, TimeClass};
use super::fingerprint::fingerprint;
use super::flip::flip;
use super::incompatible::incompatible;
use super::judge::{Judgement, judge, judge_within};
use super::on_topic::{self, judge_on_topic};
use super::own;
use super::quotations::quotations;
use super::record::{ActorRecords, Record, place};
use super::repeated::repeated;
use super::share::{Share, turn};
use super::template;
use super::time_class::time_class;
use super::trace::trace;
use super::wording::{self, moves};
use crate::align::{TopicIndex, align, candidates};
use crate::attribution::Actor;
use crate::compare::{Change, Opposition, Shift, are_near};
use crate::config::{Config, Level, PolicyKey};
use crate::language::lexicon::Lexicon;
use crate::position::{Claim, Mood};
use crate::problem::Severity;

/// What the records of one actor yield.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What the rules flag.
    pub findings: Vec<Finding>,
    /// Pairs of claims compared.
    pub compared: usize,
    /// Pairs left out, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// When each of the findings is told among all of the actor, in order of text; none where the outcome was kept from an
    /// earlier run.
    pub turns: Vec<String>,
}

/// A rule that fired on two records.
pub(super) struct Hit<'r, 'a> {
    pub judgement: Judgement<'r>,
    pub earlier: &'r Record<'a>,
    pub later: &'r Record<'a>,
    /// Both as they were judged: as claims about a topic where they met on one.
    pub claims: (&'r Claim, &'r Claim),
    pub certainty: Certainty,
}

/// Compares the records of one actor, in the order they were said, with each other.
pub fn findings(config: &Config, topics: &TopicIndex, all: &ActorRecords<'_>) -> Outcome {
    findings_of(config, topics, all, Share::WHOLE)
}

/// The same of a share of the work. All shares together compare and leave out what the whole does, and find what it does: of
/// the findings with one fingerprint that of the first turn.
pub fn findings_of(config: &Config, topics: &TopicIndex, all: &ActorRecords<'_>, share: Share) -> Outcome {
    let records = all.claims.as_slice();
    let lexicon = Lexicon::shipped();
    let mut outcome = Outcome::default();
    let claims: Vec<_> = records.iter().map(|record| &record.located.claim).collect();
    let candidates = candidates(lexicon, &claims);
    if candidates.skipped > 0 && share.is_first() {
        outcome
            .skipped
            .insert("concept too common for this actor".into(), candidates.skipped);
    }
    // By rule and later record, the best earlier one.
    let mut best: BTreeMap<(&str, usize), (u32, usize, Hit<'_, '_>)> = BTreeMap::new();
    let (on_topics, left_out) = on_topic::pairs(records);
    if left_out > 0 && share.is_first() {
        *outcome
            .skipped
            .entry("topic too common for this actor".into())
            .or_default() += left_out;
    }
    let mut pairs = candidates.pairs;
    if !on_topics.is_empty() {
        pairs = pairs
            .into_iter()
            .collect::<BTreeSet<_>>()
            .union(&on_topics)
            .copied()
            .collect();
    }
    for (first, second) in pairs {
        let (earlier, later) = (&records[first], &records[second]);
        if !share.takes(later) || is_same_place(earlier, later) {
            continue;
        }
        if earlier.is_of_one_text_with(later) {
            *outcome
                .skipped
                .entry("told by versions of one text".into())
                .or_default() += 1;
            continue;
        }
        if [earlier, later]
            .iter()
            .any(|record| !matches!(record.located.claim.mood, Mood::Held | Mood::NeverSaid))
        {
            *outcome.skipped.entry("reported, supposed or asked".into()).or_default() += 1;
            continue;
        }
        if earlier.located.claim.is_open || later.located.claim.is_open {
            *outcome
                .skipped
                .entry("a pronoun stands for the matter".into())
                .or_default() += 1;
            continue;
        }
        outcome.compared += 1;
        let (one, two) = (&earlier.located.claim, &later.located.claim);
        let Some((mut judgements, one, two)) = judge(lexicon, one, two)
            .map(|(_, judgements)| (judgements, one, two))
            .or_else(|| judge_on_topic(lexicon, earlier, later))
        else {
            continue;
        };
        let goes_back =
            |shift: &Shift| shift.opposition == Opposition::Opposed && returns(lexicon, records, earlier, later);
        judgements.extend(own::between(
            &config.own_rules,
            lexicon,
            (earlier, later),
            (one, two),
            &goes_back,
        ));
        let judgements: Vec<_> = judgements
            .into_iter()
            .filter(|judgement| !is_tolerated(config, judgement, earlier, later))
            .collect();
        let lacking = judgements.iter().find_map(|judgement| lack(&judgement.shift, one, two));
        if let Some(lacking) = lacking {
            *outcome.skipped.entry(lacking.into()).or_default() += 1;
            continue;
        }
        for judgement in judgements {
            // Without an order in time nothing can have been added or weakened.
            let needs_order = judgement.rule.relation == Relation::Shift || judgement.is_of_pledge();
            if needs_order && !is_ordered(earlier, later) {
                continue;
            }
            // Of two commitments each has to be the actor's own, and of now.
            let is_owned = |record: &Record<'_>| record.located.claim.is_avowed && !record.located.claim.is_past;
            let is_by_strength = matches!(judgement.shift.strength, Change::Less | Change::More);
            if needs_order && is_by_strength && !judgement.is_of_pledge() && !(is_owned(earlier) && is_owned(later)) {
                continue;
            }
            let is_no_reservation = match judgement.shift.caveats {
                _ if judgement.rule.relation != Relation::Shift => false,
                Change::Added => !limits_a_stand(lexicon, later),
                Change::Dropped => !limits_a_stand(lexicon, earlier),
                _ => false,
            };
            if is_no_reservation {
                continue;
            }
            let key = (judgement.rule.id.as_str(), second);
            let score = judgement.shift.alignment.score;
            let is_in_other_words =
                judgement.rule.relation == Relation::Shift && !is_in_like_words(earlier.quoted(), later.quoted());
            if best
                .get(&key)
                .is_none_or(|(most, at, _)| (score, first) >= (*most, *at))
            {
                best.insert(
                    key,
                    (
                        score,
                        first,
                        Hit {
                            certainty: if is_in_other_words || is_open_to_doubt(earlier) || is_open_to_doubt(later) {
                                Certainty::Uncertain
                            } else {
                                certainty(&judgement.shift, one, two)
                            },
                            judgement,
                            earlier,
                            later,
                            claims: (one, two),
                        },
                    ),
                );
            }
        }
    }
    let (repeated, left_out) = repeated(lexicon, &all.sentences, share);
    if left_out > 0 && share.is_first() {
        *outcome
            .skipped
            .entry("a word too common for this actor".into())
            .or_default() += left_out;
    }
    let mut seen = BTreeSet::new();
    let mut told = BTreeSet::new();
    for (one, two, judgement) in repeated {
        let (Some(first), Some(second)) = (all.sentences.get(one), all.sentences.get(two)) else {
            continue;
        };
        let sides = [first, second].map(|sentence| with_topics(&sentence.record, records));
        let (earlier, later) = (&sides[0], &sides[1]);
        outcome.compared += 1;
        if is_same_place(earlier, later)
            || earlier.is_of_one_text_with(later)
            || is_tolerated(config, &judgement, earlier, later)
        {
            continue;
        }
        told.insert((earlier.place_in_corpus(), later.place_in_corpus()));
        let claims = (&earlier.located.claim, &later.located.claim);
        let own = own::on_shift(&config.own_rules, &judgement.shift, (earlier, later), claims, &|_| {
            false
        });
        let last = own.len();
        for (at, judgement) in own.into_iter().enumerate() {
            let hit = Hit {
                judgement,
                earlier,
                later,
                claims,
                certainty: Certainty::Firm,
            };
            let turn = || turn(0, "", [one, two, at]);
            push(&mut outcome, &mut seen, turn, build(config, &hit, false));
        }
        let certainty = match is_taken_back(earlier) || is_taken_back(later) {
            true => Certainty::Uncertain,
            false => Certainty::Firm,
        };
        // The claims in the two sentences, where they say the same, tell what it is about and who is on which side.
        let in_claims = best.values().map(|(_, _, hit)| hit).find(|hit| {
            hit.judgement.rule.id == judgement.rule.id && is_within(hit.earlier, earlier) && is_within(hit.later, later)
        });
        let hit = match in_claims {
            Some(hit) => Hit {
                judgement: hit.judgement.clone(),
                certainty,
                ..*hit
            },
            None => Hit {
                judgement,
                earlier,
                later,
                claims: (&earlier.located.claim, &later.located.claim),
                certainty,
            },
        };
        told.insert((hit.earlier.place_in_corpus(), hit.later.place_in_corpus()));
        let turn = || turn(0, "", [one, two, last]);
        push(&mut outcome, &mut seen, turn, build(config, &hit, false));
    }
    for ((rule, second), (_, _, hit)) in &best {
        // The wording has said it already, and better.
        let is_own = hit.judgement.rule.home.is_some();
        if !is_own && told.contains(&(hit.earlier.place_in_corpus(), hit.later.place_in_corpus())) {
            continue;
        }
        let is_return =
            hit.judgement.rule.relation == Relation::Contradiction && returns(lexicon, records, hit.earlier, hit.later);
        let turn = || turn(1, rule, [*second, 0, 0]);
        push(&mut outcome, &mut seen, turn, build(config, hit, is_return));
    }
    for (place, record) in records.iter().enumerate().filter(|(_, record)| share.takes(record)) {
        let own = own::within(&config.own_rules, lexicon, record);
        let shipped = match limits_its_own_sentence(lexicon, record) {
            true => judge_within(lexicon, &record.located.claim),
            false => Vec::new(),
        };
        for (at, judgement) in shipped.into_iter().chain(own).enumerate() {
            let hit = Hit {
                judgement,
                earlier: record,
                later: record,
                claims: (&record.located.claim, &record.located.claim),
                certainty: Certainty::Firm,
            };
            let turn = || turn(2, "", [place, at, 0]);
            push(&mut outcome, &mut seen, turn, build(config, &hit, false));
        }
    }
    if !share.is_first() {
        return outcome;
    }
    let (found, left_out) = quotations(config, lexicon, &all.sentences);
    if left_out > 0 {
        let reason = "a word too common in quotations";
        outcome.skipped.insert(reason.into(), left_out);
    }
    for (at, finding) in found.into_iter().enumerate() {
        push(&mut outcome, &mut seen, || turn(3, "", [at, 0, 0]), Some(finding));
    }
    for (at, finding) in incompatible(config, topics, records).into_iter().enumerate() {
        push(&mut outcome, &mut seen, || turn(4, "", [at, 0, 0]), Some(finding));
    }
    outcome
}

/// Whether a claim stands in a sentence.
fn is_within(claim: &Record<'_>, sentence: &Record<'_>) -> bool {
    claim.statement.article == sentence.statement.article
        && claim.field() == sentence.field()
        && claim.located.quote.overlaps(sentence.located.quote)
}

/// A sentence on the topics of the claims in it.
fn with_topics<'a>(sentence: &Record<'a>, claims: &[Record<'a>]) -> Record<'a> {
    let is_in_it = |claim: &&Record<'a>| is_within(claim, sentence);
    let mut on_topics = claims.iter().filter(is_in_it).filter(|claim| !claim.topics.is_empty());
    Record {
        topics: on_topics.next().map_or(sentence.topics, |claim| claim.topics),
        ..*sentence
    }
}

/// Two figures that differ by less than the config cares for.
pub(super) fn is_tolerated(config: &Config, judgement: &Judgement, earlier: &Record<'_>, later: &Record<'_>) -> bool {
    judgement.shift.quantities == Change::Conflict
        && are_near(&earlier.located.claim, &later.located.claim, config.tolerance)
}

fn push(outcome: &mut Outcome, seen: &mut BTreeSet<String>, turn: impl Fn() -> String, finding: Option<Finding>) {
    if let Some(finding) = finding
        && seen.insert(finding.fingerprint.clone())
    {
        outcome.findings.push(finding);
        outcome.turns.push(turn());
    }
}

/// Nobody can tell whose words they are, or the article takes them back.
pub(super) fn is_open_to_doubt(record: &Record<'_>) -> bool {
    record.is_of_possessive() || is_taken_back(record)
}

/// The article takes back what it tells, or may.
fn is_taken_back(record: &Record<'_>) -> bool {
    record.notes().next().is_some()
}

/// The same words told twice: stretches of one article that overlap (what one statement embeds is a statement of its
/// own), or the same sentence in two.
fn is_same_place(a: &Record<'_>, b: &Record<'_>) -> bool {
    let bare = |record: &Record<'_>| -> String {
        let words = record.quoted().chars();
        words.filter(|c| c.is_alphanumeric()).collect()
    };
    (a.statement.article == b.statement.article && a.field() == b.field() && a.located.quote.overlaps(b.located.quote))
        || bare(a) == bare(b)
}

fn is_ordered(a: &Record<'_>, b: &Record<'_>) -> bool {
    matches!((a.day(), b.day()), (Some(a), Some(b)) if a < b)
}

/// Whether the later side goes back to what the actor said before the earlier side.
fn returns(lexicon: &Lexicon, records: &[Record<'_>], earlier: &Record<'_>, later: &Record<'_>) -> bool {
    records.iter().any(|record| {
        is_ordered(record, earlier)
            && record.located.claim.mood == Mood::Held
            && align(lexicon, &record.located.claim, &later.located.claim).is_ok_and(|alignment| {
                let shift = crate::compare::shift(alignment, &record.located.claim, &later.located.claim);
                shift.opposition == Opposition::Agreed
            })
    })
}

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
    let is_within = std::ptr::eq(*earlier, *later);
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
        let (first, second) = match is_ordered(earlier, later) {
            true => (Role::Earlier, Role::Later),
            false => (Role::Other, Role::Other),
        };
        vec![
            earlier.evidence(first, earlier.located.quote),
            later.evidence(second, later.located.quote),
        ]
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
    template::fill(&hit.judgement.rule.message, |name| {
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
