//! What is accepted stays quiet as long as its words stand; what is new counts; nothing is lost on the way.

use crate::project::{Project, check};

const BEFORE: &str = "---\ndate: 2023-03-01\n---\n\nMara Velin said: \"We oppose the night train.\"\n";
const AFTER: &str = "---\ndate: 2024-03-01\n---\n\nMara Velin said: \"We support the night train.\"\n";
const OTHER: &str = "---\ndate: 2024-05-01\n---\n\nTomas Reuk said: \"We support the ferry line.\"\n\n\
                     Later, Tomas Reuk said: \"We oppose the ferry line.\"\n";

fn project() -> Project {
    Project::new(&[("corpus/a.md", BEFORE.as_bytes()), ("corpus/b.md", AFTER.as_bytes())])
}

const UPDATE: &str = "baseline update corpus --baseline known.toml";
const CHECK: &str = "check corpus --baseline known.toml --format plain";

#[track_caller]
fn ends_with(seen: &str, status: u8) {
    assert!(seen.ends_with(&format!("-- status {status} --\n")), "{seen}");
}

fn text(project: &Project, path: &str) -> String {
    std::fs::read_to_string(project.path().join(path)).unwrap()
}

#[test]
fn what_is_known_is_set_aside() {
    let project = project();
    let mut seen = vec![project.run("check corpus --format plain"), project.run(UPDATE)];
    seen.push(text(&project, "known.toml"));
    seen.extend([project.run(CHECK), project.run(UPDATE)]);
    project.write("corpus/c.md", OTHER.as_bytes());
    seen.push(project.run(CHECK));
    check("baseline", &seen.join("\n"));
}

#[test]
fn an_edit_elsewhere_is_stale_and_an_edit_of_the_words_counts() {
    let project = project();
    project.run(UPDATE);
    project.write(
        "corpus/b.md",
        AFTER
            .replace("\n\nMara", "\n\nEstrel was quiet on Friday.\n\nMara")
            .as_bytes(),
    );
    let mut seen = vec![
        project.run(CHECK),
        project.run("check corpus --baseline known.toml --fail-on warning"),
    ];
    ends_with(&seen[0], 0);
    ends_with(&seen.pop().unwrap(), 1);
    seen.extend([project.run(UPDATE), project.run(CHECK)]);
    project.write("corpus/b.md", AFTER.replace("support", "strongly support").as_bytes());
    seen.push(project.run(CHECK));
    ends_with(&seen[3], 1);
    seen.push(project.run("baseline prune corpus --baseline known.toml"));
    check("baseline-edited", &seen.join("\n"));
}

#[test]
fn a_note_is_kept() {
    let project = project();
    let first = project.run("baseline update corpus --baseline known.toml --note promised");
    ends_with(&first, 0);
    project.write("corpus/b.md", format!("{AFTER}\nIt rained.\n").as_bytes());
    project.run("baseline update corpus --baseline known.toml --note other");
    let known = text(&project, "known.toml");
    assert!(
        known.contains("note = \"promised\"") && !known.contains("other"),
        "{known}"
    );
}

#[test]
fn a_check_of_one_folder_leaves_the_entries_of_another_alone() {
    let project = project();
    project.write("more/c.md", OTHER.as_bytes());
    ends_with(&project.run("baseline update corpus more --baseline known.toml"), 0);
    let known = text(&project, "known.toml");
    for command in [CHECK, "baseline prune corpus --baseline known.toml", UPDATE] {
        let seen = project.run(command);
        ends_with(&seen, 0);
        assert!(!seen.contains("unmatched"), "{seen}");
        assert_eq!(text(&project, "known.toml"), known, "{command}");
    }
    std::fs::remove_file(project.path().join("more/c.md")).unwrap();
    assert!(project.run(CHECK).contains("unmatched-baseline"));
    ends_with(&project.run("baseline prune corpus --baseline known.toml"), 0);
    assert!(!text(&project, "known.toml").contains("ferry"));
}

#[test]
fn the_folder_the_program_runs_in_does_not_matter() {
    let project = project();
    project.run(UPDATE);
    let seen = project.run_in("corpus", "check . --baseline ../known.toml --format plain", b"");
    ends_with(&seen, 0);
    assert!(!seen.contains("baseline]"), "{seen}");
}

#[test]
fn the_config_may_name_the_file_and_set_the_levels() {
    let project = project();
    project.write("onrecord.toml", b"baseline = \"known.toml\"\n");
    check("baseline-missing", &project.run("check corpus"));
    ends_with(&project.run("baseline update"), 0);
    ends_with(&project.run("check"), 0);
    project.write(
        "corpus/b.md",
        AFTER.replace("support the night train", "met on Friday").as_bytes(),
    );
    ends_with(&project.run("check"), 0);
    project.write(
        "onrecord.toml",
        b"baseline = \"known.toml\"\n[rules]\nunmatched-baseline = \"error\"\n",
    );
    ends_with(&project.run("check"), 1);
    project.write(
        "onrecord.toml",
        b"baseline = \"known.toml\"\n[rules]\nunmatched-baseline = \"off\"\n",
    );
    assert!(!project.run("check").contains("unmatched"));
}

#[test]
fn nothing_is_written_where_not_all_could_be_checked() {
    let project = project();
    project.run(UPDATE);
    let known = text(&project, "known.toml");
    project.write("corpus/b.md", b"---\ndate: 2024-03-05\n");
    check("baseline-incomplete", &project.run(UPDATE));
    assert_eq!(text(&project, "known.toml"), known);
}

#[test]
fn a_file_that_is_no_baseline_is_no_clean_run() {
    let project = project();
    project.write("known.toml", b"version = 1\n<<<<<<< HEAD\n");
    check("baseline-broken", &[project.run(CHECK), project.run(UPDATE)].join("\n"));
    check("baseline-unnamed", &project.run("baseline update corpus"));
}
