//! A place in an article → the statement that stands there, and what its actor has said on its matters.
//!
//! In: the articles of a check and an offset; out: the statement and the timelines it is in. Only the articles in which the
//! actor speaks are looked at.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::align::TopicIndex;
use crate::attribution::{Field, Statement};
use crate::background::{declared_topics, group_of};
use crate::cache::{Cache, Summary};
use crate::config::Group;
use crate::copies::{Outline, relations};
use crate::corpus::Article;
use crate::digest::{Digest, Told};
use crate::options::Options;
use crate::reading::{Depth, Reader};
use crate::records::records_taken;
use crate::report::Timeline;
use crate::shelf::Shelf;
use crate::text::Span;
use crate::timeline::timelines;

/// A statement and its place among what its actor has said.
#[derive(Clone, Debug)]
pub struct SaidAt {
    /// The statement.
    pub statement: Statement,
    /// All of it, source and cue included, in bytes of the text.
    pub span: Span,
    /// The timelines of its matters, each with the entry that it is.
    pub timelines: Vec<(Timeline, usize)>,
}

/// What is said at an offset of an article, given by its index; `None` where nobody says anything there.
pub fn said_at(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    cache: &Cache,
    article: usize,
    offset: usize,
) -> Option<SaidAt> {
    let (reader, _) = Reader::new(articles, groups, Depth::Claims, cache);
    let group_of = group_of(groups, articles.len());
    let group = &groups[(*group_of.get(article)?)?];
    let by = options.by.unwrap_or(group.config.by);
    let own = reader.digest(article);
    let (told, span) = told_at(&own, offset)?;
    let mut said = SaidAt {
        statement: told.statement.clone(),
        span,
        timelines: Vec::new(),
    };
    let Some(standing) = &told.standing else {
        return Some(said);
    };
    let key = standing.key(by).to_owned();

    let mut shelf = Shelf::of_known(&reader, &());
    let relations = {
        let outlines: Vec<Outline<'_>> = shelf.summaries.iter().map(Summary::outline).collect();
        relations(&outlines, groups).of
    };
    let speaks = |index: &&usize| **index == article || shelf.summaries[**index].actors(by).contains(&key);
    let wanted: BTreeSet<usize> = group.articles.iter().filter(speaks).copied().collect();
    let (topics, _) = declared_topics(std::slice::from_ref(group));
    let topics = topics.first().map(TopicIndex::new).unwrap_or_default();
    let mut digests = shelf.lend(&wanted, &relations, |_, told| {
        told.standing.as_ref().is_some_and(|standing| standing.key(by) == key)
    });
    digests
        .par_iter_mut()
        .for_each(|(_, digest)| digest.put_on_topics(&topics));
    for (_, actor, records) in records_taken(digests.values(), by, options, |other| other == key) {
        let is_here = |record: &&crate::rules::Record<'_>| {
            record.statement.article == article && record.statement.id == said.statement.id
        };
        let here: BTreeSet<_> = records
            .claims
            .iter()
            .filter(is_here)
            .map(|record| record.place())
            .collect();
        let path = &articles[article].origin.path;
        for timeline in timelines(&actor, &records.claims, None) {
            let entries = timeline.entries.iter();
            let own = entries.map(|entry| entry.path == *path && here.contains(&(entry.line, entry.column)));
            if let Some(at) = own.collect::<Vec<bool>>().iter().position(|is_own| *is_own) {
                said.timelines.push((timeline, at));
            }
        }
    }
    Some(said)
}

/// The shortest statement around an offset of the text.
fn told_at(digest: &Digest, offset: usize) -> Option<(&Told, Span)> {
    let spans = digest.told.iter().filter_map(|told| {
        let statement = &told.statement;
        let pieces = [&statement.source, &statement.cue, &statement.content];
        let of_text = pieces.into_iter().flatten().filter(|piece| piece.field == Field::Text);
        let span = of_text.map(|piece| piece.span).reduce(Span::cover)?;
        Some((told, span))
    });
    let around = spans.filter(|(_, span)| span.start <= offset && offset <= span.end);
    around.min_by_key(|(_, span)| span.len())
}
