//! `[[override]]`: levels of rules for some articles, actors or topics.

use crate::project::{Project, check, without_counts};

const ARTICLES: [(&str, &str); 4] = [
    (
        "corpus/archive/2019-02-01.md",
        "---\ndate: 2019-02-01\n---\n\n\"I support the toll on the harbour bridge,\" Transport Minister Mara Velin said.\n",
    ),
    (
        "corpus/2023-06-01.md",
        "---\ndate: 2023-06-01\n---\n\n\"I oppose the toll on the harbour bridge,\" Transport Minister Mara Velin said.\n",
    ),
    (
        "corpus/2023-07-01.md",
        "---\ndate: 2023-07-01\n---\n\n\"The harbour tunnel must stay open,\" Jorun Pell said.\n",
    ),
    (
        "corpus/2023-08-01.md",
        "---\ndate: 2023-08-01\n---\n\n\"The harbour tunnel must not stay open,\" Jorun Pell said.\n",
    ),
];

const TOPICS: &str = "[[topic]]\nid = \"toll\"\nwords = [\"toll\", \"road charge\"]\n";

fn project(config: &str) -> Project {
    let project = Project::new(&[("topics.toml", TOPICS.as_bytes()), ("onrecord.toml", config.as_bytes())]);
    for (path, text) in ARTICLES {
        project.write(path, text.as_bytes());
    }
    project
}

/// Whose findings there are, and how grave.
#[track_caller]
fn levels(config: &str, expected: &str) {
    let seen = project(config).run("check --format plain");
    let found: Vec<&str> = seen
        .lines()
        .filter(|line| line.contains("[stance-reversed]"))
        .map(|line| line.split(',').next().unwrap())
        .collect();
    assert_eq!(found.join("; "), expected, "{seen}");
}

const VELIN: &str = "error[stance-reversed] Mara Velin";
const PELL: &str = "error[stance-reversed] Jorun Pell";

#[test]
fn without_an_override_both_are_errors() {
    levels("", &format!("{VELIN}; {PELL}"));
}

#[test]
fn by_path() {
    for paths in ["corpus/archive", "corpus/**/2019-*.md", "corpus/archive/*"] {
        levels(
            &format!("[[override]]\npaths = [\"{paths}\"]\nrules = {{ stance-reversed = \"off\" }}\n"),
            PELL,
        );
    }
    levels(
        "[[override]]\npaths = [\"archive\"]\nrules = { stance-reversed = \"off\" }\n",
        &format!("{VELIN}; {PELL}"),
    );
}

#[test]
fn by_actor() {
    levels(
        "[[override]]\nactors = [\"jorun pell\"]\nrules = { stance-reversed = \"info\" }\n",
        &format!("{VELIN}; {}", PELL.replace("error", "info")),
    );
}

#[test]
fn by_topic() {
    levels(
        "topics = \"topics.toml\"\n[[override]]\ntopics = [\"toll\"]\nrules = { stance-reversed = \"warning\" }\n",
        &format!("{PELL}; {}", VELIN.replace("error", "warning")),
    );
}

#[test]
fn all_that_is_named_must_hold_and_the_last_entry_counts() {
    levels(
        "[[override]]\npaths = [\"corpus/archive\"]\nactors = [\"Jorun Pell\"]\nrules = { stance-reversed = \"off\" }\n",
        &format!("{VELIN}; {PELL}"),
    );
    levels(
        "[rules]\nstance-reversed = \"off\"\n[[override]]\npaths = [\"corpus\"]\nrules = { stance-reversed = \"off\" }\n\
         [[override]]\nactors = [\"Mara Velin\"]\nrules = { stance-reversed = \"error\" }\n",
        VELIN,
    );
}

#[test]
fn mistakes_are_told() {
    let config = "[[override]]\npath = [\"a\"]\nrules = { stance-reversed = \"off\" }\n\
         [[override]]\npaths = [\"a[\"]\nrules = { stance-reversed = \"off\" }\n\
         [[override]]\npaths = \"a\"\nrules = { stance-reversd = \"off\" }\n\
         [[override]]\nactors = [\"Mara Velin\"]\n\
         [[override]]\nrules = { stance-reversed = \"loud\" }\n\
         [[override]]\nrules = { stance-reversed = \"off\" }\n\
         [[override]]\ntopics = [\"tolls\"]\nrules = { stance-reversed = \"off\" }\n";
    let seen = project(config).run("check --format plain");
    let problems: String = seen
        .lines()
        .filter(|line| line.contains("onrecord.toml"))
        .map(|line| format!("{line}\n"))
        .collect();
    check("overrides-broken", &without_counts(&problems));
    let declared = project(&format!(
        "topics = \"topics.toml\"\n{}",
        &config[config.rfind("[[override]]").unwrap()..]
    ));
    let seen = declared.run("check --format plain");
    assert!(
        seen.contains("did you mean `toll`?") && seen.contains("-- status 2 --"),
        "{seen}"
    );
}
