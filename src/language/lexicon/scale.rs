//! Signs and the seven-point scale on which attitudes, modals and hedges are measured.
//!
//! Signs multiply as in sentiment composition (Moilanen & Pulman 2007) and effect composition (Deng & Wiebe 2014):
//! *reject lifting the sanctions* is `Minus * Minus`, so the sanctions stay. An attitude is an interval of the scale
//! and its negation takes what lies short of it, not the opposite (Horn 1972): *do not support* is neutral or against.

use std::ops::{Mul, Neg};

use serde::{Deserialize, Serialize};

/// Which way an effect, an attitude or a polarity points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sign {
    /// Against, less, no longer.
    #[serde(rename = "-")]
    Minus,
    /// For, more, from now on.
    #[serde(rename = "+")]
    Plus,
}

impl Mul for Sign {
    type Output = Sign;

    fn mul(self, other: Sign) -> Sign {
        if self == other { Sign::Plus } else { Sign::Minus }
    }
}

impl Neg for Sign {
    type Output = Sign;

    fn neg(self) -> Sign {
        self * Sign::Minus
    }
}

/// What kind of stand a word expresses; an attitude on one layer does not contradict one on another by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Wants it (+) or is against it (−).
    Desire,
    /// Will do it (+) or will not (−).
    Intention,
    /// Must be (+3), may be or not (0), must not be (−3).
    Obligation,
    /// Can be (+) or cannot (−): ability and chance.
    Possibility,
    /// Holds it true (+) or false (−).
    Belief,
}

/// A stretch of the scale from −3 to +3, both ends within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "[i8; 2]", into = "[i8; 2]")]
pub struct Interval {
    /// Lower end, −3 to 3.
    pub low: i8,
    /// Upper end, −3 to 3, not below `low`.
    pub high: i8,
}

impl Interval {
    /// The lowest point of the scale.
    pub const BOTTOM: i8 = -3;
    /// The highest point of the scale.
    pub const TOP: i8 = 3;
    /// The whole scale: nothing is said.
    pub const ANY: Interval = Interval {
        low: Self::BOTTOM,
        high: Self::TOP,
    };

    /// The interval between two points of the scale, in either order, cut to the scale.
    pub fn new(one: i8, other: i8) -> Self {
        let clamp = |point: i8| point.clamp(Self::BOTTOM, Self::TOP);
        Self {
            low: clamp(one.min(other)),
            high: clamp(one.max(other)),
        }
    }

    /// The way it points: the sign of its middle; the middle itself counts as `Plus`.
    pub fn sign(self) -> Sign {
        if self.low + self.high < 0 {
            Sign::Minus
        } else {
            Sign::Plus
        }
    }

    /// What is left when a word with this interval is negated: all that lies short of it, seen from the side it points
    /// to. *not support* `[1, 3]` → `[-3, 0]`; *not reluctant* `[-2, -1]` → `[0, 3]`. Who does not waver is on one side, and which
    /// is not said: what lies around zero leaves the whole scale, and the whole scale stays as it is.
    pub fn complement(self) -> Interval {
        match self.sign() {
            _ if self.low < 0 && self.high > 0 => Self::ANY,
            Sign::Plus if self.low > Self::BOTTOM => Interval::new(Self::BOTTOM, self.low - 1),
            Sign::Minus if self.high < Self::TOP => Interval::new(self.high + 1, Self::TOP),
            _ => Self::ANY,
        }
    }

    /// The same stand towards the opposite: *must not* out of *must*, *want not to* out of *want to*.
    pub fn mirror(self) -> Interval {
        Interval::new(-self.high, -self.low)
    }

    /// The interval seen through a sign: itself, or its mirror image.
    pub fn through(self, sign: Sign) -> Interval {
        match sign {
            Sign::Plus => self,
            Sign::Minus => self.mirror(),
        }
    }

    /// Whether no point lies in both: the two stands cannot be held together.
    pub fn is_disjoint(self, other: Interval) -> bool {
        self.high < other.low || other.high < self.low
    }

    /// What lies in both, if anything does.
    pub fn common(self, other: Interval) -> Option<Interval> {
        (!self.is_disjoint(other)).then(|| Interval::new(self.low.max(other.low), self.high.min(other.high)))
    }
}

impl TryFrom<[i8; 2]> for Interval {
    type Error = String;

    fn try_from([low, high]: [i8; 2]) -> Result<Self, String> {
        if Self::BOTTOM <= low && low <= high && high <= Self::TOP {
            Ok(Self { low, high })
        } else {
            Err(format!(
                "[{low}, {high}] is no interval: the lower end comes first, both lie between -3 and 3"
            ))
        }
    }
}

impl From<Interval> for [i8; 2] {
    fn from(interval: Interval) -> Self {
        [interval.low, interval.high]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_multiply() {
        assert_eq!(Sign::Minus * Sign::Minus, Sign::Plus);
        assert_eq!(Sign::Plus * Sign::Minus, Sign::Minus);
        assert_eq!(-Sign::Plus, Sign::Minus);
    }

    #[test]
    fn negation_takes_what_falls_short() {
        let support = Interval::new(1, 3);
        let oppose = Interval::new(-3, -1);
        assert_eq!(support.complement(), Interval::new(-3, 0));
        assert_eq!(oppose.complement(), Interval::new(0, 3));
        // Who does not oppose may support, or be neutral.
        assert!(!oppose.complement().is_disjoint(support));
        assert!(support.is_disjoint(oppose));
    }

    #[test]
    fn need_not_is_not_must_not() {
        let must = Interval::new(2, 3);
        assert_eq!(must.mirror(), Interval::new(-3, -2));
        assert_eq!(must.complement(), Interval::new(-3, 1));
        assert!(!must.complement().is_disjoint(must.mirror()));
    }

    #[test]
    fn the_whole_scale_stays_whole() {
        assert_eq!(Interval::ANY.complement(), Interval::ANY);
        assert_eq!(Interval::ANY.mirror(), Interval::ANY);
    }
}
