//! `.docx`: paragraphs of the main text, as a reader sees them.
//!
//! A date stands in the text as in a `.txt` file (`date YYYY-MM-DD` at its start): the days that the file keeps of its own
//! making are those of a template or a copy. Deliberately left out: comments, deleted words, headers, notes.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::limits::{Limits, over};
use super::read::Corpus;
use super::title::repeats_title;
use super::txt::read_txt;
use super::xml::{Piece, read_xml};
use crate::problem::Problem;

/// Where the main text and the title of a document are kept.
const TEXT: &str = "word/document.xml";
const ABOUT: &str = "docProps/core.xml";
/// Elements whose text a reader does not see, or that stand apart from the main text.
const LEFT_OUT: [&str; 5] = ["w:del", "w:moveFrom", "w:instrText", "w:txbxContent", "mc:Fallback"];

/// Reads the text of a document into `corpus`.
pub(super) fn read_docx(path: &str, bytes: &[u8], limits: &Limits, corpus: &mut Corpus) {
    let mut fail = |message: String| corpus.problems.push(Problem::error(path, None, message));
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return fail(format!("not a Word document: {error}")),
    };
    let text = match part(&mut archive, TEXT, limits).map(|xml| paragraphs(&xml, limits)) {
        Ok(Ok(text)) => text,
        Ok(Err(message)) | Err(message) => return fail(message),
    };
    let about = part(&mut archive, ABOUT, limits).unwrap_or_default();
    let before = corpus.articles.len();
    read_txt(path, text, corpus);
    for article in &mut corpus.articles[before..] {
        article.title = title(&about, limits).filter(|title| !repeats_title(article.prose(), title));
    }
}

/// The text of one part of the archive.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, limits: &Limits) -> Result<String, String> {
    let file = archive
        .by_name(name)
        .map_err(|error| format!("not a Word document: {name}: {error}"))?;
    let mut bytes = Vec::new();
    let read = file.take(limits.file_size + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > limits.file_size {
        return Err(over("the text of the document", limits.file_size, "file-size"));
    }
    match read {
        Ok(_) => Ok(super::encoding::to_text(&bytes, None).text),
        Err(error) => Err(format!("the document cannot be unpacked: {error}")),
    }
}

/// The paragraphs, a blank line between them.
fn paragraphs(xml: &str, limits: &Limits) -> Result<String, String> {
    let mut text = String::new();
    let mut open: Vec<String> = Vec::new();
    let mut hidden = 0;
    read_xml(xml, limits.nesting, |piece, _| match piece {
        Piece::Open(start) => {
            let name: &str = start.name().into_inner();
            hidden += usize::from(LEFT_OUT.contains(&name));
            match name {
                "w:tab" if hidden == 0 && open.last().is_some_and(|parent| parent == "w:r") => text.push(' '),
                "w:br" | "w:cr" if hidden == 0 => text.push('\n'),
                _ => {}
            }
            open.push(name.to_owned());
        }
        Piece::Close => {
            let name = open.pop().unwrap_or_default();
            hidden -= usize::from(LEFT_OUT.contains(&name.as_str()));
            if name == "w:p" && hidden == 0 && !text.is_empty() && !text.ends_with("\n\n") {
                text.push_str("\n\n");
            }
        }
        Piece::Text(piece) => {
            if hidden == 0 && open.last().is_some_and(|name| name == "w:t") {
                text.push_str(&piece);
            }
        }
    })
    .map_err(|(_, message)| format!("the text of the document: {message}"))?;
    text.truncate(text.trim_end().len());
    Ok(text)
}

fn title(about: &str, limits: &Limits) -> Option<String> {
    let (mut title, mut is_title) = (String::new(), false);
    let _ = read_xml(about, limits.nesting, |piece, _| match piece {
        Piece::Open(start) => is_title = start.name().into_inner() == "dc:title",
        Piece::Close => is_title = false,
        Piece::Text(text) if is_title => title.push_str(&text),
        Piece::Text(_) => {}
    });
    let title = title.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn document(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[track_caller]
    fn check(bytes: &[u8], limits: Limits, expected: &str) {
        let mut corpus = Corpus::default();
        read_docx("a.docx", bytes, &limits, &mut corpus);
        assert_eq!(corpus.to_lines(), expected);
    }

    const BODY: &str = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>date 2024-01-05</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>The toll </w:t><w:tab/></w:r><w:del><w:r><w:delText>stays</w:delText></w:r></w:del>\
        <w:r><w:t>&#8220;goes&#8221; &amp; ends.</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:body></w:document>";

    #[test]
    fn paragraphs_as_a_reader_sees_them() {
        let about = "<cp:coreProperties xmlns:dc='dc'><dc:title>Toll to go</dc:title><dc:creator>PC</dc:creator></cp:coreProperties>";
        check(
            &document(&[(TEXT, BODY), (ABOUT, about)]),
            Limits::default(),
            "2024-01-05 title=Toll to go \"The toll  “goes” & ends.\\n\\nTwo.\"",
        );
    }

    #[test]
    fn what_is_no_document() {
        let error = |bytes: &[u8], limits, start: &str| {
            let mut corpus = Corpus::default();
            read_docx("a.docx", bytes, &limits, &mut corpus);
            let lines = corpus.to_lines();
            assert!(lines.starts_with(start), "{lines}");
        };
        error(b"PK", Limits::default(), "a.docx error: not a Word document: ");
        error(
            &document(&[("x", "y")]),
            Limits::default(),
            "a.docx error: not a Word document: word/document.xml: ",
        );
        let whole = document(&[(TEXT, BODY)]);
        error(
            &whole[..whole.len() / 2],
            Limits::default(),
            "a.docx error: not a Word document: ",
        );
        let small = Limits {
            file_size: 100,
            ..Limits::default()
        };
        error(
            &whole,
            small,
            "a.docx error: the text of the document is longer than 100 bytes: left out",
        );
        error(
            &document(&[(TEXT, "<w:document><w:p>")]),
            Limits::default(),
            "a.docx error: the text of the document: it ends within an element",
        );
    }
}
