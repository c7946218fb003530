//! One text in several articles, one statement in several of them → each once.
//!
//! In: the heads of the digests of a corpus and their statements in short, in order of date; out: of each article what else
//! it is ([`Version`]), and of its statements whether an earlier article has told it ([`Told::again`]) and which others tell it
//! ([`Told::also`]). Deliberately leaves nothing out: what a copy has and the other text has not stays on the record. No words
//! are needed, so that digests need not be at hand.
//!
//! [`Told::again`]: crate::digest::Told::again
//! [`Told::also`]: crate::digest::Told::also

mod address;
mod tellings;
mod versions;

pub use address::page;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Group;
use crate::digest::{Digest, Head, Telling, ToldInShort, Version};

/// What of an article tells whether others are the same.
#[derive(Clone, Copy, Debug)]
pub struct Outline<'a> {
    /// The article.
    pub head: &'a Head,
    /// Its statements.
    pub told: &'a [ToldInShort],
}

/// What an article is beside others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// Which of several articles that are one text; `None` where it stands alone.
    pub version: Option<Version>,
    /// Which of its statements an earlier article has told.
    pub again: BTreeSet<usize>,
    /// Which of its statements others tell as well, and where.
    pub also: BTreeMap<usize, Vec<Telling>>,
}

/// What all articles are beside each other.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// How many are copies or revisions of one before them.
    pub copies: usize,
    /// Of each article, in their order.
    pub of: Vec<Relation>,
}

/// Finds copies, revisions and repeated statements, within each group.
pub fn relations(outlines: &[Outline<'_>], groups: &[Group]) -> Relations {
    let mut relations = Relations {
        copies: 0,
        of: vec![Relation::default(); outlines.len()],
    };
    for group in groups {
        let versions = versions::versions(outlines, &group.articles);
        for (&article, version) in group.articles.iter().zip(versions) {
            let is_first = version
                .as_ref()
                .is_none_or(|version: &Version| version.family == article);
            relations.copies += usize::from(!is_first);
            relations.of[article].version = version;
        }
        tellings::mark(outlines, &group.articles, &mut relations.of);
    }
    relations
}

/// Pairs of articles of which one is a copy of the other, by their places. The outlines are in order.
pub(crate) fn copied(outlines: &[Outline<'_>]) -> Vec<(usize, usize)> {
    let all: Vec<usize> = (0..outlines.len()).collect();
    versions::copies(outlines, &all)
}

/// Marks statements that are told again. The outlines are in order, and their versions known.
pub(crate) fn told_again(outlines: &[Outline<'_>], relations: &mut [Relation]) {
    let all: Vec<usize> = (0..outlines.len()).collect();
    tellings::mark(outlines, &all, relations);
}

/// Finds them among digests, and tells each digest.
pub fn relate(digests: &mut [Digest], groups: &[Group]) -> usize {
    let told: Vec<Vec<ToldInShort>> = digests.iter().map(Digest::told_in_short).collect();
    let outlines: Vec<Outline<'_>> = digests
        .iter()
        .zip(&told)
        .map(|(digest, told)| Outline {
            head: &digest.head,
            told,
        })
        .collect();
    let relations = relations(&outlines, groups);
    for (digest, relation) in digests.iter_mut().zip(&relations.of) {
        relation.tell(digest);
    }
    relations.copies
}

impl Relation {
    /// Tells a digest what it is.
    pub fn tell(&self, digest: &mut Digest) {
        digest.head.version.clone_from(&self.version);
        for (at, told) in digest.told.iter_mut().enumerate() {
            told.again = self.again.contains(&at);
            told.also = self.also.get(&at).cloned().unwrap_or_default();
        }
    }
}
