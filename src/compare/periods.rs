//! Whether two claims name the same time.

use chrono::NaiveDate;

use super::{Change, Shift};
use crate::language::lexicon::Dimension;
use crate::language::numerals::Exact;
use crate::language::quantities::QuantityKind;
use crate::position::{Bound, Claim, Layer, Period};

/// Longest period, in days, that dates one event rather than a span in which it may happen more than once.
const DATES_AN_EVENT: i64 = 31;

const DAYS_OF_A_YEAR: i64 = 366;

/// What became of the time of one known event: two dates that cannot both be its date, or a looser one for a fixed one.
pub(super) fn change(first: &Claim, second: &Claim) -> Change {
    let ([one], [two]) = (first.position.periods.as_slice(), second.position.periods.as_slice()) else {
        return Change::Same;
    };
    // "The harvest of last year was poor": when it was, not when it was so.
    if first.is_evaluation || second.is_evaluation {
        return Change::Same;
    }
    if one.bound != two.bound || one.bound == Bound::NotBefore || (one.from, one.to) == (two.from, two.to) {
        return Change::Same;
    }
    // "before the weekend", said in two weeks: two weekends, or one.
    if one.words == two.words {
        return Change::Same;
    }
    // By when one thing has to be done is one day, whatever it is that has to be done.
    let is_owed = |claim: &Claim| claim.position.layer == Layer::Obligation;
    let is_deadline = is_owed(first) && is_owed(second) && one.bound == Bound::NotAfter;
    let is_one_event = first.matter.dimension == second.matter.dimension
        && (is_deadline
            || first.is_definite
                && second.is_definite
                && first.matter.dimension.is_some()
                && first.is_past == second.is_past);
    // Who came in May can have come in June as well.
    let recurs = first.is_past && first.matter.dimension == Some(Dimension::Presence);
    // Nothing is done for the first time twice.
    let is_first = first.is_past && second.is_past && is_of_first(first) && is_of_first(second);
    if !(is_one_event && !recurs || is_first) {
        return Change::Same;
    }
    // A law is passed and a bridge built once, in one year or another.
    let is_once = first.is_past
        && !first.is_ongoing
        && !second.is_ongoing
        && matches!(
            first.matter.dimension,
            Some(Dimension::Existence | Dimension::Validity | Dimension::Membership)
        );
    let is_once = is_once || is_first;
    let longest = if is_once {
        DATES_AN_EVENT.max(DAYS_OF_A_YEAR)
    } else {
        DATES_AN_EVENT
    };
    let fixed = |period: &Period| (period.to - period.from).num_days() < longest;
    if are_apart(one, two) {
        if fixed(one) && fixed(two) {
            Change::Conflict
        } else {
            Change::Same
        }
    } else if two.from <= one.from && one.to < two.to {
        Change::Less
    } else if one.from <= two.from && two.to < one.to {
        Change::More
    } else {
        Change::Same
    }
}

/// "first met", "for the first time".
fn is_of_first(claim: &Claim) -> bool {
    let mut figures = claim.position.figures.iter();
    figures.any(|figure| figure.quantity.kind == QuantityKind::Ordinal && figure.quantity.value == Exact::ONE)
}

/// Both name times, and some of the one's meets some of the other's.
pub(super) fn meet(first: &[Period], second: &[Period]) -> bool {
    first.iter().any(|one| second.iter().any(|two| !are_apart(one, two)))
}

/// Both name times, and none of the one's meets any of the other's: they speak of different occasions.
pub(super) fn lie_apart(first: &[Period], second: &[Period]) -> bool {
    !first.is_empty() && !second.is_empty() && first.iter().all(|one| second.iter().all(|two| are_apart(one, two)))
}

/// Whether one of two claims, each said on its day, tells of a change of what the other tells to be so.
pub fn has_changed_between(first: (&Claim, Option<NaiveDate>), second: (&Claim, Option<NaiveDate>)) -> bool {
    has_changed_since(first.0, first.1, second.0)
        || has_changed_since(second.0, second.1, first.0)
        || are_of_two_days(first, second)
}

/// Days after which what is so "at present" is another day's.
const DAYS_OF_NOW: i64 = 3;

/// "The store is 62 percent full", "is 91 percent full": two levels, each of its day.
pub fn levels_of_two_days(
    shift: &Shift,
    (first, one): (&Claim, Option<NaiveDate>),
    (second, two): (&Claim, Option<NaiveDate>),
) -> bool {
    let (Some(one), Some(two)) = (one, two) else {
        return false;
    };
    let is_level = |claim: &Claim| {
        let is_of_today = !claim.is_past && !claim.is_future && claim.position.periods.is_empty();
        is_of_today && claim.position.figures.iter().any(|figure| figure.is_level)
    };
    shift.quantities == Change::Conflict
        && is_level(first)
        && is_level(second)
        && (two - one).num_days().abs() > DAYS_OF_NOW
}

/// "At present there is no shortage", "there is a shortage today": each tells of its day.
fn are_of_two_days((first, one): (&Claim, Option<NaiveDate>), (second, two): (&Claim, Option<NaiveDate>)) -> bool {
    let (Some(one), Some(two)) = (one, two) else {
        return false;
    };
    let is_state = |claim: &Claim| claim.position.layer == Layer::Fact && !claim.is_past && !claim.is_future;
    let is_of_its_day = |claim: &Claim, day: NaiveDate| {
        let mut periods = claim.position.periods.iter();
        claim.is_of_now || periods.any(|period| (period.from, period.to) == (day, day))
    };
    is_state(first)
        && is_state(second)
        && (is_of_its_day(first, one) || is_of_its_day(second, two))
        && (two - one).num_days().abs() > DAYS_OF_NOW
}

/// Whether the second tells of what came about after the day the first was said on: "is open", "was closed in May". What was so then
/// has changed, and neither is wrong.
fn has_changed_since(first: &Claim, said_on: Option<NaiveDate>, second: &Claim) -> bool {
    let is_state = first.position.layer == Layer::Fact && !first.is_past && !first.is_future;
    let is_told = second.position.layer == Layer::Fact && (second.is_past || second.is_ongoing);
    let [period] = second.position.periods.as_slice() else {
        return false;
    };
    is_state && is_told && said_on.is_some_and(|day| period.bound != Bound::NotAfter && day <= period.from)
}

pub(super) fn are_apart(one: &Period, two: &Period) -> bool {
    one.to < two.from || two.to < one.from
}
