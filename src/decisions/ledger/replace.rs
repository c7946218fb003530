//! A file gets new content in one step: whoever reads it, or comes after a kill, finds the old content or the new.

use std::fs::{File, OpenOptions};
use std::io::{Result, Write};
use std::path::{Path, PathBuf};

/// Held while a file is read, changed and replaced, so that of two writers at once neither is lost. Where the system cannot
/// lock a folder, nothing is held.
pub(super) struct Hold(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] Option<File>);

/// Waits until nobody else changes a file of this folder.
pub(super) fn hold(folder: &Path) -> Hold {
    Hold(File::open(folder).ok().filter(|file| file.lock().is_ok()))
}

/// The folder a file lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Puts `bytes` in the place of what a file held. A link stays a link: the file it leads to is replaced.
pub(super) fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
    let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let folder = folder_of(&file);
    let beside = beside(&file);
    let mut new = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&beside)?;
    let written = new.write_all(bytes).and_then(|()| {
        if let Ok(old) = file.metadata() {
            new.set_permissions(old.permissions())?;
        }
        new.sync_all()?;
        std::fs::rename(&beside, &file)
    });
    if written.is_err() {
        // What is wrong has been told by the error; the rest is tidying.
        let _ = std::fs::remove_file(&beside);
    }
    written?;
    // The name must be as safe as the content. Not every system can open a folder.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Where the new content waits: hidden, so that nothing reads it as a ledger or as an article.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    file.with_file_name(format!(".{name}.new"))
}
