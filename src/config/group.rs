//! Which articles each config governs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Config;
use super::locate::{find, load, relative_to};
use crate::corpus::Article;
use crate::problem::Problem;

/// How far the config of the run reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Over all articles that have no nearer config: it was found from the working folder.
    UnlessNearer,
    /// Over all articles: the user named it.
    All,
}

/// Articles that one config governs; only their statements are compared with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What governs them.
    pub config: Config,
    /// Indices into the articles handed in, rising.
    pub articles: Vec<usize>,
}

/// Sorts articles under the config nearest above each, `run` where there is none. Standard input (`-`) joins the only
/// group of the others, so that a draft can be held against a story; where there are several it follows `run`. Groups
/// come in the order of their first article. `working_folder` is where relative paths of articles count from.
pub fn group(
    articles: &[Article],
    run: &Config,
    scope: Scope,
    working_folder: &Path,
    rules: &[&str],
) -> (Vec<Group>, Vec<Problem>) {
    if scope == Scope::All {
        let all = Group {
            config: run.clone(),
            articles: (0..articles.len()).collect(),
        };
        return (vec![all], Vec::new());
    }
    let mut by_folder: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
    // The file that governs each article; `None` is `run`, the outer `None` a draft.
    let mut governed: Vec<Option<Option<PathBuf>>> = articles
        .iter()
        .map(|article| {
            let path = &article.origin.path;
            if path == "-" {
                return None;
            }
            let path = working_folder.join(path);
            let folder = path.parent().unwrap_or(working_folder).to_owned();
            let file = by_folder
                .entry(folder.clone())
                .or_insert_with(|| find(&folder));
            Some(file.clone())
        })
        .collect();
    let own = run
        .file
        .as_ref()
        .and_then(|file| working_folder.join(file).canonicalize().ok());
    for file in governed.iter_mut().flatten() {
        file.take_if(|file| Some(&*file) == own.as_ref());
    }
    let mut others: Vec<&Option<PathBuf>> = governed.iter().flatten().collect();
    others.dedup();
    others.sort();
    others.dedup();
    let draft = match others.as_slice() {
        [only] => (*only).clone(),
        _ => None,
    };
    let mut groups: Vec<Group> = Vec::new();
    let mut problems = Vec::new();
    let mut places: BTreeMap<Option<PathBuf>, usize> = BTreeMap::new();
    for (index, file) in governed.into_iter().enumerate() {
        let file = file.unwrap_or_else(|| draft.clone());
        let place = *places.entry(file.clone()).or_insert_with(|| {
            let (config, found) = match &file {
                Some(file) => load(file, &relative_to(file, working_folder), rules),
                None => (run.clone(), Vec::new()),
            };
            problems.extend(found);
            groups.push(Group {
                config,
                articles: Vec::new(),
            });
            groups.len() - 1
        });
        groups[place].articles.push(index);
    }
    (groups, problems)
}
