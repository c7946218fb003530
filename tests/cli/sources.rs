//! One article in each format says the same, and offsets count in what `statements --extracted` prints.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project::Project;

const TEXT: &str = "“The toll will go,” Mara Velin told reporters in Estrel.";

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn page() -> String {
    format!(
        "<html><head><meta property=\"article:published_time\" content=\"2024-03-05T08:00:00Z\">\
         <meta property=\"og:title\" content=\"Toll to go\"><meta property=\"og:site_name\" content=\"Courier\"></head>\
         <body><article><p>{TEXT}</p></article></body></html>"
    )
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page());
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    );
    let rss = format!(
        "<rss><channel><title>Courier</title><item><title>Toll to go</title><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>\
         <description>{TEXT}</description></item></channel></rss>"
    );
    vec![
        ("a.csv", format!("date,title,outlet,text\n2024-03-05,Toll to go,Courier,{TEXT:?}\n").into_bytes()),
        ("b.html", page().into_bytes()),
        ("c.html.gz", packed(page().as_bytes())),
        (
            "d.json",
            format!("{{\"articles\":[{{\"publishedAt\":\"2024-03-05\",\"title\":\"Toll to go\",\"source\":{{\"name\":\"Courier\"}},\"content\":{TEXT:?}}}]}}")
                .into_bytes(),
        ),
        ("e.rss", rss.into_bytes()),
        ("f.warc.gz", packed(warc.as_bytes())),
        ("g.txt", format!("date 2024-03-05\n{TEXT}").into_bytes()),
    ]
}

#[test]
fn one_article_in_each_format() {
    for (name, bytes) in files() {
        let project = Project::new(&[(name, &bytes)]);
        let seen = project.run(&format!("statements --format jsonl {name}"));
        let rows: Vec<&str> = seen.lines().filter(|line| line.starts_with('{')).collect();
        assert_eq!(rows.len(), 1, "{seen}");
        let row: serde_json::Value = serde_json::from_str(rows[0]).unwrap();
        let extracted = project.run(&format!("statements --extracted {name}"));
        let text = extracted.split_once('\n').unwrap().1;
        let content = &row["content"][0];
        let at = |key: &str| usize::try_from(content[key].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], content["text"], "{name}");
        assert_eq!(row["article"]["date"], "2024-03-05", "{name}");
        assert_eq!(row["actor"]["name"], "Mara Velin", "{name}");
        let number = if matches!(name, "e.rss" | "f.warc.gz") {
            "#1"
        } else {
            ""
        };
        assert_eq!(row["article"]["path"], format!("{name}{number}"));
    }
}

#[test]
fn all_formats_of_a_folder_are_read() {
    let files = files();
    let files: Vec<(String, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (format!("corpus/{name}"), &bytes[..]))
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let project = Project::new(&files);
    let seen = project.run("check");
    assert!(seen.contains("Checked 7 articles"), "{seen}");
    assert!(!seen.contains("error: corpus/"), "{seen}");
}

#[test]
fn extracted_as_json() {
    let project = Project::new(&[("page.html", page().as_bytes())]);
    let seen = project.run("statements --extracted --format jsonl page.html");
    let row: serde_json::Value = serde_json::from_str(seen.lines().nth(1).unwrap()).unwrap();
    assert_eq!(row["schema"], "onrecord/extracted/1");
    assert_eq!(row["title"], "Toll to go");
    assert_eq!(row["outlet"], "Courier");
    assert_eq!(row["text"], TEXT);
}
