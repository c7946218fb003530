//! A table of lexicon entries, found by word and part of speech or as the longest phrase at a place.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::Pos;

/// What the tables ask of an entry.
pub trait Entry {
    /// The word or phrase, lower case, words parted by one blank.
    fn word(&self) -> &str;
    /// Its part of speech; phrases of no one part of speech count as adverbs.
    fn pos(&self) -> Pos;
    /// What tells it from other entries of the same word: an entry of the same identity in a later file replaces it.
    fn identity(&self) -> String;
    /// What is wrong with it beyond the types of its fields.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}

/// Entries in the order of their files, indexed by word and part of speech.
#[derive(Clone, Debug)]
pub struct Table<E> {
    entries: Vec<E>,
    by_word: [FxHashMap<CompactString, Vec<u32>>; 4],
    /// By its first word, how many words the longest phrase has, by part of speech.
    by_first: FxHashMap<CompactString, [u8; 4]>,
}

impl<E> Default for Table<E> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            by_word: Default::default(),
            by_first: FxHashMap::default(),
        }
    }
}

/// A phrase found in a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseMatch<'a, E> {
    /// Index of its first word.
    pub start: usize,
    /// How many words it has.
    pub len: usize,
    /// What the lexicon says of it.
    pub entry: &'a E,
}

impl<E> Table<E> {
    /// All entries, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &E> {
        self.entries.iter()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of a word (lemma, lower case; phrases with single blanks), the most usual reading first.
    pub fn of(&self, word: &str, pos: Pos) -> impl Iterator<Item = &E> {
        self.by_word[pos as usize]
            .get(word)
            .into_iter()
            .flatten()
            .map(|&index| &self.entries[index as usize])
    }

    /// The longest phrase of this part of speech that `words` (lower case) begins with, and its first entry.
    pub fn at(&self, words: &[&str], pos: Pos) -> Option<PhraseMatch<'_, E>> {
        let longest = self.by_first.get(*words.first()?)?[pos as usize];
        let map = &self.by_word[pos as usize];
        let mut phrase = String::new();
        let mut found = None;
        for (index, word) in words.iter().take(usize::from(longest)).enumerate() {
            if index > 0 {
                phrase.push(' ');
            }
            phrase.push_str(word);
            if let Some(&first) = map.get(phrase.as_str()).and_then(|list| list.first()) {
                found = Some(PhraseMatch {
                    start: 0,
                    len: index + 1,
                    entry: &self.entries[first as usize],
                });
            }
        }
        found
    }

    /// All phrases of this part of speech in `words` (lower case), from the left, the longest at each place, none
    /// overlapping another.
    pub fn find_all(&self, words: &[&str], pos: Pos) -> Vec<PhraseMatch<'_, E>> {
        let mut found = Vec::new();
        let mut start = 0;
        while start < words.len() {
            match self.at(&words[start..], pos) {
                Some(hit) => {
                    found.push(PhraseMatch { start, ..hit });
                    start += hit.len;
                }
                None => start += 1,
            }
        }
        found
    }
}

impl<E: Entry> Table<E> {
    /// Takes an entry in. `first_of_file` is the number of entries there were before its file: one of the same identity
    /// before that is replaced, one after it is a duplicate and an error.
    pub(super) fn insert(&mut self, entry: E, first_of_file: usize) -> Result<(), String> {
        entry.check()?;
        check_word(entry.word())?;
        let index = self.entries.len();
        let same = self
            .of_indices(entry.word(), entry.pos())
            .iter()
            .copied()
            .find(|&at| self.entries[at as usize].identity() == entry.identity());
        match same {
            Some(at) if (at as usize) < first_of_file => self.entries[at as usize] = entry,
            Some(_) => {
                return Err(format!("`{}` stands here twice ({})", entry.word(), entry.identity()));
            }
            None => {
                let mut words = entry.word().split(' ');
                let first = words.next().unwrap_or_default();
                let longest = &mut self.by_first.entry(first.into()).or_default()[entry.pos() as usize];
                *longest = (*longest).max(words.count().saturating_add(1).try_into().unwrap_or(u8::MAX));
                self.by_word[entry.pos() as usize]
                    .entry(CompactString::from(entry.word()))
                    .or_default()
                    .push(index as u32);
                self.entries.push(entry);
            }
        }
        Ok(())
    }

    fn of_indices(&self, word: &str, pos: Pos) -> &[u32] {
        self.by_word[pos as usize].get(word).map_or(&[], Vec::as_slice)
    }
}

/// Words of the lexicon are lower case, with single blanks between.
pub(super) fn check_word(word: &str) -> Result<(), String> {
    if word.is_empty() {
        return Err("an empty word".to_owned());
    }
    if word.chars().any(char::is_uppercase) {
        return Err(format!("`{word}` has to be lower case"));
    }
    if word.split(' ').any(str::is_empty) {
        return Err(format!("`{word}` has a blank too many"));
    }
    Ok(())
}
