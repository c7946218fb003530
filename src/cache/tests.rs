//! The folder of a cache under all that can happen to it.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::key::{BUILD, Key, Parts};
use super::pack::Size;
use super::store::{Store, pack_files};
use super::upkeep::{Contents, clear, contents};
use super::{Cache, tidy};

const TODAY: u32 = 20_000;

fn key(name: &str) -> Key {
    Parts::of("test").with(name.as_bytes()).key()
}

/// A value that tells which one it is.
fn value(name: &str) -> Vec<u8> {
    name.repeat(20).into_bytes()
}

/// A run on a day that puts these entries, the first of them small, after it has asked for others.
fn run(place: &Path, day: u32, asked: &[&str], put: &[&str]) {
    let store = Store::open(place, day);
    for name in asked {
        assert_eq!(store.get(key(name)), Some(value(name)), "{name}");
    }
    for (at, name) in put.iter().enumerate() {
        let size = if at == 0 { Size::Small } else { Size::Large };
        store.put(key(name), size, value(name));
    }
    store.finish().unwrap();
}

/// Those of the entries that are there on a day.
fn there<'n>(place: &Path, names: &[&'n str]) -> Vec<&'n str> {
    let store = Store::open(place, TODAY);
    let is_there = |name: &&str| match store.get(key(name)) {
        Some(bytes) => {
            assert_eq!(bytes, value(name), "never anything else");
            true
        }
        None => false,
    };
    names.iter().copied().filter(is_there).collect()
}

#[test]
fn what_was_put_is_there_for_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("new/cache");
    assert_eq!(there(&place, &["one"]), [""; 0]);
    run(&place, TODAY, &[], &["one", "two", "three"]);
    assert_eq!(there(&place, &["one", "four", "three", "two"]), ["one", "three", "two"]);
    assert!(place.join("CACHEDIR.TAG").exists());
}

#[test]
fn two_runs_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    run(place, TODAY, &[], &["zero"]);
    let [first, second] = [Store::open(place, TODAY), Store::open(place, TODAY)];
    first.put(key("one"), Size::Large, value("one"));
    second.put(key("two"), Size::Large, value("two"));
    // Both the same: it is there twice or once, and right.
    for store in [&first, &second] {
        store.put(key("both"), Size::Small, value("both"));
    }
    first.finish().unwrap();
    second.finish().unwrap();
    assert_eq!(there(place, &["zero", "one", "two", "both"]).len(), 4);
}

#[test]
fn a_run_reads_on_while_another_one_merges() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    run(place, TODAY, &[], &["small", "large"]);
    let reading = Store::open(place, TODAY);
    let before = pack_files(&place.join(BUILD));
    for number in 0..20 {
        run(place, TODAY, &[], &[&format!("n{number}")]);
    }
    let after = pack_files(&place.join(BUILD));
    assert!(!after.contains(&before[0]), "it was merged");
    if cfg!(unix) {
        assert_eq!(reading.get(key("large")), Some(value("large")));
    }
    reading.put(key("more"), Size::Small, value("more"));
    reading.finish().unwrap();
    assert_eq!(there(place, &["small", "large", "more", "n0", "n19"]).len(), 5);
}

#[test]
fn packs_do_not_pile_up() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let names: Vec<String> = (0..60).map(|number| format!("entry {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for name in &names {
        run(place, TODAY, &[], &[name]);
        assert!(pack_files(&place.join(BUILD)).len() <= 9);
    }
    assert_eq!(there(place, &names).len(), 60);
}

#[test]
fn what_is_damaged_is_not_believed_and_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    run(&whole, TODAY, &[], &["one", "two"]);
    let file = &pack_files(&whole.join(BUILD))[0];
    let bytes = fs::read(file).unwrap();
    let mut spoilt: Vec<Vec<u8>> = (0..bytes.len()).map(|end| bytes[..end].to_vec()).collect();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        spoilt.push(flipped);
    }
    spoilt.push(b"something else altogether".repeat(100));
    for (number, spoilt) in spoilt.into_iter().enumerate() {
        let place = folder.path().join(number.to_string());
        fs::create_dir_all(place.join(BUILD)).unwrap();
        fs::write(place.join(BUILD).join(file.file_name().unwrap()), &spoilt).unwrap();
        let left = there(&place, &["one", "two"]);
        assert!(left.len() < 2, "{number}: {left:?}");
        let missing: Vec<&str> = ["one", "two"].into_iter().filter(|name| !left.contains(name)).collect();
        run(&place, TODAY, &left, &missing);
        assert_eq!(there(&place, &["one", "two"]), ["one", "two"], "{number}");
    }
}

#[test]
fn a_damaged_entry_does_not_outlive_the_one_that_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    run(place, TODAY, &[], &["small", "large"]);
    let file = &pack_files(&place.join(BUILD))[0];
    let mut bytes = fs::read(file).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(file, bytes).unwrap();
    run(place, TODAY, &["small"], &["large"]);
    for number in 0..20 {
        run(place, TODAY, &[], &[&format!("n{number}")]);
    }
    assert_eq!(there(place, &["small", "large"]), ["small", "large"]);
}

#[test]
fn a_pack_of_another_build_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    run(place, TODAY, &[], &["one"]);
    let file = &pack_files(&place.join(BUILD))[0];
    let mut bytes = fs::read(file).unwrap();
    let other = if bytes[8] == b'0' { b'1' } else { b'0' };
    bytes[8] = other;
    fs::write(file, bytes).unwrap();
    assert_eq!(there(place, &["one"]), [""; 0]);
}

#[test]
fn what_nobody_asks_for_goes_and_what_is_in_use_stays() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    run(place, TODAY - 60, &[], &["used", "not used"]);
    // Dated anew, which writes another pack.
    run(place, TODAY - 40, &["used"], &[]);
    run(place, TODAY - 20, &["used"], &[]);
    assert_eq!(contents(place).files, 1);
    assert_eq!(there(place, &["used", "not used"]), ["used"]);
    // In use on the day before: nothing is written.
    let before = pack_files(&place.join(BUILD));
    run(place, TODAY - 19, &["used"], &[]);
    assert_eq!(pack_files(&place.join(BUILD)), before);
}

#[test]
fn a_cache_that_is_too_large_loses_what_was_of_no_use_for_the_longest_time() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    run(place, TODAY - 9, &[], &["old small", "old large"]);
    run(place, TODAY, &[], &["small", "large"]);
    let store = Store::open(place, TODAY);
    let bytes = contents(place).bytes;
    store.merge_within(bytes - 1);
    // The values are much smaller than the packs: so only half of the bytes are left for them.
    let left = there(place, &["old small", "old large", "small", "large"]);
    assert!(left.contains(&"small"), "{left:?}");
    let store = Store::open(place, TODAY);
    store.merge_within(300);
    assert_eq!(
        there(place, &["old small", "old large", "small", "large"]),
        ["small", "large"]
    );
    let store = Store::open(place, TODAY);
    store.merge_within(200);
    assert_eq!(there(place, &["old small", "old large", "small", "large"]), ["small"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_harms_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "no folder").unwrap();
    let store = Store::open(&file, TODAY);
    assert_eq!(store.get(key("one")), None);
    store.put(key("one"), Size::Small, value("one"));
    assert!(store.finish().is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), "no folder");
}

#[test]
fn what_dead_writers_left_and_old_builds_go() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let own = place.join(BUILD);
    fs::create_dir_all(&own).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(3600);
    let left = |name: &str| {
        let file = fs::File::create(own.join(name)).unwrap();
        file.set_modified(long_ago).unwrap();
        file
    };
    drop(left("1-1.tmp"));
    let writing = left("1-2.tmp");
    writing.lock().unwrap();
    fs::write(own.join("1-3.tmp"), "of now").unwrap();
    let builds: Vec<_> = (0..6).map(|number| place.join(format!("{number:032x}"))).collect();
    for (number, build) in builds.iter().enumerate() {
        fs::create_dir_all(build).unwrap();
        let pack = fs::File::create(build.join("a.pack")).unwrap();
        pack.set_modified(long_ago + Duration::from_secs(number as u64))
            .unwrap();
    }
    fs::write(builds[1].join("notes.txt"), "somebody's own").unwrap();
    fs::create_dir_all(place.join("my files")).unwrap();
    run(place, TODAY, &[], &["one"]);
    assert!(!own.join("1-1.tmp").exists());
    assert!(own.join("1-2.tmp").exists() && own.join("1-3.tmp").exists());
    let are_there: Vec<bool> = builds.iter().map(|build| build.join("a.pack").exists()).collect();
    assert_eq!(are_there, [false, false, false, true, true, true]);
    assert!(!builds[0].exists() && builds[1].join("notes.txt").exists() && place.join("my files").exists());
}

#[test]
fn contents_and_clearing() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("cache");
    assert_eq!(contents(&place), Contents::default());
    run(&place, TODAY, &[], &["one", "two"]);
    let found = contents(&place);
    assert_eq!((found.entries, found.files, found.other_builds), (2, 1, 0));
    clear(&place).unwrap();
    assert!(!place.exists());
    run(&place, TODAY, &[], &["one"]);
    fs::write(place.join("notes.txt"), "somebody's own").unwrap();
    clear(&place).unwrap();
    let names: Vec<_> = fs::read_dir(&place)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["notes.txt"]);
    // A folder that no cache has written into.
    clear(folder.path()).unwrap();
    assert!(place.join("notes.txt").exists());
}

#[test]
fn without_a_cache_nothing_is_kept_or_written() {
    let cache = Cache::none();
    assert!(!cache.is_open());
    assert!(cache.digest(key("one")).is_none());
    cache.finish().unwrap();
    assert!(tidy::builds(Path::new("no/such/folder")).is_empty());
}
