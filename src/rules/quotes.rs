//! One direct quotation of an actor in two articles of about the same day, given in different words or cut.
//!
//! In: sentences in the order they were said; out: pairs with what differs. Pairs share one of their rarest words (prefix
//! filtering), never all pairs. Deliberately passed over: quotations with an ellipsis or brackets, partial ones, and
//! differences of case, marks, spelling, figures in words, contractions and function words.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::record::{Record, SentenceRecord};
use crate::attribution::Voice;
use crate::language::lexicon::{Lexicon, Pos};

/// Days within which two articles can report one utterance.
const DAYS: i64 = 3;
/// Words that both quotations share at least, and of ten words of the longer one how many.
const LEAST_SHARED: usize = 7;
const LEAST_SHARE: usize = 8;
/// Words at most that stand in the place of others.
const MOST_REPLACED: usize = 2;
/// Words at most that are cut out.
const MOST_CUT: usize = 3;
/// Sentences with one rare word in common that are paired, the nearest ones before each.
const MOST_PER_WORD: usize = 16;
/// How alike two words are (0 to 1) that may be spellings of one.
const SPELLING: f64 = 0.5;

/// Words of more than three letters that carry no content of their own.
const NOT_CONTENT: [&str; 64] = [
    "about", "after", "also", "although", "another", "because", "been", "before", "being", "between", "could", "does",
    "during", "each", "even", "every", "from", "going", "have", "having", "here", "into", "just", "kind", "like",
    "might", "more", "most", "much", "must", "only", "onto", "other", "over", "really", "shall", "should", "since",
    "some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "thing", "this", "those",
    "though", "through", "under", "until", "upon", "very", "well", "were", "what", "when", "which", "with", "would",
];

/// What two articles make of one quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Other words in one place: those of the first, those of the second.
    Altered(String, String),
    /// One leaves out words that turn the meaning.
    Cut(String),
}

/// Finds them: indices of both sentences, and what differs; and how many pairs were left out.
pub fn differing(lexicon: &Lexicon, sentences: &[SentenceRecord<'_>]) -> (Vec<(usize, usize, Difference)>, usize) {
    let words: Vec<Vec<String>> = sentences
        .iter()
        .map(|sentence| quoted_words(&sentence.record))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, words) in words.iter().enumerate() {
        let mut rarest: Vec<&str> = words.iter().map(String::as_str).collect();
        rarest.sort_by_key(|word| (counts.get(word), *word));
        rarest.dedup();
        let differing = words.len() - words.len() * LEAST_SHARE / 10;
        for word in rarest.into_iter().take(differing + 1) {
            index.entry(word).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    let mut skipped = 0;
    for bucket in index.values() {
        for (rank, &later) in bucket.iter().enumerate() {
            let nearest = rank.saturating_sub(MOST_PER_WORD);
            skipped += nearest;
            pairs.extend(bucket[nearest..rank].iter().map(|&earlier| (earlier, later)));
        }
    }
    let found = pairs.into_iter().filter_map(|(one, two)| {
        let (first, second) = (&sentences[one].record, &sentences[two].record);
        let days = (second.day()? - first.day()?).num_days().abs();
        let is_elsewhere = first.statement.article != second.statement.article;
        let are_of_one_time = days <= DAYS && is_elsewhere;
        // Who has both versions quotes two sentences, not one in two ways.
        let has_both = |here: &Record<'_>, other: &[String]| {
            let mut stretches = here.article.excerpts.stretches().map(normalised);
            stretches.any(|words| words.windows(other.len()).any(|window| window == other))
        };
        let difference = are_of_one_time.then(|| difference(lexicon, &words[one], &words[two]))??;
        let is_one = !has_both(first, &words[two]) && !has_both(second, &words[one]);
        is_one.then_some((one, two, difference))
    });
    (found.collect(), skipped)
}

/// The words of a directly quoted sentence; none where it does not count.
fn quoted_words(record: &Record<'_>) -> Vec<String> {
    let text = record.quoted();
    let is_marked = text.contains("...") || text.contains(['…', '[', ']', '(', '–', '—']) || text.contains(" - ");
    if record.statement.voice != Voice::Direct || record.statement.is_translated || is_marked {
        return Vec::new();
    }
    let words = normalised(text);
    if words.len() < LEAST_SHARED { Vec::new() } else { words }
}

/// Words without case, marks and contractions.
fn normalised(text: &str) -> Vec<String> {
    let plain = text.replace(['’', 'ʼ', '‘'], "'").to_lowercase();
    let mut words = Vec::new();
    for word in plain.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let word = word.trim_matches('\'');
        let long = match word {
            "can't" | "cannot" => Some(("can", "not")),
            "won't" => Some(("will", "not")),
            "shan't" => Some(("shall", "not")),
            _ => word
                .strip_suffix("n't")
                .map(|verb| (verb, "not"))
                .or_else(|| word.strip_suffix("'re").map(|word| (word, "are")))
                .or_else(|| word.strip_suffix("'ve").map(|word| (word, "have")))
                .or_else(|| word.strip_suffix("'ll").map(|word| (word, "will")))
                .or_else(|| word.strip_suffix("'m").map(|word| (word, "am"))),
        };
        match long {
            Some((word, more)) => words.extend([word.to_owned(), more.to_owned()]),
            None if word.is_empty() => {}
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// What differs between two quotations that share nearly all words, where it is in one place inside them.
fn difference(lexicon: &Lexicon, one: &[String], two: &[String]) -> Option<Difference> {
    if one == two || one.is_empty() || two.is_empty() {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, one, two);
    let shared: usize = ops
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    let mut changed = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let (change, rest) = (changed.next()?, changed.next());
    let is_inside = matches!(ops.first(), Some(DiffOp::Equal { .. }));
    let ends_alike = matches!(ops.last(), Some(DiffOp::Equal { .. }));
    if rest.is_some() || !is_inside || shared < LEAST_SHARED || 10 * shared < LEAST_SHARE * one.len().max(two.len()) {
        return None;
    }
    match *change {
        DiffOp::Replace {
            old_index,
            old_len,
            new_index,
            new_len,
        } if old_len.max(new_len) <= MOST_REPLACED => {
            let (left, right) = (
                &one[old_index..old_index + old_len],
                &two[new_index..new_index + new_len],
            );
            is_another(lexicon, left, right).then(|| Difference::Altered(left.join(" "), right.join(" ")))
        }
        // What is cut off at the end is a shorter quotation.
        DiffOp::Delete { old_index, old_len, .. } if ends_alike => cut(&one[old_index..old_index + old_len]),
        DiffOp::Insert { new_index, new_len, .. } if ends_alike => cut(&two[new_index..new_index + new_len]),
        _ => None,
    }
}

fn cut(words: &[String]) -> Option<Difference> {
    let turns = |word: &&String| matches!(word.as_str(), "not" | "never" | "no" | "nor" | "hardly" | "without");
    let is_turned = words.len() <= MOST_CUT && words.iter().filter(turns).count() % 2 == 1;
    is_turned.then(|| Difference::Cut(words.join(" ")))
}

/// Each side has a content word that the other has in no form, spelling or figure.
fn is_another(lexicon: &Lexicon, left: &[String], right: &[String]) -> bool {
    let is_own =
        |word: &String, there: &[String]| is_content(word) && !there.iter().any(|other| is_form(lexicon, word, other));
    let joined = (left.concat(), right.concat());
    joined.0 != joined.1
        && left.iter().any(|word| is_own(word, right))
        && right.iter().any(|word| is_own(word, left))
        && !is_figure(left) | !is_figure(right)
}

fn is_figure(words: &[String]) -> bool {
    words.iter().any(|word| word.chars().any(|c| c.is_ascii_digit()))
}

/// Long enough, and no function word, adverb of degree or word for anything.
fn is_content(word: &str) -> bool {
    word.len() > 3 && !NOT_CONTENT.contains(&word)
}

fn is_form(lexicon: &Lexicon, one: &str, two: &str) -> bool {
    let is_synonym = |pos| lexicon.are_synonyms(one, two, pos);
    strsim::normalized_damerau_levenshtein(one, two) >= SPELLING
        || one.starts_with(two)
        || two.starts_with(one)
        || lexicon.relations.same_family(one, two)
        || [Pos::Noun, Pos::Verb, Pos::Adjective].into_iter().any(is_synonym) && one[..1] == two[..1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, two: &str, expected: Option<Difference>) {
        let found = difference(Lexicon::shipped(), &normalised(one), &normalised(two));
        assert_eq!(found, expected, "{one} | {two}");
    }

    const TOLD: &str = "We will not close the ferry to Tarn before the summer is over";

    #[test]
    fn another_word_in_one_place() {
        let altered = Difference::Altered("ferry".into(), "harbour".into());
        check(
            TOLD,
            "We won't close the harbour to Tarn before the summer is over.",
            Some(altered),
        );
    }

    #[test]
    fn a_cut_that_turns_the_meaning() {
        let cut = Difference::Cut("not".into());
        check(
            TOLD,
            "We will close the ferry to Tarn before the summer is over",
            Some(cut),
        );
        check(TOLD, "We will not close the ferry to Tarn before the summer", None);
        check(
            "We will not close the old ferry to Tarn before the summer",
            "We will not close the ferry to Tarn before the summer",
            None,
        );
    }

    #[test]
    fn marks_spelling_and_forms_are_no_alteration() {
        check(
            TOLD,
            "“We won’t close the Ferry to Tarn, before the summer is over!”",
            None,
        );
        check(
            TOLD,
            "We will not close the ferries to Tarn before the summer is over",
            None,
        );
        check(
            TOLD,
            "We will not close the ferry to Tarn after the summer is over",
            None,
        );
        check(TOLD, "The council runs a ferry and two bridges to Orsk", None);
    }
}
