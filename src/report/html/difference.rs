//! What moved between two corpora → a page: positions side by side, findings, wording. Everything stands in the page itself; the
//! script only writes days in words.

use super::BASICS;
use super::embed::{data, fill, text};
use super::shell::Page;
use crate::difference::{
    ArticleChange, ArticleSeen, Difference, Fate, Kind, Piece, PositionChange, PositionFate, SentenceChange, StandSeen,
};
use crate::problem::Severity;
use crate::report::check::is_plain_link;
use crate::report::difference::{
    axis_in_words, in_both, later, related, runs, says, side, what_became, whole, wording_in_short,
};
use crate::report::layout::{Mark, Marked, capital, plural};
use crate::rules::{Evidence, Finding, Relation};

/// Sentences of an article that are shown before a fold.
const MOST_SHOWN: usize = 40;
/// Positions and articles that only one of both has, of which so many are on the page.
const MOST_ALONE: usize = 500;

/// The page of a difference.
pub fn difference(difference: &Difference) -> String {
    let mut new = text(&side(&difference.new));
    if let Some(apart) = later(difference.days()) {
        new += &format!(" · {apart}");
    }
    let says: String = says(difference)
        .iter()
        .map(|one| format!("<p>{}</p>\n", text(one)))
        .collect();
    let sections = [positions(difference), findings(difference), wordings(difference)].concat();
    let body = fill(
        include_str!("page/difference.html"),
        &[
            ("old", &text(&side(&difference.old))),
            ("new", &new),
            ("says", &says),
            ("sections", &sections),
        ],
    );
    Page {
        title: &format!("onrecord: from {} to {}", difference.old.name, difference.new.name),
        body: &body,
        data: &data(&()),
        scripts: &[BASICS, include_str!("script/difference.js")],
    }
    .html()
}

fn section(title: &str, inside: &str) -> String {
    match inside.is_empty() {
        true => String::new(),
        false => format!("<section><h2>{title}</h2>\n{inside}</section>\n"),
    }
}

fn fold(summary: &str, inside: &str) -> String {
    format!("<details class=\"fold\"><summary>{summary}</summary>\n{inside}</details>\n")
}

fn positions(difference: &Difference) -> String {
    let of = |fate: PositionFate| difference.positions.iter().filter(move |change| change.fate == fate);
    let changed: String = of(PositionFate::Changed).map(position).collect();
    let mut all = section("Positions", &changed);
    for (fate, title) in [
        (PositionFate::Gone, "Positions only in the old one"),
        (PositionFate::New, "Positions only in the new one"),
    ] {
        let count = of(fate).count();
        if count > 0 {
            let inside: String = of(fate).take(MOST_ALONE).map(position).collect();
            let count_in_words = plural(count, "position", "positions");
            all += &section(title, &fold(&count_in_words, &(inside + &left_out(count))));
        }
    }
    all
}

fn position(change: &PositionChange) -> String {
    let kind = match change.relation {
        Some(Relation::Contradiction) => " error",
        Some(Relation::Shift) => " warning",
        _ => "",
    };
    let topic = change
        .topic
        .as_deref()
        .map(|topic| format!(" <span>topic {}</span>", text(topic)));
    let mut inside = format!(
        "<article class=\"finding open{kind}\"><h3><span class=\"who\">{}</span> <span class=\"what\">{}</span></h3>\n",
        text(&change.actor.name),
        text(&change.matter)
    );
    if change.fate == PositionFate::Changed {
        let facts: Vec<String> = std::iter::once(related(change)).chain(later(change.days)).collect();
        let facts: String = facts
            .iter()
            .map(|fact| format!("<span>{}</span> ", text(fact)))
            .collect();
        inside += &format!("<p class=\"meta\">{facts}{}</p>\n", topic.unwrap_or_default());
    }
    let words = |seen: &Option<StandSeen>| seen.as_ref().map(|seen| seen.evidence.text.clone());
    let sides: String = [
        (&change.old, words(&change.new), "Before", "side"),
        (&change.new, words(&change.old), "After", "side later"),
    ]
    .into_iter()
    .filter_map(|(seen, other, role, class)| Some(stand(seen.as_ref()?, other.as_deref(), role, class)))
    .collect();
    inside += &format!("<div class=\"sides\">{sides}</div>\n");
    if !change.axes.is_empty() {
        let rows: String = change
            .axes
            .iter()
            .map(|axis| {
                let words = text(&axis_in_words(axis, "→"));
                format!("<tr><th scope=\"row\">{}</th><td>{words}</td></tr>", axis.axis)
            })
            .collect();
        inside += &format!("<table class=\"moves\"><caption>Axis by axis</caption><tbody>{rows}</tbody></table>\n");
    }
    for told in &change.findings {
        inside += &format!(
            "<p class=\"message\">{} <code>{}</code> {}</p>\n",
            severity(told.severity),
            text(&told.rule),
            text(&told.message)
        );
    }
    inside + "</article>\n"
}

fn severity(severity: Severity) -> String {
    let word = severity.as_str();
    format!("<span class=\"severity {word}\">{word}</span>")
}

fn stand(seen: &StandSeen, other: Option<&str>, role: &str, class: &str) -> String {
    let speaker = seen.speaker.as_deref().map(|speaker| format!(", {}", text(speaker)));
    format!(
        "<div class=\"{class}\"><h4><span class=\"role\">{role}</span> · {}{}: {}</h4>\n{}</div>\n",
        day(&seen.evidence),
        speaker.unwrap_or_default(),
        text(&seen.position),
        quote(&seen.evidence, other)
    )
}

fn day(evidence: &Evidence) -> String {
    match evidence.date {
        Some(date) => format!("<time datetime=\"{date}\">{date}</time>"),
        None => "undated".to_owned(),
    }
}

/// The sentence with the quoted words in it, and where it stands.
fn quote(evidence: &Evidence, other: Option<&str>) -> String {
    let marked = Marked::new(&evidence.sentence, &evidence.text, other);
    let words: String = marked
        .pieces()
        .into_iter()
        .map(|(mark, words)| match mark {
            Mark::Context => text(&words),
            Mark::Quoted => format!("<span class=\"quoted\">{}</span>", text(&words)),
            Mark::Differs => format!("<mark>{}</mark>", text(&words)),
        })
        .collect();
    let place = text(&format!("{}:{}:{}", evidence.path, evidence.line, evidence.column));
    let outlet = evidence
        .outlet
        .as_deref()
        .map(|outlet| format!("<b>{}</b>", text(outlet)));
    let source = evidence.url.as_deref().filter(|url| is_plain_link(url));
    let source = source.map(|url| format!("<a href=\"{}\" rel=\"noreferrer\">source</a>", text(url)));
    format!(
        "<blockquote><p dir=\"auto\">{words}</p></blockquote><p class=\"from\">{}<code>{place}</code>{}</p>\n",
        outlet.unwrap_or_default(),
        source.unwrap_or_default()
    )
}

fn findings(difference: &Difference) -> String {
    let found = &difference.findings;
    let mut inside = String::new();
    for (what, findings) in [
        ("between both", &found.between),
        ("new", &found.new),
        ("gone", &found.gone),
    ] {
        inside.extend(findings.iter().map(|one| finding(what, one)));
    }
    inside.extend(found.changed.iter().map(|[_, after]| finding("changed", after)));
    section("Findings", &inside)
}

fn finding(what: &str, finding: &Finding) -> String {
    let sides: String = finding
        .evidence
        .iter()
        .map(|one| {
            format!(
                "<div class=\"side\"><h4>{}</h4>\n{}</div>\n",
                day(one),
                quote(one, None)
            )
        })
        .collect();
    format!(
        "<article class=\"finding open {}\"><h3>{} {what} <span class=\"who\">{}</span> <span class=\"what\">{}</span></h3>\n<p class=\"message\">{}</p>\n<div class=\"sides\">{sides}</div>\n<p class=\"meta\"><code>{}</code> <code>{}</code></p></article>\n",
        finding.severity.as_str(),
        severity(finding.severity),
        text(&finding.actor.name),
        text(&finding.matter),
        text(&finding.message),
        text(&finding.rule),
        finding.fingerprint,
    )
}

fn wordings(difference: &Difference) -> String {
    let inside: String = difference.articles.iter().map(article).collect();
    let mut all = section("Wording", &inside);
    for (title, is_gone) in [
        ("Articles only in the old one", true),
        ("Articles only in the new one", false),
    ] {
        let count = difference.articles_alone(is_gone).count();
        if count > 0 {
            let items: String = difference.articles_alone(is_gone).take(MOST_ALONE).map(alone).collect();
            let count_in_words = plural(count, "article", "articles");
            let list = format!("<ul>\n{items}</ul>\n{}", left_out(count));
            all += &section(title, &fold(&count_in_words, &list));
        }
    }
    all
}

fn alone(seen: &ArticleSeen) -> String {
    let date = seen
        .date
        .map(|date| format!("<time datetime=\"{date}\">{date}</time> "));
    let title = seen.title.as_deref().map(|title| text(title) + " ");
    let (date, title) = (date.unwrap_or_default(), title.unwrap_or_default());
    format!(
        "<li class=\"alone\">{date}{title}<code>{}</code></li>\n",
        text(&seen.place())
    )
}

/// What is said of those that are too many for a page.
fn left_out(count: usize) -> String {
    match count.checked_sub(MOST_ALONE) {
        None | Some(0) => String::new(),
        Some(more) => format!("<p class=\"left-out\">{more} more are in the format json.</p>\n"),
    }
}

fn article(change: &ArticleChange) -> String {
    let show = |place: &str| format!("<code>{}</code>", text(place));
    let Some((head, wording)) = in_both(change, "→", &show) else {
        return String::new();
    };
    let mut inside = format!(
        "<article class=\"wording\"><h3>{head}</h3>\n<p class=\"meta\">{}</p>\n",
        text(&wording_in_short(wording))
    );
    for field in &change.fields {
        inside += &format!(
            "<p class=\"field-change\"><b>{}</b> {}</p>\n",
            field.field,
            marked(&field.pieces)
        );
    }
    // Of two texts with nothing in common all is gone and all is new: there is nothing to see.
    if wording.similarity > 0 && !wording.changes.is_empty() {
        let (shown, more) = wording.changes.split_at(wording.changes.len().min(MOST_SHOWN));
        let list = |changes: &[SentenceChange]| -> String {
            let items: String = changes.iter().map(sentence).collect();
            format!("<ol class=\"changes\">\n{items}</ol>\n")
        };
        inside += &list(shown);
        if !more.is_empty() {
            let count = plural(more.len(), "more sentence", "more sentences");
            inside += &fold(&count, &list(more));
        }
    }
    inside + "</article>\n"
}

fn sentence(change: &SentenceChange) -> String {
    let percent = change.similarity.filter(|_| change.fate == Fate::Changed);
    let alike = percent
        .map(|percent| format!(", {percent} % alike"))
        .unwrap_or_default();
    let what = capital(&what_became(change)) + &alike;
    let class = match change.fate {
        Fate::Gone => "gone",
        Fate::New => "come",
        Fate::Moved => "moved",
        Fate::Changed => "changed",
    };
    let words = match change.fate {
        Fate::Changed => marked(&change.pieces),
        Fate::Gone => format!("<del>{}</del>", text(&whole(&change.pieces))),
        Fate::New => format!("<ins>{}</ins>", text(&whole(&change.pieces))),
        Fate::Moved => text(&whole(&change.pieces)),
    };
    format!("<li class=\"{class}\"><p class=\"where\">{what}</p><p dir=\"auto\">{words}</p></li>\n")
}

fn marked(pieces: &[Piece]) -> String {
    runs(pieces)
        .map(|(kind, words, blank)| {
            let words = text(words);
            let words = match kind {
                Kind::Same => words,
                Kind::Gone => format!("<del>{words}</del>"),
                Kind::Come => format!("<ins>{words}</ins>"),
            };
            words + if blank { " " } else { "" }
        })
        .collect()
}
