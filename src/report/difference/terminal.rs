//! The difference for people: positions first, then findings, then the wording.

use anstyle::Style;

use super::pieces::{COME, GONE, lines};
use super::summary::{axis_in_words, in_both, later, related, says, side, whole, wording_in_short};
use crate::difference::{
    ArticleChange, ArticleSeen, Difference, Fate, PositionChange, PositionFate, SentenceChange, Spot, StandSeen,
};
use crate::report::layout::{BOLD, DIM, Look, Marked, escape, hang, of_severity, painted, plural, wrap};
use crate::rules::{Evidence, Finding};

/// Positions that only one of both has, of which so many are shown: of two large corpora they are most.
const MOST_ALONE: usize = 20;

/// The whole difference.
pub fn terminal(difference: &Difference, look: Look) -> String {
    let mut text = String::new();
    let mut push = |line: String| {
        text += line.trim_end();
        text.push('\n');
    };
    let apart = later(difference.days()).map(|words| format!("{}{words}", look.dot()));
    let new = format!("+++ {}{}", escape(&side(&difference.new)), apart.unwrap_or_default());
    for (style, words) in [(GONE, format!("--- {}", escape(&side(&difference.old)))), (COME, new)] {
        wrap(&words, look.width)
            .into_iter()
            .for_each(|line| push(painted(style, line)));
    }
    push(String::new());
    heading(&mut push, "Positions", difference.positions.is_empty());
    let changed = |change: &&PositionChange| change.fate == PositionFate::Changed;
    difference
        .positions
        .iter()
        .filter(changed)
        .for_each(|change| position(&mut push, change, look));
    for fate in [PositionFate::Gone, PositionFate::New] {
        let alone = difference.positions.iter().filter(|change| change.fate == fate);
        alone
            .take(MOST_ALONE)
            .for_each(|change| position(&mut push, change, look));
        let more = difference.count(fate).saturating_sub(MOST_ALONE);
        if more > 0 {
            let which = if fate == PositionFate::Gone { "gone" } else { "new" };
            let matters = plural(more, "more position is", "more positions are");
            push(format!("{matters} {which}: the format json has all."));
            push(String::new());
        }
    }
    let found = &difference.findings;
    let none = found.between.is_empty() && found.new.is_empty() && found.gone.is_empty() && found.changed.is_empty();
    heading(&mut push, "Findings", none);
    for (mark, findings) in [("between", &found.between), ("new", &found.new), ("gone", &found.gone)] {
        findings.iter().for_each(|one| finding(&mut push, mark, one, look));
    }
    for [_, after] in &found.changed {
        finding(&mut push, "changed", after, look);
    }
    heading(&mut push, "Wording", difference.articles.is_empty());
    for change in &difference.articles {
        article(&mut push, change, look);
    }
    alone(&mut push, difference, look);
    for sentence in says(difference) {
        wrap(&escape(&sentence), look.width).into_iter().for_each(&mut push);
    }
    text
}

fn heading(push: &mut impl FnMut(String), title: &str, is_empty: bool) {
    if !is_empty {
        push(painted(BOLD, title));
        push(String::new());
    }
}

fn position(push: &mut impl FnMut(String), change: &PositionChange, look: Look) {
    let whose = format!("{}{}{}", escape(&change.actor.name), look.dot(), escape(&change.matter));
    let (mark, what) = match change.fate {
        PositionFate::Changed => (painted(BOLD, "~"), Some(related(change))),
        PositionFate::Gone => (painted(GONE, "-"), None),
        PositionFate::New => (painted(COME, "+"), None),
    };
    let topic = change.topic.as_deref().map(|topic| format!(" ({})", escape(topic)));
    let whose = format!("{whose}{}", topic.unwrap_or_default());
    let lines = wrap(&whose, look.width.saturating_sub(2)).into_iter();
    let lines = lines.map(|line| painted(BOLD, line));
    hang(lines, &format!("{mark} "), "  ").into_iter().for_each(&mut *push);
    let apart = later(change.days).filter(|_| change.fate == PositionFate::Changed);
    let facts: Vec<String> = what.into_iter().chain(apart).collect();
    if !facts.is_empty() {
        for line in wrap(&facts.join(look.dot()), look.width.saturating_sub(2)) {
            push(format!("  {line}"));
        }
    }
    let other = |one: &Option<StandSeen>| one.as_ref().map(|one| one.evidence.text.clone());
    for (seen, against, sign, style) in [
        (&change.old, other(&change.new), "-", GONE),
        (&change.new, other(&change.old), "+", COME),
    ] {
        if let Some(seen) = seen {
            stand(push, seen, against.as_deref(), (sign, style), look);
        }
    }
    let width = change.axes.iter().map(|axis| axis.axis.len()).max().unwrap_or(0);
    for axis in &change.axes {
        let room = look.width.saturating_sub(width + 6);
        let lines = wrap(&escape(&axis_in_words(axis, look.arrow())), room);
        let (first, rest) = (format!("    {:<width$}  ", axis.axis), " ".repeat(width + 6));
        hang(lines, &first, &rest).into_iter().for_each(&mut *push);
    }
    for told in &change.findings {
        let severity = painted(of_severity(told.severity), told.severity.as_str());
        let line = format!("[{}] {}", told.rule, escape(&told.message));
        let lines = wrap(&line, look.width.saturating_sub(6 + told.severity.as_str().len()));
        hang(lines, &format!("    {severity}"), "      ")
            .into_iter()
            .for_each(&mut *push);
    }
    push(String::new());
}

fn stand(
    push: &mut impl FnMut(String),
    seen: &StandSeen,
    other: Option<&str>,
    (sign, style): (&str, Style),
    look: Look,
) {
    let evidence = &seen.evidence;
    let place = place_of(evidence, seen.speaker.as_deref(), look);
    let words = format!("{}: {}", place.0, escape(&seen.position));
    let lines = wrap(&words, look.width.saturating_sub(4));
    hang(lines, &format!("  {} ", painted(style, sign)), "    ")
        .into_iter()
        .for_each(&mut *push);
    let quote = Marked::new(&evidence.sentence, &evidence.text, other);
    for (line, marks) in quote.lines(look.width.saturating_sub(6), look) {
        push(format!("      {line}"));
        if let Some(marks) = marks {
            push(format!("      {marks}"));
        }
    }
    for line in wrap(&place.1, look.width.saturating_sub(6)) {
        push(format!("      {}", painted(DIM, line)));
    }
}

/// When and by whom; where.
fn place_of(evidence: &Evidence, speaker: Option<&str>, look: Look) -> (String, String) {
    let date = evidence.date.map_or("undated".to_owned(), |date| date.to_string());
    let by = speaker
        .map(|speaker| format!(", {}", escape(speaker)))
        .unwrap_or_default();
    let mut place = vec![format!(
        "{}:{}:{}",
        escape(&evidence.path),
        evidence.line,
        evidence.column
    )];
    place.extend(evidence.outlet.as_deref().map(|outlet| escape(outlet).into_owned()));
    (format!("{date}{by}"), place.join(look.dot()))
}

fn finding(push: &mut impl FnMut(String), what: &str, finding: &Finding, look: Look) {
    let severity = painted(of_severity(finding.severity), finding.severity.as_str());
    let whose = format!(
        "{}{}{}",
        escape(&finding.actor.name),
        look.dot(),
        escape(&finding.matter)
    );
    push(format!("{what}: {severity}[{}]", finding.rule));
    for line in wrap(&whose, look.width.saturating_sub(2)) {
        push(format!("  {}", painted(BOLD, line)));
    }
    for line in wrap(&escape(&finding.message), look.width.saturating_sub(2)) {
        push(format!("  {line}"));
    }
    for evidence in &finding.evidence {
        let (date, place) = place_of(evidence, None, look);
        let words: Vec<&str> = evidence.text.split_whitespace().collect();
        let words = format!("{date}: {}", escape(&words.join(" ")));
        let lines = wrap(&words, look.width.saturating_sub(4));
        hang(lines, look.pick("  • ", "  * "), "    ")
            .into_iter()
            .for_each(&mut *push);
        for line in wrap(&place, look.width.saturating_sub(4)) {
            push(format!("    {}", painted(DIM, line)));
        }
    }
    push(format!("  fingerprint {}", finding.fingerprint));
    push(String::new());
}

fn article(push: &mut impl FnMut(String), change: &ArticleChange, look: Look) {
    let show = |place: &str| escape(place).into_owned();
    let Some((head, wording)) = in_both(change, look.arrow(), &show) else {
        return;
    };
    wrap(&head, look.width)
        .into_iter()
        .for_each(|line| push(painted(BOLD, line)));
    for line in wrap(&wording_in_short(wording), look.width.saturating_sub(2)) {
        push(format!("  {line}"));
    }
    for field in &change.fields {
        push(format!("  {}:", field.field));
        for line in lines(&field.pieces, look.width.saturating_sub(6)) {
            push(format!("      {line}"));
        }
    }
    // Of two texts with nothing in common all is gone and all is new: there is nothing to see.
    let has_in_common = wording.similarity > 0;
    for sentence in wording.changes.iter().filter(|_| has_in_common) {
        sentence_lines(push, sentence, look);
    }
    push(String::new());
}

/// Articles that only one of both has.
fn alone(push: &mut impl FnMut(String), difference: &Difference, look: Look) {
    let mut is_any = false;
    for (sign, style, is_gone) in [("-", GONE, true), ("+", COME, false)] {
        let articles: Vec<&ArticleSeen> = difference.articles_alone(is_gone).collect();
        for seen in articles.iter().take(MOST_ALONE) {
            let date = seen.date.map(|date| date.to_string());
            let title = seen.title.as_deref().map(|title| escape(title).into_owned());
            let parts: Vec<String> = date
                .into_iter()
                .chain(title)
                .chain([escape(&seen.place()).into_owned()])
                .collect();
            let lines = wrap(&parts.join(look.dot()), look.width.saturating_sub(2));
            hang(lines, &format!("{} ", painted(style, sign)), "  ")
                .into_iter()
                .for_each(&mut *push);
        }
        if articles.len() > MOST_ALONE {
            let more = plural(articles.len() - MOST_ALONE, "article", "articles");
            push(format!("{} {more} more: the format json has all", painted(style, sign)));
        }
        is_any |= !articles.is_empty();
    }
    if is_any {
        push(String::new());
    }
}

fn sentence_lines(push: &mut impl FnMut(String), change: &SentenceChange, look: Look) {
    let line = |spot: Option<Spot>| spot.map_or(String::new(), |spot| format!("{}:{}", spot.line, spot.column));
    let (old, new) = (line(change.old), line(change.new));
    let places = match (change.fate, change.moved) {
        (Fate::Gone, _) => old,
        (Fate::New, _) => new,
        (_, true) => format!("moved from {old} to {new}"),
        (_, false) => new,
    };
    let alike = change.similarity.filter(|_| change.fate == Fate::Changed);
    let alike = alike
        .map(|percent| format!("{}{percent} % alike", look.dot()))
        .unwrap_or_default();
    let (sign, style) = match change.fate {
        Fate::Changed => ("~", BOLD),
        Fate::Moved => (look.pick("↕", ">"), BOLD),
        Fate::Gone => ("-", GONE),
        Fate::New => ("+", COME),
    };
    push(format!(
        "  {} {}",
        painted(style, sign),
        painted(DIM, format!("{places}{alike}"))
    ));
    let room = look.width.saturating_sub(6);
    let text = match change.fate {
        // Nothing differs within it.
        Fate::Gone | Fate::New | Fate::Moved => wrap(&escape(&whole(&change.pieces)), room),
        Fate::Changed => lines(&change.pieces, room),
    };
    for line in text {
        push(format!("      {line}"));
    }
}
