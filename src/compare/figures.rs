//! Whether two claims give different figures for the same thing.

use super::{Change, periods};
use crate::align::Alignment;
use crate::language::lexicon::Dimension;
use crate::language::quantities::{Conflict, Quantity, QuantityKind, conflict, difference};
use crate::position::{Claim, Figure};

/// Two claims whose matters share less than this, in percent, need not count the same thing.
const LEAST_SCORE: u32 = 60;

/// What became of the figure of one thing. Only a figure that is the only one of its kind on both sides is compared, and
/// never across two times that both are named.
pub(super) fn change(alignment: &Alignment, first: &Claim, second: &Claim) -> Change {
    let (one, two) = (&first.position, &second.position);
    if alignment.score < LEAST_SCORE
        || periods::lie_apart(&one.periods, &two.periods)
        || first.is_past != second.is_past
    {
        return Change::Same;
    }
    // By how much something grew is another figure each time.
    let is_change = first.matter.dimension == Some(Dimension::Magnitude);
    // "will plant 10,000", "have planted 1,300 so far": what has come about is on its way.
    let is_on_its_way = |plan: &Claim, so_far: &Claim| {
        (plan.is_future || plan.position.layer.is_wish()) && so_far.is_ongoing && !so_far.position.layer.is_wish()
    };
    if first.is_ongoing && second.is_ongoing || is_on_its_way(first, second) || is_on_its_way(second, first) {
        return Change::Same;
    }
    if is_change && !periods::meet(&one.periods, &two.periods) {
        return Change::Same;
    }
    let is_conflict = one.figures.iter().any(|figure| {
        let alike = |list: &[Figure]| {
            list.iter()
                .filter(|other| is_alike(figure, other))
                .cloned()
                .collect::<Vec<_>>()
        };
        match (alike(&one.figures).as_slice(), alike(&two.figures).as_slice()) {
            ([one], [two]) if is_alone(one, &first.position.figures) && is_alone(two, &second.position.figures) => {
                conflict(&one.quantity, &two.quantity) == Conflict::Disjoint
            }
            _ => false,
        }
    });
    if is_conflict { Change::Conflict } else { Change::Same }
}

/// Whether the figures of two claims that cannot both be right differ by no more than `share` of the greater one.
pub fn are_near(first: &Claim, second: &Claim, share: f64) -> bool {
    let (one, two) = (&first.position.figures, &second.position.figures);
    let mut apart = one.iter().flat_map(|figure| {
        two.iter()
            .filter(move |other| conflict(&figure.quantity, &other.quantity) == Conflict::Disjoint)
            .filter_map(move |other| difference(&figure.quantity, &other.quantity))
    });
    apart.all(|difference| difference <= share)
}

/// No other figure of the list measures the like, per another unit or of another noun.
fn is_alone(figure: &Figure, list: &[Figure]) -> bool {
    list.iter()
        .filter(|other| other.quantity.dimension() == figure.quantity.dimension())
        .count()
        == 1
}

/// Both count or measure the same kind of thing.
fn is_alike(a: &Figure, b: &Figure) -> bool {
    let kind = |quantity: &Quantity| matches!(quantity.kind, QuantityKind::Ordinal);
    !kind(&a.quantity)
        && !kind(&b.quantity)
        && conflict(&a.quantity, &b.quantity) != Conflict::Incomparable
        && a.noun == b.noun
}
