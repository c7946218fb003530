//! What a check has to know of an article in which nothing that it compares has changed: what it is, its statements in short,
//! problems, and who speaks.
//!
//! In: a digest; out: a summary, a fraction of its size. With it the actors can be told whose records are as they were, so
//! that the digests of their articles need not be read at all.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::config::By;
use crate::copies::Outline;
use crate::digest::{Digest, Head, Place, Told, ToldInShort};
use crate::problem::Problem;

/// The summary of a digest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Summary {
    /// The article itself.
    pub head: Head,
    told: Vec<ToldInShort>,
    /// Number of its statements.
    pub statements: usize,
    /// Of those the ones whose actor is known.
    pub resolved: usize,
    /// What could not be resolved.
    pub problems: Vec<Problem>,
    /// The keys of the actors that say something here that is compared: by person, by office, by principal.
    actors: [BTreeSet<String>; 3],
}

impl Summary {
    pub(crate) fn of(digest: &Digest) -> Self {
        let told = &digest.told;
        let actors = [By::Person, By::Office, By::Principal].map(|by| {
            let compared = told.iter().filter(|told| is_compared(told));
            let standings = compared.filter_map(|told| told.standing.as_ref());
            standings.map(|standing| standing.key(by).to_owned()).collect()
        });
        Self {
            head: digest.head.clone(),
            told: digest.told_in_short(),
            statements: told.len(),
            resolved: told.iter().filter(|told| told.statement.actor.is_some()).count(),
            problems: digest.problems.clone(),
            actors,
        }
    }

    /// Says where the article stands: see [`Digest::put`].
    pub(crate) fn put(&mut self, place: Place) {
        crate::digest::put_problems(&mut self.problems, &place);
        self.head.place = place;
        self.head.put();
    }

    /// What tells whether other articles are the same.
    pub(crate) fn outline(&self) -> Outline<'_> {
        Outline {
            head: &self.head,
            told: &self.told,
        }
    }

    /// The actors that say something here that is compared.
    pub(crate) fn actors(&self, by: By) -> &BTreeSet<String> {
        let [person, office, principal] = &self.actors;
        match by {
            By::Person => person,
            By::Office => office,
            By::Principal => principal,
        }
    }
}

/// Whether a statement brings its actor a record.
fn is_compared(told: &Told) -> bool {
    let is_empty = told.content.claims.is_empty() && told.content.sentences.is_empty();
    told.statement.actor.is_some() && !is_empty
}
