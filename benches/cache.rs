//! What a check costs cold, with all of it known, and with one article changed: of 60 articles of our own, 20 actors.
//!
//! The ratios within one run count, and the counts of articles and actors that are printed first.

use divan::Bencher;
use onrecord::Options;
use onrecord::cache::{Cache, Counts};
use onrecord::config::{Config, Group};
use onrecord::corpus::{Article, Origin};

const ARTICLES: usize = 60;
const ACTORS: [&str; 20] = [
    "Mara Velin",
    "Oskar Tarn",
    "Ada Lorn",
    "Tomas Reuk",
    "Ivo Lenk",
    "Edda Rosk",
    "Emil Pell",
    "Luise Amber",
    "Tom Brandt",
    "Mira Kovac",
    "Nils Orsa",
    "Vera Holm",
    "Otto Senn",
    "Ruth Kalm",
    "Juri Dahl",
    "Elsa Worm",
    "Karl Brint",
    "Lena Fosk",
    "Marek Toll",
    "Ilse Grund",
];
const MATTERS: [&str; 5] = [
    "the harbour bridge",
    "the night train",
    "the fish tax",
    "the new port",
    "the school law",
];

fn articles() -> Vec<Article> {
    (0..ARTICLES).map(article).collect()
}

/// An article in which three actors speak; each actor speaks in nine.
fn article(number: usize) -> Article {
    let mut text = String::new();
    for turn in 0..3 {
        let actor = ACTORS[(number + turn * 7) % ACTORS.len()];
        let matter = MATTERS[(number / 3 + turn) % MATTERS.len()];
        let stand = if number.is_multiple_of(2) {
            "must be paid for this year"
        } else {
            "can wait until the summer"
        };
        text += &format!("“We support {matter}, and it {stand},” {actor} said on Tuesday. The house was full.\n\n");
    }
    let origin = Origin {
        path: format!("{number:03}.md"),
        record_line: None,
    };
    let whole = onrecord::Span::new(0, text.len());
    let mut article = Article::new(origin, text, whole);
    article.date = chrono::NaiveDate::from_ymd_opt(2024, 1 + number as u32 % 12, 1 + number as u32 % 28);
    article
}

fn changed(round: usize) -> Vec<Article> {
    let mut articles = articles();
    let one = &mut articles[ARTICLES / 2];
    one.text += &format!("That was on day {round}.\n");
    one.body.end = one.text.len();
    articles
}

fn check(articles: &[Article], cache: Cache) -> Counts {
    let groups = [Group {
        config: Config::without_file(".".into()),
        articles: (0..articles.len()).collect(),
    }];
    divan::black_box(onrecord::check(articles, &groups, &Options::default(), &cache, &()));
    let counts = cache.counts();
    if let Err(error) = cache.finish() {
        println!("the cache cannot be written: {error}");
    }
    counts
}

fn main() {
    let folder = folder();
    for (what, articles) in [("cold", articles()), ("known", articles()), ("one changed", changed(0))] {
        let counts = check(&articles, Cache::open(folder.path()));
        let actors = counts.actors_compared + counts.actors_known;
        println!(
            "{what}: {} of {ARTICLES} articles read, {} of {actors} actors compared",
            counts.articles_read, counts.actors_compared
        );
    }
    divan::main();
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap_or_else(|error| panic!("a folder for the cache: {error}"))
}

#[divan::bench]
fn without_a_cache(bencher: Bencher) {
    let articles = articles();
    bencher.bench_local(|| check(&articles, Cache::none()));
}

#[divan::bench]
fn all_known(bencher: Bencher) {
    let folder = folder();
    let articles = articles();
    check(&articles, Cache::open(folder.path()));
    bencher.bench_local(|| check(&articles, Cache::open(folder.path())));
}

#[divan::bench]
fn one_article_changed(bencher: Bencher) {
    let folder = folder();
    check(&articles(), Cache::open(folder.path()));
    let mut round = 0;
    bencher
        .with_inputs(|| {
            round += 1;
            changed(round)
        })
        .bench_local_values(|articles| check(&articles, Cache::open(folder.path())));
}
