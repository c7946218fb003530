use super::*;

const PAGE: &str = "<html><head><title>Toll</title><meta property='article:published_time' content='2024-01-05'></head>\
    <body><article><p>The bridge toll will go, the council said.</p></article></body></html>";

fn record(kind: &str, content: &str, block: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://e.example/1\r\n\
         Content-Type: {content}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

fn answer(headers: &str, body: &str) -> String {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n{body}");
    record("response", "application/http; msgtype=response", &block)
}

#[track_caller]
fn check(warc: &str, expected: &str) -> Corpus {
    let mut corpus = Corpus::default();
    read_warc("a.warc", &mut warc.as_bytes(), &Limits::default(), &mut corpus);
    assert_eq!(corpus.to_lines(), expected);
    corpus
}

const READ: &str = "2024-01-05 title=Toll url=https://e.example/1 \"The bridge toll will go, the council said.\"";

#[test]
fn pages() {
    let info = record("warcinfo", "application/warc-fields", "software: x");
    let image = record(
        "response",
        "application/http",
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
    );
    let lost = record(
        "response",
        "application/http",
        "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nx",
    );
    let corpus = check(&[info, image, lost, answer("", PAGE)].concat(), READ);
    assert_eq!(corpus.articles[0].origin.path, "a.warc#4");
    assert_eq!(corpus.articles[0].archived.as_deref(), Some("<urn:uuid:1>"));
    check(&record("resource", "text/html", PAGE), READ);
    let chunked = format!(
        "{:x}\r\n{}\r\n{:X};x=y\r\n{}\r\n0\r\n\r\n",
        7,
        &PAGE[..7],
        PAGE.len() - 7,
        &PAGE[7..]
    );
    check(&answer("Transfer-Encoding: chunked\r\n", &chunked), READ);
    // Most tools write what was chunked as a whole and keep the header.
    check(&answer("Transfer-Encoding: chunked\r\n", PAGE), READ);
}

#[test]
fn a_text() {
    check(
        &record("conversion", "text/plain", "date 2024-01-05\nNo."),
        "2024-01-05 url=https://e.example/1 \"No.\"",
    );
}

#[test]
fn cut_short() {
    let whole = answer("", PAGE);
    let lost = "a.warc#2 error: the file ends within a record: what follows is lost";
    check(
        &[whole.as_str(), &whole[..whole.len() - 40]].concat(),
        &format!("{READ}\n{lost}"),
    );
    check(&[whole.as_str(), &whole[..60]].concat(), &format!("{READ}\n{lost}"));
    check(
        &[whole.as_str(), "<html>\n"].concat(),
        &format!("{READ}\na.warc#2 error: not a WARC record: what follows is not read"),
    );
    check("", "a.warc error: the archive holds no page");
}

#[test]
fn a_page_packed_in_an_unknown_way_is_told() {
    check(
        &answer("Content-Encoding: br\r\n", "x"),
        "a.warc#1 error: the page is packed as `br`, which is not read",
    );
}
