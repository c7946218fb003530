//! The user's own rules: files that a config names, and packs that it extends.
//!
//! A pack is a folder with a file `pack.toml`, which can set `extends`, `rule-files`, `lexicons` and `[rules]` as a config
//! does. What a pack sets comes before what extends it, so that the config has the last word on levels and words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use toml::de::{DeArray, DeTable};

use super::built_in_packs::{BUILT_IN_PACKS, PREFIX, PackText};
use super::choice::Level;
use super::nearest::did_you_mean;
use super::read::{Reader, Value};
use crate::corpus::{display_path, read_text};
use crate::problem::Problem;
use crate::rules::{RuleFile, RuleSet, load};

/// The file that makes a folder a pack.
const PACK_FILE: &str = "pack.toml";
/// Where rules lie if no setting says otherwise.
const RULE_FOLDER: &str = "rules";
/// Keys of a pack.
const KEYS: [&str; 5] = ["extends", "rule-files", "lexicons", "topics", "rules"];

/// What is gathered from a config and its packs.
pub(super) struct Packs<'k> {
    /// Rules, those of packs first.
    pub(super) rules: RuleSet,
    /// Levels; a later one goes before an earlier one.
    pub(super) levels: BTreeMap<String, Level>,
    /// Lexicons of packs.
    pub(super) lexicons: Vec<PathBuf>,
    /// Topics of packs, in order.
    pub(super) topics: Vec<PackText>,
    /// Lexicons of packs that ship.
    pub(super) words: Vec<PackText>,
    /// What is wrong in rules and packs.
    pub(super) problems: Vec<Problem>,
    built_in: &'k [&'k str],
    /// Packs that are being read, the outermost first.
    open: Vec<PathBuf>,
    read: BTreeSet<PathBuf>,
}

impl<'k> Packs<'k> {
    pub(super) fn new(built_in: &'k [&'k str]) -> Self {
        Self {
            rules: RuleSet::default(),
            levels: BTreeMap::new(),
            lexicons: Vec::new(),
            topics: Vec::new(),
            words: Vec::new(),
            problems: Vec::new(),
            built_in,
            open: Vec::new(),
            read: BTreeSet::new(),
        }
    }

    /// Takes what a config or pack in `folder` says of rules: packs, rules, levels, in this order.
    pub(super) fn gather(&mut self, reader: &mut Reader<'_>, table: &DeTable, folder: &Path) {
        let value = |key: &str| {
            table
                .iter()
                .find(|(name, _)| name.get_ref() == key)
                .map(|(_, value)| value)
        };
        if let Some(value) = value("extends") {
            let written: Vec<&str> = value.get_ref().as_array().into_iter().flat_map(names_in).collect();
            let named = self.named(reader, "extends", value, folder);
            for ((at, pack), written) in named.into_iter().zip(written) {
                match written.starts_with(PREFIX) {
                    true => self.extend_built_in(reader, at, written),
                    false => self.extend(reader, at, &pack),
                }
            }
        }
        let files = match value("rule-files") {
            Some(value) => {
                let named = self.named(reader, "rule-files", value, folder);
                let found = named.into_iter().flat_map(|(at, path)| match rule_files(&path) {
                    Ok(files) => files,
                    Err(message) => {
                        reader.fail(at, format!("`rule-files` names {}: {message}", display_path(&path)));
                        Vec::new()
                    }
                });
                found.collect()
            }
            None => rule_files(&folder.join(RULE_FOLDER)).unwrap_or_default(),
        };
        let mut seen = BTreeSet::new();
        let files: Vec<RuleFile> = files
            .into_iter()
            .filter(|file| seen.insert(file.clone()))
            .map(|path| RuleFile {
                path,
                folder: folder.to_owned(),
            })
            .collect();
        self.problems.extend(load(&mut self.rules, &files));
        if let Some(value) = value("rules") {
            let known: Vec<&str> = self.built_in.iter().copied().chain(self.rules.ids()).collect();
            let levels = reader.rules(value, &known);
            self.levels.extend(levels);
        }
    }

    /// The paths of a list, each with its place in the file.
    fn named(&self, reader: &mut Reader<'_>, key: &str, value: &Value, folder: &Path) -> Vec<(usize, PathBuf)> {
        let places = value.get_ref().as_array().into_iter().flat_map(|items| {
            let texts = items.iter().filter(|item| item.get_ref().as_str().is_some());
            texts.map(|item| item.span().start)
        });
        let places: Vec<usize> = places.collect();
        let paths = reader.paths(key, value, folder).unwrap_or_default();
        places.into_iter().zip(paths).collect()
    }

    fn extend_built_in(&mut self, from: &mut Reader<'_>, at: usize, name: &str) {
        let Some(pack) = BUILT_IN_PACKS.iter().find(|pack| pack.name == name) else {
            let known = BUILT_IN_PACKS.map(|pack| pack.name);
            let message = format!("no pack `{name}` ships: {}", did_you_mean(name, &known));
            return from.fail(at, message);
        };
        if self.read.insert(PathBuf::from(name)) {
            self.topics.push(PackText::new(name, pack.topics));
            self.words.push(PackText::new(name, pack.words));
        }
    }

    fn extend(&mut self, from: &mut Reader<'_>, at: usize, named: &Path) {
        let file = if named.is_dir() {
            named.join(PACK_FILE)
        } else {
            named.to_owned()
        };
        let Ok(place) = file.canonicalize() else {
            let message = format!("`extends` names a pack that is not there: {}", display_path(&file));
            return from.fail(at, message);
        };
        if let Some(first) = self.open.iter().position(|open| *open == place) {
            let names: Vec<String> = self.open[first..]
                .iter()
                .chain([&place])
                .map(|pack| name(pack))
                .collect();
            let message = format!("packs extend each other in a circle: {}", names.join(" → "));
            return from.fail(at, message);
        }
        // What two packs extend is read once.
        if !self.read.insert(place.clone()) {
            return;
        }
        let shown = display_path(&file);
        let text = match read_text(&file) {
            Ok(text) => text,
            Err(problem) => return self.problems.push(problem),
        };
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        let (table, errors) = DeTable::parse_recoverable(&text);
        let mut reader = Reader {
            file: &shown,
            text: &text,
            problems: Vec::new(),
        };
        for error in errors {
            let message = error.message().lines().collect::<Vec<_>>().join("; ");
            reader.fail(
                error.span().map_or(0, |span| span.start),
                format!("not valid TOML: {message}"),
            );
        }
        for (key, value) in table.get_ref() {
            match key.get_ref().as_ref() {
                "lexicons" => {
                    let paths = reader.paths("lexicons", value, &folder).unwrap_or_default();
                    self.lexicons.extend(paths);
                }
                "topics" => {
                    let file = reader.text("topics", value).map(|file| folder.join(file));
                    match file.map(|file| (display_path(&file), read_text(&file))) {
                        Some((path, Ok(text))) => self.topics.push(PackText::new(path, text)),
                        Some((_, Err(problem))) => self.problems.push(problem),
                        None => {}
                    }
                }
                name if KEYS.contains(&name) => {}
                _ => reader.unknown("key", key, " in a pack", &KEYS),
            }
        }
        self.open.push(place);
        self.gather(&mut reader, table.get_ref(), &folder);
        self.open.pop();
        self.problems.append(&mut reader.problems);
    }
}

/// The texts of a list.
fn names_in<'i>(items: &'i DeArray<'_>) -> impl Iterator<Item = &'i str> {
    items.iter().filter_map(|item| item.get_ref().as_str())
}

/// A pack as a message names it: folder and file.
fn name(pack: &Path) -> String {
    let parts: Vec<_> = pack.iter().collect();
    let last: PathBuf = parts[parts.len().saturating_sub(2)..].iter().collect();
    display_path(&last)
}

/// The files that a path names: itself, those of a folder, or those whose names fit a pattern with `*`, in order.
fn rule_files(path: &Path) -> Result<Vec<PathBuf>, &'static str> {
    let pattern = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let pattern = pattern.filter(|pattern| pattern.contains('*'));
    let (folder, pattern) = match pattern {
        Some(pattern) => (path.parent().unwrap_or(Path::new("")).to_owned(), pattern),
        None if path.is_file() => return Ok(vec![path.to_owned()]),
        None => (path.to_owned(), "*.toml".to_owned()),
    };
    let shown = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &folder
    };
    let Ok(entries) = std::fs::read_dir(shown) else {
        return Err("no such file or folder");
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && fits(name, &pattern))
        .map(|name| folder.join(name))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    if files.is_empty() {
        return Err("no file there fits");
    }
    Ok(files)
}

/// Whether a name fits a pattern in which `*` stands for any characters.
fn fits(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => name == pattern,
        Some((start, rest)) => name
            .strip_prefix(start)
            .is_some_and(|name| (0..=name.len()).any(|at| name.is_char_boundary(at) && fits(&name[at..], rest))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        assert!(fits("toll.toml", "*.toml"));
        assert!(fits("toll-2.toml", "toll-*.toml"));
        assert!(!fits("toll.toml.bak", "*.toml"));
        assert!(!fits("bridge.toml", "toll*"));
    }
}
