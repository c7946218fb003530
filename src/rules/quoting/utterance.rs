//! Whether two prints are of one utterance, and how sure that is.
//!
//! In: two passages with what they have in common; out: a certainty, or nothing where they are more likely two utterances. The
//! longer the words in common and the nearer the days, the surer; an article that has both wordings quotes two.

use std::ops::Range;

use super::kind::Kind;
use super::overlap::Overlap;
use super::passage::Passage;
use crate::digest::Telling;
use crate::rules::finding::Certainty;
use crate::rules::record::Record;

/// Days between two prints up to which they bear a verdict, how many words they need in common, and how much these count.
struct Bound {
    days: i64,
    words: usize,
    count: usize,
}

/// From which one utterance is practically sure where only small words differ.
const FIRM: Bound = bound(1, 8, 19);
/// The same where words of content differ: who speaks in parallels says nearly the same twice, and who is asked again on the
/// next day answers in nearly the same words.
const FIRM_OF_CONTENT: Bound = bound(0, 12, 19);
/// From which it is likely: the more days, the more in common.
const THIN: [Bound; 2] = [bound(1, 6, 12), bound(3, 8, 16)];
const THIN_OF_CONTENT: [Bound; 1] = [bound(1, 10, 18)];
/// Two sentences of which only one denies are a contradiction like any other, unless they are surely one.
const THIN_OF_TURNED: [Bound; 0] = [];

const fn bound(days: i64, words: usize, count: usize) -> Bound {
    Bound { days, words, count }
}

/// What a word in common with content of its own counts beside the word that it is.
const CONTENT: usize = 2;

/// Of so many words in common one may differ.
const SHARED_A_DIFFERENCE: usize = 2;
/// The same where one utterance is practically sure.
const SHARED_A_DIFFERENCE_FIRM: usize = 3;
/// Words beside a differing place by which it is known again.
const BESIDE: usize = 2;

/// How sure it is that two passages are one utterance.
pub fn certainty(one: &Passage<'_, '_>, two: &Passage<'_, '_>, overlap: &Overlap, kind: Kind) -> Option<Certainty> {
    let days = (two.record().day()? - one.record().day()?).num_days().abs();
    let places = overlap.places.iter();
    let differing: usize = places.map(|place| place.one.len().max(place.two.len())).sum();
    let common = overlap.shared + CONTENT * overlap.content;
    let meets = |bound: &Bound| days <= bound.days && overlap.shared >= bound.words && common >= bound.count;
    let (firm, thin): (&Bound, &[Bound]) = match kind {
        Kind::Nothing | Kind::Small => (&FIRM, &THIN),
        Kind::LeftOut | Kind::Altered => (&FIRM_OF_CONTENT, &THIN_OF_CONTENT),
        Kind::Turned => (&FIRM_OF_CONTENT, &THIN_OF_TURNED),
    };
    if meets(firm) && differing * SHARED_A_DIFFERENCE_FIRM <= overlap.shared {
        return Some(Certainty::Firm);
    }
    let is_likely = thin.iter().any(meets) && differing * SHARED_A_DIFFERENCE <= overlap.shared;
    is_likely.then_some(Certainty::Uncertain)
}

/// Whether the article of one of two passages has the wording of both at all places where they differ.
pub fn has_both(all: &[Passage<'_, '_>], one: &Passage<'_, '_>, two: &Passage<'_, '_>, overlap: &Overlap) -> bool {
    let stands = |of: &Passage<'_, '_>, whole: &Range<usize>, place: &Range<usize>, there: &Record<'_>| {
        let from = place.start.saturating_sub(BESIDE).max(whole.start);
        let upto = (place.end + BESIDE).min(whole.end);
        let wanted = &of.words[from..upto];
        let mut there = all.iter().filter(|passage| is_told_in(passage.record(), there));
        there.any(|passage| {
            let mut rows = passage.words.windows(wanted.len());
            rows.any(|row| row.iter().map(|word| &word.key).eq(wanted.iter().map(|word| &word.key)))
        })
    };
    let (first, second) = (one.record(), two.record());
    overlap
        .places
        .iter()
        .all(|place| stands(one, &overlap.one, &place.one, second))
        || overlap
            .places
            .iter()
            .all(|place| stands(two, &overlap.two, &place.two, first))
}

/// Whether a passage stands in the article of another one, or was known there as a copy of this one.
fn is_told_in(record: &Record<'_>, other: &Record<'_>) -> bool {
    let place = &other.article.head.place;
    let is_there =
        |telling: &Telling| telling.path == place.path && place.record_line.is_none_or(|line| line == telling.line);
    record.statement.article == other.statement.article || record.also.iter().any(is_there)
}
