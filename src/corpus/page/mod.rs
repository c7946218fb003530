//! `.html`: a page → its main text and what it says of itself.
//!
//! The main text is found by the crate `dom_smoothie`; its elements are turned into text here, so that paragraphs stay
//! apart. Where it finds none, what stands in `article` or `main` is taken, then the text that JSON-LD repeats.

mod facts;
mod nesting;
mod prose;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::article::{Article, Origin};
use super::encoding::to_text;
use super::limits::Limits;
use super::read::Corpus;
use super::title::repeats_title;
use crate::problem::Problem;
use crate::text::Span;

/// Elements that a page has at most: more are no article.
const MOST_ELEMENTS: usize = 200_000;
/// How far into a page its encoding may be declared, in bytes.
const DECLARED_WITHIN: usize = 2048;
/// A main text of fewer characters is weighed against what else is there.
const SHORT: usize = 140;

/// Where a page comes from, and what is known of it from outside.
#[derive(Clone, Default)]
pub(super) struct Source<'a> {
    pub path: &'a str,
    /// The encoding that its transport declared.
    pub charset: Option<String>,
    /// The address it was fetched from.
    pub url: Option<String>,
    /// Id of the archived copy.
    pub archived: Option<String>,
}

/// Reads one page into `corpus`.
pub(super) fn read_page(source: &Source<'_>, bytes: &[u8], limits: &Limits, corpus: &mut Corpus) {
    let path = source.path;
    let declared = source.charset.clone().or_else(|| declared_charset(bytes));
    let decoded = to_text(bytes, declared.as_deref());
    if let Some((line, message)) = decoded.warning() {
        corpus.problems.push(Problem::warning(path, Some(line), message));
    }
    let html = decoded.text.trim_start_matches('\u{feff}');
    if nesting::is_deeper_than(html, limits.nesting) {
        let message = format!(
            "more than {} elements stand within each other: left out (`nesting` under [limits] in onrecord.toml)",
            limits.nesting
        );
        corpus.problems.push(Problem::error(path, None, message));
        return;
    }
    let page = Document::from(html);
    let facts = facts::facts_of(&page);
    let shown = shown_text(&page);
    let main = main_text(page);
    let text = [main, shown, facts.text.unwrap_or_default()]
        .into_iter()
        .reduce(|best, next| {
            if best.chars().count() < SHORT && next.len() > best.len() {
                next
            } else {
                best
            }
        })
        .unwrap_or_default();
    if text.trim().is_empty() {
        corpus
            .problems
            .push(Problem::error(path, None, "the page holds no text of an article"));
        return;
    }
    let body = Span::new(0, text.len());
    let origin = Origin {
        path: path.to_owned(),
        record_line: None,
    };
    let mut article = Article::new(origin, text, body);
    article.date = facts.date;
    if facts.date.is_none() {
        let problem = match facts.broken_date {
            Some(message) => {
                let message = format!("{message}; the article is left out of the check");
                corpus.problems.push(Problem::error(path, None, message));
                None
            }
            None => Some(
                "no date, so the article is left out of the check: neither JSON-LD nor a meta tag of the page bears one",
            ),
        };
        if let Some(message) = problem {
            corpus.undated.push(Problem::warning(path, None, message));
        }
    }
    article.title = facts.title.filter(|title| !repeats_title(&article.text, title));
    article.outlet = facts.outlet;
    article.url = facts.url.or_else(|| source.url.clone());
    article.author = facts.author;
    article.lang = facts.lang;
    article.modified = facts.modified;
    article.archived = source.archived.clone();
    corpus.articles.push(article);
}

/// The text of a piece of HTML, such as a feed or an exporter holds; as it stands where there is no markup in it.
pub(super) fn text_of_fragment(html: &str, limits: &Limits) -> Option<String> {
    if !html.contains(['<', '&']) {
        return Some(html.to_owned());
    }
    if nesting::is_deeper_than(html, limits.nesting) {
        return None;
    }
    Some(prose::text_of(&Document::fragment(html).root()))
}

fn main_text(page: Document) -> String {
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        disable_json_ld: true,
        ..Config::default()
    };
    let Ok(mut reader) = Readability::with_document(page, None, Some(config)) else {
        return String::new();
    };
    match reader.parse() {
        Ok(found) => prose::text_of(&Document::fragment(found.content).root()),
        Err(_) => String::new(),
    }
}

/// What stands in the only `article`, or in `main`, or in the body.
fn shown_text(page: &Document) -> String {
    for selector in ["article", "main", "[role='main']", "body"] {
        if let [node] = page.select(selector).nodes() {
            return prose::text_of(node);
        }
    }
    String::new()
}

/// `charset=…` in a meta tag, or the encoding of an XML declaration.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let after = head.find("charset=").map(|at| at + "charset=".len()).or_else(|| {
        head.starts_with("<?xml")
            .then(|| head.find("encoding=").map(|at| at + "encoding=".len()))?
    })?;
    let label: String = head[after..]
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests;
