//! Texts said by somebody on a day → what the whole check makes of them, by any config and rule.
//!
//! Equal texts are read once, whichever examples they stand in.

use std::collections::BTreeMap;

use chrono::NaiveDate;

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
use crate::rules::{self, ActorRecords, Example, Finding, Record, Rule, Scene, lack, time_class, why_not};
use crate::text::Span;

/// Who speaks where an example does not say it.
const ACTOR: &str = "Ada Lorn";
/// When, where it does not say it: the first and the second side.
const YEARS: [i32; 2] = [2022, 2024];

/// One text of an example.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text {
    pub(super) date: NaiveDate,
    pub(super) speaker: Option<String>,
    pub(super) text: String,
}

impl Text {
    /// The same speaker on the same day, in other words.
    pub(super) fn saying(&self, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..self.clone()
        }
    }
}

/// The texts of an example, in order.
pub(super) fn texts(example: &Example) -> Vec<Text> {
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

/// Texts to be read, each once.
#[derive(Default)]
pub(super) struct Shelf {
    places: BTreeMap<Text, usize>,
    articles: Vec<Article>,
}

impl Shelf {
    /// Where a text will stand.
    pub(super) fn place(&mut self, text: Text) -> usize {
        let articles = &mut self.articles;
        *self.places.entry(text).or_insert_with_key(|text| {
            articles.push(article(articles.len(), text));
            articles.len() - 1
        })
    }

    /// Reads all of them.
    pub(super) fn read(self, config: &Config) -> (Readings, Vec<Problem>) {
        let all = [Group {
            config: config.clone(),
            articles: (0..self.articles.len()).collect(),
        }];
        let (mut digests, mut problems) = read_all(&self.articles, &all, Depth::Claims, &Cache::none(), &());
        let (topics, mut found) = put_on_topics(&mut digests, &all);
        problems.append(&mut found);
        problems.retain(Problem::is_error);
        let readings = Readings {
            articles: self.articles,
            digests,
            topics: topics.into_iter().next().unwrap_or_default(),
        };
        (readings, problems)
    }
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

/// The config under which a rule is tested: of the user's rules this one alone; what is off by default, or in this project, is
/// tested as what is on.
pub(super) fn alone(config: &Config, rule: &Rule) -> Config {
    let mut config = Config {
        own_rules: config.own_rules.only(&rule.id),
        ..config.clone()
    };
    let level = config.rules.get(&rule.id).copied().filter(|level| *level != Level::Off);
    let default = (!rule.is_stable() || config.rules.contains_key(&rule.id)).then_some(Level::Warning);
    config.rules.remove(&rule.id);
    config.overrides.clear();
    config
        .rules
        .extend(level.or(default).map(|level| (rule.id.clone(), level)));
    config
}

/// What was read.
pub(super) struct Readings {
    pub(super) articles: Vec<Article>,
    digests: Vec<Digest>,
    topics: TopicIndex,
}

impl Readings {
    /// What was said in some of the texts, actor by actor.
    pub(super) fn records(&self, config: &Config, told: &[usize]) -> Vec<ActorRecords<'_>> {
        let mut group = Group {
            config: config.clone(),
            articles: told.to_vec(),
        };
        group.articles.sort_unstable();
        group.articles.dedup();
        let by_actor = crate::records(&self.digests, &group, &Options::default());
        by_actor.into_iter().map(|(_, records)| records).collect()
    }

    /// What a rule finds in them.
    pub(super) fn findings(&self, config: &Config, rule: &Rule, by_actor: &[ActorRecords<'_>]) -> Vec<Finding> {
        by_actor
            .iter()
            .flat_map(|records| rules::findings(config, &self.topics, records).findings)
            .filter(|finding| finding.rule == rule.id)
            .collect()
    }

    /// Why a rule says nothing: of the pairs that speak of one matter what they lack, else why they do not.
    pub(super) fn why_quiet(&self, rule: &Rule, by_actor: &[ActorRecords<'_>]) -> Vec<String> {
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
