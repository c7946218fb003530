//! All claims of a corpus → its matters, whoever speaks, and the statements that share a matter with no other.
//!
//! A claim joins the matter whose first claim it aligns with best, the earliest of equals. Matters to try are found by an
//! index of concepts, the latest of each first, so that a common word costs no more than a rare one.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use crate::attribution::Field;
use crate::digest::Digest;
use crate::language::lexicon::Lexicon;
use crate::passages::counts;
use crate::position::{Claim, Part};
use crate::report::matters::{MatterSeen, Matters, Unaligned};
use crate::rules::{Record, meet};

/// Matters with one concept that are tried, the latest ones.
const MOST_PER_CONCEPT: usize = 24;
/// Least weight of a concept by which matters are found.
const LEAST_WEIGHT: u8 = 3;

/// A statement that counts in a check: its claims, and its words.
pub(crate) struct StatementRead<'a> {
    /// Id of the actor.
    pub actor: String,
    /// Its claims, in text order.
    pub claims: Vec<Record<'a>>,
    /// Path and line of its first words.
    pub place: (String, usize),
    /// Its words on one line.
    pub text: String,
}

/// The statements that count in a check, in the order of the articles.
pub(crate) fn statements_read(digests: &[Digest]) -> Vec<StatementRead<'_>> {
    let mut read = Vec::new();
    for article in digests {
        for told in &article.told {
            let statement = &told.statement;
            let Some(actor) = statement.actor.as_ref().filter(|_| counts(statement)) else {
                continue;
            };
            let claims = told.content.claims.iter().zip(&told.topics);
            let claims = claims.map(|(located, topics)| Record {
                located,
                statement,
                article,
                topics,
                also: &told.also,
            });
            let line = match statement.content.first() {
                Some(first) if first.field == Field::Text => article.line_column(first.field, first.span.start).0,
                _ => 1,
            };
            let pieces = statement.content.iter();
            let words: Vec<&str> = pieces
                .flat_map(|&piece| article.words(piece).split_whitespace())
                .collect();
            read.push(StatementRead {
                actor: actor.id.clone(),
                claims: claims.collect(),
                place: (article.head.place.path.clone(), line),
                text: words.join(" "),
            });
        }
    }
    read
}

/// Groups the claims of statements, given in the order of the articles.
pub(crate) fn matters(statements: &[StatementRead<'_>]) -> Matters {
    let lexicon = Lexicon::shipped();
    let mut groups: Vec<Group<'_, '_>> = Vec::new();
    let mut index: BTreeMap<CompactString, Vec<usize>> = BTreeMap::new();
    let mut joined: Vec<Vec<usize>> = Vec::with_capacity(statements.len());
    for (at, statement) in statements.iter().enumerate() {
        let mut own = Vec::new();
        for record in &statement.claims {
            let keys = keys(lexicon, record);
            let tried: BTreeSet<usize> = keys
                .iter()
                .filter_map(|key| index.get(key))
                .flat_map(|groups| groups.iter().rev().take(MOST_PER_CONCEPT).copied())
                .collect();
            let best = tried
                .into_iter()
                .filter_map(|group| Some((score(lexicon, groups[group].first, record)?, std::cmp::Reverse(group))))
                .max();
            let group = match best {
                Some((_, std::cmp::Reverse(group))) => group,
                None => {
                    groups.push(Group::new(record));
                    for key in keys {
                        index.entry(key).or_default().push(groups.len() - 1);
                    }
                    groups.len() - 1
                }
            };
            groups[group].add(at, &statement.actor, record);
            own.push(group);
        }
        joined.push(own);
    }
    let unaligned = statements.iter().zip(&joined).filter(|(_, own)| {
        let is_alone = |group: &usize| groups[*group].statements.len() == 1;
        own.iter().all(is_alone)
    });
    let mut found = Matters {
        unaligned: unaligned
            .map(|(statement, own)| of_statement(statement, own, &groups))
            .collect(),
        statements: statements.len(),
        without_claim: statements
            .iter()
            .filter(|statement| statement.claims.is_empty())
            .count(),
        matters: Vec::new(),
    };
    found.matters = groups.into_iter().map(Group::finish).collect();
    found
        .matters
        .sort_by(|a, b| b.claims.cmp(&a.claims).then_with(|| a.label.cmp(&b.label)));
    found
}

struct Group<'r, 'a> {
    first: &'r Record<'a>,
    topic: Option<&'a str>,
    claims: usize,
    statements: BTreeSet<usize>,
    actors: BTreeSet<String>,
    days: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
}

impl<'r, 'a> Group<'r, 'a> {
    fn new(first: &'r Record<'a>) -> Self {
        Self {
            first,
            topic: None,
            claims: 0,
            statements: BTreeSet::new(),
            actors: BTreeSet::new(),
            days: None,
        }
    }

    fn add(&mut self, statement: usize, actor: &str, record: &Record<'a>) {
        self.topic = self.topic.or_else(|| Some(record.topics.first()?.topic.as_str()));
        self.claims += 1;
        self.statements.insert(statement);
        self.actors.insert(actor.to_owned());
        if let Some(day) = record.day() {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
    }

    fn finish(self) -> MatterSeen {
        MatterSeen {
            label: self.first.located.claim.matter.label.clone(),
            topic: self.topic.map(str::to_owned),
            claims: self.claims,
            statements: self.statements.len(),
            actors: self.actors.into_iter().collect(),
            days: self.days,
        }
    }
}

fn of_statement(statement: &StatementRead<'_>, own: &[usize], groups: &[Group<'_, '_>]) -> Unaligned {
    let label = |group: &usize| groups[*group].first.located.claim.matter.label.clone();
    let (path, line) = statement.place.clone();
    Unaligned {
        actor: statement.actor.clone(),
        path,
        line,
        matters: own.iter().map(label).collect(),
        text: statement.text.clone(),
    }
}

fn score(lexicon: &Lexicon, first: &Record<'_>, record: &Record<'_>) -> Option<u32> {
    Some(meet(lexicon, first, record)?.score)
}

/// Words by which a matter is found: of its claim, and of the claim as one on a topic.
fn keys(lexicon: &Lexicon, record: &Record<'_>) -> BTreeSet<CompactString> {
    let mut keys = BTreeSet::new();
    let on_topic = record.topics.iter().filter_map(|placed| placed.claim.as_ref());
    for claim in std::iter::once(&record.located.claim).chain(on_topic) {
        of_claim(lexicon, claim, &mut keys);
    }
    keys
}

fn of_claim(lexicon: &Lexicon, claim: &Claim, keys: &mut BTreeSet<CompactString>) {
    for concept in &claim.matter.concepts {
        if concept.weight < LEAST_WEIGHT || !matches!(concept.part, Part::Theme | Part::Event) {
            continue;
        }
        keys.insert(concept.key.clone());
        let families = lexicon.relations.family_ids(&concept.key);
        keys.extend(
            families
                .iter()
                .map(|family| CompactString::from(format!("family {family}"))),
        );
    }
}
