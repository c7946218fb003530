//! Any text as a rule of the user's own.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(problem) = onrecord::rules::read("rule.toml", text) {
        onrecord_fuzz::hold_problems(&[problem], text.as_bytes());
    }
});
