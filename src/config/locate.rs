//! Where configs lie, and how to name their paths.

use std::path::{Component, Path, PathBuf};

use super::{Config, read_config};
use crate::corpus::{decode, display_path, read_file_bytes};
use crate::problem::Problem;

/// The name of the file.
pub const FILE_NAME: &str = "onrecord.toml";

/// The config that is nearest upwards from `folder` (itself included), or the defaults where there is none.
pub fn locate(folder: &Path, rules: &[&str]) -> (Config, Vec<Problem>) {
    match find(folder) {
        Some(file) => load(&file, &relative_to(&file, folder), rules),
        None => (Config::without_file(PathBuf::new()), Vec::new()),
    }
}

/// The config the user named.
pub fn read_named(file: &Path, rules: &[&str]) -> (Config, Vec<Problem>) {
    load(file, file, rules)
}

/// Reads a file; `shown` is how it is called in problems and where its relative paths count from.
pub(super) fn load(file: &Path, shown: &Path, rules: &[&str]) -> (Config, Vec<Problem>) {
    let folder = shown.parent().unwrap_or(Path::new(""));
    let name = display_path(shown);
    let bytes = match read_file_bytes(file) {
        Ok(bytes) => bytes,
        Err(problem) => return (Config::without_file(folder.to_owned()), vec![problem]),
    };
    let (text, bad) = match decode(&name, &bytes, 1) {
        Ok(text) => (text, None),
        Err(problem) => ("", Some(problem)),
    };
    let (mut config, mut problems) = read_config(&name, folder, text, rules);
    problems.extend(bad);
    for (key, file) in [("actors", &mut config.actors), ("topics", &mut config.topics)] {
        if let Some(file) = file.take_if(|file| !file.is_file()) {
            let line = text
                .lines()
                .position(|line| line.trim_start().starts_with(key))
                .map(|index| index + 1);
            let file = display_path(&file);
            let message = format!("`{key}` names a file that is not there: {file}");
            problems.push(Problem::error(&name, line, message));
        }
    }
    (config, problems)
}

/// The nearest file upwards from `folder`.
pub(super) fn find(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    folder
        .ancestors()
        .map(|folder| folder.join(FILE_NAME))
        .find(|file| file.is_file())
}

/// A path as seen from the folder `from`, with `..` where it lies elsewhere.
pub(super) fn relative_to(path: &Path, from: &Path) -> PathBuf {
    let from = from.canonicalize().unwrap_or_else(|_| from.to_owned());
    let shared = path
        .components()
        .zip(from.components())
        .take_while(|(one, other)| one == other)
        .count();
    // With nothing but the root in common, the whole path reads better.
    if shared <= 1 {
        return path.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, from: &str, expected: &str) {
        assert_eq!(relative_to(Path::new(path), Path::new(from)), Path::new(expected));
    }

    #[test]
    fn paths_from_a_folder() {
        check("/nowhere/a/onrecord.toml", "/nowhere/a", "onrecord.toml");
        check("/nowhere/onrecord.toml", "/nowhere/a/b", "../../onrecord.toml");
        check("/nowhere/a/c/x", "/nowhere/a/b", "../c/x");
        check("/elsewhere/x", "/nowhere/a", "/elsewhere/x");
    }
}
