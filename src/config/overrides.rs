//! `[[override]]` of `onrecord.toml`: levels of rules for some articles, actors or topics.
//!
//! In: an entry; out: whether it holds for a finding, and the levels it sets. Of entries that hold for one finding the last
//! that names the rule counts. Deliberately knows no finding: it is asked with a [`Place`].

use std::collections::BTreeMap;
use std::path::Path;

use globset::{GlobBuilder, GlobMatcher};

use super::Config;
use super::choice::Level;
use super::read::{Reader, Value};
use crate::corpus::display_path;

const KEYS: [&str; 4] = ["paths", "actors", "topics", "rules"];

/// Levels for what is said in these articles, by these actors, on these topics.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Line of the entry, from 1.
    pub line: usize,
    /// Of which articles one must be; all where there are none.
    pub paths: Vec<PathPattern>,
    /// Which actors: key, full name, or for whom they speak; all where there are none.
    pub actors: Vec<String>,
    /// Which declared topics, by id; any matter where there are none.
    pub topics: Vec<String>,
    /// What it sets.
    pub levels: BTreeMap<String, Level>,
}

/// Files and folders, with `*` and `**`.
#[derive(Clone)]
pub struct PathPattern {
    text: String,
    matcher: GlobMatcher,
}

/// By its spelling: what it is compiled to need not be the same in the next run.
impl std::fmt::Debug for PathPattern {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}", self.text)
    }
}

impl PartialEq for PathPattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl PathPattern {
    /// From its spelling; `*` does not go across folders, `**` does. A folder stands for all beneath it.
    ///
    /// # Errors
    /// What is wrong with the spelling.
    pub fn new(text: &str) -> Result<Self, String> {
        let glob = GlobBuilder::new(text.trim_end_matches('/'))
            .literal_separator(true)
            .build()
            .map_err(|error| error.kind().to_string())?;
        Ok(Self {
            text: text.to_owned(),
            matcher: glob.compile_matcher(),
        })
    }

    /// Whether a path or a folder above it fits.
    fn has(&self, path: &str) -> bool {
        Path::new(path).ancestors().any(|path| self.matcher.is_match(path))
    }
}

/// What a finding is about, as far as an override asks.
#[derive(Clone, Debug, Default)]
pub struct Place<'a> {
    /// Paths of the articles of both sides, as findings show them.
    pub paths: [&'a str; 2],
    /// Keys, names and principals of the actors of both sides.
    pub names: Vec<&'a str>,
    /// Ids of the declared topics of both sides.
    pub topics: Vec<&'a str>,
}

impl Config {
    /// The level that is set for a rule at a place: by the last override that holds there, else by `[rules]`.
    pub fn level_of<'a>(&self, rule: &str, place: impl FnOnce() -> Place<'a>) -> Option<Level> {
        let general = self.rules.get(rule).copied();
        if self.sets_somewhere(rule) {
            let place = place();
            let mut set = self.overrides.iter().rev().filter_map(|entry| {
                let level = entry.levels.get(rule)?;
                entry.holds(&self.folder, &place).then_some(*level)
            });
            return set.next().or(general);
        }
        general
    }

    /// Whether a rule that is off by default is to be looked for: some setting names it.
    pub fn names_rule(&self, rule: &str) -> bool {
        self.rules.contains_key(rule) || self.sets_somewhere(rule)
    }

    fn sets_somewhere(&self, rule: &str) -> bool {
        self.overrides.iter().any(|entry| entry.levels.contains_key(rule))
    }
}

impl Override {
    fn holds(&self, folder: &Path, place: &Place<'_>) -> bool {
        let base = display_path(folder);
        let from_folder = |path: &'_ str| -> String {
            let rest = path.strip_prefix(&base).and_then(|rest| rest.strip_prefix('/'));
            rest.unwrap_or(path).to_owned()
        };
        let is_one_of = |list: &[String], names: &[&str]| {
            let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
            list.is_empty() || list.iter().any(|wanted| lower.contains(&wanted.trim().to_lowercase()))
        };
        let is_there = self.paths.is_empty()
            || place.paths.iter().any(|path| {
                let near = from_folder(path);
                self.paths.iter().any(|pattern| pattern.has(&near) || pattern.has(path))
            });
        is_there && is_one_of(&self.actors, &place.names) && is_one_of(&self.topics, &place.topics)
    }
}

impl Reader<'_> {
    /// The entries; `known` are the rules that exist.
    pub(super) fn overrides(&mut self, value: &Value, known: &[&str]) -> Vec<Override> {
        let Some(entries) = value.get_ref().as_array() else {
            self.fail(value.span().start, "each entry begins with `[[override]]`".to_owned());
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|entry| self.override_entry(entry, known))
            .collect()
    }

    fn override_entry(&mut self, entry: &Value, known: &[&str]) -> Option<Override> {
        let place = entry.span().start;
        let before = self.problems.len();
        let mut read = Override {
            line: self.line(place),
            paths: Vec::new(),
            actors: Vec::new(),
            topics: Vec::new(),
            levels: BTreeMap::new(),
        };
        for (key, value) in self.table("override", entry) {
            match key.get_ref().as_ref() {
                "paths" => {
                    for (at, text) in self.texts("paths", value) {
                        match PathPattern::new(&text) {
                            Ok(pattern) => read.paths.push(pattern),
                            Err(what) => self.fail(at, format!("`{text}` is no pattern for paths: {what}")),
                        }
                    }
                }
                "actors" => read.actors = self.texts("actors", value).into_iter().map(|(_, text)| text).collect(),
                "topics" => read.topics = self.texts("topics", value).into_iter().map(|(_, text)| text).collect(),
                "rules" => read.levels = self.rules(value, known),
                _ => self.unknown("key", key, " in [[override]]", &KEYS),
            }
        }
        if self.problems.len() == before {
            if read.levels.is_empty() {
                self.fail(
                    place,
                    "an entry of `override` sets the level of a rule under `rules`".to_owned(),
                );
            } else if read.paths.is_empty() && read.actors.is_empty() && read.topics.is_empty() {
                let message =
                    "an entry of `override` names `paths`, `actors` or `topics`; what holds for all stands in [rules]";
                self.fail(place, message.to_owned());
            }
        }
        // An entry with a mistake would hold for more than was meant.
        (self.problems.len() == before).then_some(read)
    }

    /// A list of texts, each with its place.
    fn texts(&mut self, name: &str, value: &Value) -> Vec<(usize, String)> {
        let wanted = "a list of texts in quotation marks";
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(name, wanted, value);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push((item.span().start, text.to_owned())),
                None => self.wrong_type(name, wanted, item),
            }
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, path: &str, expected: bool) {
        assert_eq!(
            PathPattern::new(pattern).unwrap().has(path),
            expected,
            "{pattern}: {path}"
        );
    }

    #[test]
    fn patterns_for_paths() {
        check("archive", "archive/2019/a.md", true);
        check("archive/", "archive/a.md", true);
        check("archive/*.md", "archive/a.md", true);
        check("*.md", "archive/a.md", false);
        check("**/2019-*", "archive/2019-01-02-a.md", true);
        check("arch", "archive/a.md", false);
        assert!(PathPattern::new("a[").is_err());
    }
}
