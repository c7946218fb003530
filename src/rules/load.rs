//! Files of the user's own rules → [`RuleSet`]. A bad rule costs that rule.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read_rule::{asks_nothing, problem_at_key, read};
use super::rule::{Home, Rule, catalog};
use super::special::special;
use crate::corpus::{display_path, read_text};
use crate::problem::Problem;

/// A file that holds a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFile {
    /// The file.
    pub path: PathBuf,
    /// The folder of the config or pack that names it.
    pub folder: PathBuf,
}

/// The rules of a user, in the order they are listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSet {
    rules: Vec<Arc<Rule>>,
}

impl RuleSet {
    /// The rules, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(Arc::as_ref)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rule of this id.
    pub fn find(&self, id: &str) -> Option<&Rule> {
        self.iter().find(|rule| rule.id == id)
    }

    /// Only the rule of this id.
    #[must_use]
    pub fn only(&self, id: &str) -> Self {
        let rules = self.rules.iter().filter(|rule| rule.id == id).cloned();
        Self { rules: rules.collect() }
    }

    /// Ids of the rules, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|rule| rule.id.as_str())
    }
}

/// Reads each file and adds its rule to `set`. Problems are those of the files that cost their rule: unreadable, with a
/// mistake in it, or with the id of another rule.
pub fn load(set: &mut RuleSet, files: &[RuleFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files {
        match read_own(set, &file.path) {
            Ok(mut rule) => {
                rule.home = Some(Home {
                    path: display_path(&file.path),
                    folder: file.folder.clone(),
                });
                set.rules.push(Arc::new(rule));
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems
}

fn read_own(set: &RuleSet, path: &Path) -> Result<Rule, Problem> {
    let shown = display_path(path);
    let text = read_text(path)?;
    let rule = read(&shown, &text)?;
    if let Some(problem) = asks_nothing(&rule, &shown, &text) {
        return Err(problem);
    }
    let id = &rule.id;
    let taken = if catalog().iter().chain(special()).any(|built_in| built_in.id == *id) {
        Some(format!(
            "a built-in rule is called `{id}`: give this one an id of its own"
        ))
    } else {
        let other = set.find(id).and_then(|other| other.home.as_ref());
        other.map(|home| {
            format!(
                "the rule in {} is called `{id}` too: give this one an id of its own",
                home.path
            )
        })
    };
    match taken {
        Some(message) => Err(problem_at_key(&shown, &text, "id", &message)),
        None => Ok(rule),
    }
}
