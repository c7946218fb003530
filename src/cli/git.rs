//! What has changed since a commit, by the program `git`.
//!
//! In: the working folder and a commit; out: the files that differ from where the branch left it, uncommitted and untracked ones
//! too, and of files of records the lines. A deleted file has no side any more; one that was only renamed has not changed.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How much of a file has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An article is read as a whole: any change of it may change what is found.
    Whole,
    /// These lines, each of which is a record.
    Lines(Vec<RangeInclusive<usize>>),
}

/// Changed files by their real paths.
pub type Changes = BTreeMap<PathBuf, Part>;

/// What differs between the working folder and the commit at which it left `base`.
///
/// # Errors
/// A message for the user: no git, no repository, no such commit, a clone that does not reach so far.
pub fn changes(folder: &Path, base: &str) -> Result<Changes, String> {
    let git = Git { folder };
    let top = git.ask(&["rev-parse", "--show-toplevel"]).map_err(|why| match why {
        Failure::NoGit => "the program `git` was not found, and --changed needs it".to_owned(),
        Failure::Said(said) => format!("--changed needs a git repository: {said}"),
    })?;
    let top = PathBuf::from(top.trim_end_matches('\n'));
    let top = top.canonicalize().unwrap_or(top);
    let is_shallow = git
        .ask(&["rev-parse", "--is-shallow-repository"])
        .is_ok_and(|answer| answer.trim() == "true");
    let deeper = "this clone is shallow and does not reach so far: fetch the history (`git fetch --unshallow`, or \
                  `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab)";
    let commit = format!("{base}^{{commit}}");
    let base_commit = git
        .ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
        .map_err(|_| match is_shallow {
            true => format!("no commit `{base}` here: {deeper}"),
            false => format!("no commit `{base}` in this repository: name a branch, a tag or a commit"),
        })?;
    let since = git
        .ask(&["merge-base", base_commit.trim(), "HEAD"])
        .map_err(|why| match is_shallow {
            true => format!("it cannot be told where this branch left `{base}`: {deeper}"),
            false => format!(
                "this branch and `{base}` have no commit in common{}",
                why.behind_colon()
            ),
        })?;
    let since = since.trim();
    let mut changes = Changes::new();
    let listed = git.ask(&["diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", since]);
    let listed = listed.map_err(|why| format!("`git diff` failed{}", why.behind_colon()))?;
    for change in named(&listed) {
        let part = match is_of_records(&change.path) {
            true => Part::Lines(git.lines(&top, since, &change)?),
            false => Part::Whole,
        };
        let file = top.join(&change.path);
        changes.insert(file.canonicalize().unwrap_or(file), part);
    }
    let fresh = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z"];
    let fresh = Git { folder: &top }
        .ask(&fresh)
        .map_err(|why| format!("`git ls-files` failed{}", why.behind_colon()))?;
    for path in fresh.split('\0').filter(|path| !path.is_empty()) {
        let file = top.join(path);
        changes.insert(file.canonicalize().unwrap_or(file), Part::Whole);
    }
    Ok(changes)
}

fn is_of_records(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".jsonl") || path.ends_with(".ndjson")
}

/// A file that is there and has changed.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    path: String,
    /// The name it had.
    before: Option<String>,
}

/// Reads `--name-status -z`: a status, then a path, for renamed and copied files the old path before it.
fn named(listed: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut fields = listed.split('\0');
    while let Some(status) = fields.next().filter(|status| !status.is_empty()) {
        let Some(first) = fields.next() else { break };
        match status.as_bytes()[0] {
            b'R' | b'C' => {
                let Some(path) = fields.next() else { break };
                // Only the name is another: what it says was said before.
                if status != "R100" {
                    found.push(Named {
                        path: path.to_owned(),
                        before: Some(first.to_owned()),
                    });
                }
            }
            b'D' => {}
            _ => found.push(Named {
                path: first.to_owned(),
                before: None,
            }),
        }
    }
    found
}

struct Git<'a> {
    folder: &'a Path,
}

enum Failure {
    NoGit,
    Said(String),
}

impl Failure {
    fn behind_colon(&self) -> String {
        match self {
            Failure::Said(said) if !said.is_empty() => format!(": {said}"),
            _ => String::new(),
        }
    }
}

impl Git<'_> {
    /// What the program prints.
    fn ask(&self, arguments: &[&str]) -> Result<String, Failure> {
        let output = Command::new("git")
            .arg("--literal-pathspecs")
            .args(arguments)
            .current_dir(self.folder)
            .env("LC_ALL", "C")
            .output()
            .map_err(|_| Failure::NoGit)?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().next().unwrap_or_default();
        Err(Failure::Said(first.trim_start_matches("fatal: ").to_owned()))
    }

    /// The lines of the file that are new or other than before.
    fn lines(&self, top: &Path, since: &str, change: &Named) -> Result<Vec<RangeInclusive<usize>>, String> {
        let mut arguments = vec![
            "diff",
            "--unified=0",
            "--find-renames",
            "--no-ext-diff",
            "--no-color",
            since,
            "--",
        ];
        arguments.extend(change.before.as_deref());
        arguments.push(&change.path);
        let git = Git { folder: top };
        let patch = git
            .ask(&arguments)
            .map_err(|why| format!("`git diff` failed{}", why.behind_colon()))?;
        Ok(patch.lines().filter_map(hunk).collect())
    }
}

/// The lines after the change of `@@ -a,b +c,d @@`; `None` where nothing is left, or for any other line.
fn hunk(line: &str) -> Option<RangeInclusive<usize>> {
    let after = line.strip_prefix("@@ -")?.split('+').nth(1)?.split(' ').next()?;
    let (start, count) = match after.split_once(',') {
        Some((start, count)) => (start.parse::<usize>().ok()?, count.parse::<usize>().ok()?),
        None => (after.parse().ok()?, 1),
    };
    (count > 0).then(|| start..=start + count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_files_are_listed_but_for_deleted_and_renamed_ones() {
        let listed = "M\0a.md\0D\0gone.md\0R100\0old.md\0new.md\0R087\0x y.md\0z.md\0A\0n.md\0";
        let paths: Vec<_> = named(listed).into_iter().map(|one| (one.path, one.before)).collect();
        assert_eq!(
            paths,
            [
                ("a.md".to_owned(), None),
                ("z.md".to_owned(), Some("x y.md".to_owned())),
                ("n.md".to_owned(), None),
            ]
        );
    }

    #[test]
    fn hunks_tell_the_lines_after_the_change() {
        assert_eq!(hunk("@@ -3 +4,2 @@ x"), Some(4..=5));
        assert_eq!(hunk("@@ -3,7 +4 @@"), Some(4..=4));
        assert_eq!(hunk("@@ -3,2 +2,0 @@"), None);
        assert_eq!(hunk("+@@ -3 +4 @@"), None);
    }
}
