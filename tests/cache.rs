//! With a cache and without one the outcome is the same, whatever has changed since it was written and whatever has happened
//! to it; and no more is done again than has changed.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::path::Path;

use onrecord::cache::{Cache, Counts};
use onrecord::config::{By, Config, Group, Level, Scope, group};
use onrecord::corpus::{Article, Corpus, Input, Origin, read};
use onrecord::report::Report;
use onrecord::{Options, Span};

#[allow(dead_code)] // other tests use more of it
mod seeded;

fn corpus() -> Corpus {
    read(&[Input::Path("corpus".into())]).into_dated()
}

/// The groups of the articles, each by the config above it.
fn groups(articles: &[Article]) -> Vec<Group> {
    let run = Config::without_file(".".into());
    let folder = std::env::current_dir().unwrap();
    let (groups, problems) = group(articles, &run, Scope::UnlessNearer, &folder, &onrecord::rule_ids());
    assert!(problems.is_empty(), "{problems:?}");
    groups
}

fn check_with(place: &Path, articles: &[Article], groups: &[Group], options: &Options) -> (Report, Counts) {
    let cache = Cache::open(place);
    let report = onrecord::check(articles, groups, options, &cache, &());
    let counts = cache.counts();
    cache.finish().unwrap();
    (report, counts)
}

/// The report with the cache is that without it.
#[track_caller]
fn check(place: &Path, articles: &[Article], groups: &[Group], options: &Options) -> Counts {
    let (with, counts) = check_with(place, articles, groups, options);
    let without = onrecord::check(articles, groups, options, &Cache::none(), &());
    assert_eq!(with, without, "{options:?}");
    counts
}

fn all_options() -> Vec<Options> {
    let plain = Options::default();
    vec![
        plain.clone(),
        Options {
            explain: true,
            ..plain.clone()
        },
        Options {
            across: true,
            explain: true,
            ..plain.clone()
        },
        Options {
            by: Some(By::Principal),
            ..plain.clone()
        },
        Options {
            by: Some(By::Office),
            actor: Some("Velin".into()),
            ..plain.clone()
        },
        Options {
            topic: Some("tunnel".into()),
            ..plain
        },
    ]
}

#[test]
fn every_check_of_the_own_corpus_is_the_same_cold_and_warm() {
    let corpus = corpus();
    let groups = groups(&corpus.articles);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let cold = check(place, &corpus.articles, &groups, &Options::default());
    assert_eq!((cold.articles_read, cold.articles_known), (corpus.articles.len(), 0));
    assert!(cold.actors_compared > 10 && cold.actors_known == 0, "{cold:?}");
    for options in all_options() {
        let first = check(place, &corpus.articles, &groups, &options);
        assert_eq!(first.articles_read, 0, "{options:?}");
        let again = check(place, &corpus.articles, &groups, &options);
        if options.actor.is_none() {
            assert_eq!(again.actors_compared, 0, "{options:?}");
        }
    }
    let warm = check(place, &corpus.articles, &groups, &Options::default());
    assert_eq!((warm.articles_read, warm.actors_compared), (0, 0));
    assert_eq!(
        (warm.articles_known, warm.actors_known),
        (cold.articles_read, cold.actors_compared)
    );
}

#[test]
fn other_commands_are_the_same_too() {
    let corpus = corpus();
    let (articles, groups) = (&corpus.articles, groups(&corpus.articles));
    let options = Options {
        actor: Some("Hakan Fidan".into()),
        ..Options::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let mut seen = Vec::new();
    for _ in 0..3 {
        for cache in [Cache::none(), Cache::open(folder.path())] {
            seen.push((
                onrecord::statements(articles, &groups, &cache, &()),
                onrecord::statements_and_claims(articles, &groups, &cache, &()),
                format!("{:?}", onrecord::actors(articles, &groups, &cache, &())),
                format!(
                    "{:?}",
                    onrecord::timelines(articles, &groups, &options, None, &cache, &())
                ),
                format!("{:?}", onrecord::topics(articles, &groups, &cache, &())),
            ));
            cache.finish().unwrap();
        }
    }
    assert!(seen.iter().all(|one| *one == seen[0]));
    let cache = Cache::open(folder.path());
    onrecord::statements(articles, &groups, &cache, &());
    assert_eq!(cache.counts().articles_read, 0);
}

#[test]
fn one_changed_article_costs_itself_and_its_actors() {
    let corpus = corpus();
    let folder = tempfile::tempdir().unwrap();
    let before = check(
        folder.path(),
        &corpus.articles,
        &groups(&corpus.articles),
        &Options::default(),
    );
    let mut articles = corpus.articles;
    let changed = articles
        .iter()
        .position(|article| article.id.ends_with("harbour-tunnel.md"))
        .unwrap();
    articles[changed].text.push_str("\nNothing else was said.\n");
    articles[changed].body.end = articles[changed].text.len();
    articles[changed].pin = onrecord::corpus::Pin::default();
    let counts = check(folder.path(), &articles, &groups(&articles), &Options::default());
    assert_eq!((counts.articles_read, counts.articles_known), (1, articles.len() - 1));
    assert!((1..8).contains(&counts.actors_compared), "{counts:?}");
    assert_eq!(counts.actors_compared + counts.actors_known, before.actors_compared);
}

#[test]
fn what_only_moved_is_known() {
    let corpus = corpus();
    let groups = |articles: &[Article]| {
        vec![Group {
            config: Config::without_file(".".into()),
            articles: (0..articles.len()).collect(),
        }]
    };
    // As records of a file, so that lines are those of records.
    let mut articles: Vec<Article> = corpus
        .articles
        .into_iter()
        .map(|article| as_record(article, 0))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        explain: true,
        ..Options::default()
    };
    let cold = check(folder.path(), &articles, &groups(&articles), &options);
    for (line, article) in articles.iter_mut().enumerate() {
        article.origin = Origin {
            path: "elsewhere.jsonl".into(),
            record_line: Some(100 + line),
        };
        article.id = format!("moved {line}");
    }
    let moved = check(folder.path(), &articles, &groups(&articles), &options);
    assert_eq!((moved.articles_read, moved.actors_compared), (0, 0));
    assert_eq!(moved.actors_known, cold.actors_compared);
}

fn as_record(mut article: Article, line: usize) -> Article {
    article.origin.record_line = Some(line + 1);
    article
}

#[test]
fn what_a_run_depends_on_is_in_the_keys() {
    let corpus = corpus();
    let articles = &corpus.articles;
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let one = |config: Config| {
        vec![Group {
            config,
            articles: (0..articles.len()).collect(),
        }]
    };
    let plain = Config::without_file(".".into());
    let file = |name: &str, text: &str| {
        let path = place.join(name);
        std::fs::write(&path, text).unwrap();
        Some(path)
    };
    let mut configs = vec![plain.clone()];
    let mut with = |change: &dyn Fn(&mut Config)| {
        let mut config = plain.clone();
        change(&mut config);
        configs.push(config);
    };
    for level in [Level::Off, Level::Warning] {
        with(&|config| {
            config.rules.insert("stance-reversed".into(), level);
        });
    }
    with(&|config| config.tolerance = 0.9);
    with(&|config| config.by = By::Principal);
    with(&|config| config.actors = Some("corpus/valmora/actors.toml".into()));
    with(&|config| config.actors = Some("corpus/nato/actors.toml".into()));
    with(&|config| config.topics = file("topics.toml", "[[topic]]\nid = \"t\"\nterms = [\"tunnel\"]\n"));
    for _ in 0..2 {
        for config in &configs {
            check(place, articles, &one(config.clone()), &Options::default());
        }
    }
    // The same file, with other words in it.
    let registry = file("actors.toml", "[[actor]]\nname = \"Hakan Fidan\"\n");
    let config = Config {
        actors: registry,
        ..plain.clone()
    };
    check(place, articles, &one(config.clone()), &Options::default());
    file(
        "actors.toml",
        "[[actor]]\nname = \"Hakan Fidan\"\naliases = [\"the minister\"]\nprincipal = \"Ankara\"\n",
    );
    let counts = check(place, articles, &one(config), &Options::default());
    assert_eq!(counts.articles_read, articles.len());
}

#[test]
fn each_field_of_an_article_counts() {
    let corpus = corpus();
    let folder = tempfile::tempdir().unwrap();
    let one = |article: &Article| {
        let groups = vec![Group {
            config: Config::without_file(".".into()),
            articles: vec![0],
        }];
        check(
            folder.path(),
            std::slice::from_ref(article),
            &groups,
            &Options::default(),
        )
        .articles_read
    };
    let article = corpus
        .articles
        .into_iter()
        .find(|article| article.title.is_some())
        .unwrap();
    assert_eq!((one(&article), one(&article)), (1, 0));
    let changes: [fn(&mut Article); 8] = [
        |article| article.date = article.date.and_then(|day| day.succ_opt()),
        |article| article.title = Some("Mara Velin: the tunnel must wait".into()),
        |article| article.outlet = Some("Estrel Gazette".into()),
        |article| article.url = Some("https://gazette.example/1".into()),
        |article| article.author = Some("Ada Lind".into()),
        |article| article.speaker = Some("Mara Velin".into()),
        |article| article.lang = Some("en-GB".into()),
        |article| article.body = Span::new(article.body.start, article.body.start),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut changed = article.clone();
        change(&mut changed);
        assert_eq!((one(&changed), one(&changed)), (1, 0), "{number}");
    }
}

/// Articles come, go, change and move; settings too; now and then the cache is damaged, cut short, or written by two runs.
#[test]
fn whatever_happens_the_report_is_that_of_a_run_without_a_cache() {
    let all = corpus().articles;
    let mut seeded = seeded::Seeded(20_240_711);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let mut damaged = 0;
    for round in 0..60 {
        let mut articles: Vec<Article> = all.iter().filter(|_| seeded.below(4) > 0).cloned().collect();
        // A report that others have copied, on the same day.
        for _ in 0..seeded.below(3) {
            let at = seeded.below(articles.len());
            let mut copy = articles[at].clone();
            copy.origin.path = format!("{}.copy", copy.origin.path);
            copy.id.clone_from(&copy.origin.path);
            copy.outlet = Some("Estrel Gazette".into());
            articles.insert(at + 1, copy);
        }
        for (line, article) in articles.iter_mut().enumerate() {
            match seeded.below(12) {
                0 => {
                    let at = article.text.rfind(". ").map_or(article.text.len(), |at| at + 2);
                    article.text.truncate(at.max(article.body.start));
                    article.body.end = article.text.len();
                    article.pin = onrecord::corpus::Pin::default();
                }
                1 => article.origin.record_line = Some(line + 1),
                2 => article.origin.path = format!("moved/{}", article.origin.path),
                _ => {}
            }
        }
        let mut config = Config::without_file(".".into());
        if seeded.below(3) == 0 {
            config.by = By::Principal;
        }
        let groups = vec![Group {
            config,
            articles: (0..articles.len()).collect(),
        }];
        let options = Options {
            explain: seeded.below(2) == 0,
            across: seeded.below(3) == 0,
            ..Options::default()
        };
        if seeded.below(3) == 0 {
            damaged += damage(place, &mut seeded);
        }
        if seeded.below(4) == 0 {
            let others = [Cache::open(place), Cache::open(place)];
            for cache in &others {
                onrecord::check(&articles, &groups, &options, cache, &());
            }
            others.into_iter().for_each(|cache| cache.finish().unwrap());
        }
        check(place, &articles, &groups, &options);
        let again = check(place, &articles, &groups, &options);
        assert_eq!((again.articles_read, again.actors_compared), (0, 0), "round {round}");
    }
    assert!(damaged > 10, "{damaged}");
}

/// Flips a bit of a file of the cache, cuts it short, or takes it away; how many files that were.
fn damage(place: &Path, seeded: &mut seeded::Seeded) -> usize {
    let builds = std::fs::read_dir(place).into_iter().flatten().flatten();
    let mut files: Vec<_> = builds
        .flat_map(|build| std::fs::read_dir(build.path()).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .collect();
    files.sort();
    for file in &files {
        let mut bytes = std::fs::read(file).unwrap();
        match seeded.below(4) {
            0 => bytes.truncate(seeded.below(bytes.len())),
            1 => {
                std::fs::remove_file(file).unwrap();
                continue;
            }
            _ => {
                for _ in 0..8 {
                    let at = seeded.below(bytes.len());
                    bytes[at] ^= 1 << seeded.below(8);
                }
            }
        }
        std::fs::write(file, bytes).unwrap();
    }
    files.len()
}
