//! What lies in a cache folder, and how it is emptied.

use std::path::Path;

use super::key::BUILD;
use super::pack::Pack;
use super::store::{TAG, pack_files};
use super::tidy::{builds, remove_build};

/// What a cache folder holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Bytes of all its files.
    pub bytes: u64,
    /// Entries that this build can use.
    pub entries: usize,
    /// Files of this build.
    pub files: usize,
    /// Other builds that have files there.
    pub other_builds: usize,
}

/// Looks into a cache folder; one that is not there is empty.
pub fn contents(place: &Path) -> Contents {
    let mut contents = Contents::default();
    for folder in builds(place) {
        let files = pack_files(&folder);
        let sizes = files.iter().filter_map(|file| file.metadata().ok());
        contents.bytes += sizes.map(|about| about.len()).sum::<u64>();
        if folder.ends_with(BUILD) {
            contents.files = files.len();
            let packs = files.iter().filter_map(|file| Pack::open(file).ok());
            contents.entries = packs.map(|pack| pack.len()).sum();
        } else {
            contents.other_builds += 1;
        }
    }
    contents
}

/// Removes what caches have written into a folder, and the folder where nothing else is in it.
///
/// # Errors
/// What could not be removed.
pub fn clear(place: &Path) -> std::io::Result<()> {
    for folder in builds(place) {
        remove_build(&folder);
        if let Some(left) = pack_files(&folder).first() {
            // Once more, for the reason.
            std::fs::remove_file(left)?;
        }
    }
    let tag = place.join(TAG);
    if tag.exists() {
        std::fs::remove_file(tag)?;
        // What else lies there stays.
        let _ = std::fs::remove_dir(place);
    }
    Ok(())
}
