//! Whether what two claims tell may have moved on between the days they were said: a level ("stands at 4 percent") and a trend
//! ("prices are falling") are those of the day.
//!
//! In: two records, the claims they are compared by and what moved; out: what is lacking for a conflict. What both put into one
//! period, what is told of the past and what is wanted does not move on.

use super::record::Record;
use crate::compare::{Opposition, Shift, levels_of_two_days};
use crate::language::lexicon::Dimension;
use crate::position::Claim;

/// Days after which a trend is another one: figures of how something moves come out by the month.
const TREND_DAYS: i64 = 45;

/// What is lacking, in words for the coverage line; `None` where the two can be held against each other.
pub(super) fn moved_on(
    shift: &Shift,
    (earlier, later): (&Record<'_>, &Record<'_>),
    (one, two): (&Claim, &Claim),
) -> Option<&'static str> {
    let days = (later.day()? - earlier.day()?).num_days().abs();
    let is_wish = shift.layers.0.is_wish() || shift.layers.1.is_wish();
    let is_of_today = |claim: &Claim| !claim.is_past && !claim.is_future && claim.position.periods.is_empty();
    if is_wish || !is_of_today(one) || !is_of_today(two) {
        return None;
    }
    let is_trend = |claim: &Claim| claim.matter.dimension == Some(Dimension::Magnitude);
    let are_levels = levels_of_two_days(shift, (one, earlier.day()), (two, later.day()));
    let are_trends = shift.opposition == Opposition::Opposed && is_trend(one) && is_trend(two);
    (are_levels || are_trends && days > TREND_DAYS).then_some("told of a level or trend of another day")
}
