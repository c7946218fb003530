//! An example → the built-in rules that fire on it: those of the catalog on its two sides as given (as `compare` judges
//! them), the special ones, which look at more, as a small corpus through the whole check, or as a pair through `compare`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use onrecord::attribution::Force;
use onrecord::cache::Cache;
use onrecord::config::{Config, Group, Level};
use onrecord::corpus::{Article, Origin, Pair, Side};
use onrecord::language::lexicon::Lexicon;
use onrecord::position::{Content, Speaker, content};
use onrecord::rules::{Example, judge, judge_wording, special};
use onrecord::{Options, Span, check, compare_pairs};

use crate::built_in;

/// Who speaks where an example does not say it.
const ACTOR: &str = "Ada Lorn";

/// Ids of the rules that fire.
pub fn fired(example: &Example) -> BTreeSet<String> {
    let mut rules = by_catalog(example);
    let more = whole_check(example).into_iter().chain(by_comparison(example));
    rules.extend(more.filter(|rule| special().iter().any(|special| special.id == *rule)));
    rules
}

/// What `compare` says of an example of two sides.
fn by_comparison(example: &Example) -> BTreeSet<String> {
    if !example.articles.is_empty() {
        return BTreeSet::new();
    }
    let side = |text: &str| Side {
        date: None,
        text: text.to_owned(),
        force: None,
    };
    let pair = Pair {
        id: "example".into(),
        actor: example.actor.clone(),
        principal: None,
        topic: None,
        earlier: side(&example.earlier),
        later: side(&example.later),
        line: 1,
    };
    let config = Config::without_file(PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    let comparisons = compare_pairs(&[pair], &config).into_iter();
    let findings = comparisons.flat_map(|comparison| comparison.findings);
    findings.map(|finding| finding.rule).collect()
}

fn by_catalog(example: &Example) -> BTreeSet<String> {
    let lexicon = Lexicon::shipped();
    let mut rules = BTreeSet::new();
    let sides: Vec<Content> = articles(example).iter().map(read).collect();
    for (at, earlier) in sides.iter().enumerate() {
        for later in &sides[at + 1..] {
            for (first, second) in pairs(&earlier.claims, &later.claims) {
                let judged = judge(lexicon, &first.claim, &second.claim).map(|(_, judgements)| judgements);
                rules.extend(judged.into_iter().flatten().map(|judgement| judgement.rule.id.clone()));
            }
            for (first, second) in pairs(&earlier.sentences, &later.sentences) {
                let judged = judge_wording(lexicon, first, second);
                rules.extend(judged.map(|judgement| judgement.rule.id.clone()));
            }
        }
    }
    rules
}

fn pairs<'a, T>(one: &'a [T], two: &'a [T]) -> impl Iterator<Item = (&'a T, &'a T)> {
    one.iter()
        .flat_map(move |first| two.iter().map(move |second| (first, second)))
}

/// What a speaker says; of what is told of others nothing.
fn read(article: &Article) -> Content {
    let Some(speaker) = &article.speaker else {
        return Content::default();
    };
    let whole = Span::new(0, article.text.len());
    content(
        &article.text,
        &[whole],
        &Speaker::as_reported(speaker),
        Force::Assert,
        article.date,
    )
}

/// Ids of the rules that fire where the example is checked as a corpus. Where the evidence is thin fewer do.
pub fn whole_check(example: &Example) -> BTreeSet<String> {
    let articles = articles(example);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut config = Config::without_file(folder.clone());
    config.topics = Some(folder.join("topics.toml"));
    let preview = built_in().filter(|rule| !rule.is_stable());
    config
        .rules
        .extend(preview.map(|rule| (rule.id.clone(), Level::Warning)));
    let groups = [Group {
        config,
        articles: (0..articles.len()).collect(),
    }];
    let options = Options {
        across: true,
        ..Options::default()
    };
    let report = check(&articles, &groups, &options, &Cache::none(), &());
    assert!(
        report.problems.iter().all(|problem| !problem.is_error()),
        "{:?}",
        report.problems
    );
    report.findings.into_iter().map(|finding| finding.rule).collect()
}

fn articles(example: &Example) -> Vec<Article> {
    if !example.articles.is_empty() {
        let articles = example.articles.iter().enumerate();
        return articles
            .map(|(at, told)| article(at, told.date.0, told.speaker.as_deref(), &told.text))
            .collect();
    }
    let sides = [
        (&example.earlier, example.earlier_date, 2022),
        (&example.later, example.later_date, 2024),
    ];
    let sides = sides.into_iter().enumerate();
    sides
        .map(|(at, (text, date, year))| {
            let day = date.map_or_else(|| NaiveDate::from_ymd_opt(year, 5, 20).unwrap(), |day| day.0);
            article(at, day, Some(example.actor.as_deref().unwrap_or(ACTOR)), text)
        })
        .collect()
}

fn article(at: usize, date: NaiveDate, speaker: Option<&str>, text: &str) -> Article {
    let origin = Origin {
        path: format!("example-{at}"),
        record_line: None,
    };
    Article {
        date: Some(date),
        speaker: speaker.map(str::to_owned),
        ..Article::new(origin, text.to_owned(), Span::new(0, text.len()))
    }
}

/// An example in one line.
pub fn in_a_line(example: &Example) -> String {
    let articles = example.articles.iter().map(|article| article.text.as_str());
    let sides = [example.earlier.as_str(), example.later.as_str()];
    let texts: Vec<&str> = sides
        .into_iter()
        .chain(articles)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(" | ")
}
