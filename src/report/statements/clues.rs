//! Why a statement is read as it is: lines for people, an object for programs.

use serde::Serialize;

use super::Clues;
use crate::attribution::{Act, Field, Force, Frame, Held, Manner, Piece, Precision, Statement, Voice};
use crate::corpus::Article;
use crate::report::layout::{escape, wrap};

#[derive(Serialize)]
pub(super) struct TraceRow<'a> {
    cue: Option<&'a str>,
    force: Force,
    frame: &'static str,
    resolved: Manner,
    name: Option<&'a str>,
    registered: bool,
    confidence: Vec<PartRow>,
}

#[derive(Serialize)]
struct PartRow {
    of: &'static str,
    value: f64,
}

/// The clues of a statement; `None` where they are not asked for.
pub(super) fn row(statement: &Statement, clues: Clues) -> Option<TraceRow<'_>> {
    let trace = &statement.trace;
    let part = |part: &crate::attribution::Part| PartRow {
        of: part.of,
        value: f64::from(part.hundredths) / 100.0,
    };
    (clues == Clues::Shown).then(|| TraceRow {
        cue: trace.cue.as_deref(),
        force: statement.force,
        frame: name(statement.frame),
        resolved: trace.manner,
        name: trace.name.as_deref(),
        registered: trace.is_registered,
        confidence: trace.confidence.iter().map(part).collect(),
    })
}

/// What chose cue, frame, source, content and day, one thing a paragraph, each line at most `width` columns.
pub(super) fn lines(article: &Article, statement: &Statement, width: usize) -> Vec<String> {
    let paragraphs = [
        ("cue", cue(article, statement)),
        (
            "frame",
            format!("{}: {}", name(statement.frame), meaning(statement.frame)),
        ),
        ("source", source(article, statement)),
        ("content", content(statement)),
        ("said", said(article, statement)),
        ("trust", trust(statement)),
    ];
    let label = paragraphs.iter().map(|(label, _)| label.len()).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for (name, text) in paragraphs {
        for (index, line) in wrap(&escape(&text), width.saturating_sub(label)).iter().enumerate() {
            let name = if index == 0 { name } else { "" };
            lines.push(format!("{name:<label$}{line}"));
        }
    }
    lines
}

fn written(article: &Article, pieces: &[Piece]) -> String {
    let pieces: Vec<&str> = pieces.iter().map(|piece| piece.of(article)).collect();
    pieces.join(" ... ")
}

fn cue(article: &Article, statement: &Statement) -> String {
    let kind = format!("{} ({})", word(&statement.force), word(&statement.act));
    match &statement.trace.cue {
        Some(lemma) if !statement.cue.is_empty() => {
            format!(
                "\"{}\", a form of \"{lemma}\": {kind}",
                written(article, &statement.cue)
            )
        }
        _ => format!("none: {kind}"),
    }
}

fn source(article: &Article, statement: &Statement) -> String {
    let trace = &statement.trace;
    let source = match statement.source.is_empty() {
        true => "not written".to_owned(),
        false => format!("\"{}\"", written(article, &statement.source)),
    };
    let Some(actor) = &statement.actor else {
        return format!("{source}: {}", trace.manner.as_str());
    };
    let mut text = format!("{source}: {}", trace.manner.as_str());
    if let Some(name) = &trace.name {
        text += &format!(" \"{name}\"");
    }
    text += &format!(" -> {}", actor.id);
    if let Some(office) = &actor.office {
        text += &format!(", {office}");
    }
    if trace.is_registered {
        text += ", as registered";
    }
    text
}

fn content(statement: &Statement) -> String {
    let voice = match (statement.voice, statement.frame) {
        (_, Frame::Own) => "a sentence that is attributed to nobody else",
        (Voice::Direct, _) => "direct: all of it stands in quotation marks",
        (Voice::Indirect, _) => "indirect: told in the words of the article",
        (Voice::Mixed, _) => "mixed: some of it stands in quotation marks",
    };
    let held = match (statement.held, statement.act) {
        (Held::Held, Act::Deed) => "held, but a deed: left out of checks",
        (Held::Held, _) => "held",
        (Held::Reported, _) => "reported of somebody else",
        (Held::Denied, _) => "denied, by the force of the cue",
        (Held::Hypothetical, _) => "supposed or negated, by cue or words beside it",
        (Held::Question, _) => "asked",
    };
    let title = statement.content.iter().any(|piece| piece.field == Field::Title);
    let place = if title { ", in the title" } else { "" };
    format!("{voice}{place}; {held}")
}

fn said(article: &Article, statement: &Statement) -> String {
    let said = &statement.said;
    match said.on {
        Some(day) if Some(day) == article.date && said.precision == Precision::Day => {
            format!("{day}, the day of the article or told as such")
        }
        Some(day) => format!("{day}, to the {}, as the sentence tells", word(&said.precision)),
        None => "on an unknown day".to_owned(),
    }
}

fn trust(statement: &Statement) -> String {
    let parts: Vec<String> = statement
        .trace
        .confidence
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let amount = f64::from(part.hundredths.abs()) / 100.0;
            let sign = match (index, part.hundredths < 0) {
                (_, true) => "- ",
                (0, _) => "",
                _ => "+ ",
            };
            format!("{sign}{amount:.2} for {}", part.of)
        })
        .collect();
    let whole = f64::from(statement.confidence) / 100.0;
    match parts.is_empty() {
        true => format!("{whole:.2}"),
        false => format!("{whole:.2} = {}", parts.join(" ")),
    }
}

/// A value of a closed set, as one word.
fn word(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

fn name(frame: Frame) -> &'static str {
    match frame {
        Frame::Clause => "clause",
        Frame::Parenthesis => "parenthesis",
        Frame::Infinitive => "infinitive",
        Frame::Gerund => "gerund",
        Frame::Object => "object",
        Frame::Preposition => "preposition",
        Frame::Passive => "passive",
        Frame::According => "according",
        Frame::Noun => "noun",
        Frame::Adjective => "adjective",
        Frame::Colon => "colon",
        Frame::Label => "label",
        Frame::Continuation => "continuation",
        Frame::Own => "own",
    }
}

fn meaning(frame: Frame) -> &'static str {
    match frame {
        Frame::Clause => "a verb with a clause or quotation",
        Frame::Parenthesis => "a verb inside or after what it reports",
        Frame::Infinitive => "a verb with an infinitive",
        Frame::Gerund => "a verb with a verb in -ing",
        Frame::Object => "a verb with a noun phrase",
        Frame::Preposition => "a verb with a prepositional phrase",
        Frame::Passive => "a passive verb",
        Frame::According => "\"according to\" or the like",
        Frame::Noun => "a noun with its content",
        Frame::Adjective => "an adjective with its content",
        Frame::Colon => "a name, a colon or dash, and the words",
        Frame::Label => "the label of a speaker",
        Frame::Continuation => "a quotation that goes on with the one before it",
        Frame::Own => "words of a text that is its speaker's as a whole",
    }
}
