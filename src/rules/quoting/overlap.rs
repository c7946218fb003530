//! Two passages → the stretch that both print, and where they differ inside it.
//!
//! In: the words of both; out: an [`Overlap`], or nothing where they have too little in common. What one prints before or
//! after is no difference: the stretch is the one whose shared words outweigh most what lies between them. Deliberately does not
//! judge what a difference is.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::vocabulary::Vocabulary;
use super::words::Word;

/// What a shared word of content and any other shared word weigh.
const CONTENT: i64 = 3;
const FUNCTION: i64 = 1;
/// What a differing place weighs against them: by itself, one more where words of content differ, and for so many words one more.
const PLACE: i64 = 1;
const OF_CONTENT: i64 = 1;
const WORDS_A_POINT: usize = 4;
/// Words of a differing place at most.
const MOST_WORDS: usize = 14;
/// Shared words between two differing places from which they are two.
const LEAST_BETWEEN: usize = 2;

/// A place where two prints differ: which words of the one, which of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Of the first.
    pub one: Range<usize>,
    /// Of the second.
    pub two: Range<usize>,
}

/// The stretch of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// From the first word in common to the last, of the first passage.
    pub one: Range<usize>,
    /// Of the second.
    pub two: Range<usize>,
    /// Where they differ, in order; at none of them does the stretch begin or end.
    pub places: Vec<Place>,
    /// Words in common.
    pub shared: usize,
    /// Distinct words of content in common.
    pub content: usize,
}

/// Words in common, in a row.
#[derive(Clone, Copy)]
struct Run {
    one: usize,
    two: usize,
    len: usize,
}

/// The stretch that two passages have in common.
pub fn overlap(one: &[Word], two: &[Word]) -> Option<Overlap> {
    let keys = |words: &[Word]| -> Vec<_> { words.iter().map(|word| word.key.clone()).collect() };
    let ops = capture_diff_slices(Algorithm::Myers, &keys(one), &keys(two));
    let runs: Vec<Run> = ops
        .iter()
        .filter_map(|op| match *op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => Some(Run {
                one: old_index,
                two: new_index,
                len,
            }),
            _ => None,
        })
        .collect();
    let runs = outwards(heaviest(&runs, one, two)?, one, two);
    let (first, last) = (runs.first()?, runs.last()?);
    let mut places: Vec<Place> = Vec::new();
    for pair in runs.windows(2) {
        let [before, after] = pair else { continue };
        let place = between(before, after);
        match places.last_mut() {
            Some(last) if before.len < LEAST_BETWEEN && last.one.end == before.one => {
                (last.one.end, last.two.end) = (place.one.end, place.two.end);
            }
            _ => places.push(place),
        }
    }
    let vocabulary = Vocabulary::shipped();
    let shared = runs.iter().flat_map(|run| &one[run.one..run.one + run.len]);
    let mut content: Vec<&str> = shared.map(|word| word.key.as_str()).collect();
    let count = content.len();
    content.retain(|word| vocabulary.is_content(word));
    content.sort_unstable();
    content.dedup();
    Some(Overlap {
        one: first.one..last.one + last.len,
        two: first.two..last.two + last.len,
        places,
        shared: count,
        content: content.len(),
    })
}

fn between(before: &Run, after: &Run) -> Place {
    Place {
        one: before.one + before.len..after.one,
        two: before.two + before.len..after.two,
    }
}

/// The runs in a row that weigh most, less what lies between them.
fn heaviest<'r>(runs: &'r [Run], one: &[Word], two: &[Word]) -> Option<&'r [Run]> {
    let vocabulary = Vocabulary::shipped();
    let weight = |run: &Run| -> i64 {
        let words = one[run.one..run.one + run.len].iter();
        words
            .map(|word| match vocabulary.is_content(&word.key) {
                true => CONTENT,
                false => FUNCTION,
            })
            .sum()
    };
    let mut best: Option<(i64, Range<usize>)> = None;
    let (mut from, mut sum) = (0, 0);
    for (at, run) in runs.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| runs.get(before));
        let place = before.map(|before| between(before, run));
        let cost = place.as_ref().and_then(|place| cost(place, one, two));
        // Where it is even, a word or two between them may only stand in other order.
        let is_small = place.is_some_and(|place| place.one.len().max(place.two.len()) <= LEAST_BETWEEN);
        sum = match cost.map(|cost| sum - cost) {
            Some(rest) if rest > 0 || rest == 0 && is_small => rest,
            _ => {
                from = at;
                0
            }
        } + weight(run);
        if best
            .as_ref()
            .is_none_or(|(most, _)| sum > *most || sum == *most && is_small)
        {
            best = Some((sum, from..at + 1));
        }
    }
    best.map(|(_, range)| &runs[range])
}

/// The runs with what is equal before the first and after the last: a word that stands twice is met only once.
fn outwards(runs: &[Run], one: &[Word], two: &[Word]) -> Vec<Run> {
    let mut runs = runs.to_vec();
    if let Some(first) = runs.first_mut() {
        let before = one[..first.one].iter().rev().zip(two[..first.two].iter().rev());
        let more = before.take_while(|(one, two)| one.key == two.key).count();
        *first = Run {
            one: first.one - more,
            two: first.two - more,
            len: first.len + more,
        };
    }
    if let Some(last) = runs.last_mut() {
        let after = one[last.one + last.len..].iter().zip(&two[last.two + last.len..]);
        last.len += after.take_while(|(one, two)| one.key == two.key).count();
    }
    runs
}

/// What a differing place weighs; `None` where so much lies between that nothing connects the two ends.
fn cost(place: &Place, one: &[Word], two: &[Word]) -> Option<i64> {
    if is_open(one, &place.one) || is_open(two, &place.two) {
        return Some(PLACE);
    }
    let most = place.one.len().max(place.two.len());
    let vocabulary = Vocabulary::shipped();
    let mut words = one[place.one.clone()].iter().chain(&two[place.two.clone()]);
    let of_content = if words.any(|word| vocabulary.is_content(&word.key)) {
        OF_CONTENT
    } else {
        0
    };
    (most <= MOST_WORDS).then(|| PLACE + of_content + (most / WORDS_A_POINT) as i64)
}

/// Something is left out or put in openly there: an ellipsis, brackets, the words of the reporter in between.
pub fn is_open(words: &[Word], place: &Range<usize>) -> bool {
    let upto = words.len().min(place.end + 1);
    words[place.start..upto].iter().any(|word| word.is_after_gap)
        || words[place.clone()].iter().any(|word| word.is_inserted)
}
