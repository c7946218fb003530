//! What the days between two claims make of their difference.

use super::finding::TimeClass;
use crate::compare::{Change, Shift};
use crate::position::Claim;

/// Days up to which two statements count as said at about the same time.
const SAME_TIME_DAYS: i64 = 3;

/// The time class of two claims said so many days apart, the first said first. `is_return`: whether the actor said before
/// what the second says.
pub fn time_class(days: i64, (one, two): (&Claim, &Claim), shift: &Shift, is_return: bool) -> TimeClass {
    let is_wish = shift.layers.0.is_wish() || shift.layers.1.is_wish();
    let are_both_past = one.is_past && two.is_past;
    let is_state = !is_wish
        && !are_both_past
        && one.position.periods.is_empty()
        && two.position.periods.is_empty()
        && shift.periods == Change::Same;
    if shift.is_openly_new {
        TimeClass::Supersession
    } else if days <= SAME_TIME_DAYS {
        TimeClass::SameTime
    } else if is_state {
        // What is the case can change, and change back; that it did is no conflict.
        TimeClass::Update
    } else if is_return {
        TimeClass::Return
    } else {
        TimeClass::Evolution
    }
}
