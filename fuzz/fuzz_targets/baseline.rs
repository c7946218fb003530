//! Any text as a baseline: what was read of it can be written, and is read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::decisions::baseline::{read, write};

fuzz_target!(|text: &str| {
    match read("baseline.toml", text) {
        Err(problem) => onrecord_fuzz::hold_problems(&[problem], text.as_bytes()),
        Ok(baseline) => {
            let written = write(&baseline);
            let again = read("baseline.toml", &written).unwrap_or_else(|problem| panic!("{problem:?} in {written}"));
            assert_eq!(write(&again), written);
        }
    }
});
