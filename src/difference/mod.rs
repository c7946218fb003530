//! Two articles or two corpora → what moved from the one to the other: positions axis by axis, findings, wording.
//!
//! In: digests and texts of both; out: a [`Difference`]. The order is the user's: what was named first is the old one, whatever
//! the days. Deliberately does not judge anew: what two positions are to each other the rules say, as in a check.

mod articles;
mod findings;
mod positions;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::align::TopicIndex;
use crate::attribution::Actor;
use crate::config::{Config, Group};
use crate::corpus::Article;
use crate::digest::Digest;
use crate::options::Options;
use crate::problem::Problem;
use crate::records::records_taken;
use crate::rules::{ActorRecords, Relation};

pub use articles::{ArticleChange, ArticleSeen, FieldChange};
pub use findings::FindingChanges;
pub use positions::{Axis, AxisChange, PositionChange, PositionFate, StandSeen, Told};
pub use wording::{Fate, Kind, Piece, SentenceChange, Spot, Wording};

/// What two corpora are to each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// What was named first.
    pub old: SideSeen,
    /// What was named second.
    pub new: SideSeen,
    /// Positions that are not as they were: the gravest first, then what is gone, then what is new, each by actor, matter, place.
    pub positions: Vec<PositionChange>,
    /// New positions that stand as an old one stood.
    pub held: usize,
    /// What was not compared, by reason.
    pub left_out: BTreeMap<String, usize>,
    /// Findings that came and went.
    pub findings: FindingChanges,
    /// Articles that are not as they were.
    pub articles: Vec<ArticleChange>,
    /// Articles that are as they were.
    pub unchanged: usize,
    /// What could not be read or resolved; sorted by path, line.
    pub problems: Vec<Problem>,
}

/// One of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SideSeen {
    /// As the user named it.
    pub name: String,
    /// How many articles it has.
    pub articles: usize,
    /// How many statements were found in them.
    pub statements: usize,
    /// First day of publication.
    pub first: Option<NaiveDate>,
    /// Last day of publication.
    pub last: Option<NaiveDate>,
}

impl Difference {
    /// Days from the last day of the old to the last day of the new, where both are known.
    pub fn days(&self) -> Option<i64> {
        Some((self.new.last? - self.old.last?).num_days())
    }

    /// Articles that only the old corpus has, or only the new one.
    pub fn articles_alone(&self, is_gone: bool) -> impl Iterator<Item = &ArticleSeen> {
        let alone = move |change: &'_ ArticleChange| change.old.is_some() == is_gone && change.new.is_some() != is_gone;
        self.articles
            .iter()
            .filter(move |change| alone(change))
            .filter_map(|change| change.old.as_ref().or(change.new.as_ref()))
    }

    /// How many positions met a fate.
    pub fn count(&self, fate: PositionFate) -> usize {
        self.positions.iter().filter(|change| change.fate == fate).count()
    }

    /// How many positions that changed are this to each other.
    pub fn related(&self, relation: Relation) -> usize {
        let changes = self.positions.iter().filter(|change| change.relation == Some(relation));
        changes.count()
    }
}

/// What is compared: the articles of the old corpus, then those of the new one, and the digest of each.
pub(crate) struct Compared<'a> {
    pub(crate) articles: &'a [Article],
    /// How many are of the old corpus.
    pub(crate) split: usize,
    pub(crate) digests: &'a [Digest],
    /// As the user named both.
    pub(crate) names: (&'a str, &'a str),
    /// Under which configs they are, each within one of both corpora, with the declared topics of each.
    pub(crate) groups: &'a [(Group, TopicIndex)],
}

/// Of one actor what was said in the old and in the new corpus.
struct ActorOfBoth<'a> {
    actor: Actor,
    config: &'a Config,
    topics: &'a TopicIndex,
    old: ActorRecords<'a>,
    new: ActorRecords<'a>,
}

/// Compares them. Sentences less alike than `least` of a hundred are not shown as one that changed.
pub(crate) fn difference(compared: &Compared<'_>, options: &Options, least: u8) -> Difference {
    let (old, new) = compared.articles.split_at(compared.split);
    let pairs = articles::pair(old, new, compared.names);
    let versions: BTreeSet<(usize, usize)> = pairs.iter().map(|&(old, new)| (old, compared.split + new)).collect();
    let are_one_text = |old: usize, new: usize| versions.contains(&(old, new));
    let mut difference = Difference {
        old: seen(compared, 0..compared.split, compared.names.0),
        new: seen(compared, compared.split..compared.articles.len(), compared.names.1),
        ..Difference::default()
    };
    (difference.articles, difference.unchanged) = articles::articles(old, new, &pairs, least);
    for one in actors(compared, options).into_values() {
        let found = positions::positions(one.config, &one.actor, &one.old.claims, &one.new.claims, &are_one_text);
        difference.held += found.held;
        difference.positions.extend(found.changes);
        for (reason, count) in found.left_out {
            *difference.left_out.entry(reason).or_default() += count;
        }
        difference.findings.add(&one);
    }
    difference
        .positions
        .retain(|change| options.takes_matter(&change.matter, change.topic.as_deref()));
    difference.positions.sort_by(|a, b| order(a).cmp(&order(b)));
    difference.findings.finish(compared, options, &difference.positions);
    difference
}

/// What orders positions.
fn order(change: &PositionChange) -> impl Ord + '_ {
    let place = |seen: &Option<StandSeen>| {
        let evidence = &seen.as_ref()?.evidence;
        Some((evidence.date, evidence.path.clone(), evidence.line, evidence.start))
    };
    (
        change.fate,
        change.relation,
        &change.actor.name,
        &change.actor.id,
        &change.matter,
        place(&change.new),
        place(&change.old),
    )
}

fn seen(compared: &Compared<'_>, range: std::ops::Range<usize>, name: &str) -> SideSeen {
    let days = || {
        compared.articles[range.clone()]
            .iter()
            .filter_map(|article| article.date)
    };
    SideSeen {
        name: name.to_owned(),
        articles: range.len(),
        statements: compared.digests[range.clone()]
            .iter()
            .map(|digest| digest.told.len())
            .sum(),
        first: days().min(),
        last: days().max(),
    }
}

/// All actors of both, by key, under the config of the new corpus where they are in both.
fn actors<'a>(compared: &'a Compared<'_>, options: &Options) -> BTreeMap<String, ActorOfBoth<'a>> {
    let mut actors: BTreeMap<String, ActorOfBoth<'a>> = BTreeMap::new();
    for (group, topics) in compared.groups {
        let digests = group.articles.iter().map(|&index| &compared.digests[index]);
        let by = options.by.unwrap_or(group.config.by);
        let is_new = group.articles.first().is_some_and(|&first| first >= compared.split);
        for (key, actor, records) in records_taken(digests, by, options, |_| true) {
            let of_both = actors.entry(key).or_insert_with(|| ActorOfBoth {
                actor: actor.clone(),
                config: &group.config,
                topics,
                old: ActorRecords::default(),
                new: ActorRecords::default(),
            });
            let records_of_side = if is_new { &mut of_both.new } else { &mut of_both.old };
            records_of_side.claims.extend(records.claims);
            records_of_side.sentences.extend(records.sentences);
            records_of_side.sort();
            if is_new {
                (of_both.config, of_both.topics) = (&group.config, topics);
            }
        }
    }
    actors
}
