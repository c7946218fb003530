//! The text of a baseline ↔ its entries: TOML, an entry a finding, ordered by fingerprint, so that entries of two branches
//! seldom stand at one place.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;
use toml::Spanned;

use crate::corpus::sha256;
use crate::problem::Problem;

/// The form of the file.
const VERSION: i64 = 1;

const HEAD: &str = "\
# Findings that are known: `onrecord check --baseline` sets them aside. `onrecord baseline update` writes this file,
# `onrecord baseline prune` drops what no longer matches. A `note` is for you to write and is kept.
";

/// What a baseline file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The file, as problems show it.
    pub path: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// By fingerprint.
    pub entries: BTreeMap<String, Entry>,
}

/// A finding that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Id of the rule.
    pub rule: String,
    /// Key of the actor.
    pub actor: String,
    /// Label of the matter.
    pub matter: String,
    /// What somebody wrote beside it.
    pub note: Option<String>,
    /// The articles it rests on, by path, each once.
    pub articles: Vec<Pinned>,
    /// Line of the file it begins at, from 1; 0 for one that is new. Not part of what is written.
    pub line: usize,
}

/// An article as it was when the finding was accepted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// Its file, from the folder of the baseline where it lies beneath.
    pub path: String,
    /// SHA-256 of its text.
    pub sha256: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: Spanned<i64>,
    #[serde(default)]
    finding: Vec<Spanned<Written>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fingerprint: String,
    rule: String,
    actor: String,
    matter: String,
    note: Option<String>,
    #[serde(default)]
    articles: Vec<Pinned>,
}

/// Reads a baseline. Of two entries with one fingerprint, as a merge may leave them, one is made.
///
/// # Errors
/// What is wrong with the text, with its line.
pub fn read(path: &str, text: &str) -> Result<Baseline, Problem> {
    let line = |offset: usize| text.as_bytes()[..offset].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let file: File = toml::from_str(text).map_err(|error| {
        let place = error.span().map(|span| line(span.start));
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        Problem::error(path, place, format!("not a baseline: {message}"))
    })?;
    if *file.version.get_ref() != VERSION {
        let message = format!(
            "the baseline has version {}, this program reads {VERSION}: make it anew with `onrecord baseline update`",
            file.version.get_ref()
        );
        return Err(Problem::error(path, Some(line(file.version.span().start)), message));
    }
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for finding in file.finding {
        let line = line(finding.span().start);
        let written = finding.into_inner();
        let entry = entries.entry(written.fingerprint).or_insert_with(|| Entry {
            rule: written.rule,
            actor: written.actor,
            matter: written.matter,
            line,
            ..Entry::default()
        });
        entry.note = entry.note.take().or(written.note);
        entry.articles.extend(written.articles);
        entry.articles.sort();
        entry.articles.dedup();
    }
    Ok(Baseline {
        path: path.to_owned(),
        sha256: sha256(text.as_bytes()),
        entries,
    })
}

/// The text of the file.
pub fn write(baseline: &Baseline) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let mut text = format!("{HEAD}version = {VERSION}\n");
    for (fingerprint, entry) in &baseline.entries {
        text += "\n[[finding]]\n";
        for (key, value) in [
            ("fingerprint", Some(fingerprint)),
            ("rule", Some(&entry.rule)),
            ("actor", Some(&entry.actor)),
            ("matter", Some(&entry.matter)),
            ("note", entry.note.as_ref()),
        ] {
            if let Some(value) = value {
                // Writing into a string cannot fail.
                let _ = writeln!(text, "{key} = {}", quoted(value));
            }
        }
        text += "articles = [\n";
        for Pinned { path, sha256 } in &entry.articles {
            let _ = writeln!(text, "  {{ path = {}, sha256 = {} }},", quoted(path), quoted(sha256));
        }
        text += "]\n";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Baseline {
        let entry = Entry {
            rule: "stance-reversed".into(),
            actor: "mara-velin".into(),
            matter: "the \"harbour\" toll\nand more".into(),
            note: Some("said before the merger".into()),
            articles: vec![Pinned {
                path: "corpus/a.md".into(),
                sha256: "00ff".into(),
            }],
            line: 5,
        };
        Baseline {
            path: "b.toml".into(),
            sha256: String::new(),
            entries: BTreeMap::from([("1f0c".into(), entry)]),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let written = write(&sample());
        let again = read("b.toml", &written).unwrap();
        assert_eq!(again.entries, sample().entries);
        assert_eq!(write(&again), written);
    }

    #[test]
    fn entries_that_a_merge_doubled_are_one() {
        let text = write(&sample());
        let (head, entry) = text.split_once("\n[[finding]]").unwrap();
        let other = entry.replace("00ff", "11ff").replace("note", "#");
        let again = read("b.toml", &format!("{head}\n[[finding]]{other}\n[[finding]]{entry}")).unwrap();
        assert_eq!(again.entries.len(), 1);
        assert_eq!(again.entries["1f0c"].articles.len(), 2);
        assert_eq!(again.entries["1f0c"].note.as_deref(), Some("said before the merger"));
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let problem = read("b.toml", text).unwrap_err();
        let line = problem.line.unwrap_or_default();
        assert_eq!(format!("{line}: {}", problem.message), expected);
    }

    #[test]
    fn what_is_no_baseline_is_told_with_its_line() {
        check(
            "version = 2\n",
            "1: the baseline has version 2, this program reads 1: make it anew with `onrecord baseline update`",
        );
        check(
            "version = 1\n<<<<<<< HEAD\n[[finding]]\n",
            "2: not a baseline: key with no value, expected `=`",
        );
        check(
            "version = 1\n\n[[finding]]\nrule = \"a\"\n",
            "3: not a baseline: missing field `fingerprint`",
        );
        check("", "1: not a baseline: missing field `version`");
    }
}
