//! Whose a claim is, and who does or suffers what it tells.

use super::concepts::{Kinship, kinship};
use super::matter::GENERAL;
use crate::language::lexicon::{Dimension, Lexicon};
use crate::position::{Claim, Concept, Doer, Layer, Matter, Part};

/// Both are the speaker's own, or of the same other holder; or the one tells what somebody will do, and the other that it will come.
pub(super) fn same_holder(a: &Claim, b: &Claim) -> bool {
    if will_do_what_will_be(a, b) || will_do_what_will_be(b, a) {
        return true;
    }
    let keys = |claim: &Claim| {
        let mut keys: Vec<_> = claim.holder.iter().map(|concept| concept.key.clone()).collect();
        keys.sort();
        keys
    };
    keys(a) == keys(b)
}

/// "The government will keep the law", "the law will disappear": what others will do is told as what will be.
pub fn will_do_what_will_be(will: &Claim, will_be: &Claim) -> bool {
    let is_of_one = match (&will.doer, &will_be.doer) {
        (_, Doer::Unsaid) => true,
        (Doer::Others(one), Doer::Others(two)) => one == two,
        _ => false,
    };
    will.position.layer == Layer::Intention
        && !will.holder.is_empty()
        && matches!(will.doer, Doer::Others(_))
        && will_be.position.layer == Layer::Fact
        && will_be.is_future
        && will_be.holder.is_empty()
        && is_of_one
}

/// Who caused a thing, and who holds an office: of each, another one may have.
pub(super) fn are_others_doing(lexicon: &Lexicon, a: &Claim, b: &Claim) -> bool {
    let is_of_doer = matches!(a.matter.dimension, Some(Dimension::Cause | Dimension::Office));
    if !is_of_doer || a.matter.dimension != b.matter.dimension {
        return false;
    }
    let is_kin = |one: &Concept, claim: &Claim| {
        let mut others = Matter::in_part(&claim.matter, Part::Agent);
        others.any(|other| kinship(lexicon, one, other) != Kinship::Stranger)
    };
    match (&a.doer, &b.doer) {
        (Doer::Speaker(_), Doer::Others(_)) | (Doer::Others(_), Doer::Speaker(_)) => true,
        (Doer::Others(_), Doer::Others(_)) => !a.matter.in_part(Part::Agent).any(|one| is_kin(one, b)),
        _ => false,
    }
}

/// One thing is done in both, to two things that have nothing to do with each other: "called the prosecutor", "called the
/// newspaper".
pub(super) fn is_done_to_others(lexicon: &Lexicon, a: &Claim, b: &Claim) -> bool {
    if a.matter.dimension.is_some() || b.matter.dimension.is_some() {
        return false;
    }
    let telling = |claim: &Claim| -> Vec<Concept> {
        let themes = claim.matter.in_part(Part::Theme);
        themes.filter(|theme| theme.weight > GENERAL).cloned().collect()
    };
    let met = |these: &[Concept], there: &Claim| {
        these.iter().any(|one| {
            there
                .matter
                .concepts
                .iter()
                .any(|other| kinship(lexicon, one, other) != Kinship::Stranger)
        })
    };
    let (left, right) = (telling(a), telling(b));
    !left.is_empty() && !right.is_empty() && !met(&left, b) && !met(&right, a)
}
