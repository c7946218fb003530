//! What earlier runs made of articles and actors, so that a run does again only what has changed.
//!
//! In: keys and values; out: the values, or nothing. Three things are kept: the digest of an article, its summary, and what
//! the records of an actor yield ([`Digest`], [`Outcome`]). A key is a hash of all that a value follows from, the build of
//! this program among it, so that nothing is ever out of date: what has changed has another key. Where there is no cache, or
//! no sound one, all is made anew; what comes out is the same. Deliberately knows neither articles that are gone nor which run
//! put what: entries that nobody asks for go with time.

mod key;
mod memory;
mod outcome;
mod pack;
mod store;
mod summary;
#[cfg(test)]
mod tests;
mod tidy;
mod upkeep;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use crate::digest::{Digest, Place};
use crate::rules::Outcome;

pub(crate) use key::{Key, Parts};
pub(crate) use outcome::Traces;
pub(crate) use summary::Summary;
pub use upkeep::{Contents, clear, contents};

use memory::Memory;
use pack::Size;
use store::Store;

/// A cache that is open for a run, or none.
#[derive(Default)]
pub struct Cache {
    store: Option<Store>,
    /// Where what is put is kept for the life of the process: instead of in the store, and only as long as it is asked for.
    memory: Option<Memory>,
    counters: [AtomicUsize; 4],
}

/// How much of a run was done anew, and how much was known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles that were read: parsed, attributed, taken apart into claims.
    pub articles_read: usize,
    /// Articles that were not, since they were known.
    pub articles_known: usize,
    /// Actors whose records were compared with each other.
    pub actors_compared: usize,
    /// Actors whose records were not, since they were as they had been.
    pub actors_known: usize,
}

/// What is counted, in the order of [`Cache::counters`].
#[derive(Clone, Copy)]
pub(crate) enum Counted {
    ArticleRead,
    ArticleKnown,
    ActorCompared,
    ActorKnown,
}

impl Cache {
    /// No cache: all is done anew, and nothing is kept.
    pub fn none() -> Self {
        Self::default()
    }

    /// The cache in a folder, which need not be there yet. What cannot be read of it is not there.
    pub fn open(place: &Path) -> Self {
        Self {
            store: Some(Store::open(place, today())),
            ..Self::default()
        }
    }

    /// A cache for many runs of one process: what lies in a folder is at hand, what is put stays in memory.
    pub fn in_memory(place: Option<&Path>) -> Self {
        Self {
            store: place.map(|place| Store::open(place, today())),
            memory: Some(Memory::default()),
            ..Self::default()
        }
    }

    /// Drops what was put into memory and not asked for since the last call.
    pub fn forget_unused(&self) {
        if let Some(memory) = &self.memory {
            memory.forget_unused();
        }
    }

    /// What was done so far.
    pub fn counts(&self) -> Counts {
        let [articles_read, articles_known, actors_compared, actors_known] =
            [0, 1, 2, 3].map(|at: usize| self.counters[at].load(Ordering::Relaxed));
        Counts {
            articles_read,
            articles_known,
            actors_compared,
            actors_known,
        }
    }

    /// Writes what is not written yet. Without this what was done in the last second or so is lost.
    ///
    /// # Errors
    /// Why something could not be kept: the next run will do it anew.
    pub fn finish(self) -> std::io::Result<()> {
        self.store.map_or(Ok(()), Store::finish)
    }

    /// Whether anything is kept, so that keys are worth making.
    pub(crate) fn is_open(&self) -> bool {
        self.store.is_some() || self.memory.is_some()
    }

    fn get(&self, key: Key) -> Option<Vec<u8>> {
        let in_memory = self.memory.as_ref().and_then(|memory| memory.get(key));
        in_memory.or_else(|| self.store.as_ref()?.get(key))
    }

    fn put(&self, key: Key, size: Size, bytes: Vec<u8>) {
        match (&self.memory, &self.store) {
            (Some(memory), _) => memory.put(key, bytes),
            (None, Some(store)) => store.put(key, size, bytes),
            (None, None) => {}
        }
    }

    pub(crate) fn count(&self, what: Counted) {
        self.counters[what as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// The digest of an article; it stands nowhere yet.
    pub(crate) fn digest(&self, key: Key) -> Option<Digest> {
        Digest::unpacked(&self.get(key)?).ok()
    }

    pub(crate) fn put_digest(&self, key: Key, digest: &Digest) {
        if self.is_open()
            && let Ok(bytes) = digest.packed()
        {
            self.put(key, Size::Large, bytes);
        }
    }

    pub(crate) fn summary(&self, key: Key) -> Option<Summary> {
        let bytes = self.get(key)?;
        let (summary, rest) = postcard::take_from_bytes(&bytes).ok()?;
        rest.is_empty().then_some(summary)
    }

    pub(crate) fn put_summary(&self, key: Key, summary: &Summary) {
        if self.is_open()
            && let Ok(bytes) = postcard::to_allocvec(summary)
        {
            self.put(key, Size::Small, bytes);
        }
    }

    /// What the records of an actor yield: see [`outcome::from_bytes`].
    pub(crate) fn outcome(
        &self,
        key: Key,
        articles: &[usize],
        place: &dyn Fn(usize) -> Place,
        traces: Traces,
    ) -> Option<Outcome> {
        outcome::from_bytes(&self.get(key)?, articles, place, traces)
    }

    pub(crate) fn put_outcome(&self, key: Key, outcome: &Outcome, articles: &[usize]) {
        if self.is_open()
            && let Some(bytes) = outcome::to_bytes(outcome, articles)
        {
            self.put(key, Size::Small, bytes);
        }
    }
}

/// The day it is, as a number. Nothing but the age of entries depends on it.
fn today() -> u32 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| u32::try_from(since.as_secs() / 86_400).unwrap_or(u32::MAX))
}
