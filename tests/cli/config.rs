//! `onrecord.toml`: mistakes are told with path and line, the rest counts.

use crate::project::{GOOD, Project, check, without_counts};

#[track_caller]
fn check_config(name: &str, config: &str) {
    let project = Project::new(&[("corpus/good.md", GOOD), ("onrecord.toml", config.as_bytes())]);
    check(name, &without_counts(&project.run("check")));
}

#[test]
fn an_unknown_key() {
    check_config("config-unknown-key", "by = \"person\"\nfail_on = \"error\"\n");
    check_config("config-unknown-rule", "[rules]\nstance-reverse = \"off\"\n");
    check_config(
        "config-unknown-nested",
        "[policy]\nupdates = \"off\"\n[numbers]\ntolerence = 0.1\n",
    );
}

#[test]
fn a_wrong_type_or_value() {
    check_config(
        "config-wrong-values",
        "paths = [\"corpus\", 3]\nby = \"people\"\nfail-on = true\nactors = \"actors.toml\"\n\n[numbers]\ntolerance = 5\n",
    );
}

#[test]
fn broken_toml() {
    check_config("config-broken", "by = \"person\nfail-on = \"error\"\n");
}

#[test]
fn a_named_config_that_is_not_there() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    check(
        "config-missing",
        &without_counts(&project.run("check --config no.toml")),
    );
}

#[test]
fn it_is_found_upwards_and_its_paths_count_from_its_folder() {
    let project = Project::new(&[
        ("articles/good.md", GOOD),
        ("articles/bad.txt", b""),
        ("onrecord.toml", b"paths = [\"articles\"]\nbye = 1\n"),
        ("deep/er/note", b""),
    ]);
    check(
        "config-upwards",
        &without_counts(&project.run_in("deep/er", "check", b"")),
    );
}

#[test]
fn a_nested_config_is_read() {
    let project = Project::new(&[
        ("onrecord.toml", b"by = \"office\"\n"),
        ("corpus/good.md", GOOD),
        ("corpus/story/onrecord.toml", b"by = \"principle\"\n"),
        ("corpus/story/good.md", GOOD),
    ]);
    check("config-nested", &without_counts(&project.run("check corpus")));
}

/// Two sides that contradict each other for who knows the verb.
const SUNSET: &[u8] = br#"{"earlier":{"text":"We will sunset the toll."},"later":{"text":"We will keep the toll."}}"#;

#[test]
fn words_of_the_user_extend_the_lexicon() {
    let project = Project::new(&[("pairs.jsonl", SUNSET), ("words/mine.toml", b"")]);
    let seen = project.run("compare --format jsonl pairs.jsonl");
    assert!(!seen.contains("contradiction"), "{seen}");
    project.write("onrecord.toml", b"lexicons = [\"words/mine.toml\"]\n");
    project.write(
        "words/mine.toml",
        b"[[effect]]\nword = \"sunset\"\non = \"existence\"\nsign = \"-\"\n",
    );
    let seen = project.run("compare --format jsonl pairs.jsonl");
    assert!(seen.contains("\"relation\":\"contradiction\""), "{seen}");
}

#[test]
fn words_that_cannot_be_read() {
    let project = Project::new(&[
        ("corpus/good.md", GOOD),
        ("onrecord.toml", b"lexicons = [\"gone.toml\", \"mine.toml\"]\n"),
        (
            "mine.toml",
            b"[[effect]]\nword = \"sunset\"\non = \"existance\"\nsign = \"-\"\n",
        ),
    ]);
    check("config-lexicons", &without_counts(&project.run("check")));
}

/// Two figures for one thing, twelve percent apart.
const BRIDGE: &[u8] =
    br#"{"earlier":{"text":"The bridge at Tarn carried 800 lorries on 4 May 2024."},"later":{"text":"The bridge at Tarn carried 910 lorries on 4 May 2024."}}"#;

#[test]
fn figures_within_the_tolerance_are_one() {
    let project = Project::new(&[("pairs.jsonl", BRIDGE)]);
    let seen = project.run("compare --format jsonl pairs.jsonl");
    assert!(seen.contains("numbers-conflict"), "{seen}");
    project.write("onrecord.toml", b"[numbers]\ntolerance = 0.2\n");
    let seen = project.run("compare --format jsonl pairs.jsonl");
    assert!(!seen.contains("numbers-conflict"), "{seen}");
}
