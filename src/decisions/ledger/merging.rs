//! How git merges a ledger that is one file: both sides' lines, whatever their order (`merge=union`).
//!
//! Two branches that each add a line at one place of a file are a conflict to git, a new file most of all. The order of lines
//! says nothing in a ledger but for the decisions of one day on one finding, so that both sides' lines may stand. Not all
//! that merges asks for attributes (the button of some hosts does not): a ledger that is a folder needs none.

use std::io::Result;
use std::path::Path;

use super::hold::folder_of;
use crate::decisions::write_whole;

/// Adds the ledger to the `.gitattributes` beside it, where the file lies in a work tree of git and is not named there yet.
pub(super) fn ask_for_union(ledger: &Path) -> Result<()> {
    let folder = folder_of(ledger);
    let is_in_git = folder
        .canonicalize()?
        .ancestors()
        .any(|above| above.join(".git").exists());
    let Some(name) = ledger.file_name().map(|name| name.to_string_lossy()) else {
        return Ok(());
    };
    if !is_in_git {
        return Ok(());
    }
    let attributes = folder.join(".gitattributes");
    let mut text = match attributes.symlink_metadata() {
        Ok(_) => std::fs::read(&attributes)?,
        Err(_) => Vec::new(),
    };
    let pattern = pattern(&name);
    let is_named = text
        .split(|&byte| byte == b'\n')
        .any(|line| line.starts_with(pattern.as_bytes()));
    if is_named {
        return Ok(());
    }
    if !text.is_empty() && !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    text.extend(format!("{pattern} merge=union\n").as_bytes());
    write_whole(&attributes, &text)
}

/// A file of this folder as a pattern of `.gitattributes`, quoted where it must be.
fn pattern(name: &str) -> String {
    match name.chars().any(|c| c.is_whitespace() || "\"\\*?[#!".contains(c)) {
        true => format!("{:?}", format!("/{}", name.replace(['*', '?', '['], "?"))),
        false => format!("/{name}"),
    }
}
