//! One text in several articles, one statement in several of them → each once.
//!
//! In: the digests of a corpus, in order of date; out: the same, each told what else it is ([`Version`]), and each statement
//! whether an earlier article has told it ([`Told::again`]) and which others tell it ([`Told::also`]). Deliberately leaves
//! nothing out: what a copy has and the other text has not stays on the record.

mod address;
mod tellings;
mod versions;

use crate::config::Group;
use crate::digest::{Digest, Version};

/// Puts copies, revisions and repeated statements together, within each group. Gives how many articles are copies or
/// revisions of one before them.
pub fn relate(digests: &mut [Digest], groups: &[Group]) -> usize {
    let mut articles = 0;
    for group in groups {
        let versions = versions::versions(digests, &group.articles);
        for (&article, version) in group.articles.iter().zip(versions) {
            let is_first = version
                .as_ref()
                .is_none_or(|version: &Version| version.family == article);
            articles += usize::from(!is_first);
            digests[article].head.version = version;
        }
        tellings::mark(digests, &group.articles);
    }
    articles
}
