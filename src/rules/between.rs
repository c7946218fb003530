//! Two records, the first held against the second → what moved, and what the rules say of it.
//!
//! The order is the caller's, whatever the days: of two revisions of one day the new one comes second.

use super::evidence::{certainty, lack};
use super::finding::{Certainty, Finding, Relation};
use super::findings::{is_open_to_doubt, is_tolerated};
use super::hit::{Hit, build};
use super::judge::judge;
use super::on_topic::{judge_on_topic, shift_of};
use super::own;
use super::record::Record;
use crate::compare::Shift;
use crate::config::Config;
use crate::language::lexicon::Lexicon;

/// What two records on one matter are to each other.
#[derive(Clone, Debug)]
pub struct Between {
    /// The gravest verdict; consistent where no rule says anything.
    pub relation: Relation,
    /// What moved.
    pub shift: Shift,
    /// Whether the evidence bears the verdict.
    pub certainty: Certainty,
    /// What the rules flag that the config does not switch off.
    pub findings: Vec<Finding>,
}

/// Judges two records, the old one first. Where `are_one_text` both stand in versions of one text, and
/// little is needed to show that they belong together. The error is what is lacking.
pub fn between(
    config: &Config,
    old: &Record<'_>,
    new: &Record<'_>,
    are_one_text: bool,
) -> Result<Between, &'static str> {
    let lexicon = Lexicon::shipped();
    let own_claims = (&old.located.claim, &new.located.claim);
    let judged = judge(lexicon, own_claims.0, own_claims.1).map(|(_, judgements)| (judgements, own_claims));
    let judged =
        judged.or_else(|| judge_on_topic(lexicon, old, new).map(|(judgements, one, two)| (judgements, (one, two))));
    let judged = judged.and_then(|(judgements, claims)| Some((judgements, claims, shift_of(lexicon, old, claims)?)));
    let Some((mut judgements, claims, shift)) = judged else {
        return Err("not held, or a pronoun stands for the matter");
    };
    if let Some(lacking) = lack(&shift, claims.0, claims.1).filter(|_| !are_one_text) {
        return Err(lacking);
    }
    judgements.extend(own::on_shift(&config.own_rules, &shift, (old, new), claims, &|_| false));
    judgements.retain(|judgement| !is_tolerated(config, judgement, old, new));
    let certainty = match is_open_to_doubt(old) || is_open_to_doubt(new) {
        true => Certainty::Uncertain,
        false => certainty(&shift, claims.0, claims.1),
    };
    let relation = judgements.iter().map(|judgement| judgement.rule.relation).min();
    let findings = judgements.into_iter().filter_map(|judgement| {
        let hit = Hit {
            judgement,
            earlier: old,
            later: new,
            claims,
            certainty,
        };
        build(config, &hit, false)
    });
    Ok(Between {
        relation: relation.unwrap_or(Relation::Consistent),
        findings: findings.collect(),
        shift,
        certainty,
    })
}
