//! The one way in: paths → corpus.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::article::Article;
use super::docx::read_docx;
use super::encoding::to_text;
use super::feed::read_feed;
use super::format::Format;
use super::guard::guarded;
use super::identity::make_ids_unique;
use super::limits::{Limits, over};
use super::markdown::read_markdown;
use super::packed::unpacked;
use super::page::{Source, declared_charset, read_page};
use super::records::{read_json, read_jsonl};
use super::table::read_table;
use super::txt::read_txt;
use super::walk::{display_path, files, io_reason, without_repeats};
use super::warc::read_warc;
use crate::problem::Problem;

/// The name of standard input in problems and reports.
const DRAFT: &str = "-";
/// Bytes that are asked of the system at a time.
const BUFFER: usize = 1 << 16;

/// Something to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file or folder, as the user named it.
    Path(PathBuf),
    /// What came from standard input, known as `-`.
    Draft(Vec<u8>),
    /// A file as an editor has it: what lies on the disk is not looked at.
    Open(PathBuf, Vec<u8>),
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

    pub(super) fn append(&mut self, mut other: Corpus) {
        self.articles.append(&mut other.articles);
        self.problems.append(&mut other.problems);
        self.undated.append(&mut other.undated);
    }
}

/// Reads all articles. Never fails as a whole: what cannot be read is a problem of the corpus.
pub fn read(inputs: &[Input]) -> Corpus {
    read_within(inputs, &Limits::default())
}

/// The same, within limits of the user's own.
pub fn read_within(inputs: &[Input], limits: &Limits) -> Corpus {
    let mut corpus = Corpus::default();
    let mut paths = Vec::new();
    let mut draft = None;
    let mut open = Vec::new();
    for input in inputs {
        match input {
            Input::Path(path) => paths.extend(files(path, &mut corpus.problems)),
            Input::Draft(bytes) => draft = Some(bytes),
            Input::Open(path, bytes) => open.push((display_path(path), path, bytes)),
        }
    }
    let read: Vec<Corpus> = without_repeats(paths)
        .par_iter()
        .map(|path| {
            let name = display_path(path);
            guarded_corpus(&name, |corpus| read_file(path, &name, limits, corpus))
        })
        .collect();
    corpus
        .articles
        .reserve_exact(read.iter().map(|file| file.articles.len()).sum());
    for file in read {
        corpus.append(file);
    }
    for (name, path, bytes) in open {
        let format = Format::of_name(path).unwrap_or_else(|| Format::sniff(bytes));
        corpus.append(guarded_corpus(&name, |corpus| {
            read_unpacked(&name, format, &mut &bytes[..], limits, corpus);
        }));
    }
    if let Some(bytes) = draft {
        corpus.append(guarded_corpus(DRAFT, |corpus| {
            read_unpacked(DRAFT, Format::sniff(bytes), &mut &bytes[..], limits, corpus);
        }));
    }
    make_ids_unique(&mut corpus.articles, &mut corpus.problems);
    corpus.problems.sort();
    corpus.undated.sort();
    corpus
}

/// What `work` reads of one file or record; where it panics, that is a problem of that file.
pub(super) fn guarded_corpus(path: &str, work: impl FnOnce(&mut Corpus)) -> Corpus {
    let read = guarded(|| {
        let mut corpus = Corpus::default();
        work(&mut corpus);
        // A list grows by more than one at a time, which counts in a folder of a million files.
        corpus.articles.shrink_to_fit();
        corpus
    });
    read.unwrap_or_else(|| {
        let message = "cannot be read: its reader failed on what it holds, which is a mistake of this program";
        only_problem(Problem::error(path, None, message))
    })
}

fn read_file(path: &Path, name: &str, limits: &Limits, corpus: &mut Corpus) {
    let mut fail = |error: std::io::Error| {
        corpus.problems.push(Problem::error(name, None, io_reason(&error)));
    };
    let mut reader = match File::open(path) {
        Ok(file) => BufReader::with_capacity(BUFFER, file),
        Err(error) => return fail(error),
    };
    let format = match Format::of_name(path) {
        Some(format) => format,
        None => match reader.fill_buf() {
            Ok(start) => Format::sniff(start),
            Err(error) => return fail(error),
        },
    };
    let is_whole = !matches!(format, Format::Jsonl | Format::Warc | Format::Packed(_));
    // Not worth beginning; what has no length, such as a pipe, is measured as it is read.
    if is_whole
        && reader
            .get_ref()
            .metadata()
            .is_ok_and(|about| about.len() > limits.file_size)
    {
        let message = over("the file", limits.file_size, "file-size");
        corpus.problems.push(Problem::error(name, None, message));
        return;
    }
    read_unpacked(name, format, &mut reader, limits, corpus);
}

/// Reads a stream of a format, and what is packed in it.
fn read_unpacked(path: &str, format: Format, reader: &mut dyn BufRead, limits: &Limits, corpus: &mut Corpus) {
    let Format::Packed(inner) = format else {
        return read_stream(path, format, reader, limits, corpus);
    };
    let mut reader = unpacked(reader, limits);
    let format = match inner {
        Some(inner) => inner.format(),
        None => match reader.fill_buf().map(Format::sniff) {
            Ok(Format::Packed(_)) => {
                let message = "packed more than once: left out";
                corpus.problems.push(Problem::error(path, None, message));
                return;
            }
            Ok(format) => format,
            Err(error) => {
                corpus.problems.push(Problem::error(path, None, io_reason(&error)));
                return;
            }
        },
    };
    read_stream(path, format, &mut reader, limits, corpus);
}

fn read_stream(path: &str, format: Format, reader: &mut dyn BufRead, limits: &Limits, corpus: &mut Corpus) {
    match format {
        Format::Jsonl => return read_jsonl(path, reader, limits, corpus),
        Format::Warc => return read_warc(path, reader, limits, corpus),
        Format::Pdf => {
            let message = "PDF is not read: save it as text, as with `pdftotext`, and name that file";
            corpus.problems.push(Problem::error(path, None, message));
            return;
        }
        _ => {}
    }
    let bytes = match whole(reader, limits) {
        Ok(bytes) => bytes,
        Err(message) => {
            corpus.problems.push(Problem::error(path, None, message));
            return;
        }
    };
    match format {
        Format::Html => {
            let source = Source {
                path,
                ..Source::default()
            };
            return read_page(&source, &bytes, limits, corpus);
        }
        Format::Docx => return read_docx(path, &bytes, limits, corpus),
        _ => {}
    }
    let declared = matches!(format, Format::Feed)
        .then(|| declared_charset(&bytes))
        .flatten();
    let decoded = to_text(&bytes, declared.as_deref());
    if let Some((line, message)) = decoded.warning() {
        corpus.problems.push(Problem::warning(path, Some(line), message));
    }
    let text = decoded.text;
    match format {
        Format::Markdown => read_markdown(path, text, corpus),
        Format::Json => read_json(path, &text, limits, corpus),
        Format::Csv => read_table(path, &text, limits, corpus),
        Format::Feed => read_feed(path, &text, limits, corpus),
        _ => read_txt(path, text, corpus),
    }
}

/// All of a stream.
fn whole(reader: &mut dyn BufRead, limits: &Limits) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    match reader.take(limits.file_size + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > limits.file_size => Err(over("the file", limits.file_size, "file-size")),
        Ok(_) => Ok(bytes),
        Err(error) => Err(io_reason(&error)),
    }
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
