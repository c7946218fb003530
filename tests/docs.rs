//! Lists in the docs that are made from the code: stale ones fail. `INSTA_UPDATE=always` writes them anew.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::path::Path;

use onrecord::rules::{CONDITIONS, MESSAGE_NAMES};

/// What stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->` of a page.
#[track_caller]
fn check(page: &str, name: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let text = std::fs::read_to_string(&file).unwrap();
    let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
    let (before, rest) = text.split_once(&begin).unwrap();
    let (found, after) = rest.split_once(&end).unwrap();
    if found == expected {
        return;
    }
    if std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
        std::fs::write(&file, format!("{before}{begin}{expected}{end}{after}")).unwrap();
        return;
    }
    panic!("docs/{page}: the list `{name}` is not that of the code; run the test with INSTA_UPDATE=always");
}

#[test]
fn lists_in_the_page_on_rules() {
    let mut table = "\n| condition | values | it holds where |\n| --- | --- | --- |\n".to_owned();
    for (key, values, meaning) in CONDITIONS {
        table += &format!("| `{key}` | {values} | {meaning} |\n");
    }
    let names: Vec<String> = MESSAGE_NAMES.iter().map(|name| format!("`{{{name}}}`")).collect();
    // Both lists are in one file: one test writes them in turn.
    check("rules.md", "conditions", &format!("{table}\n"));
    check("rules.md", "names", &format!("\n{}\n\n", names.join(", ")));
}

#[test]
fn the_reference_of_the_rules() {
    check("rules-reference.md", "rules", &onrecord::reference());
}
