//! A path → [`Ledger`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::decision::{Decided, Decision};
use crate::corpus::{decode, display_path, read_file_bytes};
use crate::problem::Problem;

/// A decision and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file, as problems show it.
    pub path: String,
    /// Its line, from 1.
    pub line: usize,
    /// What was decided.
    pub decision: Decision,
}

/// All decisions of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// File or folder.
    pub(super) place: PathBuf,
    /// In the order of the files, then of the lines.
    entries: Vec<Entry>,
    /// By fingerprint, the index of the last one.
    last: BTreeMap<String, usize>,
}

impl Ledger {
    /// Reads a file or a folder of `.jsonl` files; where there is none yet, the ledger is empty. A damaged line is a
    /// problem and costs that line.
    pub fn read(place: &Path) -> (Self, Vec<Problem>) {
        let mut ledger = Self {
            place: place.to_owned(),
            ..Self::default()
        };
        let mut problems = Vec::new();
        let files = match is_folder(place) {
            true => files_of(place, &mut problems),
            false => vec![place.to_owned()],
        };
        for file in files {
            if file.symlink_metadata().is_err() {
                continue;
            }
            match read_file_bytes(&file) {
                Ok(bytes) => ledger.read_lines(&display_path(&file), &bytes, &mut problems),
                Err(problem) => problems.push(problem),
            }
        }
        problems.extend(ledger.at_odds());
        (ledger, problems)
    }

    fn read_lines(&mut self, path: &str, bytes: &[u8], problems: &mut Vec<Problem>) {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        for (index, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            let line_number = index + 1;
            match parse(path, line, line_number) {
                None => {}
                Some(Ok(decision)) => self.push(path, line_number, decision),
                Some(Err(problem)) => problems.push(problem),
            }
        }
    }

    /// Takes a decision up as the last one of its day.
    pub(super) fn push(&mut self, path: &str, line: usize, decision: Decision) {
        let index = self.entries.len();
        let last = self.last.entry(decision.fingerprint.clone()).or_insert(index);
        if self
            .entries
            .get(*last)
            .is_none_or(|entry| entry.decision.on <= decision.on)
        {
            *last = index;
        }
        self.entries.push(Entry {
            path: path.to_owned(),
            line,
            decision,
        });
    }

    /// All decisions, those that no longer count too.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The decision on a finding that counts; `None` where there is none or it was taken back.
    pub fn of(&self, fingerprint: &str) -> Option<&Entry> {
        self.last_of(fingerprint)
            .filter(|entry| entry.decision.decision != Decided::Undecided)
    }

    /// The last decision on a finding, one that takes back too.
    pub fn last_of(&self, fingerprint: &str) -> Option<&Entry> {
        self.entries.get(*self.last.get(fingerprint)?)
    }

    /// The decisions that count, by fingerprint.
    pub fn in_force(&self) -> impl Iterator<Item = &Decision> {
        let entries = self.last.values().filter_map(|&index| self.entries.get(index));
        entries
            .map(|entry| &entry.decision)
            .filter(|decision| decision.decision != Decided::Undecided)
    }

    /// Two people decided otherwise on one day: which of them counts is an accident of the merge.
    fn at_odds(&self) -> Vec<Problem> {
        let others = |entry: &&Entry| {
            let (decision, last) = (&entry.decision, self.last_of(&entry.decision.fingerprint)?);
            let last = &last.decision;
            let differs = decision.on == last.on && decision.by != last.by && decision.decision != last.decision;
            differs.then(|| {
                let message = format!(
                    "{} decided on {} of {}: `{}`; {} the same day: `{}`, which counts since it stands last",
                    decision.by,
                    decision.on,
                    decision.fingerprint,
                    decision.decision.as_str(),
                    last.by,
                    last.decision.as_str()
                );
                Problem::warning(&entry.path, Some(entry.line), message)
            })
        };
        self.entries.iter().filter_map(|entry| others(&entry)).collect()
    }
}

/// The decision on a line; `None` for a blank one.
pub(super) fn parse(path: &str, line: &[u8], number: usize) -> Option<Result<Decision, Problem>> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return None;
    }
    Some(
        decode(path, line, number)
            .and_then(|text| Decision::from_line(text).map_err(|message| Problem::error(path, Some(number), message))),
    )
}

/// A place is a folder where one is there, or where nothing is and its name has no ending.
pub(super) fn is_folder(place: &Path) -> bool {
    place.is_dir() || (!place.is_file() && place.extension().is_none())
}

/// The files of a folder that hold decisions, in the order of their names.
fn files_of(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    if folder.symlink_metadata().is_err() {
        return Vec::new();
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("cannot be read: {error}");
            problems.push(Problem::error(&display_path(folder), None, message));
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        })
        .collect();
    files.sort();
    files
}
