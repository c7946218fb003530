//! Any bytes as Markdown with front matter.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    onrecord_fuzz::read("a.md", bytes);
});
