//! The claims of a statement as rows of JSON.

use serde::Serialize;

use crate::language::lexicon::Dimension;
use crate::position::{Limit, Located};
use crate::rules::position_in_words;
use crate::text::Span;

#[derive(Serialize)]
pub(super) struct ClaimRow<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    matter: &'a str,
    dimension: Option<&'static str>,
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
        dimension: claim.matter.dimension.map(Dimension::as_str),
        layer: position.layer.as_str(),
        value: ValueRow {
            low: position.value.low,
            high: position.value.high,
        },
        position: position_in_words(position, text),
        mood: claim.mood.as_str(),
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
