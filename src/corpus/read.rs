//! The one way in: paths → corpus.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::article::Article;
use super::decode::decode;
use super::identity::make_ids_unique;
use super::markdown::read_markdown;
use super::records::{read_json, read_jsonl};
use super::txt::read_txt;
use super::walk::{display_path, files, read_file_bytes, without_repeats};
use crate::problem::Problem;

/// The name of standard input in problems and reports.
const DRAFT: &str = "-";

/// Something to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file or folder, as the user named it.
    Path(PathBuf),
    /// What came from standard input, known as `-`.
    Draft(Vec<u8>),
}

/// Articles and what could not be read of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// In the order of the input: paths as named, files of a folder by name, records by line.
    pub articles: Vec<Article>,
    /// What could not be read, sorted by path and line.
    pub problems: Vec<Problem>,
    /// A warning for each article that bears no date at all: it matters only to those who need one.
    pub undated: Vec<Problem>,
}

impl Corpus {
    /// Only the dated articles, ordered by date, path and line whatever the order of the input, with a problem for
    /// each one left out.
    pub fn into_dated(mut self) -> Corpus {
        self.articles.retain(|article| article.date.is_some());
        self.articles.sort_by(|one, other| one.order().cmp(&other.order()));
        self.problems.append(&mut self.undated);
        self.problems.sort();
        self
    }

    fn append(&mut self, mut other: Corpus) {
        self.articles.append(&mut other.articles);
        self.problems.append(&mut other.problems);
        self.undated.append(&mut other.undated);
    }
}

/// Reads all articles. Never fails as a whole: what cannot be read is a problem of the corpus.
pub fn read(inputs: &[Input]) -> Corpus {
    let mut corpus = Corpus::default();
    let mut paths = Vec::new();
    let mut draft = None;
    for input in inputs {
        match input {
            Input::Path(path) => paths.extend(files(path, &mut corpus.problems)),
            Input::Draft(bytes) => draft = Some(bytes),
        }
    }
    let read: Vec<Corpus> = without_repeats(paths).par_iter().map(|path| read_file(path)).collect();
    for file in read {
        corpus.append(file);
    }
    if let Some(bytes) = draft {
        corpus.append(read_bytes(DRAFT, sniff(bytes), bytes));
    }
    make_ids_unique(&mut corpus.articles, &mut corpus.problems);
    corpus.problems.sort();
    corpus.undated.sort();
    corpus
}

#[derive(Clone, Copy)]
enum Format {
    Txt,
    Markdown,
    Jsonl,
    Json,
    Html,
}

fn read_file(path: &Path) -> Corpus {
    let name = display_path(path);
    let bytes = match read_file_bytes(path) {
        Ok(bytes) => bytes,
        Err(problem) => return only_problem(problem),
    };
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    let format = match ending.as_deref().and_then(|ending| ending.to_str()) {
        Some("txt") => Format::Txt,
        Some("md" | "markdown") => Format::Markdown,
        Some("jsonl" | "ndjson") => Format::Jsonl,
        Some("json") => Format::Json,
        Some("html" | "htm") => Format::Html,
        _ => sniff(&bytes),
    };
    read_bytes(&name, format, &bytes)
}

/// The format of a text without a name: records if it starts with `{`, front matter if with `---`, else plain text.
fn sniff(bytes: &[u8]) -> Format {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes.trim_ascii_start() {
        [b'{', ..] => Format::Jsonl,
        _ if bytes.starts_with(b"---") => Format::Markdown,
        _ => Format::Txt,
    }
}

fn read_bytes(path: &str, format: Format, bytes: &[u8]) -> Corpus {
    let mut corpus = Corpus::default();
    match (format, decode(path, bytes, 1)) {
        (Format::Jsonl, _) => read_jsonl(path, bytes, &mut corpus),
        (Format::Html, _) => {
            let message = "HTML is not read: name a .txt, .md, .jsonl or .json file";
            corpus.problems.push(Problem::error(path, None, message));
        }
        (_, Err(problem)) => corpus.problems.push(problem),
        (Format::Txt, Ok(text)) => read_txt(path, text.to_owned(), &mut corpus),
        (Format::Markdown, Ok(text)) => read_markdown(path, text.to_owned(), &mut corpus),
        (Format::Json, Ok(text)) => read_json(path, text, &mut corpus),
    }
    corpus
}

fn only_problem(problem: Problem) -> Corpus {
    Corpus {
        problems: vec![problem],
        ..Corpus::default()
    }
}

#[cfg(test)]
impl Corpus {
    /// The articles and the problems, one a line, for tests.
    pub(super) fn to_lines(&self) -> String {
        let articles = self.articles.iter().map(|article| {
            let date = article.date.map(|day| day.to_string());
            let mut line = date.unwrap_or_else(|| "undated".to_owned());
            if article.id != article.origin.path {
                line = format!("{} {line}", article.id);
            }
            for (name, value) in [
                ("title", &article.title),
                ("outlet", &article.outlet),
                ("url", &article.url),
                ("author", &article.author),
                ("speaker", &article.speaker),
                ("lang", &article.lang),
            ] {
                if let Some(value) = value {
                    line += &format!(" {name}={value}");
                }
            }
            format!("{line} {:?}", article.prose())
        });
        let problems = self.problems.iter().chain(&self.undated).map(|problem| {
            let line = problem.line.map(|line| format!(":{line}"));
            let (line, severity) = (line.unwrap_or_default(), problem.severity.as_str());
            format!("{}{line} {severity}: {}", problem.path, problem.message)
        });
        articles.chain(problems).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(draft: &str, expected: &str) {
        let corpus = read(&[Input::Draft(draft.as_bytes().to_vec())]);
        assert_eq!(corpus.to_lines(), expected);
    }

    #[test]
    fn a_draft_tells_its_format_by_its_start() {
        check("date 2024-01-05 No.", "2024-01-05 \"No.\"");
        check("---\ndate: 2024-01-05\n---\nNo.", "2024-01-05 \"No.\"");
        check(
            "\n {\"date\":\"2024-01-05\",\"text\":\"No.\"}\n",
            "-:2 2024-01-05 \"No.\"",
        );
    }

    /// A folder with these files.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        folder
    }

    fn read_paths(folder: &tempfile::TempDir, named: &[&str]) -> Corpus {
        let input = |name: &&str| Input::Path(folder.path().join(name));
        read(&named.iter().map(input).collect::<Vec<_>>())
    }

    fn names(corpus: &Corpus) -> Vec<&str> {
        let paths = corpus.articles.iter().map(|article| article.origin.path.as_str());
        paths.map(|path| path.rsplit('/').next().unwrap_or(path)).collect()
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names() {
        let folder = folder(&[
            ("b.txt", "date 2024-01-05 No."),
            ("a/z.md", "No."),
            ("a/.hidden.md", "No."),
            ("README.md", "No."),
            ("c.TXT", "No."),
            ("d.csv", "No."),
            ("e.jsonl", "{\"text\":\"No.\"}"),
            ("f.md", "No."),
            (".gitignore", "f.md\n"),
        ]);
        let corpus = read_paths(&folder, &["."]);
        assert_eq!(names(&corpus), ["z.md", "b.txt", "c.TXT", "e.jsonl"]);
        assert_eq!(
            names(&read_paths(&folder, &["f.md", "README.md"])),
            ["f.md", "README.md"]
        );
    }

    #[test]
    fn the_order_of_paths_and_repeats_change_nothing() {
        let folder = folder(&[
            ("b.txt", "date 2024-01-05 No."),
            ("a.txt", "date 2024-01-05 No."),
            (
                "c.jsonl",
                "{\"id\":\"x\",\"date\":\"2023-01-05\",\"text\":\"No.\"}\n{\"id\":\"x\",\"date\":\"2022-01-05\",\"text\":\"No.\"}\n",
            ),
            ("d.jsonl", "{\"id\":\"x\",\"date\":\"2024-01-05\",\"text\":\"No.\"}\n"),
            ("e.txt", ""),
        ]);
        let expected = read_paths(&folder, &["a.txt", "b.txt", "c.jsonl", "d.jsonl", "e.txt"]);
        let expected = expected.into_dated();
        assert_eq!(names(&expected), ["c.jsonl", "c.jsonl", "a.txt", "b.txt", "d.jsonl"]);
        for named in [
            &["e.txt", "d.jsonl", "c.jsonl", "b.txt", "a.txt"][..],
            &["b.txt", "d.jsonl", "d.jsonl", "c.jsonl", "a.txt", "e.txt", "b.txt"][..],
        ] {
            assert_eq!(read_paths(&folder, named).into_dated(), expected);
        }
    }
}
