//! The times that stand in a claim's clause, and how they bind it.

use super::axes::Layer;
use super::claim::{Bound, Claim, Period};
use super::counted::is_limit;
use crate::language::Sentence;
use crate::language::times::{TimeExpression, TimeKind};
use crate::text::Span;

/// The times that stand in a claim's clause, with the preposition that says how they bind it.
pub(super) fn periods(text: &str, sentence: &Sentence, claim: &Claim, times: &[TimeExpression]) -> Vec<Period> {
    times
        .iter()
        .filter(|time| claim.clause.contains(time.span) && !is_limit(claim, time.span))
        .filter_map(|time| period(text, sentence, time))
        .collect()
}

/// The period a date denotes, with how it binds its clause.
pub(super) fn period(text: &str, sentence: &Sentence, time: &TimeExpression) -> Option<Period> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
        return None;
    }
    let (from, to) = time.interval()?;
    let before = word_before(text, sentence, time.span);
    // "that evening" is the evening spoken of, whichever that was.
    let words = time.span.of(text).to_lowercase();
    if matches!(before.as_deref(), Some("that" | "same" | "those"))
        || words.starts_with("that ")
        || words.starts_with("the same ")
    {
        return None;
    }
    let bound = match before.as_deref() {
        Some("by" | "before" | "until" | "till") => Bound::NotAfter,
        Some("after" | "since" | "from") => Bound::NotBefore,
        _ => Bound::Within,
    };
    Some(Period {
        span: time.span,
        words: words.into(),
        from,
        to,
        bound,
    })
}

/// "We did not join until 2014": joined then. What is told of the past alone: who will not join until 2014 may stay out.
pub(super) fn happened_at_last(text: &str, sentence: &Sentence, claim: &mut Claim) {
    let is_told = claim.position.layer == Layer::Fact && claim.is_negated && (claim.is_past || claim.is_ongoing);
    let [period] = claim.position.periods.as_mut_slice() else {
        return;
    };
    let is_until = period.bound == Bound::NotAfter
        && matches!(
            word_before(text, sentence, period.span).as_deref(),
            Some("until" | "till")
        );
    if is_told && is_until {
        period.bound = Bound::Within;
        claim.position.value = claim.position.value.mirror();
        claim.is_negated = false;
    }
}

/// The word before a stretch of the sentence, in lower case.
fn word_before(text: &str, sentence: &Sentence, span: Span) -> Option<String> {
    let mut tokens = sentence.tokens.iter().rev();
    let before = tokens.find(|token| token.span.end <= span.start)?;
    Some(before.span.of(text).to_lowercase())
}
