//! A share of the work on one actor, where several machines do it.
//!
//! Each of them has all that is on record, so that what is near, common or said before is the same for all; it judges
//! only what its share takes: pairs by the article of their later side. All that is told once of a later sentence is
//! told in one share. What several shares find under one fingerprint is found once, in the first turn.

use super::record::Record;

/// Which share of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    number: usize,
    of: usize,
}

impl Share {
    /// All of the work.
    pub const WHOLE: Self = Self { number: 0, of: 1 };

    /// Share `number`, counted from 0, of `of`; `None` where there is no such share.
    pub fn new(number: usize, of: usize) -> Option<Self> {
        (number < of).then_some(Self { number, of })
    }

    /// Whether it judges what has this record as its later side.
    pub fn takes(self, later: &Record<'_>) -> bool {
        later.statement.article % self.of == self.number
    }

    /// Whether it is the one that does what cannot be divided, and counts what was never paired.
    pub fn is_first(self) -> bool {
        self.number == 0
    }
}

/// When a finding is told among all of its actor, whichever share finds it: the order of text is that of telling.
pub(super) fn turn(phase: u8, rule: &str, places: [usize; 3]) -> String {
    let [one, two, three] = places;
    // No id of a rule has a character before the space: a shorter one stands before those that it begins.
    format!("{phase} {rule} {one:010} {two:010} {three:010}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_sort_as_rules_and_numbers_do() {
        let turns = [
            turn(0, "", [2, 10, 0]),
            turn(0, "", [2, 10, 1]),
            turn(0, "", [10, 11, 0]),
            turn(1, "dates", [9, 0, 0]),
            turn(1, "dates-conflict", [3, 0, 0]),
            turn(2, "", [0, 0, 0]),
        ];
        assert!(turns.is_sorted());
    }

    #[test]
    fn there_is_no_share_beyond_the_last() {
        assert_eq!(Share::new(0, 1), Some(Share::WHOLE));
        assert_eq!(Share::new(3, 3), None);
        assert_eq!(Share::new(0, 0), None);
    }
}
