//! Paths as the user named them → files to read.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ignore::{DirEntry, WalkBuilder};

use crate::problem::Problem;

/// Endings of the files a folder is searched for; `.gz` may stand behind each but the last two.
const ENDINGS: [&str; 18] = [
    "txt", "md", "markdown", "html", "htm", "xhtml", "jsonl", "ndjson", "json", "csv", "tsv", "rss", "atom", "xml",
    "warc", "wet", "docx", "pdf",
];

/// The files a path stands for: itself, or those beneath a folder in the order of their names, but for hidden and
/// git-ignored ones and `README` files. Only ignore files in the tree count, none of the machine. A link is followed
/// where it leads to a place beneath the folder.
pub(super) fn files(path: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let root = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let refused = Arc::new(Mutex::new(Vec::new()));
    let is_within = {
        let refused = Arc::clone(&refused);
        move |entry: &DirEntry| {
            if entry.depth() == 0 || !entry.path_is_symlink() {
                return true;
            }
            // Where nothing can be found out, opening it will fail and say why.
            let is_within = entry.path().canonicalize().map_or(true, |real| real.starts_with(&root));
            let is_wanted = entry.path().is_dir() || is_article(entry.path());
            if !is_within
                && is_wanted
                && let Ok(mut refused) = refused.lock()
            {
                refused.push(entry.path().to_owned());
            }
            is_within
        }
    };
    let walk = WalkBuilder::new(path)
        .follow_links(true)
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .sort_by_file_name(|one, other| one.cmp(other))
        .filter_entry(is_within)
        .build();
    let mut files = Vec::new();
    let before = problems.len();
    for entry in walk {
        match entry {
            Ok(entry) => match entry.file_type() {
                Some(kind) if kind.is_dir() => {}
                _ if !is_article(entry.path()) => {}
                Some(kind) if !kind.is_file() && !kind.is_symlink() => {
                    let message = "neither a file nor a folder: left out";
                    problems.push(Problem::error(&display_path(entry.path()), None, message));
                }
                _ => files.push(entry.into_path()),
            },
            Err(error) => problems.push(walk_problem(path, &error)),
        }
    }
    if let Ok(mut refused) = refused.lock() {
        for link in refused.drain(..) {
            let message = "a link to a place outside the folder is not followed: name that place itself";
            problems.push(Problem::error(&display_path(&link), None, message));
        }
    }
    if files.is_empty() && problems.len() == before {
        let message = "no article in this folder: it is searched for texts, pages, records, feeds and documents that are neither hidden nor git-ignored";
        problems.push(Problem::error(&display_path(path), None, message));
    }
    files
}

/// Drops files that were named before under whatever spelling; the smallest spelling stays, so that the order in which
/// they were named does not show.
pub(super) fn without_repeats(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut places: HashMap<PathBuf, usize> = HashMap::new();
    let mut kept: Vec<PathBuf> = Vec::new();
    for file in files {
        let real = file.canonicalize().unwrap_or_else(|_| file.clone());
        match places.get(&real) {
            Some(&place) => {
                let spelling = &mut kept[place];
                *spelling = file.min(spelling.clone());
            }
            None => {
                places.insert(real, kept.len());
                kept.push(file);
            }
        }
    }
    kept
}

/// A path as problems and reports show it: with `/` between folders.
pub fn display_path(path: &Path) -> String {
    let shown = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '\\' {
        shown.replace('\\', "/")
    } else {
        shown.into_owned()
    }
}

fn is_article(path: &Path) -> bool {
    let lower = |part: Option<&std::ffi::OsStr>| {
        part.map(|part| part.to_string_lossy().to_ascii_lowercase())
            .unwrap_or_default()
    };
    let (mut ending, mut stem) = (lower(path.extension()), lower(path.file_stem()));
    if ending == "gz" {
        let packed = Path::new(&stem).to_owned();
        (ending, stem) = (lower(packed.extension()), lower(packed.file_stem()));
    }
    ENDINGS.contains(&ending.as_str()) && stem != "readme"
}

fn walk_problem(root: &Path, error: &ignore::Error) -> Problem {
    let (path, reason) = innermost(error);
    let path = path.map_or_else(|| display_path(root), display_path);
    Problem::error(&path, None, reason)
}

/// The file an error is about, and the reason without the path.
fn innermost(error: &ignore::Error) -> (Option<&Path>, String) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), innermost(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => innermost(err),
        ignore::Error::Loop { child, .. } => (Some(child), "a link to a folder above itself".to_owned()),
        ignore::Error::Io(error) => (None, io_reason(error)),
        other => (None, format!("cannot be read: {other}")),
    }
}

/// The bytes of a file.
///
/// # Errors
/// The problem that kept it from being read.
pub fn read_file_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| Problem::error(&display_path(path), None, io_reason(&error)))
}

/// What the system says, in words that do not differ by system for the usual cases.
pub(super) fn io_reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "cannot be read: permission denied".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}
