//! A digest as one piece for the article and one for each statement, and back.
//!
//! In: a digest; out: digests that are smaller, each of which stands for itself, so that the statements of an actor can be
//! brought together without those of others. Deliberately loses nothing: joined again, the pieces are the digest they were
//! made of.

use super::{Digest, Excerpts, Head, Sketch, Told, wanted};

impl Digest {
    /// The article without its statements, and each statement with the words it is quoted by. A statement's piece has no
    /// problems and no sketch: these are of the article.
    pub fn split(self) -> (Digest, Vec<Digest>) {
        let head = Head {
            sketch: Sketch::default(),
            ..self.head.clone()
        };
        let statements = self.told.into_iter().map(|told| {
            let told = vec![told];
            let (spans, quotes) = wanted::spans(&told);
            Digest {
                head: head.clone(),
                excerpts: self.excerpts.cut(spans, &quotes),
                told,
                problems: Vec::new(),
            }
        });
        let statements = statements.collect();
        let article = Digest {
            head: self.head,
            told: Vec::new(),
            excerpts: Excerpts::default(),
            problems: self.problems,
        };
        (article, statements)
    }

    /// Leaves some of the statements out, and the words that only they are quoted by.
    pub fn keep(&mut self, keeps: impl Fn(&Told) -> bool) {
        let count = self.told.len();
        self.told.retain(keeps);
        if self.told.len() == count {
            return;
        }
        self.told.shrink_to_fit();
        let (spans, quotes) = wanted::spans(&self.told);
        self.excerpts = self.excerpts.cut(spans, &quotes);
    }

    /// The digest of which these are the pieces, the statements in their order.
    pub fn joined(article: Digest, statements: Vec<Digest>) -> Digest {
        let mut told = Vec::with_capacity(statements.len());
        let mut excerpts = Vec::with_capacity(statements.len());
        for mut statement in statements {
            told.append(&mut statement.told);
            excerpts.push(statement.excerpts);
        }
        Digest {
            told,
            excerpts: Excerpts::joined(excerpts),
            ..article
        }
    }
}
