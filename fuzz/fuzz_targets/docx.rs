//! Any bytes as a Word document, and as the text of one.
#![no_main]

use std::io::{Cursor, Write};

use onrecord_fuzz::read;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((way, bytes)) = bytes.split_first() else {
        return;
    };
    if way % 4 == 0 {
        read("a.docx", bytes);
        return;
    }
    // What stands before the first NUL is about the document.
    let at = bytes.iter().position(|&byte| byte == 0);
    let (about, text) = bytes.split_at(at.unwrap_or_default());
    read("a.docx", &document(about, text));
});

fn document(about: &[u8], text: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in [("docProps/core.xml", about), ("word/document.xml", text)] {
        archive.start_file(name, stored).expect("an archive in memory");
        archive.write_all(part).expect("an archive in memory");
    }
    archive.finish().expect("an archive in memory").into_inner()
}
