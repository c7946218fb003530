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
            let file = by_folder.entry(folder.clone()).or_insert_with(|| find(&folder));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::locate;
    use crate::corpus::{Input, read};

    /// A folder with a config at the top and one for a story, whose articles are told as `by: paths` a group.
    #[track_caller]
    fn check(named: &[&str], scope: Scope, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        for (path, text) in [
            ("onrecord.toml", "by = \"office\"\n"),
            ("a.txt", "date 2024-01-05 No."),
            ("story/onrecord.toml", "by = \"principal\"\n"),
            ("story/b.txt", "date 2024-01-05 No."),
            ("story/deep/c.txt", "date 2024-01-05 No."),
        ] {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let inputs: Vec<Input> = named
            .iter()
            .map(|name| match *name {
                "-" => Input::Draft(b"date 2024-01-05 No.".to_vec()),
                name => Input::Path(folder.join(name)),
            })
            .collect();
        let corpus = read(&inputs);
        let (run, problems) = locate(&folder, &[]);
        assert_eq!((corpus.problems, problems), (vec![], vec![]));
        let run = Config {
            file: run.file.map(|file| folder.join(file).display().to_string()),
            ..run
        };
        let (groups, problems) = group(&corpus.articles, &run, scope, &folder, &[]);
        assert_eq!(problems, []);
        let groups: Vec<String> = groups
            .iter()
            .map(|group| {
                let paths = group.articles.iter().map(|&index| {
                    let path = &corpus.articles[index].origin.path;
                    path.rsplit('/').next().unwrap_or_default()
                });
                format!("{}: {}", group.config.by.as_str(), paths.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(groups, expected);
    }

    #[test]
    fn the_nearest_config_governs() {
        let expected = ["office: a.txt", "principal: c.txt b.txt"];
        check(
            &["."],
            Scope::UnlessNearer,
            &["office: a.txt", "principal: b.txt c.txt"],
        );
        check(&["a.txt", "story/deep", "story/b.txt"], Scope::UnlessNearer, &expected);
        check(&["story/deep/c.txt"], Scope::UnlessNearer, &["principal: c.txt"]);
    }

    #[test]
    fn a_named_config_governs_all() {
        check(&["."], Scope::All, &["office: a.txt b.txt c.txt"]);
    }

    #[test]
    fn a_draft_joins_the_only_group() {
        check(&["story", "-"], Scope::UnlessNearer, &["principal: b.txt c.txt -"]);
        check(&["a.txt", "-"], Scope::UnlessNearer, &["office: a.txt -"]);
        check(
            &["story", "a.txt", "-"],
            Scope::UnlessNearer,
            &["principal: b.txt c.txt", "office: a.txt -"],
        );
        check(&["-"], Scope::UnlessNearer, &["office: -"]);
    }
}
