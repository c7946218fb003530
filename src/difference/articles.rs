//! Which article of the one corpus is which of the other, and what became of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::wording::{Piece, Wording, wording, words};
use crate::copies::page;
use crate::corpus::Article;

/// An article that is in both corpora, or in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleChange {
    /// As it was.
    pub old: Option<ArticleSeen>,
    /// As it is.
    pub new: Option<ArticleSeen>,
    /// Fields beside the text that differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
    /// The wording of both, where it is in both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
}

/// An article, as it is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleSeen {
    /// The file as the user named it.
    pub path: String,
    /// For a record of a file of many: its line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Its id.
    pub id: String,
    /// Day of publication.
    pub date: Option<NaiveDate>,
    /// Headline.
    pub title: Option<String>,
}

impl ArticleSeen {
    /// The file, and the line of a record.
    pub fn place(&self) -> String {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{}{line}", self.path)
    }
}

/// A field that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its name: title, date, outlet, author, speaker.
    pub field: &'static str,
    /// What differs.
    pub pieces: Vec<Piece>,
}

/// How an article is named in both corpora, the surest first.
type Key = Option<String>;

/// Pairs of articles by their index in the old and in the new list. Each name counts only if none better has met: the page
/// (the last of several revisions), the id of a record, the place under the path that was named, the text, the title. Two single
/// articles are always held against each other.
pub(super) fn pair(old: &[Article], new: &[Article], roots: (&str, &str)) -> Vec<(usize, usize)> {
    let keys: [fn(&Article, &str) -> Key; 5] = [by_page, by_id, by_place, by_text, by_title];
    let (mut old_left, mut new_left) = (vec![true; old.len()], vec![true; new.len()]);
    let mut pairs = Vec::new();
    for key in keys {
        let last_by_key = |articles: &[Article], left: &[bool], root: &str| -> BTreeMap<String, usize> {
            let named = articles.iter().enumerate().filter(|(at, _)| left[*at]);
            named
                .filter_map(|(at, article)| Some((key(article, root)?, at)))
                .collect()
        };
        let olds = last_by_key(old, &old_left, roots.0);
        let news = last_by_key(new, &new_left, roots.1);
        for (name, before) in olds {
            if let Some(&after) = news.get(&name) {
                (old_left[before], new_left[after]) = (false, false);
                pairs.push((before, after));
            }
        }
    }
    if pairs.is_empty() && old.len() == 1 && new.len() == 1 {
        pairs.push((0, 0));
    }
    pairs.sort_unstable_by_key(|&(old, new)| (new, old));
    pairs
}

fn by_page(article: &Article, _: &str) -> Key {
    page(article.url.as_deref()?)
}

fn by_id(article: &Article, _: &str) -> Key {
    // Without a field for it the id is made of the path.
    (!article.id.starts_with(&article.origin.path)).then(|| article.id.clone())
}

fn by_place(article: &Article, root: &str) -> Key {
    let is_file_of_its_own = article.origin.record_line.is_none();
    let under = article.origin.path.strip_prefix(root)?;
    is_file_of_its_own.then(|| under.trim_start_matches('/').to_owned())
}

fn by_text(article: &Article, _: &str) -> Key {
    Some(article.sha256().to_owned())
}

fn by_title(article: &Article, _: &str) -> Key {
    let title = article.title.as_deref()?.trim();
    let outlet = article.outlet.as_deref().unwrap_or_default();
    (!title.is_empty()).then(|| format!("{outlet}\0{title}"))
}

/// What became of the articles: those in both that are not as they were, in the order of the new corpus, then what is gone, then
/// what is new; and how many are as they were.
pub(super) fn articles(
    old: &[Article],
    new: &[Article],
    pairs: &[(usize, usize)],
    least: u8,
) -> (Vec<ArticleChange>, usize) {
    let mut changes = Vec::new();
    let mut unchanged = 0;
    for &(before, after) in pairs {
        let (before, after) = (&old[before], &new[after]);
        let change = ArticleChange {
            old: Some(seen(before)),
            new: Some(seen(after)),
            fields: fields(before, after),
            wording: Some(wording(before, after, least)),
        };
        let is_same = |wording: &Wording| wording.changes.is_empty();
        match change.fields.is_empty() && change.wording.as_ref().is_some_and(is_same) {
            true => unchanged += 1,
            false => changes.push(change),
        }
    }
    let is_left = |at: usize, which: fn(&(usize, usize)) -> usize| pairs.iter().all(|pair| which(pair) != at);
    let alone = |old: Option<ArticleSeen>, new: Option<ArticleSeen>| ArticleChange {
        old,
        new,
        fields: Vec::new(),
        wording: None,
    };
    let gone = old.iter().enumerate().filter(|(at, _)| is_left(*at, |pair| pair.0));
    changes.extend(gone.map(|(_, article)| alone(Some(seen(article)), None)));
    let come = new.iter().enumerate().filter(|(at, _)| is_left(*at, |pair| pair.1));
    changes.extend(come.map(|(_, article)| alone(None, Some(seen(article)))));
    (changes, unchanged)
}

fn seen(article: &Article) -> ArticleSeen {
    ArticleSeen {
        path: article.origin.path.clone(),
        line: article.origin.record_line,
        id: article.id.clone(),
        date: article.date,
        title: article.title.clone(),
    }
}

fn fields(old: &Article, new: &Article) -> Vec<FieldChange> {
    let day = |article: &Article| article.date.map(|date| date.to_string());
    [
        ("title", old.title.clone(), new.title.clone()),
        ("date", day(old), day(new)),
        ("outlet", old.outlet.clone(), new.outlet.clone()),
        ("author", old.author.clone(), new.author.clone()),
        ("speaker", old.speaker.clone(), new.speaker.clone()),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .map(|(field, old, new)| FieldChange {
        field,
        pieces: words(&old.unwrap_or_default(), &new.unwrap_or_default()),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Origin;
    use crate::text::Span;

    fn article(path: &str, url: Option<&str>, text: &str) -> Article {
        let origin = Origin {
            path: path.into(),
            record_line: None,
        };
        let mut article = Article::new(origin, text.to_owned(), Span::new(0, text.len()));
        article.url = url.map(str::to_owned);
        article
    }

    #[test]
    fn an_article_is_met_again_by_its_page_its_place_or_its_text() {
        let url = Some("https://herald.example/toll");
        let old = [
            article("old/a.txt", None, "The toll stays."),
            article("old/b.txt", url, "The ferry runs."),
            article("old/c.txt", None, "It rains."),
        ];
        let new = [
            article("new/a.txt", None, "The toll goes."),
            article("new/x.txt", url, "The ferry stops."),
            article("new/y.txt", None, "It rains."),
            article("new/z.txt", None, "It snows."),
        ];
        assert_eq!(pair(&old, &new, ("old", "new")), [(0, 0), (1, 1), (2, 2)]);
        let (changes, unchanged) = articles(&old, &new, &[(0, 0), (1, 1), (2, 2)], 50);
        assert_eq!((changes.len(), unchanged), (3, 1));
        assert!(changes[2].old.is_none());
    }

    #[test]
    fn two_files_are_held_against_each_other_whatever_they_are_called() {
        let old = [article("may.txt", None, "The toll stays.")];
        let new = [article("june.txt", None, "The toll goes.")];
        assert_eq!(pair(&old, &new, ("may.txt", "june.txt")), [(0, 0)]);
    }
}
