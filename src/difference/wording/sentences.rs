//! Which sentence of the old text is which of the new one.

use std::collections::{BTreeMap, HashMap};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Spot;
use super::words::{bag, compare};
use crate::corpus::Article;
use crate::language::sentences::split;
use crate::text::Span;

/// Sentences that share a word with more than so many of the other text do not meet by that word: "the" tells nothing.
const MOST_PER_WORD: usize = 64;

/// The sentences of an article.
pub(super) struct Sentences {
    pub(super) spans: Vec<Span>,
}

/// One sentence, or two that are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aligned {
    Both { old: usize, new: usize, moved: bool },
    Old(usize),
    New(usize),
}

pub(super) fn of(article: &Article) -> Sentences {
    Sentences {
        spans: split(&article.text, article.body),
    }
}

impl Sentences {
    pub(super) fn text<'a>(&self, article: &'a Article, at: usize) -> &'a str {
        self.spans[at].of(&article.text)
    }

    pub(super) fn texts<'a>(&self, article: &'a Article) -> Vec<&'a str> {
        self.spans.iter().map(|span| span.of(&article.text)).collect()
    }

    pub(super) fn spot(&self, article: &Article, at: usize) -> Spot {
        let span = self.spans[at];
        let (line, column) = article.line_column(span.start);
        Spot {
            line,
            column,
            sentence: at + 1,
            start: span.start,
            end: span.end,
        }
    }
}

/// Aligns them: first what is the same, in one order; then what is most alike; what of that goes against the order of the others
/// has moved. In the order of the new text, what is gone after what it stood behind.
pub(super) fn align(old: &[&str], new: &[&str], least: u8) -> Vec<Aligned> {
    let mut pairs = same_in_order(old, new);
    pairs.extend(alike(old, new, &pairs, least));
    pairs.sort_by_key(|&(_, new)| new);
    let in_order = longest_in_order(&pairs);
    let mut of_new: Vec<Option<(usize, bool)>> = vec![None; new.len()];
    let mut is_met = vec![false; old.len()];
    for (&(before, after), stays) in pairs.iter().zip(in_order) {
        of_new[after] = Some((before, !stays));
        is_met[before] = true;
    }
    // Sentences that are gone follow the one they stood behind.
    let mut gone_after: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut behind = None;
    let place: HashMap<usize, usize> = pairs.iter().copied().collect();
    for at in 0..old.len() {
        match place.get(&at) {
            Some(&after) if of_new[after].is_some_and(|(_, moved)| !moved) => behind = Some(after),
            Some(_) => {}
            None => gone_after.entry(behind).or_default().push(at),
        }
    }
    let mut take = |behind: Option<usize>| {
        gone_after
            .remove(&behind)
            .unwrap_or_default()
            .into_iter()
            .map(Aligned::Old)
    };
    let mut aligned: Vec<Aligned> = take(None).collect();
    for (at, met) in of_new.into_iter().enumerate() {
        aligned.push(match met {
            Some((old, moved)) => Aligned::Both { old, new: at, moved },
            None => Aligned::New(at),
        });
        aligned.extend(take(Some(at)));
    }
    aligned
}

/// Sentences of the same words, as many as stand in one order.
fn same_in_order(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let keys = |texts: &[&str]| -> Vec<String> { texts.iter().map(|text| bare(text)).collect() };
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    pairs
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Of the others those that are alike: the most alike first, of equals the nearest to their old place, each once.
fn alike(old: &[&str], new: &[&str], met: &[(usize, usize)], least: u8) -> Vec<(usize, usize)> {
    let is_met = |which: fn(&(usize, usize)) -> usize, count: usize| {
        let mut is_met = vec![false; count];
        met.iter().for_each(|pair| is_met[which(pair)] = true);
        is_met
    };
    let (mut old_met, mut new_met) = (is_met(|pair| pair.0, old.len()), is_met(|pair| pair.1, new.len()));
    let bags = |texts: &[&str], met: &[bool]| -> BTreeMap<usize, Vec<String>> {
        let left = texts.iter().enumerate().filter(|(at, _)| !met[*at]);
        left.map(|(at, text)| (at, bag(text))).collect()
    };
    let (old_bags, new_bags) = (bags(old, &old_met), bags(new, &new_met));
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (&at, bag) in &new_bags {
        for word in bag {
            let places = index.entry(word).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut candidates = Vec::new();
    for (&at, bag) in &old_bags {
        let mut near: Vec<usize> = bag
            .iter()
            .filter_map(|word| index.get(word.as_str()))
            .filter(|places| places.len() <= MOST_PER_WORD)
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        for other in near {
            let dice = 200 * in_both(bag, &new_bags[&other]) / (bag.len() + new_bags[&other].len()).max(1);
            // Words in another order count less, never more.
            if dice >= usize::from(least) {
                let percent = compare(old[at], new[other]).1;
                if percent >= least {
                    candidates.push((std::cmp::Reverse(percent), at.abs_diff(other), at, other));
                }
            }
        }
    }
    candidates.sort_unstable();
    let mut pairs = Vec::new();
    for (_, _, before, after) in candidates {
        if !old_met[before] && !new_met[after] {
            old_met[before] = true;
            new_met[after] = true;
            pairs.push((before, after));
        }
    }
    pairs
}

/// How many words two sorted bags share, each as often as it stands in both.
fn in_both(one: &[String], other: &[String]) -> usize {
    let (mut at, mut to, mut count) = (0, 0, 0);
    while at < one.len() && to < other.len() {
        match one[at].cmp(&other[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                at += 1;
                to += 1;
                count += 1;
            }
        }
    }
    count
}

/// Of pairs in the order of the new text, which belong to a longest row that is in the order of the old text as well.
fn longest_in_order(pairs: &[(usize, usize)]) -> Vec<bool> {
    // Patience: the last pair of the best row of each length, and before each pair the one it follows.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, &(old, _)) in pairs.iter().enumerate() {
        let length = tails.partition_point(|&tail| pairs[tail].0 < old);
        before[at] = length.checked_sub(1).map(|shorter| tails[shorter]);
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut stays = vec![false; pairs.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        stays[at] = true;
        next = before[at];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::longest_in_order;

    #[test]
    fn the_longest_row_stays() {
        let pairs = [(2, 0), (0, 1), (1, 2), (3, 3)];
        assert_eq!(longest_in_order(&pairs), [false, true, true, true]);
        assert_eq!(longest_in_order(&[]), Vec::<bool>::new());
    }
}
