//! A folder with files, and the program run in it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A folder that is gone when the test is.
pub struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// With these files: path and bytes.
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let project = Self {
            folder: tempfile::Builder::new().prefix("onrecord-").tempdir().unwrap(),
        };
        for (path, bytes) in files {
            project.write(path, bytes);
        }
        project
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What the user sees of a command, words parted by blanks.
    pub fn run(&self, command: &str) -> String {
        self.run_in(".", command, b"")
    }

    /// The same in a folder of the project, with something on standard input.
    pub fn run_in(&self, folder: &str, command: &str, input: &[u8]) -> String {
        self.run_prepared(folder, command, input, |_| ())
    }

    /// The same with something done to the environment first.
    pub fn run_prepared(&self, folder: &str, command: &str, input: &[u8], prepare: impl Fn(&mut Command)) -> String {
        let mut prepared = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        // Nothing goes into the cache of the user.
        prepared.env_remove("CLICOLOR_FORCE").env("ONRECORD_CACHE_DIR", "");
        prepare(&mut prepared);
        let mut child = prepared
            .args(command.split_whitespace())
            .current_dir(self.path().join(folder))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that does not read its input closes it early.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let mut seen = format!("$ onrecord {command}\n{}", text(&output.stdout));
        if !output.stderr.is_empty() {
            seen += &format!("-- standard error --\n{}", text(&output.stderr));
        }
        let status = output.status.code().unwrap();
        seen.replace(&self.path().display().to_string(), "/project") + &format!("-- status {status} --\n")
    }
}

/// What was seen, without what attribution makes of the articles: that is for other tests to say.
pub fn without_counts(seen: &str) -> String {
    seen.lines()
        .map(|line| match line.split_once(" · ") {
            Some((articles, _)) if articles.starts_with("Checked ") => {
                format!("{articles} · ...\n")
            }
            _ => format!("{line}\n"),
        })
        .collect()
}

/// Compares what was seen with the snapshot.
#[track_caller]
pub fn check(name: &str, seen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/cli");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, seen));
}

/// A dated article in which somebody says something.
pub const GOOD: &[u8] = b"---\ndate: 2024-03-05\noutlet: Estrel Courier\n---\n\n\"The toll must go,\" Transport Minister Mara Velin said on Tuesday.\n";
