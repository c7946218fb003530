//! `onrecord eval`: figures on labelled pairs, bounds, and what cannot be read.

use crate::project::{Project, check};

const PAIRS: &str = r#"{"id":"a","actor":"Mara Velin","earlier":{"text":"We support the bridge toll."},"later":{"text":"We oppose the bridge toll."},"label":"contradiction","phenomenon":"attitude"}
{"id":"b","actor":"Mara Velin","earlier":{"text":"We support the bridge toll."},"later":{"text":"We oppose the bridge toll."},"label":"consistent","phenomenon":"attitude"}
{"id":"c","actor":"Mara Velin","earlier":{"text":"We support the bridge toll."},"later":{"text":"We support the new museum."},"label":"unrelated","phenomenon":"matter"}
{"id":"d","actor":"Mara Velin","earlier":{"text":"We support the bridge toll."},"later":{"text":"We support the bridge toll."},"label":"contradiction","phenomenon":"matter"}
"#;

#[test]
fn figures_bounds_and_mistakes() {
    let project = Project::new(&[("pairs.jsonl", PAIRS.as_bytes())]);
    let mut seen = project.run("eval pairs.jsonl --mistakes 2");
    seen += &project.run("eval pairs.jsonl --min precision=0.5 --min recall=0.9 --min stance-reversed:precision=0.4");
    seen += &project.run("eval pairs.jsonl --min accuracy=0.5");
    check("eval", &seen);
    check("eval-json", &project.run("eval pairs.jsonl --format json"));
}

/// A pair that names a rule asks for it; a stable rule that says nothing, or too much, is below a bound for all.
#[test]
fn recall_of_a_rule_and_a_bound_for_all() {
    let pair = r#"{"earlier":{"text":"We will close the airport."},"later":{"text":"We want parks."},"label":"contradiction","rules":["claim-negated"]}"#;
    let project = Project::new(&[("pairs.jsonl", format!("{PAIRS}{pair}\n").as_bytes())]);
    let mut seen = project.run("eval pairs.jsonl --min claim-negated:recall=0.5");
    seen += &project.run("eval pairs.jsonl --min stable:precision=0.6 --min stance-reversed:precision=0.4");
    check("eval-rules", &seen);
}

#[test]
fn pairs_without_a_label() {
    let text = PAIRS.replace("\"label\":\"unrelated\",", "") + "[\n";
    let project = Project::new(&[("pairs.jsonl", text.as_bytes())]);
    let mut seen = project.run("eval pairs.jsonl");
    seen += &project.run("eval none.jsonl");
    check("eval-unlabelled", &seen);
}
