//! Snapshots of rules: `snapshots/rules/<id>.snap` beside the config or pack, in the form that cargo-insta reads; what is
//! not accepted yet is `<id>.snap.new`.

use std::path::{Path, PathBuf};

use onrecord::Problem;
use onrecord::corpus::{display_path, read_text};
use onrecord::rules::{Home, Rule};

/// The folder of snapshots, from that of the config or pack.
pub const FOLDER: &str = "snapshots/rules";

/// How a result stands to its snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The same.
    Same,
    /// There is none yet.
    New,
    /// Another one, which said this.
    Changed(String),
}

/// The snapshot of a rule.
pub struct Snapshot {
    file: PathBuf,
    pending: PathBuf,
    header: String,
    page: String,
}

impl Snapshot {
    /// Of what came out of a rule that was read from `home`.
    pub fn of(rule: &Rule, home: &Home, page: &str) -> Self {
        let folder = home.folder.join(FOLDER);
        let from = display_path(&home.folder);
        let source = home.path.strip_prefix(&from).unwrap_or(&home.path);
        // Quoted, since `true` and `null` are ids, too, and no text to a reader of YAML.
        let source = serde_json::Value::from(source.trim_start_matches('/'));
        let id = serde_json::Value::from(rule.id.as_str());
        Self {
            file: folder.join(format!("{}.snap", rule.id)),
            pending: folder.join(format!("{}.snap.new", rule.id)),
            header: format!("---\nsource: {source}\ndescription: {id}\n---\n"),
            page: page.trim_end().to_owned(),
        }
    }

    /// How the result stands to it.
    ///
    /// # Errors
    /// It cannot be read; nothing is written over it then.
    pub fn state(&self) -> Result<State, Problem> {
        if self.file.symlink_metadata().is_err() {
            return Ok(State::New);
        }
        let text = read_text(&self.file)?;
        let old = content(&text).map_err(|(line, message)| {
            let message = format!("{message}: put it right, or move the file away and run `onrecord test` again");
            Problem::error(&self.name(), Some(line), message)
        })?;
        Ok(match old == self.page {
            true => State::Same,
            false => State::Changed(old),
        })
    }

    /// Whether a result waits to be accepted.
    pub fn is_pending(&self) -> bool {
        self.pending.is_file()
    }

    /// Leaves the result to be accepted.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write_pending(&self) -> Result<(), Problem> {
        let folder = self.pending.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&self.pending, format!("{}{}\n", self.header, self.page)))
            .map_err(|error| cannot("written", &self.pending, &error))
    }

    /// Takes away what waited.
    ///
    /// # Errors
    /// It cannot be taken away.
    pub fn reject(&self) -> Result<(), Problem> {
        if !self.is_pending() {
            return Ok(());
        }
        std::fs::remove_file(&self.pending).map_err(|error| cannot("removed", &self.pending, &error))
    }

    /// Puts what waits in the place of the snapshot, in one step: at no time there is none.
    ///
    /// # Errors
    /// It cannot be written; the snapshot is then as it was.
    pub fn accept(&self) -> Result<(), Problem> {
        std::fs::rename(&self.pending, &self.file).map_err(|error| cannot("written", &self.file, &error))
    }

    /// The file, for a reader.
    pub fn name(&self) -> String {
        display_path(&self.file)
    }

    /// What came out.
    pub fn page(&self) -> &str {
        &self.page
    }
}

fn cannot(what: &str, file: &Path, error: &std::io::Error) -> Problem {
    let reason = match error.kind() {
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    let message = format!("cannot be {what}: {reason}; no snapshot was changed");
    Problem::error(&display_path(file), None, message)
}

/// What stands beneath the header of a snapshot.
fn content(text: &str) -> Result<String, (usize, String)> {
    let plain = text.replace("\r\n", "\n");
    let Some(rest) = plain.strip_prefix("---\n") else {
        return Err((1, "not a snapshot: the first line must be `---`".to_owned()));
    };
    match rest.split_once("\n---\n") {
        Some((_, page)) => Ok(page.trim_end().to_owned()),
        None => {
            let message = "not a snapshot: the line `---` that ends its header is missing";
            Err((1, message.to_owned()))
        }
    }
}

/// Snapshots in a folder that belong to none of these rules, in order.
pub fn orphans(folder: &Path, ids: &[&str]) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.join(FOLDER)) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            let id = name.strip_suffix(".snap").or_else(|| name.strip_suffix(".snap.new"));
            id.is_some_and(|id| !ids.contains(&id))
        })
        .map(|name| display_path(&folder.join(FOLDER).join(name)))
        .collect();
    names.sort();
    names
}
