//! Who was found, registries, and whose statements are put together: invented people of Valmora.

use crate::project::{Project, check};

const ARTICLES: [(&str, &str); 6] = [
    (
        "2023-02-01-talks.md",
        "---\ndate: 2023-02-01\n---\n\nValmora will join the fishing pact, Valmoran Foreign Minister Mira Kovac said on \
         Wednesday. \"I support the fishing pact,\" she added.\n\nTransport Minister Jorun Pell said the tunnel would \
         open in May. Emil Pell, a farmer from Orsk, said the tunnel was too dear.\n",
    ),
    (
        "2023-04-12-pact.md",
        "---\ndate: 2023-04-12\n---\n\nMira Kovac, the Valmoran foreign minister, said Valmora would join the fishing \
         pact. \"The fishing pact is good for Valmora,\" Kovac said.\n",
    ),
    (
        "2023-09-05-visit.md",
        "---\ndate: 2023-09-05\n---\n\n\"I oppose the fishing pact,\" Foreign Minister Tom Brandt said on Tuesday in \
         Valmora.\n",
    ),
    (
        "2023-10-02-ministry.md",
        "---\ndate: 2023-10-02\n---\n\nThe Valmoran Foreign Ministry supports the fishing pact. \"We support the fishing \
         pact,\" Foreign Ministry spokesman Ivo Lenk said in Valmora on Monday.\n",
    ),
    (
        "2024-01-10-envoy.md",
        "---\ndate: 2024-01-10\n---\n\n\"The border must stay open,\" Andriy Velensky said.\n",
    ),
    (
        "2024-02-10-envoy.md",
        "---\ndate: 2024-02-10\n---\n\n\"The border must not stay open,\" Andrii Velenskyy said.\n",
    ),
];

const REGISTRY: &str = r#"[[actor]]
name = "Mira Kovac"
roles = [{ title = "foreign minister", of = "Valmora", since = 2021-03-01, until = 2023-05-31 }]

[[actor]]
name = "Tom Brandt"
roles = [{ title = "foreign minister", of = "Valmora", since = 2023-06-01 }]

[[actor]]
name = "Ivo Lenk"
roles = [{ title = "foreign ministry spokesman", of = "Valmora" }]
"#;

fn story() -> Project {
    let project = Project::new(&[]);
    for (path, text) in ARTICLES {
        project.write(&format!("corpus/{path}"), text.as_bytes());
    }
    project
}

fn registered(registry: &str) -> Project {
    let project = story();
    project.write("onrecord.toml", b"actors = \"actors.toml\"\n");
    project.write("actors.toml", registry.as_bytes());
    project
}

/// What a command prints, without the command and the status.
fn output(seen: &str) -> &str {
    let (_, output) = seen.split_once('\n').unwrap();
    output.strip_suffix("-- status 0 --\n").unwrap()
}

#[test]
fn who_was_found() {
    let project = story();
    check("actors-table", &project.run("actors corpus"));
    check("actors-jsonl", &project.run("actors corpus --format jsonl"));
    check("actors-toml", &project.run("actors corpus --format toml"));
    check("actors-registered", &registered(REGISTRY).run("actors corpus"));
}

#[test]
fn a_printed_registry_is_accepted_and_printed_again() {
    let first = story().run("actors corpus --format toml");
    let first = output(&first);
    let project = registered(first);
    let second = project.run("actors corpus --format toml");
    project.write("actors.toml", output(&second).as_bytes());
    let third = project.run("actors corpus --format toml");
    assert_eq!(output(&third), output(&second));
    let tables = [
        story().run("actors corpus --format jsonl"),
        project.run("actors corpus --format jsonl"),
    ];
    let names = tables.map(|table| {
        let rows = output(&table)
            .lines()
            .map(|row| row.split("\"aliases\"").next().unwrap().to_owned());
        rows.collect::<Vec<_>>()
    });
    assert_eq!(names[0], names[1]);
}

#[test]
fn a_registry_of_mistakes_is_refused_with_path_and_line() {
    let broken = REGISTRY.replace("2023-06-01", "2023-05-01").replace(
        "name = \"Ivo Lenk\"",
        "name = \"Ivo Lenk\"\naliases = [\"Mira Kovač\"]\nwikdata = \"Q0\"",
    );
    check(
        "actors-broken",
        &registered(&broken).run("timeline --actor Kovac corpus"),
    );
    let no_day = REGISTRY.replace("2023-06-01", "2023-02-30");
    check(
        "actors-no-such-day",
        &registered(&no_day).run("timeline --actor Kovac corpus"),
    );
}

#[test]
fn whose_positions_are_lined_up() {
    let project = registered(REGISTRY);
    for by in ["person", "office", "principal"] {
        let actor = if by == "principal" { "Valmora" } else { "Brandt" };
        let seen = project.run(&format!("timeline --actor {actor} --topic pact --by {by} corpus"));
        check(&format!("timeline-by-{by}"), &seen);
    }
}

/// How many findings hold these two sides against each other.
fn conflicts(by: &str, earlier: &str, later: &str) -> usize {
    let seen = registered(REGISTRY).run(&format!("check --format json --by {by} corpus"));
    let report = seen.split_once('\n').unwrap().1.rsplit_once("-- status").unwrap().0;
    let report: serde_json::Value = serde_json::from_str(report).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let is_pair = |finding: &&serde_json::Value| {
        let evidence = finding["evidence"].as_array().unwrap();
        let said = |words: &str| {
            evidence
                .iter()
                .any(|side| side["text"].as_str().unwrap().contains(words))
        };
        said(earlier) && said(later)
    };
    findings.iter().filter(is_pair).count()
}

#[test]
fn a_successor_is_held_to_the_predecessors_word_only_by_principal() {
    let (kovac, brandt) = ("I support the fishing pact", "I oppose the fishing pact");
    assert_eq!(conflicts("person", kovac, brandt), 0);
    assert_eq!(conflicts("office", kovac, brandt), 0);
    assert_eq!(conflicts("principal", kovac, brandt), 1);
}

#[test]
fn a_spokesman_speaks_for_the_minister_of_the_day() {
    let (brandt, lenk) = ("I oppose the fishing pact", "We support the fishing pact");
    assert_eq!(conflicts("person", brandt, lenk), 0);
    assert_eq!(conflicts("office", brandt, lenk), 1);
}

#[test]
fn one_person_in_two_spellings() {
    assert_eq!(conflicts("person", "must stay open", "must not stay open"), 1);
}

#[test]
fn statements_that_explain_themselves() {
    let project = registered(REGISTRY);
    check(
        "statements-explain",
        &project.run("statements --explain corpus/2023-02-01-talks.md"),
    );
    let seen = project.run("statements --explain --format jsonl corpus/2023-02-01-talks.md");
    assert!(
        seen.contains("\"trace\":{\"cue\":\"say\",\"force\":\"assert\",\"frame\":"),
        "{seen}"
    );
    let seen = project.run("statements --format jsonl corpus/2023-02-01-talks.md");
    assert!(!seen.contains("\"trace\""), "{seen}");
    check("statements-claims", &seen);
}

/// The actors of the statements of an article with the registry.
#[track_caller]
fn actors_of(article: &str, expected: &[&str]) {
    let project = registered(REGISTRY);
    project.write("new.txt", article.as_bytes());
    let seen = project.run("statements --format jsonl new.txt");
    let actors: Vec<String> = seen
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            row["actor"]["id"].as_str().unwrap_or("-").to_owned()
        })
        .collect();
    assert_eq!(actors, expected, "{seen}");
}

#[test]
fn an_office_is_its_holders_of_the_day() {
    let text = "The Valmoran foreign minister said the pact was dead.\n";
    actors_of(&format!("date 2023-05-31\n\n{text}"), &["mira-kovac"]);
    actors_of(&format!("date 2023-06-01\n\n{text}"), &["tom-brandt"]);
    actors_of(&format!("date 2020-06-01\n\n{text}"), &["-"]);
    let text = "The foreign minister of Valmora said the pact was dead.\n";
    actors_of(&format!("date 2024-06-01\n\n{text}"), &["tom-brandt"]);
}

#[test]
fn two_people_of_one_surname() {
    let text = "date 2023-02-01\n\nJorun Pell said the tunnel would open in May. Emil Pell said it was too dear. \
                Jorun Pell said it was not.\n";
    actors_of(text, &["jorun-pell", "emil-pell", "jorun-pell"]);
}
