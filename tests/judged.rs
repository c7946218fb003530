//! What readers judged right in the stories of `corpus/` is still found: `tests/judgements/stories.jsonl`.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

use std::collections::BTreeSet;
use std::path::Path;

use onrecord::cache::Cache;
use onrecord::config::{Scope, group, locate};
use onrecord::corpus::{Input, read};
use onrecord::{Options, rule_ids};

#[test]
fn what_was_judged_right_is_found_and_what_was_judged_wrong_is_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rules = rule_ids();
    let (config, _) = locate(root, &rules);
    let articles = read(&[Input::Path(root.join("corpus"))]).into_dated().articles;
    let (groups, _) = group(&articles, &config, Scope::UnlessNearer, root, &rules);
    let report = onrecord::check(&articles, &groups, &Options::default(), &Cache::none(), &());
    let found: BTreeSet<String> = report.findings.into_iter().map(|finding| finding.fingerprint).collect();
    let judgements = std::fs::read_to_string(root.join("tests/judgements/stories.jsonl")).unwrap();
    for line in judgements.lines() {
        let judgement: serde_json::Value = serde_json::from_str(line).unwrap();
        let key = judgement["fingerprint"].as_str().unwrap();
        assert_eq!(found.contains(key), judgement["verdict"] == "right", "{line}");
    }
}
