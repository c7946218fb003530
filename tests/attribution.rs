//! Runs the specifications under `tests/attribution/*.md`: each article in a `text` block, and beneath it, in a
//! `statements` block, what must be found: actor | source | cue | content | notes, one statement a line, in order. `-` is
//! none. The notes are held, reported …; then, where they are not speech, indirect and the day of the article, 2024-03-06:
//! the act, the voice, the day it was said; and whose words are passed on.

use std::fmt::Write;
use std::path::Path;

use chrono::NaiveDate;
use onrecord::Span;
use onrecord::attribution::{Act, Piece, Precision, Statement, Voice, attribute};
use onrecord::corpus::{Article, Origin, Registry};
use onrecord::language::analyse;

#[test]
fn every_specification_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attribution");
    let failures = failures(&folder);
    assert!(failures.is_empty(), "{failures}");
}

/// What of the specifications in a folder does not hold.
fn failures(folder: &Path) -> String {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of specifications is there")
        .map(|entry| entry.expect("a folder can be read").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no specification was read");
    let mut failures = String::new();
    for file in files {
        let name = file.file_name().expect("a file has a name").to_string_lossy();
        for (text, expected) in blocks_of(&std::fs::read_to_string(&file).expect("a specification is UTF-8")) {
            let found = statements(&text);
            if found != expected {
                writeln!(failures, "{name}\n{text}\nexpected\n{expected}\nfound\n{found}\n")
                    .expect("a string takes all");
            }
        }
    }
    failures
}

/// Pairs of a `text` block and the `statements` block that follows it.
fn blocks_of(spec: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut text = None;
    for part in spec.split("\n```") {
        let (head, body) = part.split_once('\n').unwrap_or((part, ""));
        match head {
            "text" => text = Some(body.to_owned()),
            "statements" => {
                let text = text.take().unwrap_or_else(|| panic!("no text before\n{body}"));
                found.push((text, body.trim_end().to_owned()));
            }
            _ => {}
        }
    }
    assert!(text.is_none(), "a text without statements");
    found
}

fn statements(text: &str) -> String {
    let (speaker, text) = match text.strip_prefix("speaker: ").and_then(|rest| rest.split_once('\n')) {
        Some((speaker, rest)) => (Some(speaker.to_owned()), rest.trim_start()),
        None => (None, text),
    };
    let (title, text) = match text.strip_prefix("title: ").and_then(|rest| rest.split_once('\n')) {
        Some((title, rest)) => (Some(title.to_owned()), rest.trim_start()),
        None => (None, text),
    };
    let date = "2024-03-06".parse().ok();
    let origin = Origin {
        path: "spec.md".to_owned(),
        record_line: None,
    };
    let article = Article {
        id: "spec".to_owned(),
        date,
        title,
        speaker,
        ..Article::new(origin, text.to_owned(), Span::new(0, text.len()))
    };
    let document = analyse(text, article.body);
    let title = article
        .title
        .as_deref()
        .map(|title| analyse(title, Span::new(0, title.len())));
    let (statements, _) = attribute(&article, 0, &document, title.as_ref(), &Registry::default());
    let words = |pieces: &[Piece]| {
        if pieces.is_empty() {
            return "-".to_owned();
        }
        let texts: Vec<String> = pieces
            .iter()
            .map(|piece| piece.of(&article).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        texts.join(" ... ")
    };
    let lines: Vec<String> = statements
        .iter()
        .map(|statement| {
            let actor = statement.actor.as_ref().map_or("-", |actor| actor.name.as_str());
            let line = [
                actor,
                &words(&statement.source),
                &words(&statement.cue),
                &words(&statement.content),
                &notes(statement, text, date),
            ];
            line.join(" | ")
        })
        .collect();
    lines.join("\n")
}

/// Held or not, and what is not as usual.
fn notes(statement: &Statement, text: &str, date: Option<NaiveDate>) -> String {
    let mut notes = vec![name_of(&statement.held)];
    notes.extend((statement.act != Act::Speech).then(|| name_of(&statement.act)));
    notes.extend((statement.voice != Voice::Indirect).then(|| name_of(&statement.voice)));
    if statement.said.on != date || statement.said.precision != Precision::Day {
        let on = statement.said.on.map(|day| day.to_string()).unwrap_or_default();
        notes.push(match statement.said.precision {
            Precision::Year => on[..4].to_owned(),
            Precision::Month => on[..7].to_owned(),
            _ => on,
        });
    }
    notes.extend(statement.chain.iter().map(|link| {
        let source: Vec<&str> = link.source.iter().map(|piece| piece.span.of(text)).collect();
        format!("of {}", source.join(" "))
    }));
    notes.join(", ")
}

/// The name a value has in JSON.
fn name_of(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).expect("a value has a name");
    json.trim_matches('"').to_owned()
}
