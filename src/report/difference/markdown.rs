//! The difference for a pull request or a job summary: GitHub-flavoured Markdown that stays within what a comment may hold.

use super::pieces::runs;
use super::summary::{axis_in_words, in_both, later, related, says, side, what_became, whole, wording_in_short};
use crate::difference::{
    ArticleChange, ArticleSeen, Difference, Fate, Kind, Piece, PositionChange, PositionFate, SentenceChange, StandSeen,
};
use crate::report::layout::{capital, plural};
use crate::report::markdown::{Bounded, code, prose};
use crate::rules::{Evidence, Finding};

/// The whole difference, positions first; what does not fit is counted in a last line.
pub fn markdown(difference: &Difference) -> String {
    let mut head = format!(
        "# onrecord: what moved\n\n- from {}\n- to {}",
        prose(&side(&difference.old)),
        prose(&side(&difference.new))
    );
    if let Some(apart) = later(difference.days()) {
        head += &format!(", {apart}");
    }
    head += "\n\n";
    for sentence in says(difference) {
        head += &format!("{}\n", prose(&sentence));
    }
    head.push('\n');
    let mut text = Bounded::new(head, String::new());
    for change in &difference.positions {
        text.push(&position(change), "position", "positions");
    }
    let found = &difference.findings;
    for (what, findings) in [
        ("between both", &found.between),
        ("new", &found.new),
        ("gone", &found.gone),
    ] {
        for one in findings {
            text.push(&finding(what, one), "finding", "findings");
        }
    }
    for [_, after] in &found.changed {
        text.push(&finding("changed", after), "finding", "findings");
    }
    for change in &difference.articles {
        text.push(&article(change), "article", "articles");
    }
    text.finish()
}

fn position(change: &PositionChange) -> String {
    let whose = format!("{} · {}", prose(&change.actor.name), prose(&change.matter));
    let (fate, verdict) = match change.fate {
        PositionFate::Changed => ("Changed", Some(related(change))),
        PositionFate::Gone => ("Gone", None),
        PositionFate::New => ("New", None),
    };
    let mut text = format!("## {fate}: {whose}\n\n");
    let facts: Vec<String> = verdict.into_iter().chain(later(change.days)).collect();
    if !facts.is_empty() {
        text += &format!("{}.\n\n", prose(&capital(&facts.join(" · "))));
    }
    for seen in [&change.old, &change.new].into_iter().flatten() {
        text += &stand(seen);
    }
    if !change.axes.is_empty() {
        text += "| axis | |\n| --- | --- |\n";
        for axis in &change.axes {
            text += &format!("| {} | {} |\n", axis.axis, prose(&axis_in_words(axis, "→")));
        }
        text.push('\n');
    }
    for told in &change.findings {
        text += &format!(
            "{} {}: {}\n\n",
            capital(told.severity.as_str()),
            code(&told.rule),
            prose(&told.message)
        );
    }
    text
}

fn stand(seen: &StandSeen) -> String {
    let speaker = seen.speaker.as_deref().map(|speaker| format!(" · {}", prose(speaker)));
    format!(
        "{}{}: {}\n\n{}",
        place(&seen.evidence),
        speaker.unwrap_or_default(),
        prose(&seen.position),
        quote(&seen.evidence.text)
    )
}

fn place(evidence: &Evidence) -> String {
    let date = evidence.date.map_or("undated".to_owned(), |date| date.to_string());
    let outlet = evidence.outlet.as_deref().map(|outlet| format!(" · {}", prose(outlet)));
    let place = code(&format!("{}:{}:{}", evidence.path, evidence.line, evidence.column));
    format!("**{date}**{} · {place}", outlet.unwrap_or_default())
}

fn quote(text: &str) -> String {
    format!("> {}\n\n", prose(text))
}

fn finding(what: &str, finding: &Finding) -> String {
    let (actor, matter) = (prose(&finding.actor.name), prose(&finding.matter));
    let severity = finding.severity.as_str();
    let mut text = format!(
        "## Finding {what}: {actor} · {matter}\n\n{} {}: {}\n\n",
        capital(severity),
        code(&finding.rule),
        prose(&finding.message)
    );
    for evidence in &finding.evidence {
        text += &format!("{}\n\n{}", place(evidence), quote(&evidence.text));
    }
    text
}

fn article(change: &ArticleChange) -> String {
    let alone = |what: &str, seen: &ArticleSeen| format!("- {what}: {}\n", code(&seen.place()));
    let (head, wording) = match (in_both(change, "→", &code), &change.old, &change.new) {
        (Some(both), ..) => both,
        (None, Some(old), _) => return alone("gone", old),
        (None, None, Some(new)) => return alone("new", new),
        (None, None, None) => return String::new(),
    };
    let mut text = format!(
        "\n## Wording: {head}\n\n{}\n\n",
        prose(&capital(&wording_in_short(wording)))
    );
    for field in &change.fields {
        text += &format!("- {}: {}\n", field.field, marked(&field.pieces));
    }
    if !change.fields.is_empty() {
        text.push('\n');
    }
    if wording.similarity == 0 || wording.changes.is_empty() {
        return text + "\n";
    }
    let changes = plural(wording.changes.len(), "sentence", "sentences");
    text += &format!("<details><summary>{changes}</summary>\n\n");
    for one in &wording.changes {
        text += &sentence(one);
    }
    text + "\n</details>\n\n"
}

fn sentence(change: &SentenceChange) -> String {
    let words = match change.fate {
        Fate::Changed => marked(&change.pieces),
        Fate::Gone | Fate::New | Fate::Moved => prose(&whole(&change.pieces)),
    };
    format!("- {}: {words}\n", what_became(change))
}

/// What is gone struck out, what has come bold.
fn marked(pieces: &[Piece]) -> String {
    runs(pieces)
        .map(|(kind, text, blank)| {
            let text = prose(text);
            let text = match kind {
                Kind::Same => text,
                Kind::Gone => format!("~~{text}~~"),
                Kind::Come => format!("**{text}**"),
            };
            text + if blank { " " } else { "" }
        })
        .collect()
}
