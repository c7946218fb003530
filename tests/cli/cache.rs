//! The cache changes no output and no status, wherever it lies and whatever is wrong with it.

use std::process::Command;

use crate::project::{Project, check};

const EARLIER: &[u8] = b"---\ndate: 2024-03-05\noutlet: Estrel Courier\n---\n\n\"The toll on the harbour bridge must be scrapped,\" Transport Minister Mara Velin said on Tuesday.\n";
const LATER: &[u8] = b"---\ndate: 2024-11-20\noutlet: Estrel Courier\n---\n\n\"The toll on the harbour bridge must not be scrapped,\" Transport Minister Mara Velin said on Wednesday.\n";

fn project() -> Project {
    Project::new(&[("corpus/a.md", EARLIER), ("corpus/b.md", LATER)])
}

#[test]
fn every_format_and_command_is_the_same_cold_and_warm() {
    let project = project();
    let formats = [
        "terminal",
        "plain",
        "html",
        "json",
        "markdown",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
    ];
    let mut commands: Vec<String> = formats.map(|format| format!("check --format {format}")).into();
    commands.extend(
        [
            "check --explain",
            "check --explain --format json",
            "check --across --by principal",
            "check --actor Velin",
            "check --topic toll",
            "check --since 2024-06-01",
            "check corpus/a.md --against corpus",
            "statements",
            "statements --explain --format jsonl",
            "actors",
            "actors --format toml",
            "timeline --actor Velin",
            "topics --unaligned",
        ]
        .map(str::to_owned),
    );
    let seen = |command: &str, cache: &str| {
        let seen = project.run(&format!("{command} {cache}"));
        seen.split_once('\n').unwrap().1.to_owned()
    };
    for command in &commands {
        let without = seen(command, "--no-cache");
        assert!(!without.contains("-- status 2"), "{without}");
        for _ in 0..2 {
            assert_eq!(seen(command, "--cache-dir cache"), without, "{command}");
        }
    }
    let update = "baseline update --baseline known.toml";
    let first = seen(update, "--cache-dir cache");
    let known = std::fs::read(project.path().join("known.toml")).unwrap();
    std::fs::remove_file(project.path().join("known.toml")).unwrap();
    assert_eq!(seen(update, "--no-cache"), first);
    assert_eq!(std::fs::read(project.path().join("known.toml")).unwrap(), known);
}

#[test]
fn counts_info_and_clearing() {
    let project = project();
    let mut seen = String::new();
    let quiet = |seen: String| seen.lines().filter(|line| line.contains("note: ")).collect::<String>() + "\n";
    seen += &quiet(project.run("check --cache-dir cache --verbose"));
    seen += &quiet(project.run("check --cache-dir cache --verbose"));
    project.write(
        "corpus/c.md",
        b"---\ndate: 2024-12-01\n---\n\n\"The harbour needs a crane,\" Oskar Tarn said.\n",
    );
    seen += &quiet(project.run("check --cache-dir cache --verbose"));
    seen += &quiet(project.run("check --no-cache -v"));
    let info = project.run("cache info --cache-dir cache");
    // How many files depends on how long the runs took.
    assert!(info.contains(" of this build, 0 other builds"), "{info}");
    seen += &project.run("cache clear --cache-dir cache");
    seen += &project.run("cache info --cache-dir cache");
    assert!(!project.path().join("cache").exists());
    check("cache", &seen);
}

#[test]
fn where_it_lies() {
    let project = project();
    let is_there = |place: &str| project.path().join(place).join("CACHEDIR.TAG").exists();
    // The tests name no cache for the user.
    project.run("check");
    assert!(project.run("cache info").contains("error: there is no cache"));
    project.write("onrecord.toml", b"cache-dir = \"of the config\"\n");
    let run = |prepare: &dyn Fn(&mut Command)| project.run_prepared(".", "check", b"", prepare);
    run(&|command| {
        command.env("ONRECORD_CACHE_DIR", "of the variable");
    });
    assert!(is_there("of the variable") && !is_there("of the config"));
    run(&|command| {
        command.env("ONRECORD_CACHE_DIR", "");
    });
    assert!(!is_there("of the config"));
    run(&|command| {
        command.env_remove("ONRECORD_CACHE_DIR");
    });
    assert!(is_there("of the config"));
    project.run("check --cache-dir named");
    assert!(is_there("named"));
    project.write("onrecord.toml", b"");
    let home = project.path().join("home");
    std::fs::create_dir(&home).unwrap();
    if cfg!(target_os = "linux") {
        run(&|command| {
            command
                .env_remove("ONRECORD_CACHE_DIR")
                .env_remove("XDG_CACHE_HOME")
                .env("HOME", &home);
        });
        assert!(is_there("home/.cache/onrecord"));
    }
    // What is there is a corpus and a cache; the check has written into neither of the folders of the user.
    assert!(!project.path().join("corpus/CACHEDIR.TAG").exists());
}

#[test]
fn one_that_cannot_be_written_leaves_the_check_alone() {
    let project = project();
    project.write("file", b"no folder");
    let with = project.run("check --cache-dir file --format plain");
    let without = project.run("check --no-cache --format plain");
    let parts: Vec<&str> = with.split("-- standard error --\n").collect();
    let report = without.split_once('\n').unwrap().1;
    assert!(report.starts_with(parts[0].split_once('\n').unwrap().1), "{with}");
    let note = "note: the cache file could not be written, so the next run starts anew: ";
    assert!(parts[1].starts_with(note) && parts[1].lines().count() == 2, "{with}");
    assert!(with.ends_with("-- status 1 --\n") && without.ends_with("-- status 1 --\n"));
}

/// As on a disk on which there is no room: nothing can be written into a file.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_check_alone() {
    let project = project();
    let program = env!("CARGO_BIN_EXE_onrecord");
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "trap '' XFSZ; ulimit -f 0; exec {program} check --cache-dir cache --format plain"
        ))
        .current_dir(project.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.starts_with("note: the cache cache could not be written"), "{told}");
    assert_eq!(output.status.code(), Some(1), "{told}");
    let without = project.run("check --no-cache --format plain");
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(without.contains(&report) && !report.is_empty(), "{report}");
}

/// Of a run that is killed what was finished is known to the next one.
#[test]
#[cfg(unix)]
fn an_interrupted_run_is_taken_up_where_it_was_left() {
    const ARTICLES: usize = 1_200;
    const FIRST: [&str; 8] = ["Mara", "Oskar", "Ada", "Tomas", "Edda", "Emil", "Luise", "Nils"];
    const LAST: [&str; 8] = ["Velin", "Tarn", "Lorn", "Reuk", "Rosk", "Pell", "Amber", "Orsa"];
    const MATTERS: [&str; 4] = ["the toll", "the night train", "the fish tax", "the school law"];
    let record = |number: usize| {
        let (day, month) = (1 + number % 28, 1 + number / 28 % 12);
        let said: Vec<String> = MATTERS
            .iter()
            .map(|matter| {
                let (first, last) = (FIRST[number % 8], LAST[number / 8 % 8]);
                format!("\\\"We support {matter} in district {number},\\\" {first} {last} said. ")
            })
            .collect();
        format!(
            "{{\"date\":\"2024-{month:02}-{day:02}\",\"text\":\"{}\"}}\n",
            said.concat()
        )
    };
    let records: String = (0..ARTICLES).map(record).collect();
    let project = Project::new(&[("corpus/all.jsonl", records.as_bytes())]);
    let cache = project.path().join("cache");
    let packs = || {
        let builds = std::fs::read_dir(&cache).into_iter().flatten().flatten();
        let files = builds.flat_map(|build| std::fs::read_dir(build.path()).into_iter().flatten().flatten());
        files
            .filter(|file| file.path().extension().is_some_and(|ending| ending == "pack"))
            .count()
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--cache-dir", "cache", "--threads", "1"])
        .current_dir(project.path())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while packs() == 0 && child.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let seen = project.run("check --cache-dir cache --verbose --format json");
    let note = seen.lines().find_map(|line| line.strip_prefix("note: read ")).unwrap();
    let read: usize = note.split(' ').next().unwrap().parse().unwrap();
    assert!(
        note.contains(&format!(" of {ARTICLES} articles")) && read < ARTICLES,
        "{note}"
    );
}
