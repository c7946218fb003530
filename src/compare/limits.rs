//! Whether the limits of a claim (conditions, caveats, hedges) are the same, new or gone.

use super::Change;
use crate::position::Limit;

/// What became of the limits from the first claim to the second. A limit whose content words the other side's limits
/// have too is no news.
pub(super) fn change(first: &[Limit], second: &[Limit]) -> Change {
    let is_new = |limit: &Limit, there: &[Limit]| {
        !there.iter().any(|other| {
            let common = limit.words.iter().filter(|word| other.words.contains(word)).count();
            2 * common >= limit.words.len().max(1)
        })
    };
    match (
        second.iter().any(|limit| is_new(limit, first)),
        first.iter().any(|limit| is_new(limit, second)),
    ) {
        (true, _) => Change::Added,
        (false, true) => Change::Dropped,
        (false, false) => Change::Same,
    }
}
