//! Positions and what moved between them, in words for a reader.

use super::finding::Move;
use crate::compare::{Change, Shift};
use crate::digest::Text;
use crate::language::lexicon::Interval;
use crate::position::{Claim, Layer, Limit, Position};

/// Where a position stands, before the matter is named: "supports".
pub fn stance(layer: Layer, value: Interval) -> &'static str {
    both(layer, value)[0]
}

/// The same after it has been named: "supports it".
pub fn stand(layer: Layer, value: Interval) -> &'static str {
    both(layer, value)[1]
}

fn both(layer: Layer, value: Interval) -> [&'static str; 2] {
    let (low, high) = (value.low, value.high);
    match layer {
        Layer::Desire if low >= 3 => ["strongly supports", "strongly supports it"],
        Layer::Desire if low >= 1 => ["supports", "supports it"],
        Layer::Desire if high <= -3 => ["strongly opposes", "strongly opposes it"],
        Layer::Desire if high <= -1 => ["opposes", "opposes it"],
        Layer::Desire if high <= 0 => ["does not support", "does not support it"],
        Layer::Desire if low >= 0 => ["does not oppose", "does not oppose it"],
        Layer::Desire => ["is neutral on", "is neutral on it"],
        Layer::Intention if low >= 2 => ["intends", "intends it"],
        Layer::Intention if low >= 1 => ["is inclined to", "is inclined to it"],
        Layer::Intention if high <= -2 => ["rules out", "rules it out"],
        Layer::Intention if high <= 0 => ["is not inclined to", "is not inclined to it"],
        Layer::Intention => ["leaves open", "leaves it open"],
        Layer::Obligation if low >= 2 => ["demands", "demands it"],
        Layer::Obligation if low >= 1 => ["calls for", "calls for it"],
        Layer::Obligation if high <= -2 => ["says there must not be", "says it must not be"],
        Layer::Obligation if high <= -1 => ["says there should not be", "says it should not be"],
        Layer::Obligation if high <= 2 && low <= -3 => ["sees no need for", "sees no need for it"],
        Layer::Obligation => ["would allow", "would allow it"],
        Layer::Possibility if high <= -3 => ["cannot be the case", "says it cannot be so"],
        Layer::Possibility => ["may be the case", "says it may be so"],
        Layer::Fact if low >= 3 => ["is the case", "says it is so"],
        Layer::Fact if low >= 1 => ["is probably the case", "says it is probably so"],
        Layer::Fact if high <= -3 => ["is not the case", "says it is not so"],
        Layer::Fact if high <= 0 => ["is probably not the case", "says it is probably not so"],
        Layer::Fact => ["is open", "leaves it open whether it is so"],
    }
}

/// Which side a position is on, whatever its layer and strength.
pub fn camp(layer: Layer, value: Interval) -> &'static str {
    let [positive, negative, open] = match layer.is_wish() {
        true => ["support", "opposition", "neither"],
        false => ["is so", "is not so", "open"],
    };
    match (value.low, value.high) {
        (low, _) if low > 0 => positive,
        (_, high) if high < 0 => negative,
        _ => open,
    }
}

/// A whole position in words.
pub fn position<'a>(position: &Position, text: impl Into<Text<'a>>) -> String {
    let text = text.into();
    let mut words = stance(position.layer, position.value).to_string();
    if !position.conditions.is_empty() {
        words += &format!(", on condition: {}", limits(&position.conditions, text));
    }
    if !position.caveats.is_empty() {
        words += &format!(", with the caveat: {}", limits(&position.caveats, text));
    }
    if !position.hedges.is_empty() {
        words += &format!(", hedged: {}", limits(&position.hedges, text));
    }
    words
}

/// The words of limits as they stand.
pub fn limits(limits: &[Limit], text: Text<'_>) -> String {
    limits
        .iter()
        .map(|limit| {
            format!(
                "“{}”",
                text.of(limit.span).split_whitespace().collect::<Vec<_>>().join(" ")
            )
        })
        .collect::<Vec<_>>()
        .join("; ")
}

/// One side of a shift: a claim and the text its spans count in.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// What its spans count in.
    pub text: Text<'a>,
}

/// What moved, axis by axis; axes that did not move are left out.
pub fn moves(shift: &Shift, first: Side<'_>, second: Side<'_>) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut add = |axis: &'static str, from: String, to: String| {
        if from != to {
            moves.push(Move { axis, from, to });
        }
    };
    let (one, two) = (&first.claim.position, &second.claim.position);
    add("layer", shift.layers.0.as_str().into(), shift.layers.1.as_str().into());
    add(
        "polarity",
        stance(shift.layers.0, shift.values.0).into(),
        stance(shift.layers.1, shift.values.1).into(),
    );
    if shift.is_swapped {
        add("roles", "as told first".into(), "the other way round".into());
    }
    if shift.strength != Change::Same {
        add(
            "strength",
            strength(one, shift.values.0, first.text),
            strength(two, shift.values.1, second.text),
        );
    }
    if shift.conditions != Change::Same {
        add(
            "conditions",
            limits(&one.conditions, first.text),
            limits(&two.conditions, second.text),
        );
    }
    if shift.caveats != Change::Same {
        add(
            "caveats",
            limits(&one.caveats, first.text),
            limits(&two.caveats, second.text),
        );
    }
    if shift.scope != Change::Same {
        add("scope", one.scope.word.to_string(), two.scope.word.to_string());
    }
    if shift.quantities != Change::Same {
        add("quantities", quantities(one, first.text), quantities(two, second.text));
    }
    if shift.periods != Change::Same {
        add("time", periods(one, first.text), periods(two, second.text));
    }
    moves
}

fn strength(position: &Position, value: Interval, text: Text<'_>) -> String {
    let hedged = limits(&position.hedges, text);
    let range = format!("{:+} to {:+} of 3", value.low, value.high);
    if hedged.is_empty() {
        range
    } else {
        format!("{range}, hedged: {hedged}")
    }
}

/// The figures of a position as they stand.
pub fn quantities(position: &Position, text: Text<'_>) -> String {
    position
        .figures
        .iter()
        .map(|figure| text.of(figure.quantity.span))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The times of a position as they stand.
pub fn periods(position: &Position, text: Text<'_>) -> String {
    position
        .periods
        .iter()
        .map(|period| text.of(period.span))
        .collect::<Vec<_>>()
        .join(", ")
}
