//! What the stages make of a story, a line each: sentences, statements, positions, findings.

use std::fmt::Write as _;
use std::path::Path;

use onrecord::cache::Cache;
use onrecord::config::{Group, Scope, group, locate};
use onrecord::corpus::{Article, Input, read};
use onrecord::language::analyse;
use onrecord::{Options, rule_ids, statements, timelines};

use crate::{check, check_no_orphan};

const STORIES: [&str; 2] = ["nato", "valmora"];
const STAGES: [&str; 4] = ["sentences", "statements", "positions", "findings"];

struct Story {
    articles: Vec<Article>,
    groups: Vec<Group>,
}

impl Story {
    fn read(name: &str) -> Self {
        let rules = rule_ids();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (config, _) = locate(root, &rules);
        let articles = read(&[Input::Path(root.join("corpus").join(name))])
            .into_dated()
            .articles;
        let (groups, _) = group(&articles, &config, Scope::UnlessNearer, root, &rules);
        Self { articles, groups }
    }

    fn file(&self, article: usize) -> &str {
        file(&self.articles[article].origin.path)
    }
}

/// The name of a file, without the folder that this repository happens to lie in.
fn file(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sentences(story: &Story) -> String {
    let mut out = String::new();
    for (index, article) in story.articles.iter().enumerate() {
        for sentence in analyse(&article.text, article.body).sentences {
            let root = sentence.word(sentence.root(), &article.text);
            let words = on_one_line(sentence.span.of(&article.text));
            writeln!(out, "{} · {root} · {words}", story.file(index)).unwrap();
        }
    }
    out
}

fn said(story: &Story) -> String {
    let mut out = String::new();
    for statement in statements(&story.articles, &story.groups, &Cache::none(), &()).0 {
        let actor = statement.actor.as_ref().map_or("?", |actor| actor.id.as_str());
        let words: Vec<String> = statement
            .content
            .iter()
            .map(|piece| on_one_line(piece.of(&story.articles[statement.article])))
            .collect();
        let word = |value: serde_json::Value| value.as_str().unwrap().to_owned();
        writeln!(
            out,
            "{} · {actor} · {} {} {} · {}",
            story.file(statement.article),
            word(serde_json::to_value(statement.voice).unwrap()),
            word(serde_json::to_value(statement.act).unwrap()),
            word(serde_json::to_value(statement.held).unwrap()),
            words.join(" ... ")
        )
        .unwrap();
    }
    out
}

fn positions(story: &Story) -> String {
    let mut out = String::new();
    let (timelines, _) = timelines(
        &story.articles,
        &story.groups,
        &Options::default(),
        None,
        &Cache::none(),
        &(),
    );
    for timeline in timelines {
        writeln!(out, "{} · {}", timeline.actor.id, timeline.matter).unwrap();
        for entry in timeline.entries {
            let date = entry.date.map_or("-".into(), |date| date.to_string());
            writeln!(out, "  {date} · {} · {}", entry.position, on_one_line(&entry.quote)).unwrap();
        }
    }
    out
}

fn findings(story: &Story) -> String {
    let mut out = String::new();
    let report = onrecord::check(&story.articles, &story.groups, &Options::default(), &Cache::none(), &());
    for finding in report.findings {
        let sides: Vec<String> = finding
            .evidence
            .iter()
            .map(|side| format!("{}:{} {}", file(&side.path), side.line, on_one_line(&side.text)))
            .collect();
        writeln!(
            out,
            "{} · {} · {} · {} · {}",
            finding.severity.as_str(),
            finding.rule,
            finding.actor.id,
            finding.matter,
            sides.join(" | ")
        )
        .unwrap();
    }
    out
}

#[test]
fn each_stage_on_each_story() {
    for name in STORIES {
        let story = Story::read(name);
        let made = [sentences(&story), said(&story), positions(&story), findings(&story)];
        for (stage, lines) in STAGES.iter().zip(made) {
            check("stages", &format!("{name}-{stage}"), &lines);
        }
    }
}

#[test]
fn every_snapshot_has_a_stage() {
    let names = STORIES
        .iter()
        .flat_map(|story| STAGES.iter().map(move |stage| format!("{story}-{stage}")));
    check_no_orphan("stages", &names.collect::<Vec<_>>());
}
