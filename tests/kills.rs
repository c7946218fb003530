//! Writers that are killed at any moment lose nothing and leave no half file: 200 kills from a seed, of writers of a baseline,
//! a ledger and a cache in turn.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use onrecord::Options;
use onrecord::cache::Cache;
use onrecord::config::{Config, Group};
use onrecord::corpus::{Article, Origin};
use onrecord::decisions::baseline::{Baseline, Entry, Pinned, read, write};
use onrecord::decisions::ledger::{Decision, Ledger};
use onrecord::decisions::write_whole;

#[allow(dead_code)] // other tests use more of it
mod seeded;

const KILLS: usize = 200;
/// The folder that a writer is told by this variable, and what it is to write there.
const FOLDER: &str = "ONRECORD_TEST_WRITES_TO";
const KIND: &str = "ONRECORD_TEST_WRITES";

/// What is written, one number after the other.
trait Written {
    /// Writes the state of a number, after that of the number before it.
    fn write(&self, folder: &Path, number: usize);
    /// The number that a folder is at, after everything in it was found to be whole; `None` where there is nothing yet.
    fn number(&self, folder: &Path) -> Option<usize>;
    /// What files there may be once the next number is written.
    fn files(&self) -> &[&str];
}

struct OfBaseline;
struct OfLedger;
struct OfCache;

const ALL: [(&str, &dyn Written); 3] = [("baseline", &OfBaseline), ("ledger", &OfLedger), ("cache", &OfCache)];

/// The baseline of a number: so large that writing it takes a while, and each entry knows the number.
fn baseline(number: usize) -> Baseline {
    let entry = |index: usize| Entry {
        rule: "stance-reversed".into(),
        actor: "mara-velin".into(),
        matter: format!("the night train {index}"),
        note: Some(number.to_string()),
        articles: vec![Pinned {
            path: format!("corpus/{index}.md"),
            sha256: "0".repeat(64),
        }],
        line: 0,
    };
    let entries: BTreeMap<String, Entry> = (0..400 + number % 7)
        .map(|index| (format!("{index:016x}"), entry(index)))
        .collect();
    Baseline {
        entries,
        ..Baseline::default()
    }
}

impl Written for OfBaseline {
    fn write(&self, folder: &Path, number: usize) {
        write_whole(&folder.join("known.toml"), &write(&baseline(number))).unwrap();
    }

    fn number(&self, folder: &Path) -> Option<usize> {
        let text = std::fs::read_to_string(folder.join("known.toml")).ok()?;
        let found = read("known.toml", &text).unwrap();
        let note = found.entries.values().next().unwrap().note.as_deref();
        let number: usize = note.unwrap().parse().unwrap();
        assert_eq!(text, write(&baseline(number)), "a file that no writer wrote");
        Some(number)
    }

    fn files(&self) -> &[&str] {
        &["known.toml"]
    }
}

fn decision(number: usize) -> Decision {
    let line = format!(
        r#"{{"fingerprint":"{number:016x}","decision":"confirmed","note":"number {number}","by":"Ada Lind","on":"2024-06-01","rule":"stance-reversed"}}"#
    );
    serde_json::from_str(&line).unwrap()
}

impl Written for OfLedger {
    fn write(&self, folder: &Path, number: usize) {
        let (mut ledger, problems) = Ledger::read(&folder.join("decisions.jsonl"));
        assert!(problems.is_empty(), "{problems:?}");
        ledger.record(decision(number)).unwrap();
    }

    /// No decision is ever lost: those of all numbers before are there.
    fn number(&self, folder: &Path) -> Option<usize> {
        let (ledger, problems) = Ledger::read(&folder.join("decisions.jsonl"));
        assert!(problems.is_empty(), "{problems:?}");
        let found: Vec<Decision> = ledger.entries().iter().map(|entry| entry.decision.clone()).collect();
        let expected: Vec<Decision> = (0..found.len()).map(decision).collect();
        assert_eq!(found, expected, "a ledger that no writer wrote");
        found.len().checked_sub(1)
    }

    fn files(&self) -> &[&str] {
        &[".gitattributes", "decisions.jsonl"]
    }
}

/// Of so many articles one is another in each number.
fn articles(number: usize) -> Vec<Article> {
    let article = |at: usize| {
        let origin = Origin {
            path: format!("{at}.md"),
            record_line: None,
        };
        let changes = (number + 3 - at) / 3;
        let text = format!("“The toll must go,” Transport Minister Mara Velin said. It was day {changes}.");
        let whole = onrecord::Span::new(0, text.len());
        let mut article = Article::new(origin, text, whole);
        article.date = format!("2024-03-0{}", at + 1).parse().ok();
        article
    };
    (0..3).map(article).collect()
}

/// How many articles a check of a number has to read.
fn check(folder: &Path, number: usize) -> usize {
    let articles = articles(number);
    let groups = [Group {
        config: Config::without_file(".".into()),
        articles: (0..articles.len()).collect(),
    }];
    let cache = Cache::open(folder);
    let with = onrecord::check(&articles, &groups, &Options::default(), &cache, &());
    let read = cache.counts().articles_read;
    cache.finish().unwrap();
    let without = onrecord::check(&articles, &groups, &Options::default(), &Cache::none(), &());
    assert_eq!(with, without, "a cache that no writer wrote");
    read
}

impl Written for OfCache {
    fn write(&self, folder: &Path, number: usize) {
        check(folder, number);
        // A cache cannot be asked for the last number: it is told beside it.
        write_whole(&folder.with_extension("number"), &number.to_string()).unwrap();
    }

    fn number(&self, folder: &Path) -> Option<usize> {
        let number = std::fs::read_to_string(folder.with_extension("number"))
            .ok()?
            .parse()
            .unwrap();
        assert_eq!(check(folder, number), 0, "what was written is lost");
        Some(number)
    }

    fn files(&self) -> &[&str] {
        &["CACHEDIR.TAG", ".pack"]
    }
}

fn of_kind(kind: &str) -> &'static dyn Written {
    ALL.iter().find(|(name, _)| *name == kind).unwrap().1
}

/// Not a test by itself: what is killed. It writes one number after the other and tells each that is written.
#[test]
fn writer() {
    let (Ok(folder), Ok(kind)) = (std::env::var(FOLDER), std::env::var(KIND)) else {
        return;
    };
    let (folder, written) = (PathBuf::from(folder), of_kind(&kind));
    let first = written.number(&folder).map_or(0, |number| number + 1);
    for number in first.. {
        written.write(&folder, number);
        println!("written {number}");
    }
}

/// Starts a writer, kills it at a moment after its first number, and gives the last number it has told.
fn kill_a_writer(folder: &Path, kind: &str, moment: Duration) -> Option<usize> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture"])
        .env(FOLDER, folder)
        .env(KIND, kind)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let number = |line: String| line.rsplit_once("written ").and_then(|(_, number)| number.parse().ok());
    let mut told = BufReader::new(child.stdout.take().unwrap()).lines();
    // From the first that is written it is writing all the time.
    let first = told.by_ref().map_while(Result::ok).find_map(number);
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    first.max(told.map_while(Result::ok).filter_map(number).max())
}

#[test]
fn kills_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut seeded = seeded::Seeded(20_240_601);
    let mut last: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for kill in 0..KILLS {
        let (kind, written) = ALL[kill % ALL.len()];
        let place = folder.path().join(kind);
        std::fs::create_dir_all(&place).unwrap();
        let told = kill_a_writer(&place, kind, Duration::from_micros(seeded.below(12_000) as u64));
        let found = written.number(&place);
        let before = last.insert(kind, found).flatten();
        assert!(
            told.is_some() && found >= told && found >= before,
            "{kind}: {found:?} after {told:?} was written"
        );
    }
    for (kind, written) in ALL {
        let place = folder.path().join(kind);
        assert!(last[kind] >= Some(KILLS / ALL.len() - 1), "{last:?}");
        // What the killed left lying is gone with the next that is written, in a cache once it is a minute old.
        for file in files(&place) {
            let old = SystemTime::now() - Duration::from_secs(120);
            std::fs::File::options()
                .write(true)
                .open(file)
                .unwrap()
                .set_modified(old)
                .unwrap();
        }
        // The one after the last may have been written by a writer that was killed before it could tell.
        written.write(&place, last[kind].unwrap() + 2);
        let is_known = |file: &PathBuf| {
            written
                .files()
                .iter()
                .any(|known| file.to_string_lossy().ends_with(known))
        };
        let unknown: Vec<PathBuf> = files(&place).into_iter().filter(|file| !is_known(file)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}

/// All files beneath a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, mut found): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    found.extend(folders.iter().flat_map(|folder| files(folder)));
    found
}
