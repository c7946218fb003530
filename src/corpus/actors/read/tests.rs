//! Registries that are read, and what is said of those that are not.

use super::*;

const GOOD: &str = r#"
[[actor]]
name = "Mira Kovač"
aliases = ["Kovac", "the iron minister"]
roles = [{ title = "foreign minister", of = "Valmora", since = 2021-03-01, until = "2023-05-31" }]
wikidata = "Q0"

[[actor]]
name = "Tom Brandt"
roles = [{ title = "foreign minister", of = "Valmora", since = 2023-06-01 }]
"#;

#[test]
fn names_and_offices_are_found() {
    let registry = Registry::parse("actors.toml", GOOD).unwrap();
    assert_eq!(registry.find("KOVAC").unwrap().id, "mira-kovac");
    assert_eq!(registry.find("Iron Minister").unwrap().name, "Mira Kovač");
    let day = NaiveDate::from_ymd_opt(2024, 1, 1);
    let holder = registry.holder("Foreign Minister", "Valmora", day).unwrap();
    assert_eq!(holder.name, "Tom Brandt");
    assert_eq!(registry.find("Kovac").unwrap().standing(day), (None, None));
    assert_eq!(registry.principal_of("foreign minister", day), Some("Valmora"));
}

#[test]
fn a_name_in_other_letters() {
    let text =
        "[[actor]]\nname = \"Andriy Velensky\"\n[[actor]]\nname = \"Emil Pell\"\n[[actor]]\nname = \"Jorun Pell\"\n";
    let registry = Registry::parse("actors.toml", text).unwrap();
    assert_eq!(registry.find("Andrii Velenskyy").unwrap().id, "andriy-velensky");
    assert_eq!(registry.find("Emil Pell").unwrap().id, "emil-pell");
    assert!(registry.find("Pell").is_none());
    assert!(registry.find("Velenskyy").is_none());
}

/// `line: message` of each problem.
#[track_caller]
fn mistakes(text: &str, expected: &[&str]) {
    let problems = Registry::parse("actors.toml", text).unwrap_err();
    let shown: Vec<String> = problems
        .iter()
        .map(|problem| format!("{}: {}", problem.line.unwrap(), problem.message))
        .collect();
    assert_eq!(shown, expected);
    assert!(problems.iter().all(|problem| problem.path == "actors.toml"));
}

#[test]
fn an_alias_of_two_actors() {
    mistakes(
        &format!("{GOOD}aliases = [\"Brandt\", \"Kovac\"]\n"),
        &["11: `Kovac` stands for both `Mira Kovač` and `Tom Brandt`"],
    );
    mistakes(
        &format!("{GOOD}[[actor]]\nname = \"Mira Kovac\"\n"),
        &[
            "12: `Mira Kovac` stands for both `Mira Kovač` and `Mira Kovac`",
            "12: `mira-kovac` stands for both `Mira Kovač` and `Mira Kovac`",
        ],
    );
}

#[test]
fn overlapping_terms() {
    mistakes(
        &GOOD.replace("since = 2023-06-01", "since = 2023-05-01"),
        &[
            "10: `Mira Kovač` and `Tom Brandt` both hold the office `foreign minister of Valmora` at one time: 2021-03-01 to 2023-05-31 and from 2023-05-01",
        ],
    );
    let twice = "[[actor]]\nname = \"Ada Holm\"\nroles = [\n  { title = \"mayor\", of = \"Estrel\" },\n  { title = \"Mayor\", of = \"Estrel\" },\n]\n";
    mistakes(
        twice,
        &["5: `Ada Holm` holds the office `Mayor of Estrel` twice at one time: always and always"],
    );
    mistakes(
        &GOOD.replace("2023-05-31", "2020-01-01"),
        &["5: the role `foreign minister` ends on 2020-01-01, before it begins on 2021-03-01"],
    );
}

#[test]
fn days_that_do_not_exist() {
    let message = "there is no day `2023-02-30`; write it as 2023-06-03";
    mistakes(&GOOD.replace("2023-05-31", "2023-02-30"), &[&format!("5: {message}")]);
    mistakes(&GOOD.replace("2023-06-01", "2023-02-30"), &[&format!("10: {message}")]);
    mistakes(
        &GOOD.replace("\"2023-05-31\"", "\"May 2023\""),
        &["5: there is no day `May 2023`; write it as 2023-06-03"],
    );
}

#[test]
fn unknown_keys() {
    mistakes(
        &GOOD.replace("wikidata", "wikidta").replace("until", "untl"),
        &[
            "5: unknown key `untl` of a role: did you mean `until`?",
            "6: unknown key `wikidta` of an actor: did you mean `wikidata`?",
        ],
    );
    mistakes(
        "[[actors]]\nname = \"Ada Holm\"\n",
        &["1: unknown key `actors`: did you mean `actor`?"],
    );
}

#[test]
fn values_of_a_wrong_kind() {
    mistakes(
        "[[actor]]\naliases = \"Holm\"\n[[actor]]\nname = 7\n[[actor]]\nname = \"Ada Holm\"\nroles = [{ of = \"Estrel\" }]\n",
        &[
            "1: an actor has no `name`",
            "2: `aliases` must be a list of names in quotation marks",
            "3: an actor has no `name`",
            "4: `name` must be text in quotation marks",
            "7: a role has no `title`",
        ],
    );
    mistakes(
        "[[actor]]\nname = Ada\n",
        &["2: not valid TOML: string values must be quoted, expected literal string"],
    );
}
