//! A writer that is killed at any moment loses nothing and leaves no half file: 200 kills from a seed.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use onrecord::decisions::baseline::{Baseline, Entry, Pinned, read, write};
use onrecord::decisions::write_whole;

#[allow(dead_code)] // other tests use more of it
mod seeded;

const KILLS: usize = 200;
/// The file that the writer is told by this variable.
const FILE: &str = "ONRECORD_TEST_WRITES";

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

/// Not a test by itself: what is killed. It writes one baseline after the other and tells the number of each that is written.
#[test]
fn writer() {
    let Ok(file) = std::env::var(FILE) else { return };
    let first = number_in(Path::new(&file)).map_or(0, |number| number + 1);
    for number in first.. {
        write_whole(Path::new(&file), &write(&baseline(number))).unwrap();
        println!("written {number}");
    }
}

/// The number of a whole baseline; `None` where there is no file.
fn number_in(file: &Path) -> Option<usize> {
    let text = std::fs::read_to_string(file).ok()?;
    let found = read("known.toml", &text).unwrap();
    let note = found.entries.values().next().unwrap().note.as_deref();
    let number: usize = note.unwrap().parse().unwrap();
    assert_eq!(text, write(&baseline(number)), "a file that no writer wrote");
    Some(number)
}

#[test]
fn kills_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("known.toml");
    let mut seeded = seeded::Seeded(20_240_601);
    let mut last = None;
    for _ in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(FILE, &file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(child.stdout.take().unwrap()).lines();
        // From the first file that is written it is writing all the time.
        let mut written = last;
        for line in told.by_ref().map_while(Result::ok) {
            if let Some(number) = line.rsplit_once("written ").and_then(|(_, number)| number.parse().ok()) {
                written = Some(number);
                break;
            }
        }
        std::thread::sleep(Duration::from_micros(seeded.below(12_000) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let numbers = told
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("written ")?.parse().ok());
        written = written.max(numbers.max());
        let found = number_in(&file);
        assert!(
            found >= written && found >= last,
            "{found:?} after {written:?} was written"
        );
        last = found;
    }
    assert!(last >= Some(KILLS - 1), "{last:?}");
    // What the killed left lying is gone with the next file that is written.
    write_whole(&file, &write(&baseline(last.unwrap() + 1))).unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["known.toml"]);
}
