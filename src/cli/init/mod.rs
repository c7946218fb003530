//! `onrecord init`: a config, a corpus of two invented articles that contradict each other, a job for CI.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use super::arguments::Init;
use super::output::{fail, print};

const FILES: [(&str, &str); 4] = [
    ("onrecord.toml", include_str!("onrecord.toml")),
    (
        "corpus/sample/2024-03-05-bridge-toll.md",
        include_str!("2024-03-05-bridge-toll.md"),
    ),
    (
        "corpus/sample/2024-10-22-bridge-toll.md",
        include_str!("2024-10-22-bridge-toll.md"),
    ),
    (".github/workflows/onrecord.yml", include_str!("ci.yml")),
];

/// Writes all files or, where one of them exists, none, and gives the exit status.
pub fn run(arguments: &Init) -> u8 {
    let taken: Vec<String> = FILES
        .iter()
        .map(|(name, _)| arguments.folder.join(name))
        .filter(|file| file.symlink_metadata().is_ok())
        .map(|file| format!("`{}`", file.display()))
        .collect();
    if let [start @ .., last] = taken.as_slice() {
        let names = match start {
            [] => format!("{last} exists"),
            start => format!("{} and {last} exist", start.join(", ")),
        };
        return fail(&format!(
            "{names} already: nothing is written over, and nothing was written"
        ));
    }
    let mut written = String::new();
    for (name, text) in FILES {
        let file = arguments.folder.join(name);
        if let Err(error) = create(&file, text) {
            return fail(&format!("cannot write {}: {error}", file.display()));
        }
        written += &format!("wrote {}\n", file.display());
    }
    written +=
        "Now run `onrecord check`: the sample shows one contradiction. Then put your own articles into corpus.\n";
    print(&written)
}

fn create(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut open = OpenOptions::new().write(true).create_new(true).open(file)?;
    open.write_all(text.as_bytes())
}
