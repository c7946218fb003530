//! Any bytes as a digest out of a cache: none, or one that a check can do with, written down as it was read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::Options;
use onrecord::config::{Config, Group};
use onrecord::digest::{Digest, Place};

fuzz_target!(|bytes: &[u8]| {
    let read = [Digest::from_bytes(bytes), Digest::unpacked(bytes)];
    for mut digest in read.into_iter().flatten() {
        let again = digest.packed().and_then(|bytes| Digest::unpacked(&bytes));
        // By their bytes: a number that is none is not itself.
        assert_eq!(again.and_then(|again| again.to_bytes()), digest.to_bytes());
        digest.put(Place::default());
        let groups = [Group {
            config: Config::without_file(".".into()),
            articles: vec![0],
        }];
        onrecord::check_digests(vec![digest], &groups, &Options::default());
    }
});
