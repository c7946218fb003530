//! The tables of WordNet in memory: flat arrays, sorted for binary search; about 9 MB, no string of its own per word.

use crate::language::lexicon::Pos;

/// Sorted strings in one piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Strings {
    pub text: String,
    /// One more than strings.
    pub starts: Vec<u32>,
}

impl Strings {
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub fn get(&self, index: usize) -> &str {
        &self.text[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// Index of the first string that is not below `wanted`.
    pub fn lower_bound(&self, wanted: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    pub fn find(&self, wanted: &str) -> Option<usize> {
        let index = self.lower_bound(wanted);
        (index < self.len() && self.get(index) == wanted).then_some(index)
    }
}

/// Lists of numbers in one piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// One more than lists.
    pub starts: Vec<u32>,
    pub items: Vec<u32>,
}

impl Lists {
    pub fn get(&self, index: usize) -> &[u32] {
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(&start), Some(&end)) => &self.items[start as usize..end as usize],
            _ => &[],
        }
    }

    /// For each of `count` items the lists it is in.
    pub fn inverted(&self, count: usize) -> Lists {
        let mut starts = vec![0u32; count + 2];
        for &item in &self.items {
            starts[item as usize + 2] += 1;
        }
        for index in 2..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut items = vec![0u32; self.items.len()];
        for list in 0..self.starts.len().saturating_sub(1) {
            for &item in self.get(list) {
                let place = &mut starts[item as usize + 1];
                items[*place as usize] = list as u32;
                *place += 1;
            }
        }
        starts.pop();
        Lists { starts, items }
    }
}

/// Part of speech and number of a lemma.
pub(super) type WordId = (u8, u32);

/// A lexical relation between two words in one sense each; ranks from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub from: WordId,
    pub from_rank: u8,
    pub to: WordId,
    pub to_rank: u8,
}

impl Link {
    pub fn turned(self) -> Link {
        Link {
            from: self.to,
            from_rank: self.to_rank,
            to: self.from,
            to_rank: self.from_rank,
        }
    }
}

/// The words and synsets of one part of speech.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub lemmas: Strings,
    /// Lemma → synsets, the most frequent sense first.
    pub senses: Lists,
    /// Tag counts, beside `senses.items`.
    pub counts: Vec<u16>,
    /// Synset → lexicographer file.
    pub files: Vec<u8>,
    /// Synset → synsets it is a kind of.
    pub hypernyms: Lists,
    /// Synset → similar synsets.
    pub similar: Lists,
    /// Synset → lemmas.
    pub members: Lists,
    /// Irregular forms ...
    pub irregular: Strings,
    /// ... and beside them their lemmas.
    pub irregular_lemmas: Strings,
}

impl Words {
    /// Tag counts of the senses of a lemma.
    pub fn counts_of(&self, lemma: usize) -> &[u16] {
        &self.counts[self.senses.starts[lemma] as usize..self.senses.starts[lemma + 1] as usize]
    }
}

/// The relations of WordNet 3.1.
#[derive(Clone, Debug, Default)]
pub struct WordNet {
    pub(super) words: [Words; 4],
    pub(super) antonyms: Vec<Link>,
    pub(super) derivations: Vec<Link>,
}

impl WordNet {
    pub(super) fn of(&self, pos: Pos) -> &Words {
        &self.words[pos as usize]
    }

    pub(super) fn id(&self, lemma: &str, pos: Pos) -> Option<WordId> {
        let index = self.of(pos).lemmas.find(lemma)?;
        Some((pos as u8, index as u32))
    }

    pub(super) fn lemma(&self, (pos, index): WordId) -> &str {
        self.words[usize::from(pos)].lemmas.get(index as usize)
    }
}

/// The links that start at a word.
pub(super) fn links_from(links: &[Link], from: WordId) -> &[Link] {
    let start = links.partition_point(|link| link.from < from);
    let len = links[start..].partition_point(|link| link.from == from);
    &links[start..start + len]
}
