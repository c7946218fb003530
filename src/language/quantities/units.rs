//! Units and currencies, from `units.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::language::numerals::{Exact, Reading, in_lower_case};
use crate::text::Span;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    dimension: String,
    factor: String,
    offset: Option<String>,
    names: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    unit: Vec<Entry>,
}

/// A unit of measure or a currency.
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name in the output: `kilometre`.
    pub id: String,
    /// What it measures; only units of one dimension are compared.
    pub dimension: String,
    factor: Exact,
    offset: Exact,
}

impl Measure {
    /// `value` of this unit in the base unit of its dimension; `None` out of bounds.
    pub fn to_base(&self, value: Exact) -> Option<Exact> {
        value.times(self.factor)?.plus(self.offset)
    }

    /// A difference of `value` of this unit, in the base unit; the offset of a temperature does not count.
    pub fn difference_to_base(&self, value: Exact) -> Option<Exact> {
        value.times(self.factor)
    }
}

pub(super) struct Units {
    list: Vec<Measure>,
    /// By the first lexeme of a name, lower case: the name's lexemes and the unit.
    names: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    /// The lexemes of a symbol that stands before a number, and the unit.
    symbols: Vec<(Vec<String>, usize)>,
}

pub(super) static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("units.toml")).expect("a test reads this file");
    let mut units = Units {
        list: Vec::new(),
        names: FxHashMap::default(),
        symbols: Vec::new(),
    };
    for (index, entry) in file.unit.into_iter().enumerate() {
        for name in &entry.names {
            let words = lexemes(name);
            units.names.entry(words[0].clone()).or_default().push((words, index));
        }
        for symbol in &entry.symbols {
            units.symbols.push((lexemes(symbol), index));
        }
        units.list.push(Measure {
            id: entry.id,
            dimension: entry.dimension,
            factor: fraction(&entry.factor).expect("a test reads this file"),
            offset: fraction(entry.offset.as_deref().unwrap_or("0")).expect("a test reads this file"),
        });
    }
    units
});

/// A measure as its id.
pub(super) mod by_id {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Measure, UNITS};

    pub fn serialize<S: Serializer>(measure: &Option<&'static Measure>, serializer: S) -> Result<S::Ok, S::Error> {
        measure.map(|measure| measure.id.as_str()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static Measure>, D::Error> {
        let Some(id) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let known = UNITS.list.iter().find(|measure| measure.id == id);
        known.map(Some).ok_or_else(|| D::Error::custom("no unit has this id"))
    }
}

impl Units {
    /// The unit named at `at` and the lexeme after its name; the longest name wins.
    pub fn named(&self, reading: &Reading<'_>, at: usize) -> Option<(&Measure, usize)> {
        let first = reading.word(at);
        let names = match first {
            "°" => self.names.get(first),
            _ => in_lower_case(first, |lower| self.names.get(lower)),
        };
        let (words, unit) = names?
            .iter()
            .filter(|(words, _)| (at..).zip(words).all(|(index, word)| same(reading.word(index), word)))
            .max_by_key(|(words, _)| words.len())?;
        Some((&self.list[*unit], at + words.len()))
    }

    /// Whether the symbol of a currency may begin with `word`.
    pub fn begins_symbol(&self, word: &str) -> bool {
        self.symbols.iter().any(|(words, _)| words[0] == word)
    }

    /// The currency whose symbol stands at `at`, and the lexeme after it; the longest symbol wins.
    pub fn symbol(&self, reading: &Reading<'_>, at: usize) -> Option<(&Measure, usize)> {
        let (words, unit) = self
            .symbols
            .iter()
            .filter(|(words, _)| {
                // "A $5 million grant" has no Australian dollars.
                (at..)
                    .zip(words)
                    .all(|(index, word)| reading.word(index) == word && (index == at || reading.glued(index)))
            })
            .max_by_key(|(words, _)| words.len())?;
        Some((&self.list[*unit], at + words.len()))
    }
}

fn same(word: &str, lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower)
}

fn lexemes(text: &str) -> Vec<String> {
    let reading = Reading::new(text, Span::new(0, text.len()));
    (0..reading.len()).map(|index| reading.word(index).to_owned()).collect()
}

/// A decimal or a fraction, with an optional sign: `-160/9`.
fn fraction(written: &str) -> Option<Exact> {
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, written),
    };
    let (top, bottom) = digits.split_once('/').unwrap_or((digits, "1"));
    let value = Exact::parse(top)?.over(Exact::parse(bottom)?)?;
    value.times(Exact::whole(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Option<(String, usize)> {
        let reading = Reading::new(text, Span::new(0, text.len()));
        UNITS.named(&reading, 0).map(|(unit, end)| (unit.id.clone(), end))
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(find("square miles of land"), Some(("square-mile".into(), 2)));
        assert_eq!(find("degrees Celsius"), Some(("celsius".into(), 2)));
        assert_eq!(find("percentage points"), Some(("percentage-point".into(), 2)));
        assert_eq!(find("per cent"), Some(("percent".into(), 2)));
        assert_eq!(find("people"), None);
    }

    #[test]
    fn converts_exactly() {
        let text = "fahrenheit";
        let reading = Reading::new(text, Span::new(0, text.len()));
        let (unit, _) = UNITS.named(&reading, 0).unwrap();
        assert_eq!(unit.to_base(Exact::whole(212)), Some(Exact::whole(100)));
        assert_eq!(unit.to_base(Exact::whole(32)), Some(Exact::ZERO));
        assert!(UNITS.list.iter().all(|unit| unit.to_base(Exact::ONE).is_some()));
    }
}
