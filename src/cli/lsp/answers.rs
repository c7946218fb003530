//! Questions of an editor about a place in a document → hover, definition, code actions.

use std::path::Path;

use onrecord::report::TimelineEntry;
use onrecord::rules::Evidence;
use onrecord::{Options, SaidAt, Span, said_at};
use serde_json::{Map, Value, json};

use super::diagnostics::{file, location, place};
use super::positions::{Encoding, Lines};
use super::uri;
use super::workspace::{Document, Workspace};

/// Earlier positions shown of one matter.
const MOST_POSITIONS: usize = 6;
/// Reasons that are offered for letting a finding pass, and none, to be written in.
const REASONS: [(&str, &str); 5] = [
    (
        "the position has changed, and the actor says so",
        "the position has changed, and the actor says so",
    ),
    ("somebody else said it", "somebody else said it"),
    ("the two are not about one matter", "the two are not about one matter"),
    ("the words are a translation's", "the words are a translation's"),
    ("a reason to be written in", ""),
];

/// Who says what there, and what the actor has said before; null where nobody says anything.
pub fn hover(workspace: &Workspace, document: &Document, position: &Value, encoding: Encoding) -> Option<Value> {
    let lines = Lines::new(&document.text, encoding);
    let said = said(workspace, document, lines.offset(position)?)?;
    let range = lines.range(said.span.start, said.span.end);
    Some(json!({"contents": {"kind": "markdown", "value": in_words(&said)}, "range": range}))
}

/// Where the actor has said before what this is held against: the other sides of findings, else the last position before.
pub fn definition(workspace: &Workspace, document: &Document, position: &Value, encoding: Encoding) -> Option<Value> {
    let offset = Lines::new(&document.text, encoding).offset(position)?;
    let mut found: Vec<Value> = Vec::new();
    for finding in &workspace.found.report.findings {
        if finding.evidence.iter().any(|side| is_at(side, document, offset)) {
            let others = finding.evidence.iter().filter(|side| !is_at(side, document, offset));
            found.extend(others.map(|side| location(side, &workspace.found.articles, document, encoding)));
        }
    }
    if found.is_empty() {
        let said = said(workspace, document, offset)?;
        let before = said
            .timelines
            .iter()
            .filter_map(|(timeline, at)| timeline.entries[..*at].last());
        found = before
            .map(|entry| of_entry(entry, workspace, document, encoding))
            .collect();
    }
    found.dedup();
    Some(Value::Array(found))
}

/// Ways to let pass what is found in a range, each with a reason, in the form that the article itself can say it.
pub fn actions(workspace: &Workspace, document: &Document, range: &Value, encoding: Encoding) -> Option<Value> {
    let lines = Lines::new(&document.text, encoding);
    let (start, end) = (lines.offset(range.get("start")?)?, lines.offset(range.get("end")?)?);
    let mut actions = Vec::new();
    for finding in &workspace.found.report.findings {
        let touches = |side: &&Evidence| {
            let (from, to) = place(side, &document.text);
            side.path == document.name && from <= end && start <= to && from < to
        };
        let Some(side) = finding.evidence.iter().find(touches) else {
            continue;
        };
        let Some((at, around)) = comment_place(workspace, document, side) else {
            continue;
        };
        for (title, reason) in REASONS {
            let comment = format!("<!-- onrecord-ignore {} reason=\"{reason}\" -->", finding.rule);
            let edit = json!({"range": lines.range(at, at), "newText": around.replace('@', &comment)});
            let mut changes = Map::new();
            changes.insert(document.uri.clone(), json!([edit]));
            actions.push(json!({
                "title": format!("Suppress {} here: {title}", finding.rule),
                "kind": "quickfix",
                "edit": {"changes": changes},
            }));
        }
    }
    Some(Value::Array(actions))
}

/// Where a comment goes that is for the paragraph of a side, and what is around it. `None` for a title, to which no comment
/// belongs.
fn comment_place(workspace: &Workspace, document: &Document, side: &Evidence) -> Option<(usize, &'static str)> {
    let text = &document.text;
    let body = workspace.found.articles.get(side.article)?.body;
    if side.field == onrecord::attribution::Field::Title || side.start > text.len() {
        return None;
    }
    let mut start = text[..text.floor_char_boundary(side.start)]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    while start > body.start {
        let before = text[..start - 1].rfind('\n').map_or(0, |at| at + 1);
        if text[before..start].trim().is_empty() {
            break;
        }
        start = before;
    }
    let is_markdown = document
        .path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    Some(match (start < body.start, is_markdown) {
        // The line begins with the date.
        (true, _) => (body.start, "\n@\n"),
        // In Markdown a blank line ends the comment.
        (false, true) => (start, "@\n\n"),
        (false, false) => (start, "@\n"),
    })
}

fn is_at(side: &Evidence, document: &Document, offset: usize) -> bool {
    let (start, end) = place(side, &document.text);
    side.path == document.name && start <= offset && offset <= end
}

fn said(workspace: &Workspace, document: &Document, offset: usize) -> Option<SaidAt> {
    let found = &workspace.found;
    let article = workspace.articles_of(document).next()?;
    said_at(
        &found.articles,
        &found.groups,
        &Options::default(),
        &workspace.cache,
        article,
        offset,
    )
}

/// For a reader, as Markdown.
fn in_words(said: &SaidAt) -> String {
    let statement = &said.statement;
    let mut text = match &statement.actor {
        Some(actor) => {
            let office = actor
                .office
                .as_ref()
                .map_or(String::new(), |office| format!(", {}", plain(office)));
            format!("**{}**{office}", plain(&actor.name))
        }
        None => "**Speaker not resolved**".to_owned(),
    };
    let mut is_first = true;
    for (timeline, at) in &said.timelines {
        let before = &timeline.entries[..*at];
        if before.is_empty() {
            continue;
        }
        is_first = false;
        text += &format!("\n\nEarlier on {}:\n", plain(&timeline.matter));
        for entry in before.iter().skip(before.len().saturating_sub(MOST_POSITIONS)) {
            text += &line(entry);
        }
        text += &format!("\n\nHere: {}", plain(&timeline.entries[*at].position));
    }
    if is_first && statement.actor.is_some() {
        text += "\n\nNo earlier position on this matter.";
    }
    text
}

fn line(entry: &TimelineEntry) -> String {
    let day = entry.date.map_or("undated".to_owned(), |day| day.to_string());
    let place = uri::of_path(&file(&entry.path));
    format!(
        "\n- [{day}]({place}#L{}): {}, “{}”",
        entry.line,
        plain(&entry.position),
        plain(&entry.quote)
    )
}

/// Text of an article on one line, with nothing in it that Markdown would take for more.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut plain = String::new();
    for c in words.join(" ").chars().filter(|c| !c.is_control()) {
        if "\\`*_{}[]<>#|!".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

fn of_entry(entry: &TimelineEntry, workspace: &Workspace, document: &Document, encoding: Encoding) -> Value {
    let mut articles = workspace.found.articles.iter();
    let article = articles.find(|article| article.origin.path == entry.path && article.origin.record_line.is_none());
    let is_here = entry.path == document.name;
    let text = match article {
        _ if is_here => document.text.as_str(),
        Some(article) => article.text.as_str(),
        None => "",
    };
    let uri = if is_here {
        document.uri.clone()
    } else {
        uri::of_path(Path::new(&file(&entry.path)))
    };
    let lines = Lines::new(text, encoding);
    let start = text
        .split_inclusive('\n')
        .take(entry.line.saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let quote = text
        .get(start..)
        .and_then(|rest| rest.find(&entry.quote))
        .map(|at| start + at);
    let range = match quote {
        Some(at) => {
            let span = Span::new(at, at + entry.quote.len());
            lines.range(span.start, span.end)
        }
        None => {
            let line = entry.line.saturating_sub(1);
            json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": 0}})
        }
    };
    json!({"uri": uri, "range": range})
}
