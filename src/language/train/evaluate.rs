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

impl Figures {
    /// Names of the columns of [`Figures::line`].
    pub const COLUMNS: &str = "words\tupos\txpos\tlemma\tuas\tlas\tlas_base\ttoken_f1\ttag/s\tparse/s";

    /// All of it, tab between columns.
    pub fn line(&self) -> String {
        let share = |right: usize| format!("{:.4}", right as f64 / self.words.max(1) as f64);
        let (found, gold, both) = self.tokens;
        [
            self.words.to_string(),
            share(self.upos),
            share(self.xpos),
            share(self.lemma),
            share(self.unlabelled),
            share(self.labelled),
            share(self.labelled_base),
            format!("{:.4}", 2.0 * both as f64 / (found + gold).max(1) as f64),
            format!("{:.0}", self.words as f64 / self.tagging.as_secs_f64()),
            format!("{:.0}", self.words as f64 / self.parsing.as_secs_f64()),
        ]
        .join("\t")
    }
}

/// Time for all items: they are taken in small batches, each several times, and the shortest time of each batch counts, so that
/// whatever else the machine does stays out.
fn shortest<T>(items: &[T], mut work: impl FnMut(&T)) -> Duration {
    let batches = items.chunks(64);
    batches
        .map(|batch| {
            (0..9)
                .map(|_| {
                    let start = Instant::now();
                    batch.iter().for_each(&mut work);
                    start.elapsed()
                })
                .min()
                .unwrap_or_default()
        })
        .sum()
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
    figures.tagging = shortest(&inputs, |(text, spans)| {
        std::hint::black_box(tag_tokens(model, text, spans));
    });
    figures.parsing = shortest(&inputs, |(text, spans)| {
        std::hint::black_box(parse_tokens(model, text, spans));
    });
    let parsed: Vec<Vec<Token>> = inputs
        .iter()
        .map(|(text, spans)| parse_tokens(model, text, spans))
        .collect();
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
    figures.tokens.2 += found.iter().filter(|span| gold.binary_search(span).is_ok()).count();
}
