//! Any bytes as a gzip stream, as what lies in one, and as what is told by how it starts.
#![no_main]

use onrecord_fuzz::{packed, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((way, bytes)) = bytes.split_first() else {
        return;
    };
    match way % 6 {
        0 => read("a.txt.gz", bytes),
        1 => read("a.txt.gz", &packed(bytes)),
        2 => read("a.gz", &packed(bytes)),
        3 => read("a.warc.gz", &packed(bytes)),
        4 => read("a.jsonl.gz", &[packed(bytes), bytes.to_owned()].concat()),
        _ => read("a", bytes),
    };
});
