//! A parsed sentence with what the frames ask of it again and again: children, extents, words.

use compact_str::CompactString;

use crate::language::{Deprel, Quote, Sentence, Token, Upos, Xpos};
use crate::text::{Span, lower_case};

/// A sentence, its text, and tables made once.
pub struct View<'a> {
    /// The whole text that spans count from.
    pub text: &'a str,
    /// Its place among the sentences of the text.
    pub index: usize,
    /// The parse.
    pub sentence: &'a Sentence,
    /// Whether a line of its own begins here.
    pub opens_paragraph: bool,
    children: Vec<Vec<usize>>,
    /// First and last token of each subtree.
    extents: Vec<(usize, usize)>,
    /// Per token: index of the quotation it stands in.
    quoted: Vec<Option<usize>>,
}

impl<'a> View<'a> {
    /// Makes the tables; `quotes` are the text's, in order.
    pub fn new(text: &'a str, index: usize, sentence: &'a Sentence, quotes: &[Quote], opens_paragraph: bool) -> Self {
        let count = sentence.tokens.len();
        let mut children = vec![Vec::new(); count];
        for (at, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head
                && (head as usize) < count
            {
                children[head as usize].push(at);
            }
        }
        let mut extents: Vec<(usize, usize)> = (0..count).map(|at| (at, at)).collect();
        for at in order_bottom_up(sentence, &children) {
            for &child in &children[at] {
                let (first, last) = extents[child];
                extents[at].0 = extents[at].0.min(first);
                extents[at].1 = extents[at].1.max(last);
            }
        }
        let from = quotes.partition_point(|quote| quote.outer.end <= sentence.span.start);
        let mut quoted = vec![None; count];
        let mut quote = from;
        for (at, token) in sentence.tokens.iter().enumerate() {
            while quote < quotes.len() && quotes[quote].outer.end <= token.span.start {
                quote += 1;
            }
            if quote < quotes.len() && quotes[quote].outer.start <= token.span.start {
                quoted[at] = Some(quote);
            }
        }
        Self {
            text,
            index,
            sentence,
            opens_paragraph,
            children,
            extents,
            quoted,
        }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// The token at an index.
    pub fn token(&self, index: usize) -> &'a Token {
        &self.sentence.tokens[index]
    }

    /// What stands at a token.
    pub fn word(&self, index: usize) -> &'a str {
        self.token(index).span.of(self.text)
    }

    /// What stands at a token, in lower case.
    pub fn lower(&self, index: usize) -> CompactString {
        lower_case(self.word(index))
    }

    /// Dictionary form.
    pub fn lemma(&self, index: usize) -> &'a str {
        self.token(index).lemma.as_str()
    }

    /// Part of speech.
    pub fn upos(&self, index: usize) -> Upos {
        self.token(index).upos
    }

    /// Relation to the head.
    pub fn deprel(&self, index: usize) -> Deprel {
        self.token(index).deprel
    }

    /// The head, if it is not the root.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.token(index).head.map(|head| head as usize)
    }

    /// Dependents in the order of the text.
    pub fn children(&self, index: usize) -> &[usize] {
        &self.children[index]
    }

    /// The first dependent with one of these relations.
    pub fn child(&self, index: usize, relations: &[Deprel]) -> Option<usize> {
        self.children[index]
            .iter()
            .copied()
            .find(|&child| relations.contains(&self.deprel(child)))
    }

    /// First and last token of the subtree.
    pub fn extent(&self, index: usize) -> (usize, usize) {
        self.extents[index]
    }

    /// The quotation a token stands in.
    pub fn quote_at(&self, index: usize) -> Option<usize> {
        self.quoted[index]
    }

    /// Place in the text from the first to the last of two tokens.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.token(first).span.cover(self.token(last).span)
    }

    /// Whether the token is a mark.
    pub fn is_punct(&self, index: usize) -> bool {
        self.upos(index) == Upos::Punct
    }

    /// Whether the token is a finite verb by its tag.
    pub fn is_finite(&self, index: usize) -> bool {
        let tag = self.token(index).xpos;
        matches!(tag, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
    }

    /// The tokens of the subtree in the order of the text.
    pub fn subtree(&self, index: usize) -> Vec<usize> {
        let mut found = vec![index];
        let mut at = 0;
        while at < found.len() {
            found.extend_from_slice(&self.children[found[at]]);
            at += 1;
        }
        found.sort_unstable();
        found
    }

    /// Whether `index` is `ancestor` or below it.
    pub fn is_within(&self, index: usize, ancestor: usize) -> bool {
        self.sentence.is_within(index, ancestor)
    }
}

/// All tokens, each after everything below it.
fn order_bottom_up(sentence: &Sentence, children: &[Vec<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sentence.tokens.len())
        .filter(|&at| sentence.tokens[at].head.is_none())
        .collect();
    let mut at = 0;
    while at < order.len() {
        order.extend_from_slice(&children[order[at]]);
        at += 1;
    }
    order.reverse();
    order
}
