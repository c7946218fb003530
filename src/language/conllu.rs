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
                .push(word().ok_or_else(|| format!("line {}: unknown tag, relation or head", number + 1))?);
        }
    }
    Ok(trees)
}

/// Writes a parsed sentence of `text`, with its text and the empty line at its end.
pub fn write(text: &str, sentence: &Sentence) -> String {
    let mut out = String::with_capacity(sentence.tokens.len() * 40 + sentence.span.len());
    out.push_str("# text = ");
    out.extend(
        sentence
            .span
            .of(text)
            .chars()
            .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }),
    );
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::parse_sentence;
    use crate::text::Span;

    #[test]
    fn what_is_written_can_be_read() {
        let text = "Orsa doesn't agree.";
        let sentence = parse_sentence(text, Span::new(0, text.len()));
        let written = write(text, &sentence);
        assert!(
            written.contains("3\tn't\t") && written.contains("SpaceAfter=No"),
            "{written}"
        );
        let trees = read(&written).unwrap();
        assert_eq!(trees.len(), 1);
        assert_eq!(trees[0].text, text);
        for (word, token) in trees[0].words.iter().zip(&sentence.tokens) {
            assert_eq!(
                (word.head, word.deprel, word.upos),
                (token.head, token.deprel, token.upos)
            );
        }
    }

    #[test]
    fn ranges_and_empty_nodes_are_passed_over() {
        let input = "# text = can't\n1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
            1\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_\n1.1\tx\tx\tVERB\tVB\t_\t_\t_\t_\t_\n\
            2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n";
        let trees = read(input).unwrap();
        assert_eq!(trees[0].words.len(), 2);
        assert_eq!(trees[0].words[1].head, Some(0));
    }

    #[test]
    fn errors_name_the_line() {
        assert_eq!(read("# x\n1\ta\n").unwrap_err(), "line 2: fewer than eight fields");
        let unknown = "1\ta\ta\tWORD\tNN\t_\t0\troot\t_\t_\n";
        assert_eq!(read(unknown).unwrap_err(), "line 1: unknown tag, relation or head");
    }
}
