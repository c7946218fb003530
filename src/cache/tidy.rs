//! The folder of a cache, kept small: packs are merged, what is old or too much goes.
//!
//! Small packs are merged first and large ones seldom, so that in the long run each entry is copied a few times only. A pack
//! is deleted after the one that holds its entries has its name; a run that still has it open reads on.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::key::BUILD;
use super::pack::{self, Entry, Item, Pack, Source, UNFINISHED};
use super::store::{DAYS_BEFORE_DATED_ANEW, files_ending, pack_files};

/// More packs than this are merged.
const MOST_PACKS: usize = 8;
/// An entry that was of no use for so many days goes with the next merge.
const DAYS_KEPT: u32 = 30;
/// Bytes of the packs of this build above which entries go, those of no use for the longest time first.
const MOST_BYTES: u64 = 2 << 30;

/// So many other builds keep their packs.
const OTHER_BUILDS: usize = 3;
/// An unfinished file of this age that nobody has locked has no writer any more.
const AGE_OF_LEFT: Duration = Duration::from_secs(60);

/// Puts the folder in order after a run that wrote into it, or used entries with an old day.
pub(super) fn tidy(place: &Path, packs: Vec<Pack>, today: u32) -> io::Result<()> {
    remove_left(&place.join(BUILD));
    remove_old_builds(place);
    merge(&place.join(BUILD), packs, today, MOST_BYTES)
}

pub(super) fn merge(folder: &Path, mut packs: Vec<Pack>, today: u32, most: u64) -> io::Result<()> {
    let is_over = packs.iter().map(|pack| pack.bytes).sum::<u64>() > most;
    packs.sort_by(|one, other| (one.bytes, &one.path).cmp(&(other.bytes, &other.path)));
    let too_many = (packs.len() > MOST_PACKS).then(|| packs.len() - MOST_PACKS / 2);
    let mut sum = 0;
    let mut chosen: Vec<&Pack> = Vec::new();
    for (at, pack) in packs.iter().enumerate() {
        let is_small = too_many.is_some_and(|least| at < least || pack.bytes < sum);
        if is_over || is_small || is_dated(pack, today) {
            sum += pack.bytes;
            chosen.push(pack);
        }
    }
    if chosen.is_empty() {
        return Ok(());
    }
    // Of two entries with one key that in use counts: the other one may be damaged.
    let mut items: Vec<(bool, Item<'_>)> = chosen.iter().flat_map(|pack| items(pack, today)).collect();
    items.sort_by_key(|(used, _)| !used);
    let mut items: Vec<Item<'_>> = items.into_iter().map(|(_, item)| item).collect();
    if is_over {
        // Of one day the large ones go first: the small ones tell what need not be read at all.
        items.sort_by_key(|item| (std::cmp::Reverse(item.day), item.size));
        let mut bytes = 0;
        items.retain(|item| {
            bytes += u64::from(item.length);
            bytes <= most / 4 * 3
        });
    }
    let merged = pack::write(folder, items)?;
    for pack in chosen.iter().filter(|pack| pack.path != merged) {
        let _ = std::fs::remove_file(&pack.path);
    }
    Ok(())
}

/// Whether a pack has entries in use that bear an old day.
fn is_dated(pack: &Pack, today: u32) -> bool {
    pack.entries()
        .any(|(entry, used)| used && entry.day.saturating_add(DAYS_BEFORE_DATED_ANEW) < today)
}

/// What of a pack is to be kept, and whether it was used.
fn items<'a>(pack: &'a Pack, today: u32) -> impl Iterator<Item = (bool, Item<'a>)> {
    let is_kept = move |entry: &Entry, used: bool| used || entry.day.saturating_add(DAYS_KEPT) >= today;
    let kept = pack.entries().filter(move |(entry, used)| is_kept(entry, *used));
    kept.map(move |(entry, used)| {
        let item = Item {
            key: entry.key,
            checksum: entry.checksum,
            day: if used { today } else { entry.day },
            size: pack.size_of(&entry),
            length: entry.length,
            source: Source::In(pack, entry),
        };
        (used, item)
    })
}

/// Takes away what dead writers left.
fn remove_left(folder: &Path) {
    for path in files_ending(folder, UNFINISHED) {
        let age = modified(&path).and_then(|modified| SystemTime::now().duration_since(modified).ok());
        let is_free = || std::fs::File::open(&path).is_ok_and(|open| open.try_lock().is_ok());
        if age.is_some_and(|age| age > AGE_OF_LEFT) && is_free() {
            let _ = std::fs::remove_file(&path);
        }
    }
}

/// Takes away the packs of builds that have not been used for long, and of all but the latest.
fn remove_old_builds(place: &Path) {
    let mut others: Vec<(SystemTime, PathBuf)> = builds(place)
        .into_iter()
        .filter(|folder| !folder.ends_with(BUILD))
        .filter_map(|folder| {
            let newest = pack_files(&folder).iter().filter_map(|path| modified(path)).max();
            Some((newest.or_else(|| modified(&folder))?, folder))
        })
        .collect();
    others.sort();
    let kept = Duration::from_secs(u64::from(DAYS_KEPT) * 86_400);
    let is_old = |time: &SystemTime| SystemTime::now().duration_since(*time).is_ok_and(|age| age > kept);
    let too_many = others.len().saturating_sub(OTHER_BUILDS);
    for (at, (time, folder)) in others.iter().enumerate() {
        if at < too_many || is_old(time) {
            remove_build(folder);
        }
    }
}

/// The folders of builds in a cache.
pub(super) fn builds(place: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
    let is_build = |name: &str| name.len() == BUILD.len() && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut folders: Vec<PathBuf> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter(|entry| entry.file_name().to_str().is_some_and(is_build))
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
}

/// Removes what a cache has put into the folder of a build, and the folder where it is empty then.
pub(super) fn remove_build(folder: &Path) {
    let files = [pack::ENDING, UNFINISHED].map(|ending| files_ending(folder, ending));
    for file in files.iter().flatten() {
        let _ = std::fs::remove_file(file);
    }
    let _ = std::fs::remove_dir(folder);
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
