//! Declared topics, settled pairs, traces and disagreements: invented people of Valmora.

use crate::project::{GOOD, Project, check};

const ARTICLES: [(&str, &str); 4] = [
    (
        "corpus/2023-02-01.md",
        "---\ndate: 2023-02-01\n---\n\n\"I support the toll on the harbour bridge,\" Transport Minister Mara Velin said.\n\
         \n\"The harbour bridge must stay open,\" Jorun Pell said.\n",
    ),
    (
        "corpus/2023-06-01.md",
        "---\ndate: 2023-06-01\n---\n\n\"I oppose the road charge on the harbour bridge,\" Transport Minister Mara Velin said.\n",
    ),
    (
        "corpus/2023-08-01.md",
        "---\ndate: 2023-08-01\n---\n\n\"We will cut the fuel tax,\" Transport Minister Mara Velin said.\n\n\
         \"The harbour bridge must not stay open,\" Edda Rosk said.\n",
    ),
    (
        "corpus/2023-09-01.md",
        "---\ndate: 2023-09-01\n---\n\n\"We want to build the northern railway,\" Transport Minister Mara Velin said.\n",
    ),
];

const TOPICS: &str = r#"[[topic]]
id = "toll"
label = "The bridge toll"
words = ["toll", "road charge"]

[[topic]]
id = "taxes"
words = ["tax"]

[[incompatible]]
sides = [{ topic = "taxes", stand = "against" }, { phrase = "railway", stand = "for" }]
why = "the railway is paid for by taxes"
"#;

fn story(config: &str) -> Project {
    let project = Project::new(&[]);
    for (path, text) in ARTICLES {
        project.write(path, text.as_bytes());
    }
    project.write("topics.toml", TOPICS.as_bytes());
    project.write("onrecord.toml", config.as_bytes());
    project
}

const DECLARED: &str = "topics = \"topics.toml\"\n";

#[test]
fn two_words_declared_as_one_topic_meet() {
    let without = story("").run("check --format plain");
    assert!(!without.contains("stance-reversed"), "{without}");
    check("topics-check", &story(DECLARED).run("check --format plain"));
    check("topics-one", &story(DECLARED).run("check --topic toll --format json"));
    check(
        "topics-timeline",
        &story(DECLARED).run("timeline --actor Velin --topic toll"),
    );
}

#[test]
fn matters_are_listed() {
    let project = story(DECLARED);
    check("topics-list", &project.run("topics"));
    check("topics-list-jsonl", &project.run("topics --format jsonl"));
    check("topics-unaligned", &project.run("topics --unaligned"));
}

#[test]
fn a_file_with_mistakes_is_refused() {
    let project = story(DECLARED);
    project.write(
        "topics.toml",
        b"[[topic]]\nid = \"toll\"\nword = [\"toll\"]\n\n[[incompatible]]\nsides = [{ topic = \"tol\", stand = \"for\" }]\n",
    );
    check("topics-broken", &project.run("check --format plain"));
    project.write("onrecord.toml", b"topics = \"topic.toml\"\n");
    check("topics-missing", &project.run("check --format plain"));
}

fn fingerprint(project: &Project, rule: &str) -> String {
    let seen = project.run("check --format json");
    let after = seen
        .split(&format!("\"rule\": \"{rule}\""))
        .nth(1)
        .unwrap_or_else(|| panic!("{seen}"));
    let key = after.split("\"fingerprint\": \"").nth(1).unwrap();
    key.split('"').next().unwrap().to_owned()
}

#[test]
fn a_settled_pair_is_counted_and_no_finding() {
    let project = story(DECLARED);
    let key = fingerprint(&project, "stance-reversed");
    let by_key = format!("{DECLARED}[[supersedes]]\nfingerprint = \"{key}\"\nreason = \"announced on 2 June\"\n");
    project.write("onrecord.toml", by_key.as_bytes());
    let seen = project.run("check --format json");
    assert!(
        !seen.contains("stance-reversed") && seen.contains("\"settled\": 1"),
        "{seen}"
    );
    let by_place = "[[supersedes]]\nearlier = { article = \"corpus/2023-02-01.md\", words = \"the toll\" }\n\
                    later = \"corpus/2023-06-01.md\"\n\n[[supersedes]]\nearlier = \"corpus/2023-06-01.md\"\nlater = \"corpus/2023-02-01.md\"\n";
    project.write("onrecord.toml", format!("{DECLARED}{by_place}").as_bytes());
    check("supersedes-places", &project.run("check --format plain"));
}

#[test]
fn an_entry_that_names_no_pair() {
    let project = story(
        "[[supersedes]]\nreason = \"none\"\n[[supersedes]]\nfinger = \"a\"\n[[supersedes]]\nearlier = 3\nlater = { words = \"a\" }\n",
    );
    check("supersedes-broken", &project.run("check --format plain"));
}

#[test]
fn how_a_finding_came_about() {
    let project = story(DECLARED);
    check(
        "explain-check",
        &project.run("check --explain --format plain --topic toll"),
    );
    check(
        "explain-check-markdown",
        &project.run("check --explain --format markdown --topic toll"),
    );
    check(
        "explain-check-json",
        &project.run("check --explain --format json --topic toll"),
    );
}

#[test]
fn who_disagrees_with_whom() {
    let project = story("");
    check("across", &project.run("check --across --format plain"));
    let without = project.run("check --format plain");
    assert!(!without.contains("actors-disagree"), "{without}");
    let one = Project::new(&[("corpus/good.md", GOOD)]).run("check --across --format plain");
    assert!(!one.contains("actors-disagree"), "{one}");
}

/// Several outlets on one speech; small words are told only where a config asks for them.
#[test]
fn one_quotation_in_two_articles() {
    let project = Project::new(&[(
        "onrecord.toml",
        b"[rules]\nquote-inexact = \"info\"\nclaim-negated = \"off\"\nnumbers-conflict = \"off\"\n",
    )]);
    let told = |name: &str, day: &str, sentence: &str| {
        let text = format!("---\ndate: {day}\n---\n\n{sentence}\n");
        project.write(&format!("corpus/{name}.md"), text.as_bytes());
    };
    let said = |name: &str, day: &str, words: &str| told(name, day, &format!("\"{words},\" Mara Velin said."));
    let whole = "We will not close the ferry to Tarn before the long summer is over and the harvest is in";
    said("a", "2024-03-05", whole);
    said("b", "2024-03-05", &whole.replace("ferry", "harbour"));
    said("c", "2024-03-05", &whole.replace("not ", ""));
    said(
        "d",
        "2024-03-05",
        "We won't close the Ferry to Tarn before the long summer is over and this harvest is in",
    );
    told(
        "e",
        "2024-03-05",
        "Mara Velin said the county would \"not close the ferry to Tarn before the summer is over and the harvest is in.\"",
    );
    // On the next day it may be another answer to the same question.
    said("f", "2024-03-06", &whole.replace("harvest", "barley"));
    said("g", "2024-06-06", &whole.replace("ferry", "airport"));
    check("quotes", &project.run("check --format plain"));
}
