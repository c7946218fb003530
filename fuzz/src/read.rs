//! Bytes as a file of a name that says its format.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use onrecord::corpus::{Article, Corpus, Input, Limits, read_within};

use crate::on_this_thread;

/// Small enough that an input can be over each of them.
const LIMITS: Limits = Limits {
    file_size: 1 << 16,
    line_length: 1 << 12,
    decompressed_size: 1 << 17,
    nesting: 60,
};

/// Reads bytes as the file `name`, and holds what is read to its laws: spans lie in their texts and between characters, ids
/// differ, a second reading is the same.
pub fn read(name: &str, bytes: &[u8]) -> Corpus {
    on_this_thread();
    let open = || [Input::Open(name.into(), bytes.to_owned())];
    let corpus = read_within(&open(), &LIMITS);
    let mut ids: Vec<&str> = corpus.articles.iter().map(|article| article.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|two| two[0] != two[1]), "{ids:?}");
    corpus.articles.iter().for_each(hold_article);
    for problem in corpus.problems.iter().chain(&corpus.undated) {
        assert!(!problem.message.is_empty() && problem.line != Some(0), "{problem:?}");
    }
    assert_eq!(read_within(&open(), &LIMITS), corpus);
    corpus
}

fn hold_article(article: &Article) {
    let Article { text, body, .. } = article;
    assert!(text.get(body.start..body.end).is_some(), "{body:?} of {text:?}");
    assert!(article.origin.record_line != Some(0));
    assert_eq!(article.sha256().len(), 64);
}

/// The bytes in gzip, which a fuzzer does not come upon: its checksum stands in the way.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).expect("a vector takes all");
    packer.finish().expect("a vector takes all")
}
