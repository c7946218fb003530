//! Any bytes as a CSV table.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    onrecord_fuzz::read("a.csv", bytes);
});
