//! `[[supersedes]]` of `onrecord.toml`: pairs of statements the user has settled for good.

use toml::de::DeValue;

use super::read::{Reader, Value};

const KEYS: [&str; 4] = ["fingerprint", "earlier", "later", "reason"];
const SIDE_KEYS: [&str; 2] = ["article", "words"];

/// A pair of statements that is no finding any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supersedes {
    /// Line of the entry.
    pub line: usize,
    /// Which pair.
    pub pair: SettledPair,
    /// Why, for those who read the file.
    pub reason: Option<String>,
}

/// How an entry names its pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettledPair {
    /// By the fingerprint of a finding: all findings on its two sentences are settled.
    Fingerprint(String),
    /// By both places: all findings between them are settled.
    Places {
        /// What was said first.
        earlier: SettledSide,
        /// What takes its place.
        later: SettledSide,
    },
}

/// A place: an article, and words of a sentence in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledSide {
    /// Its path, as findings show it or from the folder of the config, or its `id`.
    pub article: String,
    /// Words that stand in the sentence; all sentences of the article where there are none.
    pub words: Option<String>,
}

impl Reader<'_> {
    pub(super) fn supersedes(&mut self, value: &Value) -> Vec<Supersedes> {
        let Some(entries) = value.get_ref().as_array() else {
            self.fail(value.span().start, "each entry begins with `[[supersedes]]`".to_owned());
            return Vec::new();
        };
        entries.iter().filter_map(|entry| self.entry(entry)).collect()
    }

    fn entry(&mut self, entry: &Value) -> Option<Supersedes> {
        let place = entry.span().start;
        let (mut fingerprint, mut reason) = (None, None);
        let (mut earlier, mut later) = (None, None);
        let before = self.problems.len();
        for (key, value) in self.table("supersedes", entry) {
            match key.get_ref().as_ref() {
                "fingerprint" => fingerprint = self.text("fingerprint", value),
                "earlier" => earlier = self.side("earlier", value),
                "later" => later = self.side("later", value),
                "reason" => reason = self.text("reason", value),
                _ => self.unknown("key", key, " in [[supersedes]]", &KEYS),
            }
        }
        let pair = match (fingerprint, earlier, later) {
            (Some(fingerprint), None, None) => SettledPair::Fingerprint(fingerprint),
            (None, Some(earlier), Some(later)) => SettledPair::Places { earlier, later },
            _ => {
                if self.problems.len() == before {
                    let message = "an entry of `supersedes` has either a `fingerprint` or both `earlier` and `later`";
                    self.fail(place, message.to_owned());
                }
                return None;
            }
        };
        Some(Supersedes {
            line: self.line(place),
            pair,
            reason,
        })
    }

    fn side(&mut self, name: &str, value: &Value) -> Option<SettledSide> {
        if let DeValue::String(article) = value.get_ref() {
            return Some(SettledSide {
                article: article.to_string(),
                words: None,
            });
        }
        if value.get_ref().as_table().is_none() {
            let wanted = "a file in quotation marks or a table `{ article = \"...\", words = \"...\" }`";
            self.wrong_type(name, wanted, value);
            return None;
        }
        let (mut article, mut words) = (None, None);
        for (key, value) in self.table(name, value) {
            match key.get_ref().as_ref() {
                "article" => article = self.text("article", value),
                "words" => words = self.text("words", value),
                _ => self.unknown("key", key, &format!(" of `{name}`"), &SIDE_KEYS),
            }
        }
        if article.is_none() {
            self.fail(value.span().start, format!("`{name}` names no `article`"));
        }
        Some(SettledSide {
            article: article?,
            words,
        })
    }
}
