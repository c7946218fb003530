//! The packs of this build in a folder: looked up together, added to one at a time.
//!
//! What is put is gathered and written as a pack of its own about every second, so that a run that is cut short leaves what
//! it has done. Nothing is ever changed in place: two runs at once each add packs, and neither waits for the other.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::key::{BUILD, Key, checksum};
use super::pack::{self, Item, NoPack, Pack, Size, Source};
use super::tidy;

/// At least so long what is done waits to be written; in a long run a share of the time that it takes, so that there are
/// not too many packs.
const PAUSE: Duration = Duration::from_secs(1);
const SHARE: u32 = 8;
/// An entry that is of use is dated anew after so many days.
pub(super) const DAYS_BEFORE_DATED_ANEW: u32 = 7;

/// The tag by which backup programs know a cache, and what it says.
pub(super) const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
    # This folder is a cache of onrecord: it can be deleted at any time.\n";

/// An open cache folder.
pub(super) struct Store {
    place: PathBuf,
    packs: Vec<Pack>,
    /// Files that bear the name of a pack and are none.
    damaged: Vec<PathBuf>,
    today: u32,
    begun: Instant,
    pending: Mutex<Pending>,
    /// Whether entries in use bear an old day.
    is_dated: AtomicBool,
}

/// What is not written yet, and how writing went.
struct Pending {
    entries: Vec<(Key, Size, Vec<u8>)>,
    written: Instant,
    packs: Vec<PathBuf>,
    failed: Option<io::Error>,
}

impl Store {
    /// What can be read of a folder is at hand; a folder that is not there is an empty one.
    pub(super) fn open(place: &Path, today: u32) -> Self {
        let mut packs = Vec::new();
        let mut damaged = Vec::new();
        for path in pack_files(&place.join(BUILD)) {
            match Pack::open(&path) {
                Ok(pack) => packs.push(pack),
                Err(NoPack::Damaged) => damaged.push(path),
                Err(NoPack::Unreadable) => {}
            }
        }
        Self {
            place: place.to_owned(),
            packs,
            damaged,
            today,
            begun: Instant::now(),
            pending: Mutex::new(Pending {
                entries: Vec::new(),
                written: Instant::now(),
                packs: Vec::new(),
                failed: None,
            }),
            is_dated: AtomicBool::new(false),
        }
    }

    /// What an earlier run put under a key.
    pub(super) fn get(&self, key: Key) -> Option<Vec<u8>> {
        let (bytes, day) = self.packs.iter().find_map(|pack| pack.get(key))?;
        if day.saturating_add(DAYS_BEFORE_DATED_ANEW) < self.today {
            self.is_dated.store(true, Ordering::Relaxed);
        }
        Some(bytes)
    }

    /// Keeps bytes under a key; where they cannot be written they are forgotten.
    pub(super) fn put(&self, key: Key, size: Size, bytes: Vec<u8>) {
        let Ok(mut pending) = self.pending.lock() else { return };
        if pending.failed.is_some() || u32::try_from(bytes.len()).is_err() {
            return;
        }
        pending.entries.push((key, size, bytes));
        let pause = PAUSE.max(self.begun.elapsed() / SHARE);
        if pending.written.elapsed() < pause {
            return;
        }
        let entries = std::mem::take(&mut pending.entries);
        pending.written = Instant::now();
        drop(pending);
        // Meanwhile the others go on.
        self.write(&entries);
    }

    fn write(&self, entries: &[(Key, Size, Vec<u8>)]) {
        let written = self.pack(entries);
        if let Ok(mut pending) = self.pending.lock() {
            match written {
                Ok(path) => pending.packs.push(path),
                Err(error) => pending.failed = Some(error),
            }
        }
    }

    fn pack(&self, entries: &[(Key, Size, Vec<u8>)]) -> io::Result<PathBuf> {
        let folder = self.place.join(BUILD);
        std::fs::create_dir_all(&folder)?;
        let tag = self.place.join(TAG);
        if !tag.exists() {
            std::fs::write(tag, TAG_TEXT)?;
        }
        let items = entries.iter().map(|(key, size, bytes)| Item {
            key: *key,
            checksum: checksum(*key, bytes),
            day: self.today,
            size: *size,
            length: bytes.len() as u32,
            source: Source::Here(bytes),
        });
        pack::write(&folder, items.collect())
    }

    /// Writes what waits and puts the folder in order.
    ///
    /// # Errors
    /// Why something could not be written.
    pub(super) fn finish(self) -> io::Result<()> {
        if let Ok(mut pending) = self.pending.lock() {
            let entries = std::mem::take(&mut pending.entries);
            drop(pending);
            if !entries.is_empty() {
                self.write(&entries);
            }
        }
        let Ok(pending) = self.pending.into_inner() else {
            return Ok(());
        };
        // By now there may be another one of the name, since the same entries give the same name.
        let is_damaged = |path: &&PathBuf| matches!(Pack::open(path), Err(NoPack::Damaged));
        for path in self.damaged.iter().filter(is_damaged) {
            let _ = std::fs::remove_file(path);
        }
        if let Some(error) = pending.failed {
            return Err(error);
        }
        if pending.packs.is_empty() && !self.is_dated.into_inner() {
            return Ok(());
        }
        let new = pending.packs.iter().filter_map(|path| Pack::open(path).ok());
        let packs = self.packs.into_iter().chain(new.inspect(Pack::use_all)).collect();
        tidy::tidy(&self.place, packs, self.today)
    }
}

#[cfg(test)]
impl Store {
    /// Merges within a bound of the test's own.
    pub(super) fn merge_within(self, most: u64) {
        tidy::merge(&self.place.join(BUILD), self.packs, self.today, most).expect("a folder that can be written");
    }
}

/// The packs of a folder, by name.
pub(super) fn pack_files(folder: &Path) -> Vec<PathBuf> {
    files_ending(folder, pack::ENDING)
}

pub(super) fn files_ending(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .collect();
    paths.sort();
    paths
}
