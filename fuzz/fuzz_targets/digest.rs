//! Any bytes as a digest out of a cache, and a digest that was damaged: none, or one that a check can do with, written down as
//! it was read.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::Options;
use onrecord::config::{Config, Group};
use onrecord::corpus::{Input, read};
use onrecord::digest::{Digest, Place};
use onrecord_fuzz::damaged;

static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let text =
        "date 2024-01-05 \"We support the bridge toll until May 2025,\" Transport Minister Mara Velin said on Friday.";
    let articles = read(&[Input::Open("a.txt".into(), text.as_bytes().to_owned())]).articles;
    let (digests, _) = onrecord::digests(&articles, &[], &());
    digests[0].to_bytes().expect("a digest that can be written")
});

fuzz_target!(|bytes: &[u8]| {
    onrecord_fuzz::on_this_thread();
    let found = [
        Digest::from_bytes(bytes),
        Digest::unpacked(bytes),
        Digest::from_bytes(&damaged(&SOUND, bytes)),
    ];
    for mut digest in found.into_iter().flatten() {
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
