//! Which articles are one text: revisions of one page, and copies of one report.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Outline;
use super::address::page;
use crate::digest::{Revision, Version};

/// Days within which a report is copied; the same words a month later are said anew.
const COPY_DAYS: i64 = 3;
/// Of a hundred runs of words of the shorter text, how many stand in the other where it is a copy.
const LEAST_SHARED: usize = 70;
/// Keys of a text by which others are looked up: where seven of ten are shared, hardly one in 100,000 copies is missed.
const ASKED: usize = 8;
/// Articles of the same days that are tried for a key, on either side.
const MOST_TRIED: usize = 64;

/// The version that each of `articles` is, in their order; `None` for those that stand alone.
pub fn versions(outlines: &[Outline<'_>], articles: &[usize]) -> Vec<Option<Version>> {
    let mut families = Families::new(articles.len());
    let revisions = revisions(outlines, articles, &mut families);
    for (one, other) in copies(outlines, articles) {
        families.join(one, other);
    }
    let mut sizes = vec![0; articles.len()];
    for at in 0..articles.len() {
        sizes[families.first(at)] += 1;
    }
    (0..articles.len())
        .map(|at| {
            let first = families.first(at);
            (sizes[first] > 1).then(|| Version {
                family: articles[first],
                revision: revisions.get(&at).cloned(),
            })
        })
        .collect()
}

/// The revisions of each page that is there in several wordings, numbered by the day they were changed.
fn revisions(outlines: &[Outline<'_>], articles: &[usize], families: &mut Families) -> BTreeMap<usize, Revision> {
    let mut pages: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, &article) in articles.iter().enumerate() {
        if let Some(page) = outlines[article].head.url.as_deref().and_then(page) {
            pages.entry(page).or_default().push(at);
        }
    }
    let mut revisions = BTreeMap::new();
    for mut list in pages.into_values().filter(|list| list.len() > 1) {
        let head = |at: usize| &outlines[articles[at]].head;
        list.sort_by_key(|&at| (head(at).modified.or(head(at).date), head(at).archived.clone(), at));
        for pair in list.windows(2) {
            families.join(pair[0], pair[1]);
        }
        // The same words read twice are one revision.
        let mut number = 1;
        let mut numbered = Vec::new();
        for (place, &at) in list.iter().enumerate() {
            let is_new = place > 0 && head(list[place - 1]).sha256 != head(at).sha256;
            number += usize::from(is_new);
            numbered.push((at, number));
        }
        if number > 1 {
            for (at, which) in numbered {
                let revision = Revision {
                    number: which,
                    of: number,
                    archived: head(at).archived.clone(),
                };
                revisions.insert(at, revision);
            }
        }
    }
    revisions
}

/// Pairs of which one is a copy of the other.
pub(super) fn copies(outlines: &[Outline<'_>], articles: &[usize]) -> Vec<(usize, usize)> {
    let keys = articles
        .iter()
        .map(|&article| outlines[article].head.sketch.keys().count());
    let mut index: Vec<(u64, usize)> = Vec::with_capacity(keys.sum());
    for (at, &article) in articles.iter().enumerate() {
        index.extend(outlines[article].head.sketch.keys().map(|key| (key, at)));
    }
    index.sort_unstable();
    let day = |at: usize| outlines[articles[at]].head.date;
    let sketch = |at: usize| &outlines[articles[at]].head.sketch;
    let mut pairs = Vec::new();
    // Those of one article at a time: of reports that have much in common there are many more than of copies.
    let mut tried: Vec<usize> = Vec::new();
    for at in 0..articles.len() {
        let own = sketch(at);
        tried.clear();
        for key in own.keys().take(ASKED).chain(own.keys().last()) {
            let from = index.partition_point(|entry| *entry < (key, at));
            let is_near = |entry: &&(u64, usize)| entry.0 == key && are_near(day(entry.1), day(at));
            let before = index[..from].iter().rev().take(MOST_TRIED).take_while(is_near);
            let behind = index[from..].iter().skip(1).take(MOST_TRIED).take_while(is_near);
            tried.extend(before.chain(behind).map(|&(_, other)| other));
        }
        tried.sort_unstable();
        tried.dedup();
        let copies = tried
            .iter()
            .filter(|&&other| own.containment(sketch(other)) >= LEAST_SHARED);
        pairs.extend(copies.map(|&other| (at.min(other), at.max(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two days are near enough for a copy; what has no date is near to nothing.
fn are_near(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if (one - other).num_days().abs() <= COPY_DAYS)
}

/// Sets of articles, each known by its first.
struct Families {
    above: Vec<usize>,
}

impl Families {
    fn new(count: usize) -> Self {
        Self {
            above: (0..count).collect(),
        }
    }

    fn first(&mut self, mut at: usize) -> usize {
        while self.above[at] != at {
            self.above[at] = self.above[self.above[at]];
            at = self.above[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.above[one.max(other)] = one.min(other);
    }
}
