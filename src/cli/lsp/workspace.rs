//! The corpus and the open documents: read once, checked together as often as a document changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use onrecord::cache::Cache;
use onrecord::corpus::{Article, Input, display_path, read_within};
use onrecord::report::Report;
use onrecord::{Options, Problem};

use super::super::arguments::Lsp;
use super::super::cache::Opened;
use super::super::findings::{Found, read_baseline};
use super::super::input::Run;
use super::super::narrow::Drafts;

/// An open document.
pub struct Document {
    /// As the client names it.
    pub uri: String,
    pub path: PathBuf,
    /// The path as reports show it.
    pub name: String,
    pub text: String,
    pub version: Option<i64>,
}

/// What is checked.
pub struct Workspace {
    pub found: Found,
    pub cache: Cache,
    /// Problems of corpus and config, whatever is open.
    problems: Vec<Problem>,
    /// Articles of the disk that a document stands for.
    shadowed: Vec<Article>,
    /// Names of the documents whose articles are in the corpus now.
    open: BTreeSet<String>,
    /// Real paths of the files of the corpus, and their names.
    names: BTreeMap<PathBuf, String>,
}

impl Workspace {
    /// Reads config and corpus. What is read of the corpus goes into the cache of the user, as with a check; what is read of
    /// documents stays in memory.
    pub fn load(arguments: &Lsp, config: Option<&Path>) -> Self {
        let mut run = Run::new(config);
        let corpus = run.read(&arguments.against).into_dated();
        let mut problems = corpus.problems;
        let groups = run.group(&corpus.articles);
        let opened = Opened::new(&arguments.cache, &run.config);
        onrecord::check(&corpus.articles, &groups, &Options::default(), &opened.cache, &());
        let place = opened.place().map(Path::to_owned);
        opened.finish();
        problems.append(&mut run.problems);
        let names = corpus.articles.iter().map(|article| {
            let name = article.origin.path.clone();
            (real(Path::new(&name)), name)
        });
        Self {
            names: names.collect(),
            cache: Cache::in_memory(place.as_deref()),
            problems,
            shadowed: Vec::new(),
            open: BTreeSet::new(),
            found: Found {
                run,
                articles: corpus.articles,
                groups,
                drafts: None,
                report: Report::default(),
            },
        }
    }

    /// The path of a document as reports show it: that of the corpus, where it is a part of it.
    pub fn name(&self, path: &Path) -> String {
        let real = real(path);
        let beneath = || {
            let folder = std::env::current_dir().ok()?.canonicalize().ok()?;
            Some(display_path(real.strip_prefix(folder).ok()?))
        };
        let known = self.names.get(&real).cloned();
        known.or_else(beneath).unwrap_or_else(|| display_path(path))
    }

    /// Checks the corpus with these documents in it.
    pub fn check(&mut self, documents: &[&Document]) {
        let read = self.put(documents);
        let found = &mut self.found;
        let before = found.run.problems.len();
        found.groups = found.run.group(&found.articles);
        let mut problems = found.run.problems.split_off(before);
        let paths: Vec<PathBuf> = documents.iter().map(|document| PathBuf::from(&document.name)).collect();
        Drafts::of(&found.articles, &paths).join(&mut found.groups);
        let options = Options::default();
        found.report = onrecord::check(&found.articles, &found.groups, &options, &self.cache, &());
        problems.extend(self.problems.iter().cloned());
        problems.extend(read);
        found.report.problems.append(&mut problems);
        found.let_pass(None, &options);
        found.honour(None);
        if let Some(file) = found.run.config.baseline.clone() {
            match read_baseline(&file) {
                Ok(baseline) => found.hold_against(&baseline, &file, &options),
                Err(problem) => found.report.problems.push(problem),
            }
        }
        found.report.problems.sort();
        found.report.problems.dedup();
        self.cache.forget_unused();
    }

    /// The articles of a document, by their indices.
    pub fn articles_of<'w>(&'w self, document: &'w Document) -> impl Iterator<Item = usize> + 'w {
        let articles = self.found.articles.iter().enumerate();
        articles
            .filter(|(_, article)| article.origin.path == document.name)
            .map(|(index, _)| index)
    }

    /// Has the documents stand in the corpus, each for the file of its path. Gives what is wrong in them.
    fn put(&mut self, documents: &[&Document]) -> Vec<Problem> {
        let articles = &mut self.found.articles;
        articles.retain(|article| !self.open.contains(&article.origin.path));
        articles.append(&mut self.shadowed);
        self.open = documents.iter().map(|document| document.name.clone()).collect();
        let inputs: Vec<Input> = documents
            .iter()
            .map(|document| Input::Open(PathBuf::from(&document.name), document.text.clone().into_bytes()))
            .collect();
        let read = read_within(&inputs, &self.found.run.config.limits).into_dated();
        let (shadowed, rest) = std::mem::take(articles)
            .into_iter()
            .partition(|article| self.open.contains(&article.origin.path));
        self.shadowed = shadowed;
        *articles = rest;
        articles.extend(read.articles);
        articles.sort_by(|one, other| one.order().cmp(&other.order()));
        // What is wrong in the file on the disk may be right by now.
        self.problems.retain(|problem| !self.open.contains(&problem.path));
        read.problems
    }
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}
