//! `.md`: Markdown, with an optional front matter. Nothing is stripped: offsets are bytes of the file.

use super::article::{Article, Origin};
use super::fields::{Dated, FieldReader};
use super::front_matter::{self, Entries, Fence};
use super::read::Corpus;
use super::suppress;
use super::title::repeats_title;
use super::written_date::read_written_date;
use crate::problem::Problem;
use crate::text::Span;

/// Reads the text of one file into `corpus`.
pub(super) fn read_markdown(path: &str, text: String, corpus: &mut Corpus) {
    let mut line_of_date = 1;
    let mut suppressed_in = None;
    let (entries, start) = match front_matter::find(&text) {
        Fence::None => (Ok(Entries::new()), 0),
        Fence::Open => {
            let message = "front matter is not closed: a line `---` must end it";
            corpus.problems.push(Problem::error(path, Some(1), message));
            return;
        }
        Fence::Closed { yaml, first_line, end } => {
            line_of_date = first_line;
            suppressed_in = Some((yaml.to_owned(), first_line));
            (front_matter::entries(yaml, first_line), end)
        }
    };
    let body = Span::new(start, text.len());
    let has_text = !body
        .of(&text)
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty();
    let origin = Origin {
        path: path.to_owned(),
        record_line: None,
    };
    let mut article = Article::new(origin, text, body);
    match entries {
        Ok(entries) => {
            let dated = fill(&mut article, entries, &mut corpus.problems);
            if dated == Dated::Missing && has_text {
                let message =
                    "no date, so the article is left out of the check: write `date: YYYY-MM-DD` in the front matter";
                corpus.undated.push(Problem::warning(path, Some(line_of_date), message));
            }
        }
        Err((message, line)) => {
            suppressed_in = None;
            let message = format!("{message}; its fields are not read, and the article is left out of the check");
            corpus.problems.push(Problem::error(path, Some(line), message));
        }
    }
    if !has_text {
        let message = if start == 0 {
            "the file holds no text"
        } else {
            "the file holds no text after its front matter"
        };
        corpus.problems.push(Problem::error(path, Some(1), message));
        return;
    }
    if let Some((yaml, first_line)) = suppressed_in {
        suppress::read_front_matter(&mut article, &yaml, first_line, &mut corpus.problems);
    }
    suppress::take_comments(&mut article, &mut corpus.problems);
    corpus.articles.push(article);
}

/// Sets the fields of an article from its front matter.
fn fill(article: &mut Article, mut entries: Entries, problems: &mut Vec<Problem>) -> Dated {
    let path = article.origin.path.clone();
    let mut reader = FieldReader { path: &path, problems };
    let (written, line) = entries.remove("date").unwrap_or_default();
    let dated = reader.date(written, line);
    if let Dated::On(day) = dated {
        article.date = Some(day);
    }
    let mut text = |name: &str| {
        let (written, line) = entries.remove(name).unwrap_or_default();
        reader.text(name, written, line)
    };
    article.title = text("title");
    article.outlet = text("outlet");
    article.url = text("url");
    article.author = text("author");
    article.speaker = text("speaker");
    article.lang = text("lang");
    article.archived = text("archived");
    let modified = text("modified").and_then(|written| read_written_date(&written).ok());
    article.modified = modified;
    article
        .title
        .take_if(|title| repeats_title(article.body.of(&article.text), title));
    dated
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The article and the problems, one a line.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut corpus = Corpus::default();
        read_markdown("a.md", text.to_owned(), &mut corpus);
        assert_eq!(corpus.to_lines(), expected);
    }

    #[test]
    fn fields() {
        check(
            "---\ndate: 2024-01-05\ntitle: Toll to go\noutlet: Estrel Courier\nspeaker: Mara Velin\ntags: [a]\n---\n# Text\n",
            "2024-01-05 title=Toll to go outlet=Estrel Courier speaker=Mara Velin \"# Text\\n\"",
        );
    }

    #[test]
    fn a_repeated_title_is_read_from_the_text() {
        check(
            "---\ndate: 2024-01-05\ntitle: Toll to go\n---\n\n# Toll to go\n\nText",
            "2024-01-05 \"\\n# Toll to go\\n\\nText\"",
        );
    }

    #[test]
    fn each_mistake_is_told_and_the_rest_is_read() {
        check(
            "---\ndate: 2024-02-30\ntitle: [a, b]\noutlet: Estrel Courier\nspeaker: true\n---\nText",
            "undated outlet=Estrel Courier \"Text\"\n\
             a.md:2 error: `2024-02-30` is not a day of the calendar (YYYY-MM-DD); the article is left out of the check\n\
             a.md:3 error: `title` must be text, not a list\n\
             a.md:5 error: `speaker` must be text, not a truth value",
        );
    }

    #[test]
    fn undated_or_empty() {
        check(
            "Text",
            "undated \"Text\"\na.md:1 warning: no date, so the article is left out of the check: write `date: YYYY-MM-DD` in the front matter",
        );
        check("", "a.md:1 error: the file holds no text");
        check(
            "---\ndate: 2024-01-05\n---\n \n",
            "a.md:1 error: the file holds no text after its front matter",
        );
        check(
            "---\ndate: 2024-01-05\nText",
            "a.md:1 error: front matter is not closed: a line `---` must end it",
        );
    }
}
