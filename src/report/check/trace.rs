//! How a finding came about, as lines: the claims, how they met, the condition of the rule, what would clear it.

use crate::report::layout::{Look, escape, wrap};
use crate::rules::FindingTrace;

/// The lines, a heading and its entries beneath, not indented further than two blanks.
pub(super) fn lines(trace: &FindingTrace, look: Look) -> Vec<String> {
    let mut lines = vec!["how it came about".to_owned()];
    for entry in entries(trace) {
        let wrapped = wrap(&escape(&entry), look.width.saturating_sub(9));
        for (index, line) in wrapped.into_iter().enumerate() {
            let head = if index == 0 { "- " } else { "  " };
            lines.push(format!("  {head}{line}"));
        }
    }
    lines
}

/// A line of text for each thing to be told.
pub(in crate::report) fn entries(trace: &FindingTrace) -> Vec<String> {
    let mut entries = Vec::new();
    for (claim, name) in trace.claims.iter().zip(["first", "second"]) {
        let [low, high] = claim.range;
        entries.push(format!(
            "{name} claim: “{}”: {} {low:+} to {high:+} ({})",
            claim.text, claim.layer, claim.position
        ));
        entries.push(format!("{name} matter: {}", claim.matter.join(", ")));
    }
    let alignment = &trace.alignment;
    let parts: Vec<String> = alignment
        .parts
        .iter()
        .map(|part| format!("{} {} of {}", part.part, part.shared, part.of))
        .collect();
    let contrary = if alignment.contrary { ", contrary words" } else { "" };
    entries.push(format!(
        "they meet at {} % of both and {} % of the smaller matter, by {}{contrary}",
        alignment.score,
        alignment.cover,
        alignment.common.join(", ")
    ));
    if !parts.is_empty() {
        entries.push(format!("weight in common, part by part: {}", parts.join(", ")));
    }
    if !trace.condition.is_empty() {
        entries.push(format!("the rule holds for {}", trace.condition.join("; ")));
    }
    entries.extend(trace.clears.iter().map(|way| format!("would clear it: {way}")));
    entries
}
