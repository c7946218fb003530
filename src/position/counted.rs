//! The figures that stand in a claim's clause.

use compact_str::CompactString;

use super::claim::{Claim, Figure};
use super::tree::Tree;
use crate::language::quantities::Quantity;
use crate::language::times::{TimeExpression, TimeKind};
use crate::text::Span;

/// The figures that stand in a claim's clause.
pub(super) fn figures(tree: Tree<'_>, claim: &Claim, quantities: &[Quantity], times: &[TimeExpression]) -> Vec<Figure> {
    quantities
        .iter()
        .filter(|quantity| claim.clause.contains(quantity.span) && !is_limit(claim, quantity.span))
        .map(|quantity| {
            let mut figure = figure(tree, quantity);
            let span = quantity.span;
            if let Some(duration) = times
                .iter()
                .find(|time| time.kind == TimeKind::Duration && time.span.overlaps(span))
            {
                figure.noun = unit_of(duration.span.of(tree.text));
            }
            figure
        })
        .collect()
}

pub(super) fn figure(tree: Tree<'_>, quantity: &Quantity) -> Figure {
    Figure {
        noun: quantity.noun.map_or(CompactString::default(), |noun| {
            noun.of(tree.text).to_lowercase().into()
        }),
        is_level: is_level(tree, quantity.span),
        quantity: quantity.clone(),
    }
}

/// "is at 4 percent", "is down to 3 percent", "is up 2 percent", "is 60 percent full": where something stands.
fn is_level(tree: Tree<'_>, figure: Span) -> bool {
    let after = (0..tree.len()).find(|&token| tree.sentence.tokens[token].span.start >= figure.end);
    let is_of_state = after.is_some_and(|token| {
        matches!(
            tree.lower(token).as_str(),
            "full" | "empty" | "complete" | "finished" | "ready" | "done"
        )
    });
    if is_of_state {
        return true;
    }
    let mut before = (0..tree.len())
        .rev()
        .filter(|&token| tree.sentence.tokens[token].span.end <= figure.start)
        .map(|token| tree.lower(token));
    match before.next().as_deref() {
        Some("at" | "below" | "above" | "down" | "up") => true,
        Some("to") => matches!(before.next().as_deref(), Some("down" | "up")),
        _ => false,
    }
}

/// The unit a duration counts in: "month" of "another three months".
fn unit_of(duration: &str) -> CompactString {
    let last = duration
        .rsplit(|c: char| !c.is_alphabetic())
        .find(|word| !word.is_empty())
        .unwrap_or_default()
        .to_lowercase();
    CompactString::from(last.strip_suffix('s').unwrap_or(&last))
}

/// Whether a place belongs to a condition or caveat of the claim.
pub(super) fn is_limit(claim: &Claim, span: Span) -> bool {
    let limits = claim.position.conditions.iter().chain(&claim.position.caveats);
    limits.into_iter().any(|limit| limit.span.contains(span))
}
