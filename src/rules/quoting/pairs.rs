//! Passages that may be prints of one utterance: those of about one time that share words in a row.
//!
//! In: passages in the order they were said; out: pairs by index, and how many were left out. Pairs come from an index of
//! three words in a row, never from all passages; words in a row that an actor says all the time pair only with the nearest before.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::passage::Passage;
use super::vocabulary::Vocabulary;

/// Days within which papers print one utterance.
const DAYS: i64 = 3;
/// Passages with three words in a row in common that are paired, the nearest ones before each.
const MOST_PER_ROW: usize = 24;
/// Rows in common from which two passages are held against each other: six words of ten have two, whatever differs.
const LEAST_ROWS: usize = 2;

/// Three words in a row, by number.
type Row = [u32; 3];

/// Finds them, and counts the pairs that were left out.
pub fn pairs(passages: &[Passage<'_, '_>]) -> (Vec<(usize, usize)>, usize) {
    let days: Vec<Option<NaiveDate>> = passages.iter().map(|passage| passage.record().day()).collect();
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut index: FxHashMap<Row, Vec<usize>> = FxHashMap::default();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut left_out = 0;
    for (later, passage) in passages.iter().enumerate() {
        let Some(day) = days[later] else { continue };
        let is_near = |&&earlier: &&usize| days[earlier].is_some_and(|before| (day - before).num_days() <= DAYS);
        for row in rows(passage, &mut numbers) {
            let of_row = index.entry(row).or_default();
            let mut taken = 0;
            for &earlier in of_row.iter().rev().take_while(is_near) {
                let other = &passages[earlier];
                let is_elsewhere = other.record().statement.article != passage.record().statement.article;
                if !is_elsewhere || !(other.is_in_marks || passage.is_in_marks) {
                    continue;
                }
                taken += 1;
                match taken <= MOST_PER_ROW {
                    true => *shared.entry((earlier, later)).or_default() += 1,
                    false => left_out += 1,
                }
            }
            of_row.push(later);
        }
    }
    let pairs = shared.into_iter().filter(|&(_, rows)| rows >= LEAST_ROWS);
    (pairs.map(|(pair, _)| pair).collect(), left_out)
}

/// Each of its rows that tells of something, once.
fn rows<'p>(passage: &'p Passage<'_, '_>, numbers: &mut FxHashMap<&'p str, u32>) -> Vec<Row> {
    let vocabulary = Vocabulary::shipped();
    let mut ids = Vec::with_capacity(passage.words.len());
    for word in &passage.words {
        let next = numbers.len() as u32;
        ids.push((
            *numbers.entry(word.key.as_str()).or_insert(next),
            vocabulary.is_content(&word.key),
        ));
    }
    let mut seen = FxHashSet::default();
    let rows = ids.windows(3).filter_map(|row| match row {
        [one, two, three] if one.1 || two.1 || three.1 => Some([one.0, two.0, three.0]),
        _ => None,
    });
    rows.filter(|row| seen.insert(*row)).collect()
}
