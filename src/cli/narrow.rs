//! Only what has a side in a draft or in a change: the whole corpus is compared, the rest is counted and not told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use onrecord::Problem;
use onrecord::config::Group;
use onrecord::corpus::Article;
use onrecord::report::Report;
use onrecord::rules::Finding;

use super::git::{Changes, Part};

/// Takes out of a report what has no side in the change.
pub fn to_changes(report: &mut Report, changes: &Changes) {
    let mut real = BTreeMap::new();
    narrow(report, |path, line| {
        let file = real
            .entry(path.to_owned())
            .or_insert_with(|| real_path(Path::new(path)));
        match changes.get(file) {
            None => false,
            Some(Part::Whole) => true,
            Some(Part::Lines(lines)) => lines.iter().any(|lines| lines.contains(&line)),
        }
    });
}

/// Which articles are drafts: those of these paths.
pub struct Drafts {
    is_draft: Vec<bool>,
}

impl Drafts {
    pub fn of(articles: &[Article], paths: &[PathBuf]) -> Self {
        let named: Vec<PathBuf> = paths.iter().map(|path| real_path(path)).collect();
        let is_draft = |article: &Article| {
            let path = &article.origin.path;
            match path.as_str() {
                "-" => paths.iter().any(|path| path.as_os_str() == "-"),
                path => {
                    let file = real_path(Path::new(path));
                    named.iter().any(|named| file.starts_with(named))
                }
            }
        };
        Self {
            is_draft: articles.iter().map(is_draft).collect(),
        }
    }

    /// Puts drafts that no config of the corpus governs with the corpus, where that is governed by one: else they would be
    /// compared with nothing.
    pub fn join(&self, groups: &mut Vec<Group>) {
        let is_of_corpus = |group: &Group| group.articles.iter().any(|&index| !self.is_draft[index]);
        let mut of_corpus = (0..groups.len()).filter(|&index| is_of_corpus(&groups[index]));
        let (Some(place), None) = (of_corpus.next(), of_corpus.next()) else {
            return;
        };
        let mut all: Vec<usize> = groups.iter().flat_map(|group| group.articles.iter().copied()).collect();
        all.sort_unstable();
        let mut group = groups.swap_remove(place);
        group.articles = all;
        *groups = vec![group];
    }

    /// Takes out of a report what has no side in a draft; drafts in which there is nothing to check are a problem.
    pub fn narrow(&self, report: &mut Report, articles: &[Article], asked: &str) {
        let of_drafts = || (0..articles.len()).filter(|&index| self.is_draft[index]);
        if of_drafts().next().is_none() {
            let message = "no article with a date was found among the drafts, so nothing could be checked";
            report.problems.push(Problem::error(asked, None, message));
        } else if of_drafts().all(|index| report.statements.get(index) == Some(&0)) {
            let message = "no statement was found in the drafts, so nothing could be checked";
            report.problems.push(Problem::error(asked, None, message));
        }
        let paths: std::collections::BTreeSet<&str> =
            of_drafts().map(|index| articles[index].origin.path.as_str()).collect();
        narrow(report, |path, _| paths.contains(path));
    }
}

fn narrow(report: &mut Report, mut is_there: impl FnMut(&str, usize) -> bool) {
    let mut has_side = |finding: &Finding| {
        let mut tellings = finding.evidence.iter().flat_map(|side| {
            let also = side.also.iter().map(|telling| (&telling.path, telling.line));
            also.chain([(&side.path, side.line)])
        });
        tellings.any(|(path, line)| is_there(path, line))
    };
    let before = report.findings.len();
    report.findings.retain(&mut has_side);
    report.coverage.elsewhere += before - report.findings.len();
    report.suppressed.retain(|one| has_side(&one.finding));
}

fn real_path(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}
