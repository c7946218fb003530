//! The articles of a check: what is known of each, and its digest when it is asked for.
//!
//! In: digests, or a reader that has a cache; out: summaries at once, digests on loan. A digest takes twenty times the room of
//! its bytes, so of a large corpus the bytes are held, packed, and only so many digests are at hand at a time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::cache::{Key, Summary};
use crate::copies::Relation;
use crate::digest::{Digest, Place, Told};
use crate::progress::Progress;
use crate::reading::Reader;

/// Up to so many articles digests are held as they are.
const MOST_WHOLE: usize = 2_000;
/// Of a larger corpus so many are lent at a time, where no single actor needs more.
const MOST_LENT: usize = 1_000;

/// The articles of a check, in their order.
pub(crate) struct Shelf<'r, 'a> {
    pub(crate) summaries: Vec<Summary>,
    /// `None` where nothing is kept.
    pub(crate) keys: Option<Vec<Key>>,
    /// How many digests are to be lent at a time.
    pub(crate) most_lent: usize,
    held: Vec<Held>,
    /// Brings the digests that are not there.
    reader: Option<&'r Reader<'a>>,
}

/// Whether digests are held as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CorpusSize {
    Small,
    Large,
}

/// A digest on the shelf.
pub(crate) enum Held {
    /// In the cache, or lent.
    Nothing,
    Whole(Box<Digest>),
    Packed(Box<[u8]>),
}

impl<'r, 'a> Shelf<'r, 'a> {
    /// What is known of the articles of a reader; those that nothing is known of are read.
    pub(crate) fn of_known(reader: &'r Reader<'a>, progress: &dyn Progress) -> Self {
        Self::within(reader, progress, MOST_WHOLE, MOST_LENT)
    }

    /// The same with bounds of the caller's own.
    pub(crate) fn within(reader: &'r Reader<'a>, progress: &dyn Progress, most_whole: usize, most_lent: usize) -> Self {
        let size = match reader.articles().len() > most_whole {
            true => CorpusSize::Large,
            false => CorpusSize::Small,
        };
        let known = reader.each(progress, |index| {
            let known = reader.known(index);
            let held = known.digest.map_or(Held::Nothing, |digest| hold(digest, size));
            if matches!(held, Held::Packed(_)) {
                reader.articles().let_go(index);
            }
            (known.summary, known.key, held)
        });
        let mut shelf = Self {
            summaries: Vec::with_capacity(known.len()),
            keys: None,
            most_lent: if size == CorpusSize::Large {
                most_lent
            } else {
                usize::MAX
            },
            held: Vec::with_capacity(known.len()),
            reader: Some(reader),
        };
        let mut keys = Vec::with_capacity(known.len());
        for (summary, key, held) in known {
            shelf.summaries.push(summary);
            shelf.held.push(held);
            keys.extend(key);
        }
        shelf.keys = (keys.len() == shelf.summaries.len()).then_some(keys);
        shelf
    }

    /// What was read elsewhere: a summary and a digest for each article, each summary where its article stands.
    pub(crate) fn of_stored(stored: Vec<(Summary, Held)>) -> Self {
        let most_lent = match stored.len() > MOST_WHOLE {
            true => MOST_LENT,
            false => usize::MAX,
        };
        let (summaries, held) = stored.into_iter().unzip();
        Self {
            summaries,
            keys: None,
            most_lent,
            held,
            reader: None,
        }
    }

    /// Digests that stand where they have been put.
    pub(crate) fn of_digests(digests: Vec<Digest>) -> Self {
        Self {
            summaries: digests.iter().map(Summary::of).collect(),
            keys: None,
            most_lent: usize::MAX,
            held: digests
                .into_iter()
                .map(|digest| Held::Whole(Box::new(digest)))
                .collect(),
            reader: None,
        }
    }

    /// Where an article stands.
    pub(crate) fn place(&self, index: usize) -> &Place {
        &self.summaries[index].head.place
    }

    /// Lends digests that know what other articles tell, too; those that are held whole are lent once. Statements that `compares`
    /// does not take, told the index of their article, are left out, and with them their words: an actor can speak in most
    /// articles, and all of these are lent for that actor alone.
    pub(crate) fn lend(
        &mut self,
        wanted: &BTreeSet<usize>,
        relations: &[Relation],
        compares: impl Fn(usize, &Told) -> bool + Sync,
    ) -> BTreeMap<usize, Digest> {
        let taken: Vec<(usize, Option<Box<Digest>>)> =
            wanted.iter().map(|&index| (index, self.take_whole(index))).collect();
        let (summaries, held, reader) = (&self.summaries, &self.held, self.reader);
        let lent: Vec<Option<(usize, Digest)>> = taken
            .into_par_iter()
            .map(|(index, whole)| {
                let digest = whole.map(|digest| *digest).or_else(|| match &held[index] {
                    Held::Packed(bytes) => Digest::unpacked(bytes).ok(),
                    Held::Whole(_) | Held::Nothing => None,
                });
                let mut digest = digest.or_else(|| reader.map(|reader| reader.digest_of_known(index)))?;
                let place = &summaries[index].head.place;
                if digest.head.place != *place {
                    digest.put(place.clone());
                }
                relations[index].tell(&mut digest);
                digest.keep(|told| compares(index, told));
                Some((index, digest))
            })
            .collect();
        lent.into_iter().flatten().collect()
    }

    /// A digest that is held as it is; packed bytes stay, since they may be asked for again.
    fn take_whole(&mut self, index: usize) -> Option<Box<Digest>> {
        match &mut self.held[index] {
            Held::Packed(_) => None,
            held => match std::mem::replace(held, Held::Nothing) {
                Held::Whole(digest) => Some(digest),
                Held::Packed(_) | Held::Nothing => None,
            },
        }
    }
}

/// Holds a digest: packed where there are many.
pub(crate) fn hold(digest: Digest, size: CorpusSize) -> Held {
    let packed = match size {
        CorpusSize::Large => digest.packed().ok(),
        CorpusSize::Small => None,
    };
    match packed {
        Some(bytes) => Held::Packed(bytes.into_boxed_slice()),
        None => Held::Whole(Box::new(digest)),
    }
}
