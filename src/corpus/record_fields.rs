//! The fields of a record, whatever its exporter calls them: JSON objects, rows of a table.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::fields::Written;

/// What an article can have, and the names it goes by, the first before the others; case and `_`, `-`, blanks within them
/// do not count. Names before the mark are those of the documentation: a mistake in one of them is told.
const NAMES: [(Field, usize, &[&str]); 11] = [
    (Field::Id, 1, &["id", "guid", "uuid"]),
    (
        Field::Date,
        1,
        &[
            "date",
            "published",
            "publishedat",
            "publisheddate",
            "publishdate",
            "datepublished",
            "datepublish",
            "pubdate",
            "publicationdate",
            "webpublicationdate",
            "publishedtime",
            "publishtime",
            "publishedon",
            "dateissued",
        ],
    ),
    (Field::Title, 1, &["title", "headline", "webtitle", "articletitle"]),
    (
        Field::Text,
        1,
        &[
            "text",
            "maintext",
            "fulltext",
            "articlebody",
            "articletext",
            "bodytext",
            "contenttext",
            "textcontent",
            "rawtext",
            "plaintext",
            "body",
            "content",
            "article",
            "story",
        ],
    ),
    (Field::Html, 0, &["contenthtml", "bodyhtml", "html", "rawhtml"]),
    (
        Field::Outlet,
        3,
        &[
            "outlet",
            "publisher",
            "source",
            "sitename",
            "sourcename",
            "newspaper",
            "publication",
            "hostname",
            "sourcedomain",
            "domain",
        ],
    ),
    (
        Field::Url,
        1,
        &["url", "canonicalurl", "weburl", "link", "permalink", "sourceurl"],
    ),
    (Field::Author, 1, &["author", "authors", "byline", "creator"]),
    (Field::Speaker, 1, &["speaker"]),
    (Field::Lang, 1, &["lang", "language", "inlanguage"]),
    (
        Field::Modified,
        0,
        &[
            "modified",
            "datemodified",
            "modifiedat",
            "updated",
            "updatedat",
            "lastmodified",
        ],
    ),
];
/// Ids of archived copies.
const ARCHIVED: [&str; 7] = [
    "archived",
    "archiveid",
    "archiveurl",
    "snapshot",
    "memento",
    "waybackurl",
    "warcrecordid",
];
/// Objects within a record that hold fields of it.
const INNER: [&str; 6] = ["fields", "source", "attributes", "metadata", "meta", "article"];

/// A field of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Id,
    Date,
    Title,
    Text,
    Html,
    Outlet,
    Url,
    Author,
    Speaker,
    Lang,
    Modified,
    Archived,
}

/// The field that a name stands for, and how far down its list the name is; whether it is a documented one.
pub(super) fn field_of(name: &str) -> Option<(Field, usize, bool)> {
    let name = bare(name);
    for (field, documented, names) in NAMES {
        if let Some(rank) = names.iter().position(|one| *one == name) {
            return Some((field, rank, rank < documented));
        }
    }
    let rank = ARCHIVED.iter().position(|one| *one == name)?;
    Some((Field::Archived, rank, false))
}

fn bare(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '\u{feff}'));
    kept.flat_map(char::to_lowercase).collect()
}

/// What a record holds of each field: by rank, the name as written with its value.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    fields: BTreeMap<(Field, usize), (String, Written)>,
    /// Of a decision in a ledger, which may lie among the articles.
    has_fingerprint: bool,
    has_decision: bool,
}

impl Record {
    /// Whether it is a line of a ledger and no article.
    pub fn is_decision(&self) -> bool {
        let has_text = self
            .fields
            .range((Field::Text, 0)..=(Field::Text, usize::MAX))
            .next()
            .is_some();
        self.has_fingerprint && self.has_decision && !has_text
    }

    /// Adds a field by the name it has in the record; a second one of the same name does not count.
    pub fn add(&mut self, name: &str, written: Written) {
        if let Some((field, rank, _)) = field_of(name)
            && written != Written::Nothing
        {
            self.fields.entry((field, rank)).or_insert((name.to_owned(), written));
        }
    }

    /// The values of a field in the order of its names: name as written, value, whether the name is a documented one.
    pub fn take(&mut self, field: Field) -> Vec<(String, Written, bool)> {
        let mut taken = Vec::new();
        while let Some(key) = self
            .fields
            .range((field, 0)..=(field, usize::MAX))
            .next()
            .map(|(key, _)| *key)
        {
            if let Some((name, written)) = self.fields.remove(&key) {
                let is_documented = field_of(&name).is_some_and(|(_, _, documented)| documented);
                taken.push((name, written, is_documented));
            }
        }
        taken
    }

    fn merge(&mut self, other: Record) {
        for (key, value) in other.fields {
            self.fields.entry(key).or_insert(value);
        }
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Record;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(name) = entries.next_key::<String>()? {
            let is_inner = INNER.contains(&bare(&name).as_str());
            if is_inner {
                match entries.next_value::<Inner>()? {
                    Inner::Record(inner) => record.merge(inner),
                    Inner::Written(written) => record.add(&name, written),
                }
            } else if field_of(&name).is_some() {
                record.add(&name, entries.next_value()?);
            } else if matches!(name.as_str(), "fingerprint" | "decision") {
                let is_there = entries.next_value::<Written>()? != Written::Nothing;
                record.has_fingerprint |= is_there && name == "fingerprint";
                record.has_decision |= is_there && name == "decision";
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(record)
    }
}

/// What may be a field or hold fields: `source` is the name of an outlet, or what a search engine wraps a record in.
enum Inner {
    Record(Record),
    Written(Written),
}

impl<'de> Deserialize<'de> for Inner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        let is_record = value.get("name").is_none() && value.is_object();
        if is_record {
            let record: Record = serde_json::from_value(value.clone()).unwrap_or_default();
            if !record.fields.is_empty() {
                return Ok(Inner::Record(record));
            }
        }
        // A value can be turned into what is written, whatever it holds.
        Ok(Inner::Written(serde_json::from_value(value).unwrap_or_default()))
    }
}
