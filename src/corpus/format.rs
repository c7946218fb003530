//! Which format a file is of: by the ending of its name, else by how it starts.

use std::path::Path;

/// A format that articles are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Txt,
    Markdown,
    Jsonl,
    Json,
    Html,
    Feed,
    Csv,
    Warc,
    Docx,
    Pdf,
    /// gzip, and what its name says is in it.
    Packed(Option<Inner>),
}

/// A format that may be packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Inner(&'static str);

impl Inner {
    /// The format itself.
    pub fn format(self) -> Format {
        Format::of_ending(self.0).unwrap_or(Format::Txt)
    }
}

/// Endings and the formats they stand for.
const ENDINGS: [(&str, Format); 19] = [
    ("txt", Format::Txt),
    ("text", Format::Txt),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
    ("json", Format::Json),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("rss", Format::Feed),
    ("atom", Format::Feed),
    ("xml", Format::Feed),
    ("csv", Format::Csv),
    ("tsv", Format::Csv),
    ("warc", Format::Warc),
    ("wet", Format::Warc),
    ("docx", Format::Docx),
    ("pdf", Format::Pdf),
];

impl Format {
    /// `None` where the name does not say.
    pub fn of_name(path: &Path) -> Option<Format> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let (stem, ending) = name.rsplit_once('.')?;
        if ending != "gz" {
            return Format::of_ending(ending);
        }
        let inner = stem.rsplit_once('.').map_or("", |(_, inner)| inner);
        let known = ENDINGS.iter().find(|(one, _)| *one == inner);
        Some(Format::Packed(known.map(|(one, _)| Inner(one))))
    }

    fn of_ending(ending: &str) -> Option<Format> {
        ENDINGS
            .iter()
            .find(|(one, _)| *one == ending)
            .map(|(_, format)| *format)
    }

    /// The format of what starts so: records where with `{`, front matter where with `---`, plain text where nothing
    /// tells.
    pub fn sniff(start: &[u8]) -> Format {
        let bytes = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let text = bytes.trim_ascii_start();
        let begins = |mark: &str| {
            let head = text.get(..mark.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
        };
        match text {
            [0x1f, 0x8b, ..] => Format::Packed(None),
            [b'{', ..] => Format::Jsonl,
            _ if bytes.starts_with(b"---") => Format::Markdown,
            _ if bytes.starts_with(b"PK\x03\x04") => Format::Docx,
            _ if begins("%PDF-") => Format::Pdf,
            _ if begins("WARC/") => Format::Warc,
            _ if begins("<!doctype html") || begins("<html") => Format::Html,
            _ if begins("<rss") || begins("<feed") || begins("<rdf:RDF") => Format::Feed,
            _ if begins("<?xml") => {
                let head = String::from_utf8_lossy(&text[..text.len().min(1 << 10)]).to_ascii_lowercase();
                if head.contains("<html") {
                    Format::Html
                } else {
                    Format::Feed
                }
            }
            _ => Format::Txt,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name() {
        let check =
            |name: &str, expected: Option<Format>| assert_eq!(Format::of_name(Path::new(name)), expected, "{name}");
        check("a/b.TXT", Some(Format::Txt));
        check("b.warc.gz", Some(Format::Packed(Some(Inner("warc")))));
        check("b.gz", Some(Format::Packed(None)));
        check("b.gz.gz", Some(Format::Packed(None)));
        check("b.log", None);
        check("b", None);
        assert_eq!(Inner("warc").format(), Format::Warc);
    }

    #[test]
    fn by_its_start() {
        let check = |start: &str, expected: Format| assert_eq!(Format::sniff(start.as_bytes()), expected, "{start}");
        check("\u{feff}\n{\"a\":1}", Format::Jsonl);
        check("---\n", Format::Markdown);
        check(" <!DOCTYPE HTML><p>", Format::Html);
        check("<?xml version='1.0'?>\n<rss>", Format::Feed);
        check("<?xml version='1.0'?>\n<html>", Format::Html);
        check("WARC/1.1\r\n", Format::Warc);
        check("%PDF-1.7", Format::Pdf);
        check("[2024] No.", Format::Txt);
        check("", Format::Txt);
    }
}
