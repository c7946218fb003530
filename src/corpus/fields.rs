//! Fields of a record or of front matter, each read on its own, so that one broken field costs that field.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::date::read_date;
use super::written_date::read_written_date;
use crate::problem::Problem;

/// What a field holds, of whatever type.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Written {
    /// Absent or null.
    #[default]
    Nothing,
    Text(String),
    Number(String),
    /// A list of texts, or of things that have a name.
    List(Vec<String>),
    /// A table that has a name or holds a text under one of the usual keys.
    Named(String),
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
            Written::Text(text) | Written::Named(text) => return Some(text),
            Written::Number(_) => "a number",
            Written::List(_) => "a list",
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
        self.day(written, line, "the article is left out of the check", read_date)
    }

    /// The day of an article, in any form that exporters write.
    pub fn written_date(&mut self, written: Written, line: usize) -> Dated {
        self.day(written, line, "the article is left out of the check", read_written_date)
    }

    /// The day of one side of a pair.
    pub fn date_of_side(&mut self, written: Written, line: usize) -> Dated {
        self.day(written, line, "the date is not used", read_date)
    }

    fn day(
        &mut self,
        written: Written,
        line: usize,
        consequence: &str,
        read: fn(&str) -> Result<NaiveDate, String>,
    ) -> Dated {
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
        match read(&text) {
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

/// Keys under which exporters keep the text of a thing that is a table.
const NAMING: [&str; 7] = ["name", "rendered", "main", "title", "value", "#text", "$t"];

/// A key of any type: those of YAML need not be texts.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Key(match Written::deserialize(deserializer)? {
            Written::Text(text) => text,
            _ => String::new(),
        }))
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
        let mut texts = Vec::new();
        let mut is_of_texts = true;
        while let Some(item) = items.next_element::<Written>()? {
            match item {
                Written::Text(text) | Written::Named(text) => texts.push(text),
                _ => is_of_texts = false,
            }
        }
        Ok(if is_of_texts {
            Written::List(texts)
        } else {
            Written::Other("a list")
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Written, A::Error> {
        let mut named: Option<(usize, String)> = None;
        while let Some(key) = entries.next_key::<Key>()? {
            let rank = NAMING.iter().position(|name| *name == key.0);
            match rank {
                Some(rank) => {
                    if let Written::Text(text) = entries.next_value::<Written>()?
                        && named.as_ref().is_none_or(|(other, _)| rank < *other)
                    {
                        named = Some((rank, text));
                    }
                }
                None => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(named.map_or(Written::Other("a table"), |(_, text)| Written::Named(text)))
    }
}
