//! Any bytes as a web page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    onrecord_fuzz::read("a.html", bytes);
});
