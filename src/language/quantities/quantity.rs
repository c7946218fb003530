//! A number of a text with what it counts or measures.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::units::Measure;
use crate::language::numerals::Exact;
use crate::text::Span;

/// How a number is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// 50
    None,
    /// only 50, exactly 50
    Exactly,
    /// about 50, 50 or so
    About,
    /// nearly 50
    Nearly,
    /// more than 50
    MoreThan,
    /// at least 50, 50 or more
    AtLeast,
    /// fewer than 50
    LessThan,
    /// up to 50, 50 or less
    AtMost,
    /// dozens, several
    Vague,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityKind {
    /// 50 soldiers
    Count,
    /// 50 kilometres, $50, 50 percent, 50 degrees
    Measure,
    /// half of the voters, one in four: a part of a whole
    Share,
    /// twice, threefold: a multiple of something else
    Multiple,
    /// the third, the 21st: a place in a row
    Ordinal,
    /// a 35-year-old
    Age,
}

/// One end of what a number can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Where.
    pub value: Exact,
    /// Whether the value itself is meant too.
    pub edge: Edge,
}

/// Whether a bound belongs to what it bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// at least 5
    Included,
    /// more than 5
    Excluded,
}

/// A number of a text with what it counts or measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// From the hedge to the unit or, without one, the number; the counted noun is apart.
    pub span: Span,
    /// What kind of number.
    pub kind: QuantityKind,
    /// The number in the unit as written; the lower one of a range, the least of an uncounted number.
    pub value: Exact,
    /// The higher end of a range or of an uncounted number; equal to `value` elsewhere.
    pub high: Exact,
    /// How fine it is told, in the unit as written: see `Numeral::grain`. Numbers that are not round have their last digit.
    pub grain: Exact,
    /// How it is hedged.
    pub hedge: Hedge,
    /// Unit or currency; `None` for counts, shares, multiples, ordinals. Years for ages.
    #[serde(with = "super::units::by_id")]
    pub measure: Option<&'static Measure>,
    /// "a day", "per capita": the word behind, lower case.
    pub per: Option<CompactString>,
    /// The noun that is counted, or of which it is a part: its head word.
    pub noun: Option<Span>,
}

/// A quantity as `parse --format jsonl` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuantityRecord<'a> {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What stands there.
    pub text: &'a str,
    /// Count, measure, share, multiple, ordinal, age.
    pub kind: QuantityKind,
    /// The number, exactly: a decimal or a fraction.
    pub value: String,
    /// The higher end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// How it is hedged.
    pub hedge: Hedge,
    /// Least of what is meant, in the unit as written.
    pub lower: Option<String>,
    /// Most of what is meant.
    pub upper: Option<String>,
    /// Unit or currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// For each of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'a str>,
    /// The counted noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noun: Option<NounRecord<'a>>,
}

/// The counted noun of a quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NounRecord<'a> {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What stands there.
    pub text: &'a str,
}

impl Quantity {
    /// As `parse` prints it; `text` is the text it was found in.
    pub fn record<'a>(&'a self, text: &'a str) -> QuantityRecord<'a> {
        let (lower, upper) = self.bounds();
        let end = |bound: Option<Bound>| bound.map(|bound| bound.value.to_string());
        QuantityRecord {
            start: self.span.start,
            end: self.span.end,
            text: self.span.of(text),
            kind: self.kind,
            value: self.value.to_string(),
            high: (self.high != self.value).then(|| self.high.to_string()),
            hedge: self.hedge,
            lower: end(lower),
            upper: end(upper),
            unit: self.measure.map(|measure| measure.id.as_str()),
            per: self.per.as_deref(),
            noun: self.noun.map(|span| NounRecord {
                start: span.start,
                end: span.end,
                text: span.of(text),
            }),
        }
    }
}
