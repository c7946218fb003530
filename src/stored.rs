//! Articles that were read elsewhere, from tables, for a check here.

use std::collections::HashMap;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::cache::Summary;
use crate::corpus::{Article, Corpus, make_ids_unique};
use crate::digest::{Digest, Place};
use crate::shelf::{CorpusSize, Held, hold};
use crate::tables;

/// What tables hold: articles without text, and what is needed to compare them.
pub struct StoredArticles {
    corpus: Corpus,
    /// By the id of the article.
    by_id: HashMap<String, (Summary, Held)>,
}

impl StoredArticles {
    /// Reads folders of tables; of one that cannot be read there is a problem, and nothing else.
    pub fn read(folders: &[PathBuf]) -> Self {
        let mut corpus = Corpus::default();
        let mut known: Vec<(Summary, Held)> = Vec::new();
        for folder in folders {
            let before = corpus.articles.len();
            let read = tables::read(folder, &mut |stored| {
                let pieces: Vec<(Article, (Summary, Held))> = stored
                    .into_par_iter()
                    .map(|one| {
                        let summary = Summary::of(&one.digest);
                        (one.article, (summary, hold(one.digest, CorpusSize::Large)))
                    })
                    .collect();
                for (article, pieces) in pieces {
                    corpus.articles.push(article);
                    known.push(pieces);
                }
            });
            match read {
                Ok(of_folder) => {
                    corpus.problems.extend(of_folder.problems);
                    corpus.undated.extend(of_folder.undated);
                }
                Err(problem) => {
                    corpus.articles.truncate(before);
                    known.truncate(before);
                    corpus.problems.push(problem);
                }
            }
        }
        make_ids_unique(&mut corpus.articles, &mut corpus.problems);
        let ids = corpus.articles.iter().map(|article| article.id.clone());
        let by_id = ids.zip(known).collect();
        Self { corpus, by_id }
    }

    /// The articles, as reading their files would give them but for their text.
    pub fn take_corpus(&mut self) -> Corpus {
        std::mem::take(&mut self.corpus)
    }

    /// What is known of these articles, where they stand now.
    pub(crate) fn of(mut self, articles: &[Article]) -> Vec<(Summary, Held)> {
        let known = articles.iter().enumerate().map(|(index, article)| {
            let (mut summary, packed) = self.by_id.remove(&article.id).unwrap_or_else(|| {
                let nothing = Digest::default();
                (Summary::of(&nothing), hold(nothing, CorpusSize::Large))
            });
            summary.put(Place::of(article, index));
            (summary, packed)
        });
        known.collect()
    }
}
