//! The second half of a check: what was read is compared, actor by actor.
//!
//! In: articles as summaries, with digests where they had to be read; out: a report. Of an actor whose articles are as they
//! were, what an earlier run found counts; of the others the digests are brought, compared, and what comes out is kept.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::align::TopicIndex;
use crate::attribution::Actor;
use crate::background::{self, declared_topics, group_of};
use crate::cache::{Cache, Counted, Key, Parts, Summary, Traces};
use crate::config::{By, Config, Group};
use crate::copies::{self, Outline, Relation};
use crate::digest::{Digest, Place};
use crate::options::Options;
use crate::progress::Progress;
use crate::reading::Reader;
use crate::report::Report;
use crate::rules::{self, ActorRecords, Outcome, Record, SentenceRecord};
use crate::unmet;

/// The articles of a check, in their order.
pub(crate) struct Shelf<'a> {
    summaries: Vec<Summary>,
    /// `None` where nothing is kept.
    keys: Option<Vec<Key>>,
    digests: Vec<Option<Digest>>,
    /// Brings the digests that are not there.
    reader: Option<&'a Reader<'a>>,
}

impl<'a> Shelf<'a> {
    /// What is known of the articles of a reader; those that nothing is known of are read.
    pub(crate) fn of_known(reader: &'a Reader<'a>, progress: &dyn Progress) -> Self {
        let known = reader.each(progress, |index| reader.known(index));
        let mut shelf = Self {
            summaries: Vec::new(),
            keys: None,
            digests: Vec::new(),
            reader: Some(reader),
        };
        let mut keys = Vec::new();
        for known in known {
            shelf.summaries.push(known.summary);
            shelf.digests.push(known.digest);
            keys.push(known.key);
        }
        shelf.keys = Some(keys);
        shelf
    }

    /// Digests that stand where they have been put.
    pub(crate) fn of_digests(digests: Vec<Digest>) -> Self {
        Self {
            summaries: digests.iter().map(Summary::of).collect(),
            keys: None,
            digests: digests.into_iter().map(Some).collect(),
            reader: None,
        }
    }

    /// Has these digests at hand.
    fn bring(&mut self, wanted: &BTreeSet<usize>) {
        let Some(reader) = self.reader else { return };
        let missing = wanted.iter().copied().filter(|&index| self.digests[index].is_none());
        let missing: Vec<usize> = missing.collect();
        let brought: Vec<Digest> = missing.par_iter().map(|&index| reader.digest_of_known(index)).collect();
        for (index, digest) in missing.into_iter().zip(brought) {
            self.digests[index] = Some(digest);
        }
    }

    fn place(&self, index: usize) -> &Place {
        &self.summaries[index].head.place
    }

    fn at_hand(&self) -> impl Iterator<Item = &Digest> {
        self.digests.iter().flatten()
    }
}

/// One group of a check, and what is known of its actors.
struct Compared<'g> {
    group: &'g Group,
    by: By,
    /// All that an outcome follows from beside its articles and its actor.
    parts: Parts,
    /// By actor the articles, rising.
    actors: BTreeMap<String, Vec<usize>>,
    outcomes: BTreeMap<String, Outcome>,
    across: Option<Outcome>,
}

/// Compares what was read. Digests of the shelf stand at their own index, dated and in order.
pub(crate) fn check(mut shelf: Shelf<'_>, groups: &[Group], options: &Options, cache: &Cache) -> Report {
    let (topics, problems) = declared_topics(groups);
    let mut report = Report {
        problems,
        ..Report::default()
    };
    report.coverage.articles = shelf.summaries.len();
    let outlines: Vec<Outline<'_>> = shelf.summaries.iter().map(Summary::outline).collect();
    let relations = copies::relations(&outlines, groups);
    report.coverage.copies = relations.copies;
    report.coverage.repeated = relations.of.iter().map(|relation| relation.again.len()).sum();
    let relations = relations.of;
    for summary in &shelf.summaries {
        report.coverage.statements += summary.statements;
        report.coverage.resolved += summary.resolved;
        report.statements.push(summary.statements);
        report.problems.extend(summary.problems.iter().cloned());
    }
    if options.actor.is_some() {
        // Of a part of an actor's records nothing is kept.
        shelf.keys = None;
    }
    let mut compared: Vec<Compared<'_>> = groups
        .iter()
        .zip(&topics)
        .map(|(group, topics)| look_up(&shelf, &relations, group, &format!("{topics:?}"), options, cache))
        .collect();

    let mut wanted: BTreeSet<usize> = compared.iter().flat_map(|one| missing(one, options)).collect();
    if options.actor.is_some() || options.topic.is_some() {
        wanted = (0..shelf.summaries.len()).collect();
    }
    if !wanted.is_empty() {
        shelf.bring(&wanted);
        let indexes: Vec<TopicIndex> = topics.iter().map(TopicIndex::new).collect();
        put_on_topics(&mut shelf.digests, &group_of(groups, shelf.summaries.len()), &indexes);
        for (digest, relation) in shelf.digests.iter_mut().zip(&relations) {
            digest.iter_mut().for_each(|digest| relation.tell(digest));
        }
        for (one, topics) in compared.iter_mut().zip(&indexes) {
            compare(&shelf, &relations, one, topics, options, cache);
        }
    }
    if report.coverage.statements > 0 && (options.actor.is_some() || options.topic.is_some()) {
        report.problems.extend(unmet::unmet(shelf.at_hand(), options));
    }
    let unknown = groups.iter().flat_map(background::unknown_topics);
    report.problems.extend(unknown);
    for one in compared {
        gather(&mut report, one, &shelf, options);
    }
    report
        .findings
        .retain(|finding| options.takes_matter(&finding.matter, finding.topic.as_deref()));
    if !options.explain {
        for finding in &mut report.findings {
            finding.trace = None;
        }
    }
    report.findings.sort_by(|a, b| a.order().cmp(&b.order()));
    report
}

fn put_on_topics(digests: &mut [Option<Digest>], group_of: &[Option<usize>], topics: &[TopicIndex]) {
    let none = TopicIndex::default();
    digests.par_iter_mut().zip(group_of).for_each(|(digest, group)| {
        if let Some(digest) = digest {
            digest.put_on_topics(group.map_or(&none, |group| &topics[group]));
        }
    });
}

/// What is known of the actors of a group.
fn look_up<'g>(
    shelf: &Shelf<'_>,
    relations: &[Relation],
    group: &'g Group,
    topics: &str,
    options: &Options,
    cache: &Cache,
) -> Compared<'g> {
    let by = options.by.unwrap_or(group.config.by);
    let mut actors: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &index in &group.articles {
        for key in shelf.summaries[index].actors(by) {
            match actors.get_mut(key) {
                Some(articles) => articles.push(index),
                None => {
                    actors.insert(key.clone(), vec![index]);
                }
            }
        }
    }
    let parts = Parts::of("outcome")
        .with(topics.as_bytes())
        .with(by.as_str().as_bytes());
    let mut compared = Compared {
        group,
        by,
        parts: parts.with(config_in_short(&group.config).as_bytes()),
        actors,
        outcomes: BTreeMap::new(),
        across: None,
    };
    let traces = if options.explain { Traces::Wanted } else { Traces::Left };
    let find = |actor: Option<&str>, articles: &[usize]| {
        let key = outcome_key(shelf, relations, &compared, actor, articles)?;
        cache.outcome(key, articles, &|index| shelf.place(index).clone(), traces)
    };
    if !cache.is_open() {
        return compared;
    }
    let known: Vec<(String, Outcome)> = compared
        .actors
        .par_iter()
        .filter_map(|(actor, articles)| Some((actor.clone(), find(Some(actor), articles)?)))
        .collect();
    let across = options.across.then(|| find(None, &group.articles)).flatten();
    known.iter().for_each(|_| cache.count(Counted::ActorKnown));
    compared.outcomes = known.into_iter().collect();
    compared.across = across;
    compared
}

/// The articles whose digests are needed to complete a group.
fn missing(compared: &Compared<'_>, options: &Options) -> BTreeSet<usize> {
    if options.across && compared.across.is_none() {
        return compared.group.articles.iter().copied().collect();
    }
    let unknown = compared
        .actors
        .iter()
        .filter(|(actor, _)| !compared.outcomes.contains_key(*actor));
    unknown.flat_map(|(_, articles)| articles.iter().copied()).collect()
}

/// Compares the records of those actors that nothing is known of.
fn compare(
    shelf: &Shelf<'_>,
    relations: &[Relation],
    compared: &mut Compared<'_>,
    topics: &TopicIndex,
    options: &Options,
    cache: &Cache,
) {
    let (group, by) = (compared.group, compared.by);
    let is_across = options.across && compared.across.is_none();
    let takes = |key: &str| is_across || !compared.outcomes.contains_key(key);
    let digests = group.articles.iter().filter_map(|&index| shelf.digests[index].as_ref());
    let by_actor = records_taken(digests, by, options, takes);
    let fresh: Vec<(String, Outcome)> = by_actor
        .par_iter()
        .filter(|(key, ..)| compared.actors.contains_key(key) && !compared.outcomes.contains_key(key))
        .map(|(key, _, records)| {
            let outcome = rules::findings(&group.config, topics, records);
            cache.count(Counted::ActorCompared);
            let articles = compared.actors.get(key).map_or(&[][..], Vec::as_slice);
            if let Some(kept) = outcome_key(shelf, relations, compared, Some(key), articles) {
                cache.put_outcome(kept, &outcome, articles);
            }
            (key.clone(), outcome)
        })
        .collect();
    if is_across {
        let of_actors: Vec<&[Record<'_>]> = by_actor.iter().map(|(.., records)| records.claims.as_slice()).collect();
        let outcome = rules::across(&group.config, &of_actors);
        if let Some(kept) = outcome_key(shelf, relations, compared, None, &group.articles) {
            cache.put_outcome(kept, &outcome, &group.articles);
        }
        compared.across = Some(outcome);
    }
    compared.outcomes.extend(fresh);
}

/// What the group adds to the report.
fn gather(report: &mut Report, compared: Compared<'_>, shelf: &Shelf<'_>, options: &Options) {
    let config = &compared.group.config;
    let mut found = Vec::new();
    for outcome in compared.outcomes.into_values().chain(compared.across) {
        report.coverage.pairs_compared += outcome.compared;
        for (reason, count) in outcome.skipped {
            *report.coverage.pairs_skipped.entry(reason).or_default() += count;
        }
        found.extend(outcome.findings);
    }
    let (settled, unused) = rules::settle(
        &mut found,
        &|index| Some(&shelf.summaries.get(index)?.head.place),
        config,
    );
    report.coverage.settled += settled;
    // Of a part of the corpus it cannot be told.
    if !options.is_narrowed() {
        report.problems.extend(unused);
    }
    report.findings.extend(found);
}

/// The key of what the records of an actor yield, or all actors with each other, in these articles.
fn outcome_key(
    shelf: &Shelf<'_>,
    relations: &[Relation],
    compared: &Compared<'_>,
    actor: Option<&str>,
    articles: &[usize],
) -> Option<Key> {
    let keys = shelf.keys.as_ref()?;
    // A level can be set by path; else where an article lies makes no difference.
    let has_overrides = !compared.group.config.overrides.is_empty();
    let mut parts = compared.parts.clone();
    parts.add_if_there(actor.map(str::as_bytes));
    // The articles that are one text, by the first of them here.
    let mut families: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, &index) in articles.iter().enumerate() {
        parts.add_key(keys[index]);
        if has_overrides {
            parts.add(shelf.place(index).path.as_bytes());
        }
        let Relation { version, again, also } = &relations[index];
        if version.is_some() || !again.is_empty() || !also.is_empty() {
            let version = version.as_ref();
            let version = version.map(|version| (families.entry(version.family).or_insert(at), &version.revision));
            parts.add(format!("{version:?} {again:?} {also:?}").as_bytes());
        }
    }
    Some(parts.key())
}

/// All of a config that decides on what the records of an actor yield. Each field is named, so that one that is added cannot
/// be forgotten.
fn config_in_short(config: &Config) -> String {
    let Config {
        own_rules,
        rules,
        overrides,
        tolerance,
        policy,
        folder,
        // What is read, and against what: in the keys of the articles and of the topics.
        paths: _,
        actors: _,
        topics: _,
        cues: _,
        lexicons: _,
        pack_topics: _,
        pack_words: _,
        limits: _,
        // A part of the key of its own.
        by: _,
        // What is done with findings.
        file: _,
        fail_on: _,
        baseline: _,
        cache_dir: _,
        ledger: _,
        supersedes: _,
    } = config;
    let folder = (!overrides.is_empty()).then_some(folder);
    format!("{own_rules:?}\0{rules:?}\0{overrides:?}\0{tolerance:?}\0{policy:?}\0{folder:?}")
}

/// The claims of the articles of a group that count, by whose they are, each actor's in the order they were said.
pub(crate) fn records<'a>(digests: &'a [Digest], group: &Group, options: &Options) -> Vec<(Actor, ActorRecords<'a>)> {
    let by = options.by.unwrap_or(group.config.by);
    let of_group = group.articles.iter().map(|&index| &digests[index]);
    let by_actor = records_taken(of_group, by, options, |_| true);
    by_actor
        .into_iter()
        .map(|(_, actor, records)| (actor, records))
        .collect()
}

/// The same of some articles, and only of the actors whose key is taken.
fn records_taken<'a>(
    digests: impl Iterator<Item = &'a Digest>,
    by: By,
    options: &Options,
    takes: impl Fn(&str) -> bool,
) -> Vec<(String, Actor, ActorRecords<'a>)> {
    let mut by_actor: BTreeMap<String, (Actor, ActorRecords<'a>)> = BTreeMap::new();
    for article in digests {
        for told in article.told.iter().filter(|told| !told.again) {
            let statement = &told.statement;
            let (Some(person), Some(standing)) = (&statement.actor, &told.standing) else {
                continue;
            };
            if !takes(standing.key(by)) {
                continue;
            }
            let actor = standing.actor(by, person);
            let names = [Some(person), Some(actor), standing.holder(by)];
            if !names.into_iter().flatten().any(|name| options.takes_actor(name)) {
                continue;
            }
            let (_, list) = by_actor
                .entry(standing.key(by).to_owned())
                .or_insert_with(|| (actor.clone(), ActorRecords::default()));
            let record = |located, topics| Record {
                located,
                statement,
                article,
                topics,
                also: &told.also,
            };
            let claims = told.content.claims.iter().zip(&told.topics);
            list.claims.extend(claims.map(|(claim, topics)| record(claim, topics)));
            list.sentences
                .extend(told.content.sentences.iter().map(|worded| SentenceRecord {
                    record: record(&worded.whole, &[]),
                    worded,
                }));
        }
    }
    let sorted = by_actor.into_iter().map(|(key, (actor, mut list))| {
        list.sort();
        (key, actor, list)
    });
    sorted.collect()
}
