//! `.rss`, `.atom`, `.xml`: a feed; an entry is an article, `path#2` the second one.
//!
//! The text is the full content of an entry where the feed has it, else its summary. Deliberately left out: what an entry
//! links to.

use quick_xml::XmlVersion;

use super::article::Origin;
use super::fields::Written;
use super::limits::Limits;
use super::page::text_of_fragment;
use super::read::Corpus;
use super::record_article::{From, read_fields};
use super::record_fields::Record;
use super::xml::{Piece, line_of, read_xml};
use crate::problem::Problem;

/// Elements of an entry and the field of a record each stands for; of one field the first listed counts.
const ELEMENTS: [(&str, &str); 16] = [
    ("content:encoded", "html"),
    ("content", "html"),
    ("description", "html"),
    ("summary", "html"),
    ("title", "title"),
    ("pubDate", "date"),
    ("published", "date"),
    ("dc:date", "date"),
    ("dcterms:created", "date"),
    ("issued", "date"),
    ("updated", "modified"),
    ("link", "url"),
    ("guid", "id"),
    ("id", "id"),
    ("dc:creator", "author"),
    ("author", "author"),
];
/// The first of these that is no more than a summary.
const SUMMARY: usize = 2;

#[derive(Default)]
struct Entry {
    line: usize,
    /// By element: its place in `ELEMENTS`, its text.
    found: Vec<(usize, String)>,
}

/// Reads the entries of a feed.
pub(super) fn read_feed(path: &str, xml: &str, limits: &Limits, corpus: &mut Corpus) {
    let mut walk = Walk::default();
    let (mut counted, mut line) = (0, 1);
    let read = read_xml(xml, limits.nesting, |piece, at| match piece {
        Piece::Open(start) => {
            let name: &str = start.name().into_inner();
            if matches!(name, "item" | "entry") {
                line += xml[counted..at].bytes().filter(|&byte| byte == b'\n').count();
                counted = at;
            }
            let href = start.attributes().flatten().find(|one| one.key.into_inner() == "href");
            let href = href
                .and_then(|one| one.normalized_value(XmlVersion::Implicit1_0).ok())
                .map(|href| href.into_owned());
            let rel = start.attributes().flatten().find(|one| one.key.into_inner() == "rel");
            let is_main = rel.is_none_or(|one| one.value == "alternate");
            walk.open(name, href.filter(|_| is_main), line);
        }
        Piece::Close => walk.close(),
        Piece::Text(text) => walk.text(&text),
    });
    if !walk.is_feed {
        let message = "neither an RSS nor an Atom feed";
        corpus.problems.push(Problem::error(path, None, message));
        return;
    }
    if let Err((at, message)) = read {
        let line = line_of(xml, at);
        corpus.problems.push(Problem::error(path, Some(line), message));
    } else if walk.entries.is_empty() {
        corpus
            .problems
            .push(Problem::error(path, Some(1), "the feed holds no entry"));
    }
    let outlet = walk.outlet.as_deref().and_then(|title| text_of_fragment(title, limits));
    let outlet = outlet
        .map(|title| title.trim().to_owned())
        .filter(|title| !title.is_empty());
    let mut summaries = 0;
    for (index, entry) in walk.entries.into_iter().enumerate() {
        let path = format!("{path}#{}", index + 1);
        summaries += usize::from(!entry.found.iter().any(|(element, _)| *element < SUMMARY));
        let mut record = Record::default();
        let mut found = entry.found;
        // Stable: of two elements of one name the first counts.
        found.sort_by_key(|(element, _)| *element);
        for (element, text) in found {
            if !text.trim().is_empty() {
                record.add(ELEMENTS[element].1, Written::Text(text));
            }
        }
        let from = From {
            origin: Origin {
                path,
                record_line: Some(entry.line),
            },
            line: entry.line,
            outlet: outlet.clone(),
        };
        let before = corpus.articles.len();
        read_fields(record, from, limits, corpus);
        for article in &mut corpus.articles[before..] {
            if article.id == format!("{}:{}", article.origin.path, entry.line) {
                article.id = article.origin.path.clone();
            }
        }
    }
    if summaries > 0 {
        let message = format!("{summaries} entries of the feed hold no more than a summary: only that is read");
        corpus.problems.push(Problem::warning(path, None, message));
    }
}

/// Where in the feed the reader is.
#[derive(Default)]
struct Walk {
    is_feed: bool,
    outlet: Option<String>,
    entries: Vec<Entry>,
    /// Names of the open elements.
    open: Vec<String>,
    /// How many were open when the entry began.
    entry: Option<usize>,
    /// The element being read: its place in `ELEMENTS` (none: the title of the feed), how many were open, text so far.
    element: Option<(Option<usize>, usize, String)>,
}

impl Walk {
    fn open(&mut self, name: &str, href: Option<String>, line: usize) {
        self.is_feed |= matches!(name, "rss" | "feed" | "rdf:RDF" | "channel");
        if let Some((element, _, text)) = &mut self.element {
            // Markup that was not escaped, as in Atom's `xhtml`; people are elements of their own.
            if element.is_none_or(|element| ELEMENTS[element].1 != "author") {
                *text += &format!("<{name}>");
            }
        } else if let Some(depth) = self.entry {
            if self.open.len() == depth
                && let Some(element) = ELEMENTS.iter().position(|(one, _)| *one == name)
            {
                let text = href.filter(|_| name == "link").unwrap_or_default();
                self.element = Some((Some(element), self.open.len(), text));
            }
        } else if matches!(name, "item" | "entry") {
            self.entry = Some(self.open.len() + 1);
            self.entries.push(Entry {
                line,
                ..Entry::default()
            });
        } else if name == "title" && self.outlet.is_none() && self.open.len() <= 2 {
            self.element = Some((None, self.open.len(), String::new()));
        }
        self.open.push(name.to_owned());
    }

    fn close(&mut self) {
        let name = self.open.pop().unwrap_or_default();
        match self.element.take() {
            Some((element, depth, text)) if depth == self.open.len() => match element {
                Some(element) => self.entries.extend_last(element, text),
                None => self.outlet = Some(text),
            },
            Some((element, depth, mut text)) => {
                if element.is_none_or(|element| ELEMENTS[element].1 != "author") {
                    text += &format!("</{name}>");
                }
                self.element = Some((element, depth, text));
            }
            None => {
                if self.entry.is_some_and(|depth| depth > self.open.len()) {
                    self.entry = None;
                }
            }
        }
    }

    fn text(&mut self, piece: &str) {
        let inner = self.open.last().map_or("", String::as_str);
        let Some((element, depth, text)) = &mut self.element else {
            return;
        };
        let is_nested = self.open.len() > *depth + 1;
        let is_author = element.is_some_and(|element| ELEMENTS[element].1 == "author");
        match (is_nested, is_author) {
            (true, true) if inner != "name" => {}
            (true, false) => *text += &piece.replace('&', "&amp;").replace('<', "&lt;"),
            _ => *text += piece,
        }
    }
}

trait ExtendLast {
    fn extend_last(&mut self, element: usize, text: String);
}

impl ExtendLast for Vec<Entry> {
    fn extend_last(&mut self, element: usize, text: String) {
        if let Some(entry) = self.last_mut() {
            entry.found.push((element, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(xml: &str, expected: &str) {
        let mut corpus = Corpus::default();
        read_feed("a.xml", xml, &Limits::default(), &mut corpus);
        assert_eq!(corpus.to_lines(), expected);
    }

    #[test]
    fn rss() {
        check(
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Estrel Courier</title>\n<image><title>x</title></image>\n\
             <item><title>Toll &amp; bridge</title><link>https://e.example/1</link><guid>g1</guid>\n\
             <pubDate>Fri, 05 Jan 2024 08:00:00 +0000</pubDate><dc:creator>A. Ruk</dc:creator>\n\
             <description>Short.</description><content:encoded><![CDATA[<p>One&nbsp;&amp; two.</p><p>Three.</p>]]></content:encoded></item>\n\
             </channel></rss>",
            "g1 2024-01-05 title=Toll & bridge outlet=Estrel Courier url=https://e.example/1 author=A. Ruk \"One & two.\\n\\nThree.\"",
        );
    }

    #[test]
    fn atom() {
        check(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Courier</title><entry>\n<title>Toll</title><link rel=\"self\" href=\"x\"/>\
             <link href=\"https://e.example/1\"/><published>2024-01-05T08:00:00Z</published><updated>2024-02-05T08:00:00Z</updated>\
             <author><name>A. Ruk</name><email>a@e.example</email></author>\
             <content type=\"xhtml\"><div><p>One &lt; two.</p><p>Three.</p></div></content></entry></feed>",
            "2024-01-05 title=Toll outlet=Courier url=https://e.example/1 author=A. Ruk \"One < two.\\n\\nThree.\"",
        );
    }

    #[test]
    fn mistakes() {
        check(
            "<urlset><url/></urlset>",
            "a.xml error: neither an RSS nor an Atom feed",
        );
        check(
            "<rss><channel></channel></rss>",
            "a.xml:1 error: the feed holds no entry",
        );
        check(
            "<rss><channel>\n<item><description>One.</description></item>\n<item><pubDate>2024-01-05</pubDate><description>Two",
            "undated \"One.\"\n\
             a.xml:3 error: it ends within an element\n\
             a.xml#2:3 error: the record has no `text`\n\
             a.xml warning: 2 entries of the feed hold no more than a summary: only that is read\n\
             a.xml#1:2 warning: no date, so the article is left out of the check: `date` of the record is absent or null",
        );
    }
}
