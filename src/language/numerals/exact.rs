//! Exact numbers: fractions of integers, with bounds that keep every operation within 128 bits.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Largest numerator: ten to the 24th, a million times a trillion million.
const MAX_NUMERATOR: i128 = 1_000_000_000_000_000_000_000_000;
/// Largest denominator: ten to the 12th.
const MAX_DENOMINATOR: i128 = 1_000_000_000_000;

/// A fraction in lowest terms; its denominator is positive. Numbers beyond ten to the 24th or finer than one over ten
/// to the 12th are not represented: making one gives `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i128, i128)", into = "(i128, i128)")]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl TryFrom<(i128, i128)> for Exact {
    type Error = &'static str;

    fn try_from((numerator, denominator): (i128, i128)) -> Result<Self, Self::Error> {
        Exact::new(numerator, denominator).ok_or("a number out of bounds")
    }
}

impl From<Exact> for (i128, i128) {
    fn from(exact: Exact) -> Self {
        (exact.numerator, exact.denominator)
    }
}

impl Exact {
    /// Nought.
    pub const ZERO: Exact = Exact::whole(0);
    /// One.
    pub const ONE: Exact = Exact::whole(1);

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self {
            numerator: number as i128,
            denominator: 1,
        }
    }

    /// `numerator / denominator`; `None` for a denominator of nought or a number out of bounds.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        let sign = denominator.signum();
        let (numerator, denominator) = (sign * numerator / divisor, sign * denominator / divisor);
        (numerator.abs() <= MAX_NUMERATOR && denominator <= MAX_DENOMINATOR).then_some(Self { numerator, denominator })
    }

    /// From digits with an optional point and commas between thousands: `1,200.50`.
    pub fn parse(digits: &str) -> Option<Self> {
        let mut numerator: i128 = 0;
        let mut denominator: i128 = 1;
        let mut point = false;
        let mut any = false;
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    any = true;
                    numerator = numerator * 10 + i128::from(byte - b'0');
                    if point {
                        denominator *= 10;
                    }
                    if numerator > MAX_NUMERATOR || denominator > MAX_DENOMINATOR {
                        return None;
                    }
                }
                b',' if !point => {}
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        if any { Self::new(numerator, denominator) } else { None }
    }

    /// The numerator in lowest terms.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms, at least 1.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The number as an integer, where it is one that fits.
    pub fn as_integer(self) -> Option<i64> {
        if self.denominator == 1 {
            i64::try_from(self.numerator).ok()
        } else {
            None
        }
    }

    /// Whether it is below nought.
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// The sum; `None` out of bounds.
    pub fn plus(self, other: Exact) -> Option<Exact> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(
            left.checked_add(right)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// The difference; `None` out of bounds.
    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.plus(other.negated())
    }

    /// The product; `None` out of bounds.
    pub fn times(self, other: Exact) -> Option<Exact> {
        // Cross-reduced first, so that the products stay small.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        Self::new(
            left.numerator.checked_mul(right.numerator)?,
            left.denominator.checked_mul(right.denominator)?,
        )
    }

    /// The quotient; `None` out of bounds or for a divisor of nought.
    pub fn over(self, other: Exact) -> Option<Exact> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The number with the other sign.
    pub fn negated(self) -> Exact {
        Self {
            numerator: -self.numerator,
            denominator: self.denominator,
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        // At most 10^24 times 10^12: within 128 bits.
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    /// A decimal where it ends (`2.5`), else a fraction (`2/3`).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut scaled = self.numerator.unsigned_abs();
        let mut decimals = 0;
        let mut divisor = self.denominator.unsigned_abs();
        while divisor.is_multiple_of(10) {
            divisor /= 10;
            decimals += 1;
        }
        while divisor != 1 && decimals < 13 {
            let (factor, by) = if divisor.is_multiple_of(2) {
                (5, 2)
            } else if divisor.is_multiple_of(5) {
                (2, 5)
            } else {
                return write!(formatter, "{}/{}", self.numerator, self.denominator);
            };
            divisor /= by;
            scaled = scaled.saturating_mul(factor);
            decimals += 1;
        }
        if divisor != 1 {
            return write!(formatter, "{}/{}", self.numerator, self.denominator);
        }
        let sign = if self.is_negative() { "-" } else { "" };
        if decimals == 0 {
            return write!(formatter, "{sign}{scaled}");
        }
        let digits = format!("{scaled:0>width$}", width = decimals + 1);
        let (whole, rest) = digits.split_at(digits.len() - decimals);
        write!(formatter, "{sign}{whole}.{rest}")
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints() {
        for (written, expected) in [("1,200.50", "1200.5"), ("0.05", "0.05"), ("007", "7"), ("2.5", "2.5")] {
            assert_eq!(Exact::parse(written).unwrap().to_string(), expected);
        }
        assert_eq!(Exact::new(2, -6).unwrap().to_string(), "-1/3");
        assert_eq!(Exact::new(1, 8).unwrap().to_string(), "0.125");
        assert_eq!(Exact::parse(""), None);
        assert_eq!(Exact::parse(&"9".repeat(40)), None);
        assert_eq!(Exact::new(1, 0), None);
    }

    #[test]
    fn arithmetic_is_exact_and_bounded() {
        let tenth = Exact::parse("0.1").unwrap();
        let fifth = Exact::parse("0.2").unwrap();
        assert_eq!(tenth.plus(fifth), Exact::parse("0.3"));
        assert_eq!(fifth.over(tenth), Some(Exact::whole(2)));
        assert_eq!(tenth.minus(fifth), Some(tenth.negated()));
        let large = Exact::new(MAX_NUMERATOR, 1).unwrap();
        assert_eq!(large.times(large), None);
        assert!(tenth < fifth && large > fifth);
    }
}
