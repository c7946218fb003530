//! WordNet 3.1 (Fellbaum 1998; Princeton University): which words share a meaning, oppose each other, derive from each
//! other or are kinds of each other.
//!
//! In: a lemma, lower case, blanks in multi-word lemmas; out: answers that lean to precision, since senses are not told
//! apart in the text: only frequent senses count (see [`WordNet::are_synonyms`]). Relations only, no glosses. The packed
//! file is made by `examples/pack-wordnet`; its licence stands in `NOTICE`.

mod morphy;
mod read;
mod tables;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

pub use tables::WordNet;
use tables::{Link, WordId, links_from};

use super::Pos;

/// The shipped WordNet, unpacked at the first call.
pub fn wordnet() -> &'static WordNet {
    static WORDNET: OnceLock<WordNet> = OnceLock::new();
    // A broken file would be one broken in the build, which a test would show: then no word is known.
    WORDNET.get_or_init(|| read::read(include_bytes!("wordnet.bin")).unwrap_or_default())
}

/// A sense counts as frequent where it is the first, or has this share in percent of the word's tagged occurrences:
/// measured on `synonym-pairs.tsv`, where 20 finds 121 of 409 with 26 wrong, 40 finds 92 with 10 wrong.
const FREQUENT_SHARE: u32 = 40;

/// How far down the list of senses the answers that lean to precision look.
const FREQUENT_RANKS: usize = 3;

impl WordNet {
    /// Whether there is such a lemma.
    pub fn lemma_known(&self, lemma: &str, pos: Pos) -> bool {
        self.id(lemma, pos).is_some()
    }

    /// Words that share one of the first `ranks` senses of `lemma`, where it is among the first `ranks` of theirs too;
    /// in the order of the senses, each once.
    pub fn synonyms(&self, lemma: &str, pos: Pos, ranks: usize) -> Vec<&str> {
        let words = self.of(pos);
        let Some(own) = words.lemmas.find(lemma) else {
            return Vec::new();
        };
        let mut found: Vec<u32> = Vec::new();
        for &synset in words.senses.get(own).iter().take(ranks) {
            for &other in words.members.get(synset as usize) {
                let theirs = words.senses.get(other as usize);
                if other as usize != own
                    && !found.contains(&other)
                    && theirs.iter().take(ranks).any(|&sense| sense == synset)
                {
                    found.push(other);
                }
            }
        }
        found
            .into_iter()
            .map(|other| words.lemmas.get(other as usize))
            .collect()
    }

    /// Whether the two share a synset that is a frequent sense of both. Precision first: "bank" and "depository
    /// financial institution" share one, "bank" and "depository" do not.
    pub fn are_synonyms(&self, a: &str, b: &str, pos: Pos) -> bool {
        if a == b {
            return false;
        }
        let words = self.of(pos);
        let (Some(a), Some(b)) = (words.lemmas.find(a), words.lemmas.find(b)) else {
            return false;
        };
        let of_b: Vec<u32> = self.frequent_senses(b, pos).collect();
        self.frequent_senses(a, pos).any(|synset| of_b.contains(&synset))
    }

    /// The synsets that are a frequent sense of a lemma, the most frequent first.
    fn frequent_senses(&self, lemma: usize, pos: Pos) -> impl Iterator<Item = u32> {
        let words = self.of(pos);
        let counts = words.counts_of(lemma);
        let total: u32 = counts.iter().map(|&count| u32::from(count)).sum();
        words
            .senses
            .get(lemma)
            .iter()
            .zip(counts)
            .take(FREQUENT_RANKS)
            .enumerate()
            .filter(move |(rank, (_, count))| {
                *rank == 0 || (total > 0 && u32::from(**count) * 100 >= total * FREQUENT_SHARE)
            })
            .map(|(_, (&synset, _))| synset)
    }

    /// Whether a sense (rank from 0) of a word is a frequent one.
    fn is_frequent(&self, (pos, lemma): WordId, rank: u8) -> bool {
        let counts = self.words[usize::from(pos)].counts_of(lemma as usize);
        let total: u32 = counts.iter().map(|&count| u32::from(count)).sum();
        rank == 0
            || (usize::from(rank) < FREQUENT_RANKS
                && counts
                    .get(usize::from(rank))
                    .is_some_and(|&count| total > 0 && u32::from(count) * 100 >= total * FREQUENT_SHARE))
    }

    /// Direct antonyms in a frequent sense of both words.
    pub fn antonyms(&self, lemma: &str, pos: Pos) -> Vec<&str> {
        let Some(own) = self.id(lemma, pos) else {
            return Vec::new();
        };
        let mut found: Vec<&str> = links_from(&self.antonyms, own)
            .iter()
            .filter(|link| self.is_link_frequent(link))
            .map(|link| self.lemma(link.to))
            .collect();
        found.dedup();
        found
    }

    fn is_link_frequent(&self, link: &Link) -> bool {
        self.is_frequent(link.from, link.from_rank) && self.is_frequent(link.to, link.to_rank)
    }

    /// Whether the two are antonyms: directly, or, of adjectives, through one similar to the antonym of the other
    /// ("moist", similar to "wet", against "dry"; Gross, Fischer & Miller 1989). Frequent senses only.
    pub fn are_antonyms(&self, a: &str, b: &str, pos: Pos) -> bool {
        self.antonyms(a, pos).contains(&b)
            || (pos == Pos::Adjective && (self.is_indirect_antonym(a, b) || self.is_indirect_antonym(b, a)))
    }

    /// Whether the first sense of `a` is similar to a cluster head whose direct antonym is `b`.
    fn is_indirect_antonym(&self, a: &str, b: &str) -> bool {
        let words = self.of(Pos::Adjective);
        let Some(own) = words.lemmas.find(a) else {
            return false;
        };
        let Some(&synset) = words.senses.get(own).first() else {
            return false;
        };
        words.similar.get(synset as usize).iter().any(|&head| {
            words.members.get(head as usize).iter().any(|&member| {
                links_from(&self.antonyms, (Pos::Adjective as u8, member))
                    .iter()
                    .any(|link| {
                        let senses = words.senses.get(member as usize);
                        senses.get(usize::from(link.from_rank)) == Some(&head)
                            && self.is_frequent(link.to, link.to_rank)
                            && self.lemma(link.to) == b
                    })
            })
        })
    }

    /// Words derived from this one or it from them in any sense of both, each once: accede → accession (noun);
    /// relational adjectives and adverbs too (presidential → president).
    pub fn derivations(&self, lemma: &str, pos: Pos) -> Vec<(&str, Pos)> {
        let Some(own) = self.id(lemma, pos) else {
            return Vec::new();
        };
        self.derived(own)
            .into_iter()
            .map(|id| (self.lemma(id), Pos::ALL[usize::from(id.0)]))
            .collect()
    }

    fn derived(&self, own: WordId) -> Vec<WordId> {
        let mut found: Vec<WordId> = links_from(&self.derivations, own).iter().map(|link| link.to).collect();
        found.dedup();
        found
    }

    /// Whether the two derive from each other, or both from a third that begins like them: "immigrant" and "immigration"
    /// through "immigrate". The parts of speech keep "state" (country) apart from "statement", which is of "state" (say).
    pub fn same_family(&self, a: (&str, Pos), b: (&str, Pos)) -> bool {
        let (Some(from), Some(to)) = (self.id(a.0, a.1), self.id(b.0, b.1)) else {
            return false;
        };
        let shared = a.0.bytes().zip(b.0.bytes()).take_while(|(a, b)| a == b).count();
        let stem = &a.0.as_bytes()[..shared];
        self.derived(from).into_iter().any(|near| {
            near == to
                || (shared >= 4 && self.lemma(near).as_bytes().starts_with(stem) && self.derived(near).contains(&to))
        })
    }

    /// Lemmas of the synsets above the sense of this rank (from 0), nearest first, up to `depth` steps.
    pub fn hypernyms(&self, lemma: &str, pos: Pos, rank: usize, depth: usize) -> Vec<&str> {
        let words = self.of(pos);
        let sense = words
            .lemmas
            .find(lemma)
            .and_then(|own| words.senses.get(own).get(rank).copied());
        self.above(sense, pos, depth)
            .into_iter()
            .flat_map(|synset| words.members.get(synset as usize))
            .map(|&member| words.lemmas.get(member as usize))
            .collect()
    }

    /// The synsets above one, breadth first, without it.
    fn above(&self, synset: Option<u32>, pos: Pos, depth: usize) -> Vec<u32> {
        let words = self.of(pos);
        let mut found: Vec<u32> = Vec::new();
        let mut row: Vec<u32> = synset.into_iter().collect();
        for _ in 0..depth {
            let mut next = Vec::new();
            for &below in &row {
                for &above in words.hypernyms.get(below as usize) {
                    if !found.contains(&above) {
                        found.push(above);
                        next.push(above);
                    }
                }
            }
            row = next;
        }
        found
    }

    /// Whether a frequent sense of `lemma` is a kind of the first sense of `kind`, at most `depth` steps up.
    pub fn is_kind_of(&self, lemma: &str, kind: &str, pos: Pos, depth: usize) -> bool {
        let words = self.of(pos);
        let (Some(own), Some(kind)) = (words.lemmas.find(lemma), words.lemmas.find(kind)) else {
            return false;
        };
        let Some(&wanted) = words.senses.get(kind).first() else {
            return false;
        };
        self.frequent_senses(own, pos)
            .any(|synset| synset == wanted || self.above(Some(synset), pos, depth).contains(&wanted))
    }

    /// Number of the lexicographer file of the first sense (lexnames(5WN)): 14 is noun.group, 18 noun.person.
    pub fn lexicographer_file(&self, lemma: &str, pos: Pos) -> Option<u8> {
        let words = self.of(pos);
        let synset = *words.senses.get(words.lemmas.find(lemma)?).first()?;
        words.files.get(synset as usize).copied()
    }

    /// How many senses a lemma has.
    pub fn sense_count(&self, lemma: &str, pos: Pos) -> usize {
        let words = self.of(pos);
        words.lemmas.find(lemma).map_or(0, |own| words.senses.get(own).len())
    }
}
