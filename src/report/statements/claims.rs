//! The claims of a statement as rows of JSON.

use serde::Serialize;

use crate::position::{Limit, Located, Mood};
use crate::rules::position_in_words;
use crate::text::Span;

#[derive(Serialize)]
pub(super) struct ClaimRow<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    matter: &'a str,
    dimension: Option<String>,
    layer: &'static str,
    value: ValueRow,
    position: String,
    mood: &'static str,
    scope: Option<&'a str>,
    conditions: Vec<&'a str>,
    caveats: Vec<&'a str>,
    hedges: Vec<&'a str>,
    figures: Vec<&'a str>,
    periods: Vec<&'a str>,
}

/// A stretch of the layer's scale, from -3 to 3.
#[derive(Serialize)]
struct ValueRow {
    low: i8,
    high: i8,
}

/// A claim whose spans count in `text`.
pub(super) fn row<'a>(text: &'a str, located: &'a Located) -> ClaimRow<'a> {
    let claim = &located.claim;
    let position = &claim.position;
    let words = |limits: &[Limit]| limits.iter().map(|limit| limit.span.of(text)).collect();
    let Span { start, end } = claim.span;
    ClaimRow {
        start,
        end,
        text: claim.span.of(text),
        matter: &claim.matter.label,
        dimension: claim.matter.dimension.map(|one| format!("{one:?}").to_lowercase()),
        layer: position.layer.as_str(),
        value: ValueRow {
            low: position.value.low,
            high: position.value.high,
        },
        position: position_in_words(position, text),
        mood: mood(claim.mood),
        scope: (!position.scope.word.is_empty()).then_some(position.scope.word.as_str()),
        conditions: words(&position.conditions),
        caveats: words(&position.caveats),
        hedges: words(&position.hedges),
        figures: position
            .figures
            .iter()
            .map(|figure| figure.quantity.span.of(text))
            .collect(),
        periods: position.periods.iter().map(|period| period.span.of(text)).collect(),
    }
}

fn mood(mood: Mood) -> &'static str {
    match mood {
        Mood::Held => "held",
        Mood::Reported => "reported",
        Mood::Hypothetical => "hypothetical",
        Mood::Question => "question",
        Mood::NeverSaid => "never-said",
    }
}
