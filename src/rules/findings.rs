//! Records of one actor → findings.
//!
//! In: claims in the order they were said; out: findings, and how many pairs were compared. A later claim yields at most
//! one finding by a rule: against the earlier claim that it fits best, the latest of equals. Severity is for the policy
//! of the config to say.

use std::collections::{BTreeMap, BTreeSet};

use super::caveats::{limits_a_stand, limits_its_own_sentence};
use super::evidence::{are_in_two_voices, certainty, is_in_like_words, lack, lack_in_wording};
use super::finding::{Certainty, Finding, Relation};
use super::hit::{Hit, build};
use super::incompatible::incompatible;
use super::judge::{Judgement, judge, judge_within};
use super::moved_on::moved_on;
use super::on_topic::{self, judge_on_topic};
use super::own;
use super::quoting::quotations;
use super::record::{ActorRecords, Record};
use super::repeated::repeated;
use super::share::{Share, turn};
use super::together::together;
use crate::align::{TopicIndex, align, candidates};
use crate::compare::{Change, Opposition, Shift, are_near, has_changed_between};
use crate::config::Config;
use crate::language::lexicon::Lexicon;
use crate::position::Mood;

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
        let lacking = judgements.iter().find_map(|judgement| {
            let shift = &judgement.shift;
            lack(shift, one, two).or_else(|| moved_on(shift, (earlier, later), (one, two)))
        });
        if let Some(lacking) = lacking {
            *outcome.skipped.entry(lacking.into()).or_default() += 1;
            continue;
        }
        for judgement in judgements {
            // Without an order in time nothing can have been added or weakened.
            let needs_order = judgement.rule.relation == Relation::Shift || judgement.is_of_pledge();
            if needs_order && !earlier.is_before(later) {
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
            if best
                .get(&key)
                .is_none_or(|(most, at, _)| (score, first) >= (*most, *at))
            {
                let is_in_other_words =
                    judgement.rule.relation == Relation::Shift && !is_in_like_words(earlier.quoted(), later.quoted());
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
        let claims = (&earlier.located.claim, &later.located.claim);
        let lacking = lack_in_wording(claims.0, claims.1);
        if let Some(lacking) = lacking.or_else(|| moved_on(&judgement.shift, (earlier, later), claims)) {
            *outcome.skipped.entry(lacking.into()).or_default() += 1;
            continue;
        }
        told.insert((earlier.place_in_corpus(), later.place_in_corpus()));
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
        let is_doubtful =
            is_taken_back(earlier) || is_taken_back(later) || are_in_two_voices(&claims.0.doer, &claims.1.doer);
        let certainty = match is_doubtful {
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
    let (found, left_out) = quotations(config, &all.sentences);
    if left_out > 0 {
        let reason = "words in a row too common in quotations";
        outcome.skipped.insert(reason.into(), left_out);
    }
    for (at, finding) in found.into_iter().enumerate() {
        push(&mut outcome, &mut seen, || turn(3, "", [at, 0, 0]), Some(finding));
    }
    for (at, finding) in incompatible(config, topics, records).into_iter().enumerate() {
        push(&mut outcome, &mut seen, || turn(4, "", [at, 0, 0]), Some(finding));
    }
    let (found, left_out) = together(config, lexicon, records);
    if left_out > 0 {
        let reason = "too much said of all of a kind";
        outcome.skipped.insert(reason.into(), left_out);
    }
    for (at, finding) in found.into_iter().enumerate() {
        push(&mut outcome, &mut seen, || turn(5, "", [at, 0, 0]), Some(finding));
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

/// Two figures that differ by less than the config cares for, or what was so and has changed since.
pub(super) fn is_tolerated(config: &Config, judgement: &Judgement, earlier: &Record<'_>, later: &Record<'_>) -> bool {
    let (one, two) = (&earlier.located.claim, &later.located.claim);
    judgement.shift.quantities == Change::Conflict && are_near(one, two, config.tolerance)
        || judgement.rule.relation == Relation::Contradiction
            && has_changed_between((one, earlier.day()), (two, later.day()))
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
    let bare = |words| str::chars(words).filter(|c| c.is_alphanumeric());
    (a.statement.article == b.statement.article && a.field() == b.field() && a.located.quote.overlaps(b.located.quote))
        || bare(a.quoted()).eq(bare(b.quoted()))
}

/// Whether the later side goes back to what the actor said before the earlier side.
fn returns(lexicon: &Lexicon, records: &[Record<'_>], earlier: &Record<'_>, later: &Record<'_>) -> bool {
    records.iter().any(|record| {
        record.is_before(earlier)
            && record.located.claim.mood == Mood::Held
            && align(lexicon, &record.located.claim, &later.located.claim).is_ok_and(|alignment| {
                let shift = crate::compare::shift(alignment, &record.located.claim, &later.located.claim);
                shift.opposition == Opposition::Agreed
            })
    })
}
