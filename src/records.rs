//! Digests → what is on the record of each actor.

use std::collections::BTreeMap;

use crate::attribution::Actor;
use crate::config::{By, Group};
use crate::digest::Digest;
use crate::options::Options;
use crate::rules::{ActorRecords, Record, SentenceRecord};

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
pub(crate) fn records_taken<'a>(
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
