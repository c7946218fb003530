//! One article through the stages that look at it alone: language, attribution, position. Nothing is left of its text and
//! parse but its digest.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::Problem;
use crate::articles::Articles;
use crate::attribution::{self, Lexicon, attribute_with};
use crate::background::{Background, group_of};
use crate::cache::{Cache, Counted, Key, Parts, Summary};
use crate::config::Group;
use crate::corpus::asides::{asides, without};
use crate::corpus::{Article, Registry};
use crate::digest::{Digest, Place, Told};
use crate::language::{Sentence, Tagged, analyse_wanted};
use crate::passages::passage;
use crate::position::{Passage, contents};
use crate::progress::Progress;
use crate::standing::Standing;
use crate::text::Span;

/// Whether claims are wanted, or only who said what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    Statements,
    Claims,
}

/// Reads articles, or has the cache tell what an earlier run read.
pub(crate) struct Reader<'a> {
    articles: Articles<'a>,
    backgrounds: Vec<Background>,
    group_of: Vec<Option<usize>>,
    of_none: Background,
    depth: Depth,
    cache: &'a Cache,
}

/// What is known of an article.
pub(crate) struct Known {
    /// `None` where there is no cache.
    pub(crate) key: Option<Key>,
    pub(crate) summary: Summary,
    /// Only where the article had to be read.
    pub(crate) digest: Option<Digest>,
}

/// Reads one article by itself, the first of a corpus.
pub(crate) fn read_alone(article: &Article, background: &Background) -> Digest {
    let (registry, lexicon) = (&background.registry, background.lexicon());
    let mut digest = read(article, 0, registry, lexicon, Depth::Claims);
    digest.put(Place::of(article, 0));
    digest
}

/// Reads all articles, on as many threads as rayon has, in their order.
pub(crate) fn read_all(
    articles: &[Article],
    groups: &[Group],
    depth: Depth,
    cache: &Cache,
    progress: &dyn Progress,
) -> (Vec<Digest>, Vec<Problem>) {
    let (reader, problems) = Reader::new(articles, groups, depth, cache);
    let digests = reader.each(progress, |index| reader.digest(index));
    (digests, problems)
}

impl<'a> Reader<'a> {
    /// Of these articles, each against what its group brings. Problems are those of the groups' files.
    pub(crate) fn new(
        articles: &'a [Article],
        groups: &[Group],
        depth: Depth,
        cache: &'a Cache,
    ) -> (Self, Vec<Problem>) {
        Self::of(Articles::Kept(articles), groups, depth, cache)
    }

    /// The same of articles whose texts may go.
    pub(crate) fn of(articles: Articles<'a>, groups: &[Group], depth: Depth, cache: &'a Cache) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let backgrounds = groups.iter().map(|group| Background::of(group, &mut problems));
        let reader = Self {
            backgrounds: backgrounds.collect(),
            group_of: group_of(groups, articles.len()),
            articles,
            of_none: Background::default(),
            depth,
            cache,
        };
        (reader, problems)
    }

    /// Does something with each article, on all threads.
    pub(crate) fn each<T: Send>(&self, progress: &dyn Progress, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        progress.start(self.articles.len());
        let done = (0..self.articles.len()).into_par_iter().map(|index| {
            let done = work(index);
            progress.step();
            done
        });
        done.collect()
    }

    /// The digest of an article, where it stands in this run.
    pub(crate) fn digest(&self, index: usize) -> Digest {
        if !self.cache.is_open() {
            return self.read(index);
        }
        let parts = self.parts(index);
        match self.kept(index, &parts) {
            Some(digest) => {
                self.cache.count(Counted::ArticleKnown);
                digest
            }
            None => self.read_and_keep(index, &parts).0,
        }
    }

    /// The digest of an article that is known: it is not counted a second time.
    pub(crate) fn digest_of_known(&self, index: usize) -> Digest {
        if !self.cache.is_open() {
            return self.read(index);
        }
        let parts = self.parts(index);
        self.kept(index, &parts)
            .unwrap_or_else(|| self.read_and_keep(index, &parts).0)
    }

    fn kept(&self, index: usize, parts: &Parts) -> Option<Digest> {
        // What has claims has statements.
        let mut depths = [Depth::Claims, self.depth].into_iter();
        let mut digest = depths.find_map(|depth| self.cache.digest(key(parts, depth)))?;
        digest.put(self.place(index));
        Some(digest)
    }

    /// What is known of an article; its digest is not looked for unless the article has to be read.
    pub(crate) fn known(&self, index: usize) -> Known {
        if !self.cache.is_open() {
            let digest = self.read(index);
            return Known {
                key: None,
                summary: Summary::of(&digest),
                digest: Some(digest),
            };
        }
        let parts = self.parts(index);
        let key = Some(key(&parts, self.depth));
        let (mut summary, digest) = match self.cache.summary(summary_key(&parts)) {
            Some(summary) => {
                self.cache.count(Counted::ArticleKnown);
                (summary, None)
            }
            None => {
                let (digest, summary) = self.read_and_keep(index, &parts);
                (summary, Some(digest))
            }
        };
        summary.put(self.place(index));
        Known { key, summary, digest }
    }

    pub(crate) fn articles(&self) -> &Articles<'a> {
        &self.articles
    }

    fn place(&self, index: usize) -> Place {
        self.articles.with(index, |article| Place::of(article, index))
    }

    fn read_and_keep(&self, index: usize, parts: &Parts) -> (Digest, Summary) {
        let digest = self.read(index);
        let summary = Summary::of(&digest);
        self.cache.put_digest(key(parts, self.depth), &digest);
        if self.depth == Depth::Claims {
            self.cache.put_summary(summary_key(parts), &summary);
        }
        (digest, summary)
    }

    fn read(&self, index: usize) -> Digest {
        self.cache.count(Counted::ArticleRead);
        let background = self.background(index);
        let (registry, lexicon) = (&background.registry, background.lexicon());
        let read = |article: &Article| read(article, index, registry, lexicon, self.depth);
        let mut digest = self.articles.with(index, read);
        digest.put(self.place(index));
        digest
    }

    fn background(&self, index: usize) -> &Background {
        self.group_of[index].map_or(&self.of_none, |group| &self.backgrounds[group])
    }

    fn parts(&self, index: usize) -> Parts {
        let background = self.background(index).key;
        self.articles.with(index, |article| parts(article, background))
    }
}

/// All that a digest follows from. Each field of an article is named, so that one that is added cannot be forgotten.
fn parts(article: &Article, background: Key) -> Parts {
    let Article {
        // Where it stands makes no difference but for the lines that are told.
        id: _,
        origin,
        date,
        title,
        outlet,
        url,
        author,
        speaker,
        lang,
        modified,
        archived,
        text,
        body,
        suppressions: _,
        pin: _,
    } = article;
    let mut parts = Parts::of("article");
    parts.add_key(background);
    parts.add(&[u8::from(origin.record_line.is_some())]);
    for day in [date, modified] {
        parts.add_if_there(day.map(|day| day.to_string()).as_deref().map(str::as_bytes));
    }
    for field in [title, outlet, url, author, speaker, lang, archived] {
        parts.add_if_there(field.as_deref().map(str::as_bytes));
    }
    parts.add(format!("{}..{}", body.start, body.end).as_bytes());
    // Comments are blanked in the text, while the pin is that of the file.
    parts.add(article.sha256().as_bytes());
    parts.add(text.as_bytes());
    parts
}

fn key(parts: &Parts, depth: Depth) -> Key {
    parts.clone().with(format!("{depth:?}").as_bytes()).key()
}

fn summary_key(parts: &Parts) -> Key {
    parts.clone().with(b"summary").key()
}

fn read(article: &Article, index: usize, registry: &Registry, lexicon: &Lexicon, depth: Depth) -> Digest {
    let asides = asides(&article.text, article.body);
    let wants = |sentence: Tagged<'_>| attribution::wants(lexicon, &sentence);
    let document = analyse_wanted(&without(&article.text, &asides), article.body, &wants);
    let title = article
        .title
        .as_deref()
        .map(|title| analyse_wanted(title, Span::new(0, title.len()), &wants));
    let (statements, problems) = attribute_with(article, index, &document, title.as_ref(), registry, lexicon);
    let text = unwrapped(&article.text, &document.sentences);
    let passages: Vec<Option<Passage<'_>>> = statements
        .iter()
        .map(|statement| match depth {
            Depth::Statements => None,
            Depth::Claims => passage(article, &text, statement, &document.sentences),
        })
        .collect();
    let contents = contents(&passages);
    let told = statements.into_iter().zip(contents).map(|(statement, content)| Told {
        content,
        standing: statement.actor.as_ref().map(|actor| {
            let day = statement.said.on.or(article.date);
            Standing::of(actor, registry, day)
        }),
        topics: Vec::new(),
        again: false,
        also: Vec::new(),
        statement,
    });
    let sentences: Vec<Span> = document.sentences.iter().map(|sentence| sentence.span).collect();
    Digest::new(article, &asides, &sentences, told.collect(), problems)
}

/// The text with a blank for each line break inside a sentence. A part of a sentence is read again on its own, and alone it
/// is too short to be known as prose wrapped at a width. All offsets stay.
fn unwrapped<'t>(text: &'t str, sentences: &[Sentence]) -> Cow<'t, str> {
    let is_break = |byte: u8| matches!(byte, b'\n' | b'\r');
    let is_wrapped = |sentence: &&Sentence| sentence.span.of(text).bytes().any(is_break);
    if !sentences.iter().any(|sentence| is_wrapped(&sentence)) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for sentence in sentences.iter().filter(is_wrapped) {
        let Some(before) = text.get(plain.len()..sentence.span.start) else {
            continue;
        };
        plain.push_str(before);
        plain.push_str(&sentence.span.of(text).replace(['\n', '\r'], " "));
    }
    plain.push_str(&text[plain.len()..]);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::Force;
    use crate::language::analyse;
    use crate::position::{Speaker, content};

    #[test]
    fn a_line_break_inside_a_sentence_is_a_blank_and_one_between_sentences_stays() {
        let text = "Talks resume\n\nMayor Tessa Morn told all of us that the toll on the\nharbour bridge will not stay.\n\nNobody asked.\n";
        let document = analyse(text, Span::new(0, text.len()));
        let plain = unwrapped(text, &document.sentences);
        assert_eq!(plain.replace("the harbour", "the\nharbour"), text);
        assert!(plain.contains("the toll on the harbour bridge"));
        assert_eq!(plain.len(), text.len());
    }

    #[test]
    fn what_is_said_across_a_wrapped_line_is_read_as_one() {
        let told = "Mayor Tessa Morn told us all again that the toll on the\nharbour bridge will not stay.";
        let sentence = analyse(told, Span::new(0, told.len())).sentences;
        let plain = unwrapped(told, &sentence);
        let start = told.find("that").unwrap_or_default();
        let piece = Span::new(start, told.len() - 1);
        let read = content(
            &plain,
            &[piece],
            &Speaker::as_reported("Tessa Morn"),
            Force::Assert,
            None,
        );
        let labels: Vec<&str> = read
            .claims
            .iter()
            .map(|found| found.claim.matter.label.as_str())
            .collect();
        assert_eq!(labels, ["toll on the harbour bridge"]);
    }
}
