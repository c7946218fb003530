//! Sentences of nearly one wording among all that one actor said.
//!
//! In: sentences in the order they were said; out: pairs that a rule fires on. Pairs are found by prefix filtering
//! (Chaudhuri, Ganti & Kaushik 2006): two sentences that share most of their words share one of their rarest.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use super::judge::{Judgement, judge_wording};
use super::record::SentenceRecord;
use super::share::Share;
use crate::language::lexicon::Lexicon;
use crate::position::{Sort, Word, Wording};

/// Content words that a sentence has at least: of fewer, nearly all are said of many things.
const LEAST_WORDS: usize = 3;
/// The same where a pronoun stands in the sentence: whom it means has to be told by the rest.
const LEAST_WORDS_ABOUT_SOMEBODY: usize = 4;
/// Of ten distinct content words, how many two sentences share at least.
const LEAST_SHARED: usize = 6;
/// Sentences with one rare word in common that are paired, the nearest ones before each.
const MOST_PER_WORD: usize = 32;

/// Two sentences by their index, the first said first, and what a rule says of them.
pub type Repeated = (usize, usize, Judgement<'static>);

/// Finds those that a share takes, and counts the pairs that were left out because a word is too common.
pub fn repeated(lexicon: &Lexicon, sentences: &[SentenceRecord<'_>], share: Share) -> (Vec<Repeated>, usize) {
    let keys: Vec<BTreeSet<&CompactString>> = sentences
        .iter()
        .map(|sentence| keys(&sentence.worded.wording))
        .collect();
    let mut counts: BTreeMap<&CompactString, usize> = BTreeMap::new();
    for key in keys.iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let mut index: BTreeMap<&CompactString, Vec<usize>> = BTreeMap::new();
    for (at, keys) in keys.iter().enumerate() {
        if keys.len() < LEAST_WORDS {
            continue;
        }
        let mut rarest: Vec<&CompactString> = keys.iter().copied().collect();
        rarest.sort_by_key(|key| (counts.get(key), *key));
        let shared = (keys.len() * LEAST_SHARED).div_ceil(10);
        for key in rarest.into_iter().take(keys.len() - shared + 1) {
            index.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    let mut skipped = 0;
    for bucket in index.values() {
        for (rank, &later) in bucket.iter().enumerate() {
            let nearest = rank.saturating_sub(MOST_PER_WORD);
            skipped += nearest;
            pairs.extend(bucket[nearest..rank].iter().map(|&earlier| (earlier, later)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let found = pairs
        .into_iter()
        .filter(|&(_, two)| share.takes(&sentences[two].record))
        .filter(|&(one, two)| {
            let shared = keys[one].intersection(&keys[two]).count();
            10 * shared >= LEAST_SHARED * keys[one].len().min(keys[two].len())
        })
        .filter_map(|(one, two)| {
            let (first, second) = (sentences.get(one)?, sentences.get(two)?);
            if is_about_somebody_else(first, second) {
                return None;
            }
            judge_wording(lexicon, first.worded, second.worded).map(|judgement| (one, two, judgement))
        })
        .collect();
    (found, skipped)
}

/// A pronoun stands in one of the two, which are told in different articles, and little else says whom it means.
fn is_about_somebody_else(first: &SentenceRecord<'_>, second: &SentenceRecord<'_>) -> bool {
    let is_open = |wording: &Wording| {
        wording.words.iter().any(|word| {
            word.sort == Sort::Pronoun
                && matches!(
                    word.key.as_str(),
                    "he" | "she" | "they" | "him" | "her" | "them" | "you"
                )
        })
    };
    let [one, two] = [&first.worded.wording, &second.worded.wording];
    first.record.statement.article != second.record.statement.article
        && (is_open(one) || is_open(two))
        && keys(one).intersection(&keys(two)).count() < LEAST_WORDS_ABOUT_SOMEBODY
}

fn keys(wording: &Wording) -> BTreeSet<&CompactString> {
    let is_telling = |word: &&Word| matches!(word.sort, Sort::Content(_) | Sort::Name);
    wording.words.iter().filter(is_telling).map(|word| &word.key).collect()
}
