//! Fields of a record or of front matter, each read on its own, so that one broken field costs that field.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::date::read_date;
use crate::problem::Problem;

/// What a field holds, of whatever type.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Written {
    /// Absent or null.
    #[default]
    Nothing,
    Text(String),
    Number(String),
    /// Anything else, by the name of its type.
    Other(&'static str),
}

/// What became of the date of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Dated {
    On(NaiveDate),
    Missing,
    /// Reported as a problem.
    Broken,
}

/// Turns fields into values and says what is wrong with the others.
pub(super) struct FieldReader<'a> {
    pub path: &'a str,
    pub problems: &'a mut Vec<Problem>,
}

impl FieldReader<'_> {
    /// A text without white space at both ends; `None` where it is absent, blank, or of a wrong type.
    pub fn text(&mut self, name: &str, written: Written, line: usize) -> Option<String> {
        let text = self.raw_text(name, written, line)?;
        let trimmed = text.trim();
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    /// A text exactly as it stands.
    pub fn raw_text(&mut self, name: &str, written: Written, line: usize) -> Option<String> {
        let kind = match written {
            Written::Nothing => return None,
            Written::Text(text) => return Some(text),
            Written::Number(_) => "a number",
            Written::Other(kind) => kind,
        };
        self.wrong_type(name, kind, line);
        None
    }

    /// A name that may be written as a number.
    pub fn id(&mut self, written: Written, line: usize) -> Option<String> {
        let written = match written {
            Written::Number(number) => Written::Text(number),
            other => other,
        };
        self.text("id", written, line)
    }

    /// The day of an article.
    pub fn date(&mut self, written: Written, line: usize) -> Dated {
        self.day(written, line, "the article is left out of the check")
    }

    /// The day of one side of a pair.
    pub fn date_of_side(&mut self, written: Written, line: usize) -> Dated {
        self.day(written, line, "the date is not used")
    }

    fn day(&mut self, written: Written, line: usize, consequence: &str) -> Dated {
        let text = match written {
            Written::Number(number) => Some(number),
            Written::Other(kind) => {
                self.wrong_type("date", kind, line);
                return Dated::Broken;
            }
            other => self.text("date", other, line),
        };
        let Some(text) = text else {
            return Dated::Missing;
        };
        match read_date(&text) {
            Ok(day) => Dated::On(day),
            Err(message) => {
                let message = format!("{message}; {consequence}");
                self.problems.push(Problem::error(self.path, Some(line), message));
                Dated::Broken
            }
        }
    }

    fn wrong_type(&mut self, name: &str, kind: &str, line: usize) {
        let message = format!("`{name}` must be text, not {kind}");
        self.problems.push(Problem::error(self.path, Some(line), message));
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Written, E> {
        Ok(Written::Other("a truth value"))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Written, E> {
        Ok(Written::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Written, E> {
        Ok(Written::Number(number.to_string()))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Written, E> {
        Ok(Written::Number(number.to_string()))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Written, E> {
        Ok(Written::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Written, E> {
        Ok(Written::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Written, E> {
        Ok(Written::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Written, E> {
        Ok(Written::Text(text))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Written, E> {
        Ok(Written::Other("binary data"))
    }

    fn visit_unit<E>(self) -> Result<Written, E> {
        Ok(Written::Nothing)
    }

    fn visit_none<E>(self) -> Result<Written, E> {
        Ok(Written::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Written, D::Error> {
        Written::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Written, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Written::Other("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Written, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Written::Other("a table"))
    }
}
