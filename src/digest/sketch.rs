//! A few numbers that tell how much of one text stands in another.
//!
//! In: a text; out: the hashes of its runs of five words, of which those divisible by eight are kept (Broder 1997, "On the
//! resemblance and containment of documents", section 4: such sketches allow to estimate containment), and one hash of all words.

use std::iter;

use serde::{Deserialize, Serialize};

/// Words of a run.
const RUN: usize = 5;
/// One hash of so many is kept.
const KEPT_OF: u64 = 8;
/// Fewer kept hashes tell too little: such texts are the same only where all words are.
const LEAST: usize = 8;

/// What is kept of the wording of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// Of all words.
    whole: u64,
    /// Kept hashes, sorted, each once.
    runs: Vec<u32>,
}

impl Sketch {
    /// Of a text; capitals and marks do not count.
    pub fn of(text: &str) -> Self {
        let mut last = [0u64; RUN];
        let (mut count, mut whole) = (0usize, OFFSET);
        let mut runs = Vec::new();
        for hash in words(text) {
            whole = mix(whole, hash);
            last[count % RUN] = hash;
            count += 1;
            if count >= RUN {
                let run = (count..count + RUN).fold(OFFSET, |run, at| mix(run, last[at % RUN]));
                if run % KEPT_OF == 0 {
                    runs.push((run >> 32) as u32);
                }
            }
        }
        runs.sort_unstable();
        runs.dedup();
        if count == 0 {
            whole = 0;
        }
        Self { whole, runs }
    }

    /// What two texts share where one is largely in the other: hashes to find it by.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        let runs: &[u32] = if self.runs.len() < LEAST { &[] } else { &self.runs };
        let whole = (self.whole != 0).then_some(self.whole | 1 << 63);
        runs.iter().map(|&run| u64::from(run)).chain(whole)
    }

    /// The share of the shorter text that stands in the other, in hundredths, as far as the numbers tell.
    pub fn containment(&self, other: &Self) -> usize {
        if self.whole == other.whole {
            return if self.whole == 0 { 0 } else { 100 };
        }
        let least = self.runs.len().min(other.runs.len());
        if least < LEAST {
            return 0;
        }
        let (mut one, mut two, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.runs.get(one), other.runs.get(two)) {
            one += usize::from(a <= b);
            two += usize::from(b <= a);
            shared += usize::from(a == b);
        }
        100 * shared / least
    }
}

/// FNV-1a's, 64 bits.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The hash of each word, in one pass over the text.
fn words(text: &str) -> impl Iterator<Item = u64> {
    let mut chars = text.chars();
    iter::from_fn(move || {
        let first = chars.find(|c| c.is_alphanumeric())?;
        let rest = chars.by_ref().take_while(|c| c.is_alphanumeric());
        Some(
            iter::once(first)
                .chain(rest)
                .fold(OFFSET, |hash, c| match c.is_ascii() {
                    true => step(hash, c.to_ascii_lowercase()),
                    false => c.to_lowercase().fold(hash, step),
                }),
        )
    })
}

fn step(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME)
}

fn mix(all: u64, hash: u64) -> u64 {
    let mixed = (all ^ hash.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of so many words, of which those from `from` on are others.
    fn text(words: usize, from: usize) -> String {
        let word = |at: usize| format!("w{}", if at < from { at } else { at + 100_000 });
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn capitals_and_marks_do_not_count() {
        assert_eq!(Sketch::of("The toll stays."), Sketch::of("the TOLL — stays"));
        assert_eq!(
            Sketch::of("The toll stays.").containment(&Sketch::of("The toll stays!")),
            100
        );
        assert_eq!(
            Sketch::of("The toll stays.").containment(&Sketch::of("The toll goes.")),
            0
        );
        assert_eq!(Sketch::of("").containment(&Sketch::of("")), 0);
    }

    #[test]
    fn containment_is_estimated() {
        let whole = Sketch::of(&text(2000, 2000));
        let half = whole.containment(&Sketch::of(&text(2000, 1000)));
        assert!((40..=60).contains(&half), "{half}");
        assert_eq!(whole.containment(&Sketch::of(&text(1000, 1000))), 100);
        assert_eq!(whole.containment(&Sketch::of(&text(2000, 0))), 0);
    }
}
