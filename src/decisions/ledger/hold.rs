//! One writer at a time: a ledger is read, changed and written as one step.

use std::fs::File;
use std::path::Path;

/// Held while a file is read, changed and written, so that of two writers at once neither is lost. Where the system cannot
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
