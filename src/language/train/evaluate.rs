//! Measures tagger, lemmatiser and parser on a treebank, with its own tokens and sentences, punctuation counted.

use std::time::{Duration, Instant};

use crate::language::conllu::Tree;
use crate::language::model::Model;
use crate::language::{Token, parse_tokens, tag_tokens, tokenise};
use crate::text::Span;

/// Counts of right answers, and times.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Words in all.
    pub words: usize,
    /// Right universal tags.
    pub upos: usize,
    /// Right Penn tags.
    pub xpos: usize,
    /// Right lemmas, whatever the case.
    pub lemma: usize,
    /// Right heads.
    pub unlabelled: usize,
    /// Right heads and relations, subtypes counted.
    pub labelled: usize,
    /// Right heads and relations, subtypes left out.
    pub labelled_base: usize,
    /// Time to tag and lemmatise all words.
    pub tagging: Duration,
    /// Time to tag, lemmatise and parse them.
    pub parsing: Duration,
    /// Tokens found by the tokeniser, tokens of the treebank, tokens in both.
    pub tokens: (usize, usize, usize),
}

/// A tree's words as spans of a text.
pub fn spread(tree: &Tree) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(tree.words.len());
    for word in &tree.words {
        let start = text.len();
        text.push_str(&word.form);
        spans.push(Span::new(start, text.len()));
        text.push(' ');
    }
    (text, spans)
}

/// Measures a model.
pub fn evaluate(model: &Model, trees: &[Tree]) -> Figures {
    let mut figures = Figures::default();
    let inputs: Vec<(String, Vec<Span>)> = trees.iter().map(spread).collect();
    let start = Instant::now();
    for (text, spans) in &inputs {
        std::hint::black_box(tag_tokens(model, text, spans));
    }
    figures.tagging = start.elapsed();
    let start = Instant::now();
    let parsed: Vec<Vec<Token>> = inputs
        .iter()
        .map(|(text, spans)| parse_tokens(model, text, spans))
        .collect();
    figures.parsing = start.elapsed();
    for (tree, tokens) in trees.iter().zip(&parsed) {
        for (word, token) in tree.words.iter().zip(tokens) {
            figures.words += 1;
            figures.upos += usize::from(word.upos == token.upos);
            figures.xpos += usize::from(word.xpos == token.xpos);
            figures.lemma += usize::from(word.lemma.to_lowercase() == token.lemma.to_lowercase());
            let head = word.head == token.head;
            figures.unlabelled += usize::from(head);
            figures.labelled += usize::from(head && word.deprel == token.deprel);
            figures.labelled_base += usize::from(head && word.deprel.base() == token.deprel.base());
        }
        count_tokens(tree, &mut figures);
    }
    figures
}

/// Where the words of a tree lie in its text, if they can be found in order.
pub fn gold_spans(tree: &Tree) -> Option<Vec<Span>> {
    let mut at = 0;
    tree.words
        .iter()
        .map(|word| {
            let start = at + tree.text[at..].find(&word.form)?;
            at = start + word.form.len();
            Some(Span::new(start, at))
        })
        .collect()
}

fn count_tokens(tree: &Tree, figures: &mut Figures) {
    let Some(gold) = gold_spans(tree) else { return };
    let found = tokenise(&tree.text, Span::new(0, tree.text.len()));
    figures.tokens.0 += found.len();
    figures.tokens.1 += gold.len();
    figures.tokens.2 += found
        .iter()
        .filter(|span| gold.binary_search(span).is_ok())
        .count();
}
