//! The user's rules on their examples: each example is a small corpus that goes through the whole check.
//!
//! In: a config and which of its rules; out: how each example came out, and a page that shows all of it (statements,
//! positions, findings) for the snapshot. Equal texts are read once. Deliberately reads and writes no snapshot.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::align::{TopicIndex, align};
use crate::background::put_on_topics;
use crate::cache::Cache;
use crate::compare::shift;
use crate::config::{Config, Group, Level};
use crate::corpus::{Article, Origin};
use crate::digest::Digest;
use crate::language::lexicon::Lexicon;
use crate::options::Options;
use crate::problem::Problem;
use crate::reading::{Depth, read_all};
use crate::rules::{
    self, ActorRecords, Example, Finding, Record, Rule, Scene, lack, position_in_words, time_class, why_not,
};
use crate::text::Span;

/// Who speaks where an example does not say it.
const ACTOR: &str = "Ada Lorn";
/// When, where it does not say it: the first and the second side.
const YEARS: [i32; 2] = [2022, 2024];

/// How an example came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As told.
    AsTold,
    /// Not as told.
    NotAsTold,
    /// Not as told, and marked as still to be done.
    ToDo,
    /// As told, although marked as still to be done.
    Done,
}

impl Outcome {
    /// The character it is shown by.
    pub fn as_char(self) -> char {
        match self {
            Outcome::AsTold => '.',
            Outcome::NotAsTold => 'F',
            Outcome::ToDo => 't',
            Outcome::Done => 'T',
        }
    }

    /// Whether something has to be mended.
    pub fn fails(self) -> bool {
        matches!(self, Outcome::NotAsTold | Outcome::Done)
    }
}

/// One example, run.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// How it came out.
    pub outcome: Outcome,
    /// Whether the rule fired.
    pub fired: bool,
    /// Line of the rule file, from 1.
    pub line: usize,
    /// What is said in it, a line a text.
    pub texts: Vec<String>,
    /// Why it came out as it did: what was found, or which condition does not hold.
    pub why: Vec<String>,
}

/// A rule with all its examples run.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleCases {
    /// The rule.
    pub rule: Rule,
    /// Its examples, in order.
    pub cases: Vec<Case>,
    /// Everything that came out, for the snapshot: days are told as `[earlier]`, `[later]` or by their number.
    pub page: String,
}

/// One text of an example.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Text {
    date: NaiveDate,
    speaker: Option<String>,
    text: String,
}

/// Runs the examples of those of the user's rules that `takes` takes.
pub fn test_rules(config: &Config, takes: impl Fn(&Rule) -> bool) -> (Vec<RuleCases>, Vec<Problem>) {
    let rules: Vec<&Rule> = config.own_rules.iter().filter(|rule| takes(rule)).collect();
    let mut places: BTreeMap<Text, usize> = BTreeMap::new();
    let mut articles = Vec::new();
    let told: Vec<Vec<Vec<usize>>> = rules
        .iter()
        .map(|rule| {
            let of_example = |example: &Example| {
                let mut place = |text: Text| {
                    *places.entry(text).or_insert_with_key(|text| {
                        articles.push(article(articles.len(), text));
                        articles.len() - 1
                    })
                };
                texts(example).into_iter().map(&mut place).collect::<Vec<usize>>()
            };
            rule.examples.iter().map(of_example).collect()
        })
        .collect();
    let all = [Group {
        config: config.clone(),
        articles: (0..articles.len()).collect(),
    }];
    let (mut digests, mut problems) = read_all(&articles, &all, Depth::Claims, &Cache::none(), &());
    let (topics, mut found) = put_on_topics(&mut digests, &all);
    problems.append(&mut found);
    problems.retain(Problem::is_error);
    let run = Run {
        articles: &articles,
        digests: &digests,
        topics: &topics[0],
    };
    let done = rules
        .par_iter()
        .zip(&told)
        .map(|(rule, told)| run.rule(config, rule, told))
        .collect();
    (done, problems)
}

fn texts(example: &Example) -> Vec<Text> {
    if !example.articles.is_empty() {
        let articles = example.articles.iter().map(|article| Text {
            date: article.date.0,
            speaker: article.speaker.clone(),
            text: article.text.trim().to_owned(),
        });
        return articles.collect();
    }
    let sides = [
        (&example.earlier, example.earlier_date, YEARS[0]),
        (&example.later, example.later_date, YEARS[1]),
    ];
    let sides = sides.into_iter().map(|(text, date, year)| Text {
        date: date.map_or_else(|| NaiveDate::from_ymd_opt(year, 5, 20).unwrap_or_default(), |day| day.0),
        speaker: Some(example.actor.clone().unwrap_or_else(|| ACTOR.to_owned())),
        text: text.trim().to_owned(),
    });
    let mut sides: Vec<Text> = sides.collect();
    // The same words twice are one statement, for rules that look within one.
    if sides[0].text == sides[1].text {
        sides.truncate(1);
    }
    sides
}

fn article(index: usize, text: &Text) -> Article {
    let origin = Origin {
        path: format!("example-{index}"),
        record_line: None,
    };
    let body = Span::new(0, text.text.len());
    Article {
        date: Some(text.date),
        speaker: text.speaker.clone(),
        ..Article::new(origin, text.text.clone(), body)
    }
}

/// What all rules are run on.
struct Run<'a> {
    articles: &'a [Article],
    digests: &'a [Digest],
    topics: &'a TopicIndex,
}

impl Run<'_> {
    fn rule(&self, config: &Config, rule: &Rule, told: &[Vec<usize>]) -> RuleCases {
        let mut config = Config {
            own_rules: config.own_rules.only(&rule.id),
            ..config.clone()
        };
        // What is off by default, or in this project, is tested as what is on.
        let level = config.rules.get(&rule.id).copied().filter(|level| *level != Level::Off);
        let default = (!rule.is_stable() || config.rules.contains_key(&rule.id)).then_some(Level::Warning);
        config.rules.remove(&rule.id);
        config.overrides.clear();
        config
            .rules
            .extend(level.or(default).map(|level| (rule.id.clone(), level)));
        let mut page = format!("{}: {}\n", rule.id, rule.summary);
        let mut cases = Vec::new();
        for (number, (example, told)) in rule.examples.iter().zip(told).enumerate() {
            let mut group = Group {
                config: config.clone(),
                articles: told.clone(),
            };
            group.articles.sort_unstable();
            group.articles.dedup();
            let by_actor: Vec<ActorRecords<'_>> = crate::records(self.digests, &group, &Options::default())
                .into_iter()
                .map(|(_, records)| records)
                .collect();
            let findings: Vec<Finding> = by_actor
                .iter()
                .flat_map(|records| rules::findings(&group.config, self.topics, records).findings)
                .filter(|finding| finding.rule == rule.id)
                .collect();
            let fired = !findings.is_empty();
            let outcome = match (fired == example.fires, example.todo) {
                (true, false) => Outcome::AsTold,
                (false, false) => Outcome::NotAsTold,
                (false, true) => Outcome::ToDo,
                (true, true) => Outcome::Done,
            };
            let days = self.days(example, told);
            let why = if fired {
                findings
                    .iter()
                    .map(|finding| redacted(&finding.message, &days))
                    .collect()
            } else {
                self.why_quiet(rule, &by_actor)
            };
            page += &format!("\n{}. {}\n", number + 1, if fired { "fires" } else { "stays quiet" });
            page += &self.told(told, &by_actor, &days);
            for finding in &findings {
                page += &redacted(&in_lines(finding), &days);
            }
            cases.push(Case {
                outcome,
                fired,
                line: example.line,
                texts: told.iter().map(|&at| self.articles[at].text.clone()).collect(),
                why,
            });
        }
        RuleCases {
            rule: rule.clone(),
            cases,
            page,
        }
    }

    /// The days of an example and what stands for each.
    fn days(&self, example: &Example, told: &[usize]) -> Vec<(String, String)> {
        let name = |at: usize| match (example.articles.is_empty(), at) {
            (true, 0) => "[earlier]".to_owned(),
            (true, _) => "[later]".to_owned(),
            (false, at) => format!("[day {}]", at + 1),
        };
        let days = told.iter().enumerate().map(|(at, &article)| {
            let date = self.articles[article].date.unwrap_or_default();
            (date.to_string(), name(at))
        });
        days.collect()
    }

    /// What is said in an example, and the positions in it.
    fn told(&self, told: &[usize], by_actor: &[ActorRecords<'_>], days: &[(String, String)]) -> String {
        let mut lines = String::new();
        for (&at, (_, day)) in told.iter().zip(days) {
            let article = &self.articles[at];
            let words: Vec<&str> = article.text.split_whitespace().collect();
            lines += &format!("  {day} {}\n", words.join(" "));
            let records = by_actor.iter().flat_map(|records| &records.claims);
            for record in records.filter(|record| record.statement.article == at) {
                let claim = &record.located.claim;
                let actor = record.statement.actor.as_ref().map_or("?", |actor| actor.name.as_str());
                lines += &format!(
                    "    {actor} on {}: {} ({})\n",
                    claim.matter.label,
                    position_in_words(&claim.position, record.text()),
                    claim.position.layer.as_str()
                );
            }
        }
        lines
    }

    /// Why a rule says nothing: of the pairs that speak of one matter what they lack, else why they do not.
    fn why_quiet(&self, rule: &Rule, by_actor: &[ActorRecords<'_>]) -> Vec<String> {
        let lexicon = Lexicon::shipped();
        let (mut met, mut apart) = (Vec::new(), Vec::new());
        let mut count = 0;
        for records in by_actor {
            let claims = &records.claims;
            count += claims.len();
            for (at, earlier) in claims.iter().enumerate() {
                let later = claims[at + 1..].iter();
                for later in later.filter(|later| later.statement.article != earlier.statement.article) {
                    match self.why_not_pair(lexicon, rule, earlier, later) {
                        (true, why) => met.push(why),
                        (false, why) => apart.push(why),
                    }
                }
            }
        }
        let mut why = if met.is_empty() { apart } else { met };
        why.sort();
        why.dedup();
        if why.is_empty() {
            why.push(match count {
                0 => "no statement was found".to_owned(),
                _ => "no two statements of one actor were found".to_owned(),
            });
        }
        why
    }

    /// Whether two claims are on one matter, and what keeps the rule from firing on them.
    fn why_not_pair(&self, lexicon: &Lexicon, rule: &Rule, earlier: &Record<'_>, later: &Record<'_>) -> (bool, String) {
        let (one, two) = (&earlier.located.claim, &later.located.claim);
        let labels = format!("“{}” and “{}”", one.matter.label, two.matter.label);
        let alignment = match align(lexicon, one, two) {
            Ok(alignment) => alignment,
            Err(reason) => return (false, format!("{labels} are not on one matter: {}", reason.in_words())),
        };
        let shift = shift(alignment, one, two);
        let tell = || {
            Some(time_class(
                (later.day()? - earlier.day()?).num_days(),
                (one, two),
                &shift,
                false,
            ))
        };
        let scene = Scene::of_records(&shift, (one, two), (earlier, later), Some(&tell));
        let why = match rule.when.failing(&scene) {
            Some(failing) => why_not(failing, &scene),
            None => match lack(&shift, one, two) {
                Some(lacking) => format!("the conditions hold, but the evidence is thin: {lacking}"),
                None => "the conditions hold, but the statements cannot be compared so".to_owned(),
            },
        };
        (true, format!("{labels}: {why}"))
    }
}

/// A finding as the snapshot shows it.
fn in_lines(finding: &Finding) -> String {
    let time = finding.time_class.and_then(|class| serde_json::to_value(class).ok());
    let time = time.and_then(|class| Some(format!(", {}", class.as_str()?.replace('_', " "))));
    let mut lines = format!(
        "  {}, {}{}, confidence {:.2}\n    {}\n",
        finding.severity.as_str(),
        finding.relation.as_str(),
        time.unwrap_or_default(),
        finding.confidence,
        finding.message
    );
    for moved in &finding.moves {
        let or_none = |value: &str| {
            if value.is_empty() {
                "none".to_owned()
            } else {
                value.to_owned()
            }
        };
        lines += &format!(
            "    {}: {} → {}\n",
            moved.axis,
            or_none(&moved.from),
            or_none(&moved.to)
        );
    }
    lines
}

fn redacted(text: &str, days: &[(String, String)]) -> String {
    days.iter()
        .fold(text.to_owned(), |text, (day, name)| text.replace(day, name))
}
