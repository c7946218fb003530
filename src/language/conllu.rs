//! CoNLL-U: the format of the Universal Dependencies treebanks, read (for training and measuring) and written.

use std::fmt::Write as _;

use super::{Deprel, Sentence, Upos, Xpos};

/// A word of a treebank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// Index of the head; `None` at the root.
    pub head: Option<u32>,
    /// Relation to the head.
    pub deprel: Deprel,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The text as it stood.
    pub text: String,
    /// Its words: multi-word ranges and empty nodes are left out.
    pub words: Vec<Word>,
}

/// Reads all sentences. Lines that are no words of the basic tree (ranges `1-2`, empty nodes `1.1`) are passed over.
///
/// # Errors
/// A message with the line's number where a line is not CoNLL-U of the English treebanks.
pub fn read(input: &str) -> Result<Vec<Tree>, String> {
    let mut trees = Vec::new();
    let mut tree = Tree::default();
    for (number, line) in input.lines().chain([""]).enumerate() {
        if line.is_empty() {
            if !tree.words.is_empty() {
                trees.push(std::mem::take(&mut tree));
            }
        } else if let Some(text) = line.strip_prefix("# text = ") {
            tree.text = text.to_owned();
        } else if !line.starts_with('#') {
            let fields: Vec<&str> = line.split('\t').collect();
            let &[id, form, lemma, upos, xpos, _, head, deprel, ..] = fields.as_slice() else {
                return Err(format!("line {}: fewer than eight fields", number + 1));
            };
            if id.contains(['-', '.']) {
                continue;
            }
            let word = || {
                Some(Word {
                    form: form.to_owned(),
                    lemma: lemma.to_owned(),
                    upos: Upos::from_conllu(upos)?,
                    xpos: Xpos::from_conllu(xpos)?,
                    head: match head.parse::<u32>().ok()? {
                        0 => None,
                        head => Some(head - 1),
                    },
                    deprel: Deprel::from_conllu(deprel)?,
                })
            };
            tree.words
                .push(word().ok_or_else(|| {
                    format!("line {}: unknown tag, relation or head", number + 1)
                })?);
        }
    }
    Ok(trees)
}

/// Writes a parsed sentence of `text`, with its text and the empty line at its end.
pub fn write(text: &str, sentence: &Sentence) -> String {
    let mut out = String::with_capacity(sentence.tokens.len() * 40 + sentence.span.len());
    out.push_str("# text = ");
    out.extend(sentence.span.of(text).chars().map(|c| {
        if c.is_whitespace() || c.is_control() {
            ' '
        } else {
            c
        }
    }));
    out.push('\n');
    for (index, token) in sentence.tokens.iter().enumerate() {
        let head = token.head.map_or(0, |head| head + 1);
        let next = sentence.tokens.get(index + 1);
        let misc = if next.is_some_and(|next| next.span.start == token.span.end) {
            "SpaceAfter=No"
        } else {
            "_"
        };
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}",
            index + 1,
            token.span.of(text),
            token.lemma,
            token.upos.as_str(),
            token.xpos.as_str(),
            head,
            token.deprel.as_str(),
            misc
        );
    }
    out.push('\n');
    out
}
