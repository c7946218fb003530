//! Any bytes as pairs of statements, and what is said of those that can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::config::Config;
use onrecord::corpus::read_pairs;

fuzz_target!(|bytes: &[u8]| {
    let (pairs, problems) = read_pairs("pairs.jsonl", bytes);
    onrecord_fuzz::hold_problems(&problems, bytes);
    let compared = onrecord_fuzz::compare(&pairs, &Config::without_file(".".into()));
    assert_eq!(compared.len(), pairs.len());
});
