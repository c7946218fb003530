//! What WordNet lacks: antonyms, synonyms and word families of political news.

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Pos;
use super::table::check_word;

/// Every word of `a` is an antonym of every word of `b`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Antonym {
    pub pos: Pos,
    pub a: Vec<CompactString>,
    pub b: Vec<CompactString>,
}

/// Whoever is one of `a` is none of `b`; what is said of the ones is not the contrary of what is said of the others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Complement {
    pub a: Vec<CompactString>,
    pub b: Vec<CompactString>,
}

/// Words of one part of speech that name the same thing in political news.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Synonym {
    pub pos: Pos,
    pub words: Vec<CompactString>,
}

/// Words of any part of speech about the same concept: join, member, accession.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    pub words: Vec<CompactString>,
}

/// Words whose leading senses in WordNet are not those of political news.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Misleading {
    pub pos: Pos,
    pub words: Vec<CompactString>,
}

/// The own relations, by word.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    antonyms: FxHashMap<(Pos, CompactString), Vec<CompactString>>,
    complements: FxHashSet<(CompactString, CompactString)>,
    synonym_groups: Vec<(Pos, Vec<CompactString>)>,
    synonym_of: FxHashMap<(Pos, CompactString), Vec<u32>>,
    families: Vec<Vec<CompactString>>,
    family_of: FxHashMap<CompactString, Vec<u32>>,
    misleading: FxHashSet<(Pos, CompactString)>,
}

impl Relations {
    /// Whether the two are listed as antonyms.
    pub fn are_antonyms(&self, a: &str, b: &str, pos: Pos) -> bool {
        self.antonyms(a, pos).any(|word| word == b)
    }

    /// The listed antonyms of a word, in alphabetical order.
    pub fn antonyms(&self, word: &str, pos: Pos) -> impl Iterator<Item = &str> {
        self.antonyms
            .get(&(pos, CompactString::from(word)))
            .into_iter()
            .flatten()
            .map(CompactString::as_str)
    }

    /// Whether nobody is both: "citizen" and "foreigner", "member" and "non-member".
    pub fn are_complements(&self, a: &str, b: &str) -> bool {
        let is_listed = |a, b| {
            self.complements
                .contains(&(CompactString::from(a), CompactString::from(b)))
        };
        let is_non = |word: &str, other: &str| {
            let rest = other.strip_prefix("non");
            rest.is_some_and(|rest| rest.strip_prefix('-').unwrap_or(rest) == word)
        };
        is_listed(a, b) || is_non(a, b) || is_non(b, a)
    }

    /// Whether the two stand in one synonym group.
    pub fn are_synonyms(&self, a: &str, b: &str, pos: Pos) -> bool {
        self.synonyms(a, pos).any(|word| word == b)
    }

    /// The other words of the synonym groups a word is in.
    pub fn synonyms<'a>(&'a self, word: &'a str, pos: Pos) -> impl Iterator<Item = &'a str> {
        self.synonym_of
            .get(&(pos, CompactString::from(word)))
            .into_iter()
            .flatten()
            .flat_map(|&group| &self.synonym_groups[group as usize].1)
            .map(CompactString::as_str)
            .filter(move |other| *other != word)
    }

    /// Whether the two stand in one family.
    pub fn same_family(&self, a: &str, b: &str) -> bool {
        self.family(a).any(|word| word == b)
    }

    /// The other words of the families a word is in.
    pub fn family<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.family_of
            .get(word)
            .into_iter()
            .flatten()
            .flat_map(|&group| &self.families[group as usize])
            .map(CompactString::as_str)
            .filter(move |other| *other != word)
    }

    /// Numbers of the families a word is in, in rising order: a key that all its words share.
    pub fn family_ids(&self, word: &str) -> &[u32] {
        self.family_of.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether WordNet's synonyms of a word are not to be trusted in political news: "minister" is a clergyman first.
    pub fn is_misleading(&self, word: &str, pos: Pos) -> bool {
        self.misleading.contains(&(pos, CompactString::from(word)))
    }

    pub(super) fn add_misleading(&mut self, row: Misleading) -> Result<(), String> {
        for word in row.words {
            check_word(&word)?;
            if !self.misleading.insert((row.pos, word.clone())) {
                return Err(format!("`{word}` stands here twice"));
            }
        }
        Ok(())
    }

    pub(super) fn add_antonym(&mut self, row: Antonym) -> Result<(), String> {
        for (from, to) in both_ways(&row.a, &row.b, "antonym")? {
            let list = self.antonyms.entry((row.pos, from.clone())).or_default();
            if let Err(place) = list.binary_search(to) {
                list.insert(place, to.clone());
            }
        }
        Ok(())
    }

    pub(super) fn add_complement(&mut self, row: Complement) -> Result<(), String> {
        let pairs = both_ways(&row.a, &row.b, "complement")?;
        let pairs = pairs.into_iter().map(|(from, to)| (from.clone(), to.clone()));
        self.complements.extend(pairs);
        Ok(())
    }

    pub(super) fn add_synonym(&mut self, row: Synonym) -> Result<(), String> {
        check_group(&row.words)?;
        let group = self.synonym_groups.len() as u32;
        for word in &row.words {
            self.synonym_of.entry((row.pos, word.clone())).or_default().push(group);
        }
        self.synonym_groups.push((row.pos, row.words));
        Ok(())
    }

    pub(super) fn add_family(&mut self, row: Family) -> Result<(), String> {
        check_group(&row.words)?;
        let group = self.families.len() as u32;
        for word in &row.words {
            self.family_of.entry(word.clone()).or_default().push(group);
        }
        self.families.push(row.words);
        Ok(())
    }
}

/// Each word of `a` with each of `b`, and the other way round; `what` no word can be to itself.
fn both_ways<'w>(
    a: &'w [CompactString],
    b: &'w [CompactString],
    what: &str,
) -> Result<Vec<(&'w CompactString, &'w CompactString)>, String> {
    let mut pairs = Vec::new();
    for (one, other) in a.iter().flat_map(|a| b.iter().map(move |b| (a, b))) {
        check_word(one)?;
        check_word(other)?;
        if one == other {
            return Err(format!("`{one}` cannot be its own {what}"));
        }
        pairs.extend([(one, other), (other, one)]);
    }
    Ok(pairs)
}

/// A group has two words or more, each once.
fn check_group(words: &[CompactString]) -> Result<(), String> {
    for (index, word) in words.iter().enumerate() {
        check_word(word)?;
        if words[..index].contains(word) {
            return Err(format!("`{word}` stands here twice"));
        }
    }
    match words {
        [] | [_] => Err("a group needs two words".to_owned()),
        _ => Ok(()),
    }
}
