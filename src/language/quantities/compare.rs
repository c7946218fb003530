//! What a quantity can mean, and whether two can both be right.
//!
//! All numbers are exact fractions, so a comparison has one answer on every machine.

use super::quantity::{Bound, Edge, Hedge, Quantity, QuantityKind};
use crate::language::numerals::Exact;

/// Whether two quantities can be the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// No number fits both.
    Disjoint,
    /// Some number fits both.
    Overlap,
    /// They do not measure the same kind of thing, or not per the same.
    Incomparable,
}

impl Quantity {
    /// Least and most of what the words say, in the unit as written; `None`: no end.
    ///
    /// `About` reaches `tolerance` to both sides, `Nearly` twice that below and nothing above. A number without a hedge is
    /// a point; how it may be rounded is added by `conflict`.
    pub fn bounds(&self) -> (Option<Bound>, Option<Bound>) {
        let bound = |value: Option<Exact>, edge: Edge| value.map(|value| Bound { value, edge });
        let at = |value: Exact, edge: Edge| Some(Bound { value, edge });
        let around = self.tolerance();
        match self.hedge {
            Hedge::None | Hedge::Exactly | Hedge::Vague => {
                (at(self.value, Edge::Included), at(self.high, Edge::Included))
            }
            Hedge::About => (
                bound(around.and_then(|by| self.value.minus(by)), Edge::Included),
                bound(around.and_then(|by| self.high.plus(by)), Edge::Included),
            ),
            Hedge::Nearly => {
                let twice = around.and_then(|by| by.plus(by));
                (
                    bound(twice.and_then(|by| self.value.minus(by)), Edge::Included),
                    at(self.high, Edge::Excluded),
                )
            }
            Hedge::MoreThan => (at(self.value, Edge::Excluded), None),
            Hedge::AtLeast => (at(self.value, Edge::Included), None),
            Hedge::LessThan => (None, at(self.high, Edge::Excluded)),
            Hedge::AtMost => (None, at(self.high, Edge::Included)),
        }
    }

    /// How far from the number "about" reaches: half of the unit of its last digit that is not a trailing nought, and at
    /// least a twentieth of the number. "About 50" is 45 to 55, "about 52" is 49.4 to 54.6, "about 3 million" is 2.5 to
    /// 3.5 million. `None` out of bounds.
    pub fn tolerance(&self) -> Option<Exact> {
        let half = self.grain.times(Exact::new(1, 2)?)?;
        let twentieth = self.high.times(Exact::new(1, 20)?)?;
        let twentieth = if twentieth.is_negative() {
            twentieth.negated()
        } else {
            twentieth
        };
        Some(half.max(twentieth))
    }

    /// How far a number without a hedge may have been rounded: half of its grain where it is told in thousands or more, or
    /// with decimals or a fraction ("1.2 million", "4.5 percent", "12,000"), else nothing: 50 is not 52.
    fn rounding(&self) -> Option<Exact> {
        let coarse = self.grain >= Exact::whole(100) && self.high >= Exact::whole(1000);
        let fine = self.grain < Exact::ONE;
        if (coarse || fine) && self.hedge != Hedge::Exactly {
            self.grain.times(Exact::new(1, 2)?)
        } else {
            Some(Exact::ZERO)
        }
    }

    /// What the number is compared by: its dimension.
    pub(crate) fn dimension(&self) -> &str {
        match (self.kind, self.measure) {
            (_, Some(measure)) => &measure.dimension,
            (QuantityKind::Share, None) => "share",
            (QuantityKind::Multiple, None) => "multiple",
            (QuantityKind::Ordinal, None) => "ordinal",
            (QuantityKind::Age, None) => "age",
            (QuantityKind::Count | QuantityKind::Measure, None) => "count",
        }
    }

    /// The ends in the base unit, widened by `slack` of the unit as written; `None` where a number is out of bounds.
    fn range(&self, slack: Exact) -> Option<(Option<Bound>, Option<Bound>)> {
        let base = |bound: Option<Bound>, slack: Exact| -> Option<Option<Bound>> {
            let Some(bound) = bound else {
                return Some(None);
            };
            let wide = bound.value.plus(slack)?;
            let value = match self.measure {
                Some(measure) => measure.to_base(wide)?,
                None => wide,
            };
            let edge = if slack == Exact::ZERO {
                bound.edge
            } else {
                Edge::Included
            };
            Some(Some(Bound { value, edge }))
        };
        let (lower, upper) = self.bounds();
        Some((base(lower, slack.negated())?, base(upper, slack)?))
    }
}

/// Whether two quantities can be the same number. Of unlike units, or per unlike things, they are incomparable; whether
/// they count the same noun is for the caller to say. Two units of one dimension are converted, and the rounding of a
/// converted number is allowed for in full.
pub fn conflict(a: &Quantity, b: &Quantity) -> Conflict {
    if a.dimension() != b.dimension() || a.per != b.per {
        return Conflict::Incomparable;
    }
    let converted = a.measure.map(|measure| &measure.id) != b.measure.map(|measure| &measure.id);
    let slack = |quantity: &Quantity| {
        if converted {
            quantity.tolerance()
        } else {
            quantity.rounding()
        }
    };
    let range = |quantity: &Quantity| quantity.range(slack(quantity)?);
    let (Some((a_low, a_high)), Some((b_low, b_high))) = (range(a), range(b)) else {
        return Conflict::Incomparable;
    };
    if below(a_high, b_low) || below(b_high, a_low) {
        Conflict::Disjoint
    } else {
        Conflict::Overlap
    }
}

/// By what share of the greater one two numbers as written differ, in their base unit; `None` where they do not compare.
pub fn difference(a: &Quantity, b: &Quantity) -> Option<f64> {
    if a.dimension() != b.dimension() || a.per != b.per {
        return None;
    }
    let base = |quantity: &Quantity| {
        let value = match quantity.measure {
            Some(measure) => measure.to_base(quantity.value)?,
            None => quantity.value,
        };
        Some(value.numerator() as f64 / value.denominator() as f64)
    };
    let (one, two) = (base(a)?, base(b)?);
    let greater = one.abs().max(two.abs());
    Some(if greater == 0.0 {
        0.0
    } else {
        (one - two).abs() / greater
    })
}

/// Whether all up to `upper` lies below all from `lower`.
fn below(upper: Option<Bound>, lower: Option<Bound>) -> bool {
    let (Some(upper), Some(lower)) = (upper, lower) else {
        return false;
    };
    let touching = upper.edge == Edge::Included && lower.edge == Edge::Included;
    upper.value < lower.value || (upper.value == lower.value && !touching)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::quantities::find_quantities;
    use crate::text::Span;

    #[test]
    fn the_difference_is_a_share_of_the_greater_one() {
        let one = |text: &str| find_quantities(text, Span::new(0, text.len())).remove(0);
        let differ = |a: &str, b: &str| difference(&one(a), &one(b));
        assert_eq!(differ("80 boats", "100 boats"), Some(0.2));
        assert_eq!(differ("2 kilometres", "2,000 metres"), Some(0.0));
        assert_eq!(differ("2 kilometres", "2 tonnes"), None);
    }

    fn check(a: &str, b: &str, expected: Conflict) {
        let one = |text: &str| {
            let found = find_quantities(text, Span::new(0, text.len()));
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            found[0].clone()
        };
        assert_eq!(conflict(&one(a), &one(b)), expected, "{a} / {b}");
        assert_eq!(conflict(&one(b), &one(a)), expected, "{b} / {a}");
    }

    #[test]
    fn numbers_of_one_kind_are_compared() {
        check("50 soldiers", "52 soldiers", Conflict::Disjoint);
        check("about 50 soldiers", "52 soldiers", Conflict::Overlap);
        check("about 50 soldiers", "70 soldiers", Conflict::Disjoint);
        check("more than 50 ships", "50 ships", Conflict::Disjoint);
        check("at least 50 ships", "50 ships", Conflict::Overlap);
        check("more than 50 ships", "fewer than 50 ships", Conflict::Disjoint);
        check("up to 50 ships", "30 ships", Conflict::Overlap);
        check("nearly 50 ships", "51 ships", Conflict::Disjoint);
        check("5 to 7 ships", "6 ships", Conflict::Overlap);
        check("5 to 7 ships", "8 ships", Conflict::Disjoint);
        check("dozens of ships", "40 ships", Conflict::Overlap);
        check("dozens of ships", "500 ships", Conflict::Disjoint);
    }

    #[test]
    fn rounding_is_no_conflict() {
        check("$2.5 billion", "$2,512,345,678", Conflict::Overlap);
        check("$2.5 billion", "$2.8 billion", Conflict::Disjoint);
        check("4.5 percent", "4.53 percent", Conflict::Overlap);
        check("4 percent", "7 percent", Conflict::Disjoint);
        check("exactly 12,000 votes", "12,100 votes", Conflict::Disjoint);
    }

    #[test]
    fn units_are_converted_or_kept_apart() {
        check("10 miles", "16 kilometres", Conflict::Overlap);
        check("10 miles", "30 kilometres", Conflict::Disjoint);
        check("212 degrees Fahrenheit", "100 degrees Celsius", Conflict::Overlap);
        check("half of voters", "50 percent", Conflict::Overlap);
        check("one in four voters", "60 percent", Conflict::Disjoint);
        check("$5 million", "€5 million", Conflict::Incomparable);
        check("5 percent", "5 percentage points", Conflict::Incomparable);
        check("5 ships", "the fifth ship", Conflict::Incomparable);
        check("5 barrels a day", "5 barrels", Conflict::Incomparable);
        check("25 basis points", "0.25 percentage points", Conflict::Overlap);
    }
}
