//! The second half of a check: what was read is compared, actor by actor.
//!
//! In: articles as summaries, with digests where they had to be read; out: a report. Of an actor whose articles are as they
//! were, what an earlier run found counts; of the others the digests are brought, compared, and what comes out is kept.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::align::TopicIndex;
use crate::background::{self, declared_topics, group_of};
use crate::cache::{Cache, Counted, Key, Parts, Summary, Traces};
use crate::config::{By, Config, Group};
use crate::copies::{self, Outline, Relation};
use crate::digest::Digest;
use crate::options::Options;
use crate::records::records_taken;
use crate::report::Report;
use crate::rules::{self, Outcome, Record};
use crate::shelf::Shelf;
use crate::unmet;

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
pub(crate) fn check(mut shelf: Shelf<'_, '_>, groups: &[Group], options: &Options, cache: &Cache) -> Report {
    let (topics, problems) = declared_topics(groups);
    let mut report = Report {
        problems,
        ..Report::default()
    };
    report.coverage.articles = shelf.summaries.len();
    let outlines: Vec<Outline<'_>> = shelf.summaries.iter().map(Summary::outline).collect();
    let relations = copies::relations(&outlines, groups);
    drop(outlines);
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

    let group_of = group_of(groups, shelf.summaries.len());
    let chunks = chunks(&compared, &shelf, options);
    let indexes: Vec<TopicIndex> = match chunks.is_empty() {
        true => Vec::new(),
        false => topics.iter().map(TopicIndex::new).collect(),
    };
    let none = TopicIndex::default();
    for chunk in chunks {
        let mut digests = shelf.lend(&chunk.articles, &relations, |index, told| {
            let compares = |group: usize| {
                let key = told.standing.as_ref().map(|standing| standing.key(compared[group].by));
                key.is_some_and(|key| chunk.actors[group].contains(key))
            };
            chunk.is_all || group_of[index].is_some_and(compares)
        });
        digests.par_iter_mut().for_each(|(&index, digest)| {
            digest.put_on_topics(group_of[index].map_or(&none, |group| &indexes[group]));
        });
        if chunk.is_all && report.coverage.statements > 0 {
            report.problems.extend(unmet::unmet(digests.values(), groups, options));
        }
        for (at, (one, topics)) in compared.iter_mut().zip(&indexes).enumerate() {
            let of_group = digests.iter().filter(|(index, _)| group_of[**index] == Some(at));
            let of_group: Vec<&Digest> = of_group.map(|(_, digest)| digest).collect();
            compare(
                &shelf,
                &relations,
                one,
                topics,
                (&of_group, &chunk.actors[at]),
                options,
                cache,
            );
        }
        // Very many small pieces, which one thread takes a while to let go.
        digests.into_par_iter().for_each(drop);
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

/// What is known of the actors of a group.
fn look_up<'g>(
    shelf: &Shelf<'_, '_>,
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

/// Actors that are compared together, and the articles whose digests that takes.
struct Chunk {
    articles: BTreeSet<usize>,
    /// By group.
    actors: Vec<BTreeSet<String>>,
    /// Whether it is of all articles.
    is_all: bool,
}

/// What has to be compared, so much at a time as the shelf lends: actors who speak in the same articles together.
fn chunks(compared: &[Compared<'_>], shelf: &Shelf<'_, '_>, options: &Options) -> Vec<Chunk> {
    let chunk = || Chunk {
        articles: BTreeSet::new(),
        actors: vec![BTreeSet::new(); compared.len()],
        is_all: false,
    };
    let unknown = |one: &Compared<'_>, actor: &str| !one.outcomes.contains_key(actor);
    let mut missing: Vec<(&[usize], usize, &str)> = Vec::new();
    for (group, one) in compared.iter().enumerate() {
        let of_group = one.actors.iter().filter(|(actor, _)| unknown(one, actor));
        missing.extend(of_group.map(|(actor, articles)| (articles.as_slice(), group, actor.as_str())));
    }
    let is_across = options.across && compared.iter().any(|one| one.across.is_none());
    let is_all = options.actor.is_some() || options.topic.is_some() || is_across;
    let most = if is_all { usize::MAX } else { shelf.most_lent };
    missing.sort_unstable();
    let mut chunks: Vec<Chunk> = Vec::new();
    if is_all {
        chunks.push(Chunk {
            articles: (0..shelf.summaries.len()).collect(),
            is_all,
            ..chunk()
        });
    }
    for (articles, group, actor) in missing {
        let fits = |chunk: &&mut Chunk| {
            let more = articles.iter().filter(|index| !chunk.articles.contains(index)).count();
            chunk.articles.is_empty() || chunk.articles.len() + more <= most
        };
        if chunks.last_mut().as_ref().is_none_or(|last| !fits(last)) {
            chunks.push(chunk());
        }
        if let Some(last) = chunks.last_mut() {
            last.articles.extend(articles);
            last.actors[group].insert(actor.to_owned());
        }
    }
    chunks
}

/// Compares the records of some actors in these digests, those of all with each other where that is asked for.
fn compare(
    shelf: &Shelf<'_, '_>,
    relations: &[Relation],
    compared: &mut Compared<'_>,
    topics: &TopicIndex,
    (digests, actors): (&[&Digest], &BTreeSet<String>),
    options: &Options,
    cache: &Cache,
) {
    let (group, by) = (compared.group, compared.by);
    let is_across = options.across && compared.across.is_none();
    let by_actor = records_taken(digests.iter().copied(), by, options, |key| {
        is_across || actors.contains(key)
    });
    // Who said most first: one thread would be left with them when the others are done.
    let mut asked: Vec<_> = by_actor.iter().filter(|(key, ..)| actors.contains(key)).collect();
    asked.sort_by_key(|(.., records)| Reverse(records.claims.len()));
    let fresh: Vec<(String, Outcome)> = asked
        .into_par_iter()
        .with_max_len(1)
        .map(|(key, _, records)| {
            let mut outcome = rules::findings(&group.config, topics, records);
            cache.count(Counted::ActorCompared);
            let articles = compared.actors.get(key).map_or(&[][..], Vec::as_slice);
            if let Some(kept) = outcome_key(shelf, relations, compared, Some(key), articles) {
                cache.put_outcome(kept, &outcome, articles);
            }
            // How a finding came about takes more room than all else of it.
            if !options.explain {
                outcome.findings.iter_mut().for_each(|finding| finding.trace = None);
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
fn gather(report: &mut Report, compared: Compared<'_>, shelf: &Shelf<'_, '_>, options: &Options) {
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
    shelf: &Shelf<'_, '_>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::articles::Articles;
    use crate::corpus::{Input, read};
    use crate::reading::{Depth, Reader};

    /// Few digests at a time, packed or whole, make no difference.
    #[test]
    fn a_large_corpus_is_compared_piece_by_piece() {
        let corpus = read(&[Input::Path("corpus".into())]).into_dated();
        let groups = [Group {
            config: Config::without_file(".".into()),
            articles: (0..corpus.articles.len()).collect(),
        }];
        let options = Options {
            explain: true,
            ..Options::default()
        };
        let cache = Cache::none();
        let (reader, _) = Reader::new(&corpus.articles, &groups, Depth::Claims, &cache);
        let whole = check(Shelf::of_known(&reader, &()), &groups, &options, &cache);
        assert!(!whole.findings.is_empty());
        for most_lent in [1, 3, 10] {
            let shelf = Shelf::within(&reader, &(), 0, most_lent);
            assert_eq!(check(shelf, &groups, &options, &cache), whole, "{most_lent}");
        }

        // Nor does it that no text is left.
        let mut articles = corpus.articles.clone();
        let (reader, _) = Reader::of(Articles::lent(&mut articles), &groups, Depth::Claims, &cache);
        let shelf = Shelf::within(&reader, &(), 0, 3);
        assert_eq!(check(shelf, &groups, &options, &cache), whole);
        drop(reader);
        for (article, before) in articles.iter().zip(&corpus.articles) {
            assert_eq!(article.text.is_empty(), before.suppressions.is_empty());
            assert_eq!(article.sha256(), before.sha256());
        }
    }
}
