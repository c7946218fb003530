//! Text → a file that is written whole or not at all, whatever happens in between.
//!
//! The text goes into a hidden file beside it, onto the disk, and then under the name: a reader finds the old file or the new
//! one. What a killed writer left lying is taken away by the next one. Deliberately not here: joining what two writers at once
//! want to say; the last one wins.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Result, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Another writer may take a fresh file for a left one before it is locked: so many such accidents in turn are none.
const ATTEMPTS: usize = 10;

/// Writes a file whole or leaves it as it was.
///
/// # Errors
/// What the system says; the file is as it was then.
pub fn write_whole(file: &Path, text: &(impl AsRef<[u8]> + ?Sized)) -> Result<()> {
    let text = text.as_ref();
    // A link stays one: what it points to is written.
    let file = &file.canonicalize().unwrap_or_else(|_| file.to_owned());
    clear_left_files(file);
    for _ in 1..ATTEMPTS {
        match attempt(file, text) {
            Err(error) if error.kind() == ErrorKind::NotFound && folder(file).is_dir() => {}
            outcome => return outcome,
        }
    }
    attempt(file, text)
}

fn attempt(file: &Path, text: &[u8]) -> Result<()> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let beside = folder(file).join(format!("{}{}-{number}.tmp", prefix(file), std::process::id()));
    let outcome = fill(&beside, text).and_then(|open| {
        if let Ok(known) = std::fs::metadata(file) {
            open.set_permissions(known.permissions())?;
        }
        std::fs::rename(&beside, file)
    });
    if outcome.is_err() {
        let _ = std::fs::remove_file(&beside);
        return outcome;
    }
    sync_folder(file);
    Ok(())
}

/// A new file with this text on the disk, locked as long as it is open.
fn fill(beside: &Path, text: &[u8]) -> Result<File> {
    let mut open = OpenOptions::new().write(true).create_new(true).open(beside)?;
    // Where there are no locks, files of dead writers stay: no harm to the file itself.
    let _ = open.lock();
    open.write_all(text)?;
    open.sync_all()?;
    Ok(open)
}

/// Takes away what writers left who are no more: nobody holds its lock.
fn clear_left_files(file: &Path) {
    let Ok(entries) = std::fs::read_dir(folder(file)) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&prefix(file)) && name.ends_with(".tmp") {
            let left = File::open(entry.path()).is_ok_and(|open| open.try_lock().is_ok());
            if left {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

/// The name is on the disk only once the folder is; not every system can do that.
fn sync_folder(file: &Path) {
    if let Ok(folder) = File::open(folder(file)) {
        let _ = folder.sync_all();
    }
}

fn folder(file: &Path) -> PathBuf {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn prefix(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    format!(".{}.", name.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_over_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("baseline.toml");
        for text in ["one", "another"] {
            write_whole(&file, text).unwrap();
            assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["baseline.toml"]);
    }

    #[test]
    fn what_a_dead_writer_left_is_taken_away_and_what_a_living_one_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(".a.toml.77-0.tmp"), "ha").unwrap();
        let living = fill(&folder.path().join(".a.toml.78-0.tmp"), b"half").unwrap();
        write_whole(&folder.path().join("a.toml"), "whole").unwrap();
        assert_eq!(names(folder.path()), [".a.toml.78-0.tmp", "a.toml"]);
        drop(living);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_whole(&folder.path().join("no/a.toml"), "text").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
    }
}
