//! `.txt`: prose, with an optional opening `date YYYY-MM-DD` as first line or first words.

use super::article::{Article, Origin};
use super::date::{looks_like_a_date, read_date};
use super::read::Corpus;
use super::suppress;
use crate::problem::Problem;
use crate::text::Span;

/// Reads the text of one file into `corpus`.
pub(super) fn read_txt(path: &str, text: String, corpus: &mut Corpus) {
    let (opening, start) = opening(&text);
    let body = Span::new(start, text.len());
    let origin = Origin {
        path: path.to_owned(),
        record_line: None,
    };
    let mut article = Article::new(origin, text, body);
    let has_text = !article.prose().trim().is_empty();
    match opening {
        None if has_text => {
            let message = "no date, so the article is left out of the check: begin the file with `date YYYY-MM-DD`";
            corpus.undated.push(Problem::warning(path, Some(1), message));
        }
        None => {}
        Some((at, written)) => match read_date(&written) {
            Ok(date) => article.date = Some(date),
            Err(message) => {
                let (line, _) = article.line_column(at);
                let message = format!("{message}; the article is left out of the check");
                corpus.problems.push(Problem::error(path, Some(line), message));
            }
        },
    }
    if !has_text {
        let message = "the file holds no text";
        corpus.problems.push(Problem::error(path, Some(1), message));
        return;
    }
    suppress::take_comments(&mut article, &mut corpus.problems);
    corpus.articles.push(article);
}

/// The date as written with its offset, and the offset at which the prose begins.
fn opening(text: &str) -> (Option<(usize, String)>, usize) {
    let skipped = |from: usize| {
        let rest = &text[from..];
        text.len()
            - rest
                .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                .len()
    };
    let start = skipped(0);
    let none = (None, start);
    let Some(word) = text.get(start..start + 4) else {
        return none;
    };
    if !word.eq_ignore_ascii_case("date") {
        return none;
    }
    let after = text[start + 4..].trim_start_matches(':');
    if !after.starts_with([' ', '\t']) {
        return none;
    }
    let at = skipped(text.len() - after.len());
    let word = text[at..].split(char::is_whitespace).next().unwrap_or_default();
    let written = word.trim_end_matches(['.', ',', ';', ':']);
    let (day, _time) = written.split_once('T').unwrap_or((written, ""));
    if !looks_like_a_date(day) {
        return none;
    }
    (Some((at, written.to_owned())), skipped(at + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Date, prose, and problems, one a line.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut corpus = Corpus::default();
        read_txt("a.txt", text.to_owned(), &mut corpus);
        let mut got = Vec::new();
        for article in &corpus.articles {
            got.push(format!("{:?} {:?}", article.date, article.prose()));
        }
        for problem in corpus.problems.iter().chain(&corpus.undated) {
            let line = problem.line.unwrap_or_default();
            got.push(format!("{line} {}: {}", problem.severity.as_str(), problem.message));
        }
        assert_eq!(got.join("\n"), expected);
    }

    #[test]
    fn a_date_opens_the_text() {
        let expected = "Some(2025-02-24) \"Estrel votes.\"";
        check("date 2025-02-24\nEstrel votes.", expected);
        check(" date 2025-02-24 Estrel votes.", expected);
        check("\u{feff}date 2025-02-24\r\n\r\nEstrel votes.", expected);
        check("Date: 2025-02-24\nEstrel votes.", expected);
        check("date 2025-02-24T10:00:00Z\nEstrel votes.", expected);
    }

    #[test]
    fn an_undated_text_is_read() {
        let warning =
            "1 warning: no date, so the article is left out of the check: begin the file with `date YYYY-MM-DD`";
        check("Date palms grow.", &format!("None \"Date palms grow.\"\n{warning}"));
        check("Date 5 came.", &format!("None \"Date 5 came.\"\n{warning}"));
        check("dat", &format!("None \"dat\"\n{warning}"));
        check("日本", &format!("None \"日本\"\n{warning}"));
    }

    #[test]
    fn a_broken_date_is_an_error_at_its_line() {
        check(
            "\ndate 2025-13-40\nEstrel votes.",
            "None \"Estrel votes.\"\n2 error: `2025-13-40` is not a day of the calendar (YYYY-MM-DD); the article is left out of the check",
        );
        check(
            "date 24.02.2025 Estrel votes.",
            "None \"Estrel votes.\"\n1 error: `24.02.2025` is not a date: write it as YYYY-MM-DD; the article is left out of the check",
        );
    }

    #[test]
    fn a_file_without_text_is_an_error() {
        check("", "1 error: the file holds no text");
        check("date 2025-02-24\n", "1 error: the file holds no text");
    }
}
