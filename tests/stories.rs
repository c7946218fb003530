//! Each story under `corpus/` yields what its `expected.toml` says, and nothing else.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::path::Path;

use onrecord::cache::Cache;
use onrecord::config::{Scope, group, locate};
use onrecord::corpus::{Input, read};
use onrecord::report::Report;
use onrecord::rules::Finding;
use onrecord::{Options, check, rule_ids};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    finding: Vec<Wanted>,
    #[serde(default)]
    quiet: Vec<Quiet>,
}

#[derive(Deserialize)]
struct Wanted {
    rule: String,
    actor: String,
    earlier: String,
    later: String,
    relation: String,
    severity: String,
    #[serde(default)]
    within: bool,
    time_class: Option<String>,
    /// Not found yet: the test fails once it is, so that the mark is taken away.
    #[serde(default)]
    todo: bool,
}

#[derive(Deserialize)]
struct Quiet {
    why: String,
    earlier: String,
    later: String,
}

fn run(story: &str) -> Report {
    let rules = rule_ids();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (config, problems) = locate(root, &rules);
    assert!(problems.is_empty(), "{problems:?}");
    let folder = root.join("corpus").join(story);
    let corpus = read(&[Input::Path(folder)]).into_dated();
    assert!(corpus.problems.is_empty(), "{:?}", corpus.problems);
    let (groups, problems) = group(&corpus.articles, &config, Scope::UnlessNearer, root, &rules);
    assert!(problems.is_empty(), "{problems:?}");
    check(&corpus.articles, &groups, &Options::default(), &Cache::none(), &())
}

/// Whether a side of a finding is "file#words".
fn is_side(finding: &Finding, index: usize, side: &str) -> bool {
    let (file, words) = side.split_once('#').unwrap();
    let evidence = &finding.evidence[index];
    let sentence = evidence.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    evidence.path.ends_with(file) && sentence.contains(words)
}

#[track_caller]
fn check_story(story: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(story)
        .join("expected.toml");
    let expected: Expected = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let report = run(story);
    let mut wrong = Vec::new();
    let mut used = vec![false; report.findings.len()];
    for wanted in &expected.finding {
        let hit = report.findings.iter().position(|finding| {
            finding.rule == wanted.rule
                && finding.actor.id == wanted.actor
                && is_side(finding, 0, &wanted.earlier)
                && is_side(finding, 1, &wanted.later)
                && finding.relation.as_str() == wanted.relation
                && finding.severity.as_str() == wanted.severity
                && finding.time_class.is_none() == wanted.within
                && wanted
                    .time_class
                    .as_ref()
                    .is_none_or(|class| serde_json::to_value(finding.time_class).unwrap().as_str() == Some(class))
        });
        match hit {
            Some(at) => {
                used[at] = true;
                if wanted.todo {
                    wrong.push(format!("found, take `todo` away: {} | {}", wanted.rule, wanted.later));
                }
            }
            None if wanted.todo => {}
            None => wrong.push(format!(
                "missing: {} {} | {} | {}",
                wanted.rule, wanted.severity, wanted.earlier, wanted.later
            )),
        }
    }
    for (finding, _) in report.findings.iter().zip(&used).filter(|(_, used)| !**used) {
        let sides: Vec<&str> = finding.evidence.iter().map(|side| side.text.as_str()).collect();
        wrong.push(format!(
            "not expected: {} {} {} {sides:?}",
            finding.rule,
            finding.severity.as_str(),
            finding.actor.id
        ));
    }
    for quiet in &expected.quiet {
        for finding in &report.findings {
            if is_side(finding, 0, &quiet.earlier) && is_side(finding, 1, &quiet.later) {
                wrong.push(format!("flagged although {}: {}", quiet.why, finding.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{story}:\n{}", wrong.join("\n"));
}

#[test]
fn nato() {
    check_story("nato");
}

#[test]
fn valmora() {
    check_story("valmora");
}
