//! What a page says of itself: title, date, outlet, address, author, from JSON-LD, meta tags and a few elements.
//!
//! Of several answers the first counts, JSON-LD before meta tags before elements that are shown. The day of a change is
//! not the day of publication, and no address and no clock of the machine is asked for a date.

use chrono::NaiveDate;
use dom_query::Document;
use serde_json::Value;

use super::super::written_date::read_written_date;

/// The facts that were found.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Facts {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub lang: Option<String>,
    pub date: Option<NaiveDate>,
    pub modified: Option<NaiveDate>,
    /// Why no date that the page bears could be read.
    pub broken_date: Option<String>,
    /// The text that JSON-LD repeats, where it does.
    pub text: Option<String>,
}

const TITLES: [&str; 3] = ["og:title", "twitter:title", "dc.title"];
const DATES: [&str; 16] = [
    "article:published_time",
    "og:published_time",
    "article:published",
    "datePublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
];
const CHANGES: [&str; 4] = [
    "article:modified_time",
    "og:updated_time",
    "dateModified",
    "dcterms.modified",
];
const OUTLETS: [&str; 3] = ["og:site_name", "dc.publisher", "application-name"];
const AUTHORS: [&str; 4] = ["author", "article:author", "parsely-author", "dc.creator"];

/// Types of JSON-LD that stand for the text of a page, the surest first.
const TYPES: [&str; 10] = [
    "NewsArticle",
    "ReportageNewsArticle",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "PressRelease",
    "SocialMediaPosting",
    "WebPage",
];

/// Reads them.
pub(super) fn facts_of(page: &Document) -> Facts {
    let data = linked_data(page);
    let data = data.as_ref();
    let metas = metas(page);
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let same = |entry: &&(String, String)| entry.0.eq_ignore_ascii_case(name);
            metas.iter().find(same).map(|(_, content)| content.clone())
        })
    };
    let field = |name: &str| data.and_then(|data| name_of(data.get(name)?));
    let outlet = data
        .and_then(|data| name_of(data.get("publisher")?))
        .or_else(|| meta(&OUTLETS))
        .filter(|outlet| !is_address(outlet));
    let title = field("headline")
        .or_else(|| meta(&TITLES))
        .or_else(|| only(page, "h1"))
        .or_else(|| title_element(page, outlet.as_deref()));
    let mut found = Facts {
        title,
        outlet,
        url: attribute(page, "link[rel='canonical']", "href")
            .or_else(|| meta(&["og:url"]))
            .or_else(|| field("url"))
            .filter(|url| is_address(url)),
        author: field("author")
            .or_else(|| meta(&AUTHORS))
            .filter(|author| !is_address(author)),
        lang: attribute(page, "html", "lang"),
        text: field("articleBody"),
        ..Facts::default()
    };
    let shown = "time[itemprop='datePublished'], time[pubdate], [itemprop='datePublished'][datetime]";
    let dates = [
        field("datePublished"),
        meta(&DATES),
        attribute(page, shown, "datetime"),
        only_time(page),
    ];
    for written in dates.into_iter().flatten() {
        match read_written_date(&written) {
            Ok(day) => {
                found.date = Some(day);
                break;
            }
            Err(message) => found.broken_date = found.broken_date.or(Some(message)),
        }
    }
    let changed = field("dateModified").or_else(|| meta(&CHANGES));
    found.modified = changed.and_then(|written| read_written_date(&written).ok());
    found
}

/// Name and content of the meta tags, in their order.
fn metas(page: &Document) -> Vec<(String, String)> {
    let mut metas = Vec::new();
    for node in page.select("meta[content]").nodes() {
        let Some(content) = node.attr("content").and_then(|content| clean(&content)) else {
            continue;
        };
        for name in ["property", "name", "itemprop"] {
            if let Some(name) = node.attr(name) {
                metas.push((name.trim().to_owned(), content.clone()));
            }
        }
    }
    metas
}

/// The first element's attribute.
fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    let found = page.select(selector);
    let value = found.nodes().iter().find_map(|node| node.attr(name))?;
    clean(&value)
}

/// The text of the only element of a kind.
fn only(page: &Document, selector: &str) -> Option<String> {
    match page.select(selector).nodes() {
        [node] => clean(&node.text()),
        _ => None,
    }
}

/// Where all times shown in the article are of one moment, it is when it was published.
fn only_time(page: &Document) -> Option<String> {
    let found = page.select("article time[datetime], main time[datetime]");
    let mut times: Vec<String> = found
        .nodes()
        .iter()
        .filter_map(|node| clean(&node.attr("datetime")?))
        .collect();
    times.dedup();
    match &times[..] {
        [time] => Some(time.clone()),
        _ => None,
    }
}

/// The `title` element without the outlet's name behind it.
fn title_element(page: &Document, outlet: Option<&str>) -> Option<String> {
    let title = clean(&page.select("head > title").nodes().first()?.text())?;
    let outlet = outlet.unwrap_or_default();
    for mark in [" | ", " - ", " – ", " — ", " :: "] {
        if let Some((before, after)) = title.rsplit_once(mark)
            && !outlet.is_empty()
            && after.trim().eq_ignore_ascii_case(outlet)
        {
            return clean(before);
        }
    }
    Some(title)
}

/// The object of JSON-LD that stands for the article.
fn linked_data(page: &Document) -> Option<Value> {
    let mut best: Option<(usize, Value)> = None;
    for script in page.select("script[type='application/ld+json']").nodes() {
        let text = script.text();
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            continue;
        };
        let mut waiting = vec![value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(items) => waiting.extend(items.into_iter().rev()),
                Value::Object(mut object) => {
                    if let Some(graph) = object.remove("@graph") {
                        waiting.push(graph);
                    }
                    let rank = rank(object.get("@type"));
                    if let Some(rank) = rank.filter(|rank| best.as_ref().is_none_or(|(other, _)| rank < other)) {
                        best = Some((rank, Value::Object(object)));
                    }
                }
                _ => {}
            }
        }
    }
    best.map(|(_, value)| value)
}

fn rank(kind: Option<&Value>) -> Option<usize> {
    let rank = |kind: &Value| {
        let name = kind.as_str()?.rsplit('/').next()?;
        TYPES.iter().position(|one| *one == name)
    };
    match kind? {
        Value::Array(kinds) => kinds.iter().filter_map(rank).min(),
        kind => rank(kind),
    }
}

/// A text, the name of an object, or those of a list.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Object(object) => name_of(object.get("name").or_else(|| object.get("@value"))?),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(name_of).collect();
            clean(&names.join(", "))
        }
        _ => None,
    }
}

fn clean(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//")
}
