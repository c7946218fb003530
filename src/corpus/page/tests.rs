use super::*;

#[track_caller]
fn check(html: &str, expected: &str) -> Corpus {
    let mut corpus = Corpus::default();
    let source = Source {
        path: "a.html",
        ..Source::default()
    };
    read_page(&source, html.as_bytes(), &Limits::default(), &mut corpus);
    assert_eq!(corpus.to_lines(), expected);
    corpus
}

const BODY: &str = "<nav><a href='/'>Home</a></nav><article><h1>Toll to go</h1>\
    <p>The toll on the harbour bridge will go before the summer, the council of Estrel said on Friday after a long debate.</p>\
    <figure><img src='x'><figcaption>The bridge at night</figcaption></figure>\
    <p>&ldquo;We have heard the people of the town,&rdquo; said Mara Velin, who leads it, &ldquo;and we act.&rdquo;</p></article>\
    <footer>All rights reserved</footer>";

const TEXT: &str = "The toll on the harbour bridge will go before the summer, the council of Estrel said on Friday after a long debate.\
    \\n\\n“We have heard the people of the town,” said Mara Velin, who leads it, “and we act.”";

#[test]
fn linked_data_comes_first() {
    let html = format!(
        "<html lang='en'><head><title>Toll to go | Estrel Courier</title>\
         <link rel='canonical' href='https://e.example/toll'><meta property='og:title' content='Another'>\
         <meta name='date' content='2020-01-01'>\
         <script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"WebPage\",\"headline\":\"x\"}},\
         {{\"@type\":[\"NewsArticle\"],\"headline\":\"Bridge toll to end\",\"datePublished\":\"2024-01-05T08:00:00+02:00\",\
         \"dateModified\":\"2024-01-07\",\"author\":[{{\"name\":\"A. Ruk\"}}],\"publisher\":{{\"name\":\"Estrel Courier\"}}}}]}}</script>\
         </head><body>{BODY}</body></html>"
    );
    let expected = format!(
        "2024-01-05 title=Bridge toll to end outlet=Estrel Courier url=https://e.example/toll author=A. Ruk lang=en \"{TEXT}\""
    );
    let corpus = check(&html, &expected.replace("\"The", "\"Toll to go\\n\\nThe"));
    assert_eq!(
        corpus.articles[0].modified.map(|day| day.to_string()).as_deref(),
        Some("2024-01-07")
    );
}

#[test]
fn meta_tags_and_elements() {
    let html = format!(
        "<html><head><title>Toll to go | Estrel Courier</title><meta property='og:site_name' content='Estrel Courier'>\
         <meta property='article:published_time' content='2024-01-05T08:00:00Z'></head><body>{BODY}</body></html>"
    );
    check(
        &html,
        &format!("2024-01-05 title=Toll to go outlet=Estrel Courier \"{TEXT}\""),
    );
    let html = format!("<html><body><time datetime='2024-03-01'></time>{BODY}</body></html>");
    check(
        &html,
        &format!(
            "undated \"Toll to go\\n\\n{TEXT}\"\n\
             a.html warning: no date, so the article is left out of the check: neither JSON-LD nor a meta tag of the page bears one"
        ),
    );
}

#[test]
fn pages_that_hold_nothing_or_too_much() {
    check("<html></html>", "a.html error: the page holds no text of an article");
    check("", "a.html error: the page holds no text of an article");
    check(
        &"<div>".repeat(100_000),
        "a.html error: more than 500 elements stand within each other: left out (`nesting` under [limits] in onrecord.toml)",
    );
}

#[test]
fn encodings() {
    assert_eq!(
        declared_charset(b"<meta charset=\"ISO-8859-2\">").as_deref(),
        Some("iso-8859-2")
    );
    assert_eq!(
        declared_charset(b"<meta http-equiv=x content='text/html; charset=Windows-1252'>").as_deref(),
        Some("windows-1252")
    );
    assert_eq!(
        declared_charset(b"<?xml version='1.0' encoding='utf-16'?>").as_deref(),
        Some("utf-16")
    );
    assert_eq!(declared_charset(b"<p>encoding='x'"), None);
}
