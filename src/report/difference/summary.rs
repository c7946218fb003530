//! Sentences that all formats of a difference for people share.

use crate::difference::{
    ArticleChange, Axis, AxisChange, Difference, Fate, Piece, PositionChange, PositionFate, SentenceChange, SideSeen,
    Spot, Wording,
};
use crate::report::layout::plural;
use crate::rules::{Certainty, Relation};

/// What two positions are to each other, for a reader.
pub(in crate::report) fn related(change: &PositionChange) -> String {
    let same_side = change
        .axes
        .iter()
        .any(|axis| axis.axis == "side" && axis.from == axis.to);
    let words = match change.relation {
        Some(Relation::Contradiction) => "a contradiction: both cannot hold",
        Some(Relation::Shift) if same_side => "a nuance, not a reversal",
        Some(Relation::Shift) => "a shift, not a reversal",
        _ if same_side => "said otherwise, on the same side",
        _ => "said otherwise; no rule takes it for a shift",
    };
    match change.certainty {
        Some(Certainty::Uncertain) if change.relation <= Some(Relation::Shift) => {
            format!("{words} (uncertain: the evidence is thin)")
        }
        _ => words.to_owned(),
    }
}

/// "597 days later", "the same day"; nothing where a day is unknown.
pub(in crate::report) fn later(days: Option<i64>) -> Option<String> {
    let days = days?;
    let count = plural(days.unsigned_abs() as usize, "day", "days");
    Some(match days {
        0 => "the same day".to_owned(),
        1.. => format!("{count} later"),
        _ => format!("{count} earlier"),
    })
}

/// One of both in a line: what it is called, its days, how much it has.
pub(in crate::report) fn side(side: &SideSeen) -> String {
    let days = match (side.first, side.last) {
        (Some(first), Some(last)) if first == last => format!("{first}, "),
        (Some(first), Some(last)) => format!("{first} to {last}, "),
        _ => "undated, ".to_owned(),
    };
    let articles = plural(side.articles, "article", "articles");
    let statements = plural(side.statements, "statement", "statements");
    format!("{} ({days}{articles}, {statements})", side.name)
}

/// What was compared and what came of it: one sentence each.
pub(in crate::report) fn says(difference: &Difference) -> Vec<String> {
    let count = |fate| difference.count(fate);
    let changed = count(PositionFate::Changed);
    let mut sentences = Vec::new();
    if difference.old.statements == 0 || difference.new.statements == 0 {
        let name = match difference.old.statements {
            0 => &difference.old.name,
            _ => &difference.new.name,
        };
        sentences.push(format!("No position was compared: no statement was found in {name}."));
    } else if changed + difference.held == 0 {
        sentences.push(
            "No position was compared: nothing that an actor holds in the one is on a matter of the other.".to_owned(),
        );
    }
    let parts = [
        (difference.related(Relation::Contradiction), "in contradiction"),
        (difference.related(Relation::Shift), "shifted"),
        (difference.related(Relation::Consistent), "said otherwise"),
        (difference.held, "held"),
        (count(PositionFate::Gone), "gone"),
        (count(PositionFate::New), "new"),
    ];
    sentences.extend(counted("Positions", &parts));
    let findings = &difference.findings;
    let counts = [
        (findings.between.len(), "between both"),
        (findings.new.len(), "new"),
        (findings.changed.len(), "changed"),
        (findings.gone.len(), "gone"),
        (findings.kept, "as before"),
    ];
    sentences.extend(counted("Findings", &counts));
    let in_both = difference.articles.iter().filter(|change| change.wording.is_some());
    let counts = [
        (difference.unchanged, "as before"),
        (in_both.count(), "changed"),
        (difference.articles_alone(true).count(), "gone"),
        (difference.articles_alone(false).count(), "new"),
    ];
    sentences.extend(counted("Articles", &counts));
    if !difference.left_out.is_empty() {
        let reasons: Vec<String> = difference
            .left_out
            .iter()
            .map(|(reason, count)| format!("{reason} ({count})"))
            .collect();
        sentences.push(format!("Not compared: {}.", reasons.join(", ")));
    }
    sentences
}

/// "Articles: 1 gone, 2 new."; nothing where there is none of anything.
fn counted(what: &str, counts: &[(usize, &str)]) -> Option<String> {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let some: Vec<String> = some.map(|(count, what)| format!("{count} {what}")).collect();
    (!some.is_empty()).then(|| format!("{what}: {}.", some.join(", ")))
}

/// How the wording of two articles differs: "8 sentences the same, 1 changed, 1 moved".
pub(in crate::report) fn wording_in_short(wording: &Wording) -> String {
    let counts = [
        (wording.count(Fate::Changed), "changed"),
        (wording.count(Fate::Moved), "moved"),
        (wording.count(Fate::Gone), "gone"),
        (wording.count(Fate::New), "new"),
    ];
    let mut parts = vec![format!("{} the same", plural(wording.same, "sentence", "sentences"))];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    parts.extend(counts.map(|(count, what)| format!("{count} {what}")));
    format!("{} % alike: {}", wording.similarity, parts.join(", "))
}

/// "support = support", "added: “in principle”". Not escaped.
pub(in crate::report) fn axis_in_words(axis: &Axis, arrow: &str) -> String {
    let value = |text: &str| match text.trim() {
        "" => "(none)".to_owned(),
        text => text.to_owned(),
    };
    let (from, to) = (value(&axis.from), value(&axis.to));
    match axis.change {
        AxisChange::Same => format!("{from} = {to}"),
        AxisChange::Added => format!("added: {to}"),
        AxisChange::Dropped => format!("dropped: {from}"),
        AxisChange::Moved => format!("{from} {arrow} {to}"),
    }
}

/// An article that is in both, as both call it, each place shown by `show`, and its wording; `None` where it is in one alone.
pub(in crate::report) fn in_both<'a>(
    change: &'a ArticleChange,
    arrow: &str,
    show: &dyn Fn(&str) -> String,
) -> Option<(String, &'a Wording)> {
    let (old, new) = (change.old.as_ref()?.place(), change.new.as_ref()?.place());
    let head = match old == new {
        true => show(&new),
        false => format!("{} {arrow} {}", show(&old), show(&new)),
    };
    Some((head, change.wording.as_ref()?))
}

/// "changed, line 9", "moved from line 3 to 9".
pub(in crate::report) fn what_became(change: &SentenceChange) -> String {
    let line = |spot: Option<Spot>| spot.map_or(String::new(), |spot| spot.line.to_string());
    let (old, new) = (line(change.old), line(change.new));
    match (change.fate, change.moved) {
        (Fate::Gone, _) => format!("gone, line {old}"),
        (Fate::New, _) => format!("new, line {new}"),
        (Fate::Moved, _) => format!("moved from line {old} to {new}"),
        (Fate::Changed, true) => format!("moved from line {old} to {new} and changed"),
        (Fate::Changed, false) => format!("changed, line {new}"),
    }
}

/// The words of a sentence that is all of one kind.
pub(in crate::report) fn whole(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}
