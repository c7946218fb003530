//! A cache whose pack was damaged: bytes changed, cut off or put behind. A check comes to its end, whatever it is told.
//!
//! In a build for fuzzing no checksum is asked for, so that the readers of what lies in a pack are reached.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::Options;
use onrecord::cache::Cache;
use onrecord::config::{Config, Group};
use onrecord::corpus::{Article, Input, read};
use onrecord_fuzz::{Scratch, damaged};

/// Two articles that contradict each other.
const ARTICLES: [(&str, &str); 2] = [
    (
        "a.txt",
        "date 2024-01-05 The bridge toll will stay, Transport Minister Mara Velin said on Friday. \"We support the toll,\" she said.",
    ),
    (
        "b.txt",
        "date 2024-02-05 The bridge toll will be scrapped, Transport Minister Mara Velin said on Monday. \"We oppose the toll,\" she said.",
    ),
];

struct World {
    scratch: Scratch,
    articles: Vec<Article>,
    /// The pack that a check leaves, and where.
    pack: Vec<u8>,
    file: PathBuf,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let scratch = Scratch::new("pack");
    let inputs = ARTICLES.map(|(name, text)| Input::Open(name.into(), text.as_bytes().to_owned()));
    let articles = read(&inputs).into_dated().articles;
    check(&scratch, &articles);
    let folders = std::fs::read_dir(scratch.folder()).expect("a cache");
    let file = folders
        .flatten()
        .filter_map(|entry| std::fs::read_dir(entry.path()).ok())
        .flat_map(Iterator::flatten)
        .map(|entry| entry.path())
        .find(|file| file.extension().is_some_and(|ending| ending == "pack"))
        .expect("a pack");
    let pack = std::fs::read(&file).expect("a pack that can be read");
    World {
        scratch,
        articles,
        pack,
        file,
    }
});

fn check(scratch: &Scratch, articles: &[Article]) {
    let groups = [Group {
        config: Config::without_file(".".into()),
        articles: (0..articles.len()).collect(),
    }];
    let cache = Cache::open(scratch.folder());
    onrecord::check(articles, &groups, &Options::default(), &cache, &());
    cache.finish().expect("a cache that can be written");
}

fuzz_target!(|bytes: &[u8]| {
    onrecord_fuzz::on_this_thread();
    let World {
        scratch,
        articles,
        pack,
        file,
    } = &*WORLD;
    let folder = file.parent().expect("the folder of the pack");
    for entry in std::fs::read_dir(folder).expect("a cache").flatten() {
        std::fs::remove_file(entry.path()).expect("a file of our own");
    }
    std::fs::write(file, damaged(pack, bytes)).expect("a file of our own");
    check(scratch, articles);
});
