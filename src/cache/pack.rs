//! A pack: many entries in one file that never changes once it has its name.
//!
//! Header, index, small entries, large entries. Opening a pack reads all up to the small entries, so that a run in which
//! nothing has changed reads one stretch of each file; a large entry is read when it is asked for. The index has a checksum
//! of its own and each entry another, made of key and bytes: what is cut short, damaged, foreign, or of another build is not
//! there. Deliberately not brought to the disk by force: what a power cut spoils is told by the checksums and made anew.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::key::{BUILD, Key, LENGTH, checksum, first};

/// Begins each pack: what it is, and the version of its layout.
const MAGIC: &[u8; 8] = b"onrpack1";
/// Magic, build, number of entries, bytes of the small ones.
const HEADER: usize = MAGIC.len() + BUILD.len() + 8 + 8;
/// Key, checksum, start, length, day.
const RECORD: usize = LENGTH + LENGTH + 8 + 4 + 4;
/// How the name of a pack ends, and of one that is being written.
pub(super) const ENDING: &str = "pack";
pub(super) const UNFINISHED: &str = "tmp";

/// A fuzzer is to reach what reads the entries.
const NO_CHECKSUMS: bool = cfg!(fuzzing);

/// So many names are tried for an unfinished file.
const MOST_NAMES: usize = 10_000;

/// Whether an entry is read with the pack or when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Size {
    Small,
    Large,
}

/// What the index says of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub key: Key,
    pub checksum: [u8; LENGTH],
    /// Offset in the file.
    pub start: u64,
    pub length: u32,
    /// Day on which it was last known to be of use.
    pub day: u32,
}

/// An open pack.
pub(super) struct Pack {
    pub path: PathBuf,
    /// Of the file.
    pub bytes: u64,
    index: Vec<u8>,
    small: Vec<u8>,
    file: Mutex<File>,
    /// Which entries this run has asked for.
    used: Vec<AtomicBool>,
}

/// Why a file is no pack.
#[derive(Debug)]
pub(super) enum NoPack {
    /// It cannot be opened or read: not for us to judge.
    Unreadable,
    /// It is no pack of this build.
    Damaged,
}

impl Pack {
    pub(super) fn open(path: &Path) -> Result<Self, NoPack> {
        let mut file = File::open(path).map_err(|_| NoPack::Unreadable)?;
        let bytes = file.metadata().map_err(|_| NoPack::Unreadable)?.len();
        let mut head = [0; HEADER + LENGTH];
        file.read_exact(&mut head).map_err(|_| NoPack::Damaged)?;
        let (header, sum) = head.split_at(HEADER);
        let (magic, rest) = header.split_at(MAGIC.len());
        let (build, numbers) = rest.split_at(BUILD.len());
        if magic != MAGIC || build != BUILD.as_bytes() {
            return Err(NoPack::Damaged);
        }
        let (entries, small) = (number(&numbers[..8]), number(&numbers[8..]));
        let front = (head.len() as u64)
            .checked_add(entries.saturating_mul(RECORD as u64))
            .and_then(|front| front.checked_add(small));
        if front.is_none_or(|front| front > bytes) {
            return Err(NoPack::Damaged);
        }
        let mut index = vec![0; entries as usize * RECORD];
        let mut small = vec![0; small as usize];
        let read = file.read_exact(&mut index).and_then(|()| file.read_exact(&mut small));
        read.map_err(|_| NoPack::Damaged)?;
        if checksum_of(header, &index) != sum && !NO_CHECKSUMS {
            return Err(NoPack::Damaged);
        }
        Ok(Self {
            path: path.to_owned(),
            bytes,
            used: (0..entries).map(|_| AtomicBool::new(false)).collect(),
            index,
            small,
            file: Mutex::new(file),
        })
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.used.len()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (Entry, bool)> {
        let used = self.used.iter().map(|used| used.load(Ordering::Relaxed));
        (0..self.len()).map(|at| self.entry(at)).zip(used)
    }

    /// The bytes of an entry and the day it bears, if they are there and are those that were put there.
    pub(super) fn get(&self, key: Key) -> Option<(Vec<u8>, u32)> {
        let at = self.find(key)?;
        let entry = self.entry(at);
        let bytes = self.bytes_of(&entry)?;
        if checksum(key, &bytes) != entry.checksum && !NO_CHECKSUMS {
            return None;
        }
        self.used[at].store(true, Ordering::Relaxed);
        Some((bytes, entry.day))
    }

    /// All entries count as asked for.
    pub(super) fn use_all(&self) {
        self.used.iter().for_each(|used| used.store(true, Ordering::Relaxed));
    }

    pub(super) fn size_of(&self, entry: &Entry) -> Size {
        match entry.start < self.small_start() + self.small.len() as u64 {
            true => Size::Small,
            false => Size::Large,
        }
    }

    /// The bytes of an entry as they stand, not judged.
    pub(super) fn bytes_of(&self, entry: &Entry) -> Option<Vec<u8>> {
        let length = entry.length as usize;
        if self.size_of(entry) == Size::Small {
            let start = usize::try_from(entry.start.checked_sub(self.small_start())?).ok()?;
            return Some(self.small.get(start..start.checked_add(length)?)?.to_owned());
        }
        if entry.start.checked_add(u64::from(entry.length))? > self.bytes {
            return None;
        }
        let mut bytes = vec![0; length];
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(entry.start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    fn small_start(&self) -> u64 {
        (HEADER + LENGTH + self.index.len()) as u64
    }

    fn record(&self, at: usize) -> &[u8] {
        &self.index[at * RECORD..(at + 1) * RECORD]
    }

    /// The index is in the order of the keys.
    fn find(&self, key: Key) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.record(middle)[..LENGTH].cmp(&key.0) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    fn entry(&self, at: usize) -> Entry {
        let record = self.record(at);
        let (key, rest) = record.split_at(LENGTH);
        let (sum, rest) = rest.split_at(LENGTH);
        let (start, rest) = rest.split_at(8);
        let (length, day) = rest.split_at(4);
        Entry {
            key: Key(first(key)),
            checksum: first(sum),
            start: number(start),
            length: number(length) as u32,
            day: number(day) as u32,
        }
    }
}

/// Little-endian.
fn number(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |number, &byte| number << 8 | u64::from(byte))
}

fn checksum_of(header: &[u8], index: &[u8]) -> [u8; LENGTH] {
    let mut all = header.to_vec();
    all.extend_from_slice(index);
    checksum(Key([0; LENGTH]), &all)
}

/// An entry for a new pack.
pub(super) struct Item<'a> {
    pub key: Key,
    pub checksum: [u8; LENGTH],
    pub day: u32,
    pub size: Size,
    pub length: u32,
    pub source: Source<'a>,
}

/// Where its bytes are.
pub(super) enum Source<'a> {
    Here(&'a [u8]),
    /// Copied as they stand: the checksum goes with them, so that damage is no less told than before.
    In(&'a Pack, Entry),
}

/// Writes a pack into a folder, whole or not at all. Of entries with one key the first counts.
pub(super) fn write(folder: &Path, mut items: Vec<Item<'_>>) -> io::Result<PathBuf> {
    items.sort_by_key(|item| item.key);
    items.dedup_by_key(|item| item.key);
    let (header, index, order) = front(&items);
    let sum = checksum_of(&header, &index);
    let unfinished = Unfinished::new(folder)?;
    let mut writer = BufWriter::with_capacity(1 << 20, &unfinished.file);
    for part in [header.as_slice(), &sum, &index] {
        writer.write_all(part)?;
    }
    for item in order.into_iter().map(|at| &items[at]) {
        match item.source {
            Source::Here(bytes) => writer.write_all(bytes)?,
            Source::In(pack, entry) => {
                let bytes = pack.bytes_of(&entry);
                writer.write_all(&bytes.unwrap_or_else(|| vec![0; entry.length as usize]))?;
            }
        }
    }
    writer.flush()?;
    drop(writer);
    let name: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    unfinished.finish(&folder.join(format!("{name}.{ENDING}")))
}

/// Header and index, and the order in which the entries stand.
fn front(items: &[Item<'_>]) -> (Vec<u8>, Vec<u8>, Vec<usize>) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&at| items[at].size);
    let mut start = (HEADER + LENGTH + items.len() * RECORD) as u64;
    let mut starts = vec![0; items.len()];
    let mut small = 0;
    for &at in &order {
        starts[at] = start;
        start += u64::from(items[at].length);
        if items[at].size == Size::Small {
            small += u64::from(items[at].length);
        }
    }
    let mut header = Vec::with_capacity(HEADER);
    header.extend_from_slice(MAGIC);
    header.extend_from_slice(BUILD.as_bytes());
    header.extend_from_slice(&(items.len() as u64).to_le_bytes());
    header.extend_from_slice(&small.to_le_bytes());
    let mut index = Vec::with_capacity(items.len() * RECORD);
    for (item, start) in items.iter().zip(starts) {
        index.extend_from_slice(&item.key.0);
        index.extend_from_slice(&item.checksum);
        index.extend_from_slice(&start.to_le_bytes());
        index.extend_from_slice(&item.length.to_le_bytes());
        index.extend_from_slice(&item.day.to_le_bytes());
    }
    (header, index, order)
}

/// A file that has no name yet, locked as long as it is written; gone where it is not finished.
struct Unfinished {
    file: File,
    path: PathBuf,
}

impl Unfinished {
    fn new(folder: &Path) -> io::Result<Self> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        loop {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{}-{number}.{UNFINISHED}", std::process::id()));
            match File::create_new(&path) {
                Ok(file) => {
                    // Where there are no locks, what is old counts as left by a dead writer.
                    let _ = file.lock();
                    return Ok(Self { file, path });
                }
                // A process of this number on another machine, or one that is no more.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST_NAMES => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn finish(mut self, path: &Path) -> io::Result<PathBuf> {
        std::fs::rename(&self.path, path)?;
        self.path = PathBuf::new();
        Ok(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
