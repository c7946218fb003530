//! Reads WordNet's dictionary files into tables of numbers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

const SUFFIXES: [&str; 4] = ["noun", "verb", "adj", "adv"];

/// One sense of a word: the number of its synset within the part of speech, and how often it is tagged in the sense-tagged
/// texts of WordNet.
pub struct Sense {
    pub synset: u32,
    pub count: u32,
}

/// The words and synsets of one part of speech.
#[derive(Default)]
pub struct Words {
    /// Sorted by bytes; blanks for the underscores of the files.
    pub lemmas: Vec<String>,
    /// Per lemma, in WordNet's order.
    pub senses: Vec<Vec<Sense>>,
    /// Per synset: number of the lexicographer file.
    pub files: Vec<u8>,
    /// Per synset: synsets it is a kind or instance of.
    pub hypernyms: Vec<Vec<u32>>,
    /// Per synset: similar synsets (adjectives).
    pub similar: Vec<Vec<u32>>,
    /// Irregular form and lemma, sorted.
    pub exceptions: Vec<(String, String)>,
}

/// A word in one of its senses: part of speech, number of the lemma, rank of the sense from 0.
pub type WordSense = (u8, u32, u8);

/// All that is packed.
#[derive(Default)]
pub struct Dict {
    pub words: [Words; 4],
    pub antonyms: BTreeSet<(WordSense, WordSense)>,
    pub derivations: BTreeSet<(WordSense, WordSense)>,
}

fn file(folder: &Path, name: &str) -> Result<String, String> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

fn pos_number(letter: &str) -> Option<u8> {
    match letter {
        "n" => Some(0),
        "v" => Some(1),
        "a" | "s" => Some(2),
        "r" => Some(3),
        _ => None,
    }
}

/// The lemma as the index has it: lower case, without "(p)" and the like behind adjectives.
fn index_lemma(word: &str) -> String {
    let bare = word.split('(').next().unwrap_or(word);
    bare.to_lowercase()
}

/// Lines of a file after the licence, which is indented by two blanks.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with("  ") && !line.is_empty())
}

struct Pointer<'a> {
    symbol: &'a str,
    offset: &'a str,
    pos: u8,
    source: usize,
    target: usize,
}

struct Line<'a> {
    offset: &'a str,
    file: u8,
    words: Vec<String>,
    pointers: Vec<Pointer<'a>>,
}

fn data_line(line: &str) -> Option<Line<'_>> {
    let mut fields = line.split(' ');
    let offset = fields.next()?;
    let file = fields.next()?.parse().ok()?;
    let _kind = fields.next()?;
    let count = usize::from_str_radix(fields.next()?, 16).ok()?;
    let mut words = Vec::with_capacity(count);
    for _ in 0..count {
        words.push(index_lemma(fields.next()?));
        fields.next()?;
    }
    let count: usize = fields.next()?.parse().ok()?;
    let mut pointers = Vec::with_capacity(count);
    for _ in 0..count {
        let symbol = fields.next()?;
        let offset = fields.next()?;
        let pos = pos_number(fields.next()?)?;
        let ends = fields.next()?;
        pointers.push(Pointer {
            symbol,
            offset,
            pos,
            source: usize::from_str_radix(ends.get(..2)?, 16).ok()?,
            target: usize::from_str_radix(ends.get(2..)?, 16).ok()?,
        });
    }
    Some(Line {
        offset,
        file,
        words,
        pointers,
    })
}

pub fn read(folder: &Path, exceptions: &Path) -> Result<Dict, String> {
    let mut dict = Dict::default();
    let texts = SUFFIXES
        .iter()
        .map(|suffix| file(folder, &format!("data.{suffix}")))
        .collect::<Result<Vec<String>, String>>()?;
    let mut lines: Vec<Vec<Line>> = Vec::new();
    for (suffix, text) in SUFFIXES.iter().zip(&texts) {
        let parsed = entries(text)
            .map(|line| data_line(line).ok_or_else(|| format!("data.{suffix}: cannot read: {line}")))
            .collect::<Result<Vec<Line>, String>>()?;
        lines.push(parsed);
    }
    let synset_of: Vec<HashMap<&str, u32>> = lines
        .iter()
        .map(|lines| (0..).zip(lines).map(|(number, line)| (line.offset, number)).collect())
        .collect();
    let counts = sense_counts(&file(folder, "index.sense")?);
    let mut lemma_of: Vec<HashMap<String, u32>> = Vec::new();
    for (pos, suffix) in SUFFIXES.iter().enumerate() {
        let words = &mut dict.words[pos];
        let index = file(folder, &format!("index.{suffix}"))?;
        let mut rows: BTreeMap<String, Vec<Sense>> = BTreeMap::new();
        for line in entries(&index) {
            let lemma = line.split(' ').next().unwrap_or_default();
            let senses = line
                .split_ascii_whitespace()
                .filter(|field| field.len() == 8 && field.bytes().all(|byte| byte.is_ascii_digit()))
                .filter_map(|offset| {
                    let key = (pos as u8, lemma.to_owned(), offset.to_owned());
                    Some(Sense {
                        synset: *synset_of[pos].get(offset)?,
                        count: counts.get(&key).copied().unwrap_or(0),
                    })
                })
                .collect();
            rows.insert(lemma.replace('_', " "), senses);
        }
        lemma_of.push(
            (0..)
                .zip(rows.keys())
                .map(|(number, lemma)| (lemma.clone(), number))
                .collect(),
        );
        for (lemma, senses) in rows {
            words.lemmas.push(lemma);
            words.senses.push(senses);
        }
        words.files = lines[pos].iter().map(|line| line.file).collect();
        for line in &lines[pos] {
            let targets = |symbols: &[&str]| -> Vec<u32> {
                line.pointers
                    .iter()
                    .filter(|pointer| symbols.contains(&pointer.symbol) && usize::from(pointer.pos) == pos)
                    .filter_map(|pointer| synset_of[pos].get(pointer.offset).copied())
                    .collect()
            };
            words.hypernyms.push(targets(&["@", "@i"]));
            words.similar.push(targets(&["&"]));
        }
        words.exceptions = read_exceptions(&file(exceptions, &format!("{suffix}.exc"))?);
    }
    // Lexical pointers tie a word of one synset to a word of another.
    let word_sense = |dict: &Dict, pos: u8, synset: u32, number: usize| -> Option<WordSense> {
        let line = &lines[pos as usize][synset as usize];
        let lemma = line.words.get(number.checked_sub(1)?)?.replace('_', " ");
        let word = *lemma_of[pos as usize].get(&lemma)?;
        let rank = dict.words[pos as usize].senses[word as usize]
            .iter()
            .position(|sense| sense.synset == synset)?;
        Some((pos, word, rank.min(255) as u8))
    };
    for pos in 0..4u8 {
        for (synset, line) in (0..).zip(&lines[pos as usize]) {
            for pointer in &line.pointers {
                // "!" antonym, "+" derivation, "\" pertainym of an adjective or the adjective of an adverb, "<" participle.
                if !["!", "+", "\\", "<"].contains(&pointer.symbol) {
                    continue;
                }
                let target = synset_of[pointer.pos as usize].get(pointer.offset).copied();
                let from = word_sense(&dict, pos, synset, pointer.source);
                let to = target.and_then(|target| word_sense(&dict, pointer.pos, target, pointer.target));
                if let (Some(from), Some(to)) = (from, to) {
                    let set = if pointer.symbol == "!" {
                        &mut dict.antonyms
                    } else {
                        &mut dict.derivations
                    };
                    // Each pair once, the smaller end first: the reader turns it round.
                    set.insert((from.min(to), from.max(to)));
                }
            }
        }
    }
    Ok(dict)
}

/// Tag counts of index.sense by part of speech, lemma and offset.
fn sense_counts(text: &str) -> HashMap<(u8, String, String), u32> {
    let mut counts = HashMap::new();
    for line in text.lines() {
        let mut fields = line.split(' ');
        let (Some(key), Some(offset), Some(_), Some(count)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let (Some((lemma, rest)), Ok(count)) = (key.split_once('%'), count.parse()) else {
            continue;
        };
        let pos = match rest.as_bytes().first() {
            Some(b'1') => 0,
            Some(b'2') => 1,
            Some(b'3' | b'5') => 2,
            _ => 3,
        };
        counts.insert((pos, lemma.to_owned(), offset.to_owned()), count);
    }
    counts
}

fn read_exceptions(text: &str) -> Vec<(String, String)> {
    let pairs: BTreeSet<(String, String)> = text
        .lines()
        .flat_map(|line| {
            let mut fields = line.split_ascii_whitespace();
            let form = fields.next().unwrap_or_default().replace('_', " ");
            fields
                .map(|lemma| (form.clone(), lemma.replace('_', " ")))
                .collect::<Vec<_>>()
        })
        .collect();
    pairs.into_iter().collect()
}
