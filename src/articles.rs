//! The articles of a run while they are read.

use std::sync::{Mutex, PoisonError};

use crate::corpus::Article;
use crate::text::Span;

/// The articles of a run, and whether their texts are wanted once they are read.
pub(crate) enum Articles<'a> {
    /// They are.
    Kept(&'a [Article]),
    /// They are not.
    Lent(Vec<Mutex<&'a mut Article>>),
}

impl<'a> Articles<'a> {
    /// Articles whose texts may go.
    pub(crate) fn lent(articles: &'a mut [Article]) -> Self {
        Self::Lent(articles.iter_mut().map(Mutex::new).collect())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Kept(articles) => articles.len(),
            Self::Lent(articles) => articles.len(),
        }
    }

    /// Has a look at one of them.
    pub(crate) fn with<T>(&self, index: usize, look: impl FnOnce(&Article) -> T) -> T {
        match self {
            Self::Kept(articles) => look(&articles[index]),
            Self::Lent(articles) => look(&articles[index].lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }

    /// The text of this one will not be read again, and goes where it may. That of an article which lets findings pass is held
    /// against them later on.
    pub(crate) fn let_go(&self, index: usize) {
        let Self::Lent(articles) = self else { return };
        let mut article = articles[index].lock().unwrap_or_else(PoisonError::into_inner);
        if article.suppressions.is_empty() {
            // By which it is known from now on.
            article.sha256();
            article.text = String::new();
            article.body = Span::new(0, 0);
        }
    }
}
