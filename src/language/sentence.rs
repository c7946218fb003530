//! A parsed sentence and ways to walk its tree.

use super::{Deprel, Token};
use crate::text::Span;

/// A sentence with its tokens in text order; heads are indices into `tokens`, the tree has one root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Place in the text, without white space at both ends.
    pub span: Span,
    /// In the order of the text; never empty.
    pub tokens: Vec<Token>,
}

impl Sentence {
    /// Index of the root.
    pub fn root(&self) -> usize {
        self.tokens.iter().position(|token| token.head.is_none()).unwrap_or(0)
    }

    /// Indices of the dependents of `head`, in text order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |&index| self.tokens[index].head == Some(head as u32))
    }

    /// The first dependent of `head` in relation `deprel`.
    pub fn child(&self, head: usize, deprel: Deprel) -> Option<usize> {
        self.children(head).find(|&index| self.tokens[index].deprel == deprel)
    }

    /// Whether `index` is `ancestor` or below it.
    pub fn is_within(&self, index: usize, ancestor: usize) -> bool {
        let mut at = index;
        for _ in 0..=self.tokens.len() {
            if at == ancestor {
                return true;
            }
            match self.tokens[at].head {
                Some(head) => at = head as usize,
                None => return false,
            }
        }
        false
    }

    /// Indices of `head` and all below it, in text order.
    pub fn subtree(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |&index| self.is_within(index, head))
    }

    /// What stands at a token in `text`.
    pub fn word<'a>(&self, index: usize, text: &'a str) -> &'a str {
        self.tokens[index].span.of(text)
    }
}
