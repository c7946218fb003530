//! Any text as words of the user's own: those that report, and those that mean something.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::attribution;
use onrecord::language::lexicon;

fuzz_target!(|text: &str| {
    if let Ok(cues) = attribution::Lexicon::parse(text) {
        let _ = attribution::Lexicon::shipped().with(cues);
    }
    if let Err(problems) = lexicon::Lexicon::with_files(&[("words.toml", text)]) {
        onrecord_fuzz::hold_problems(&problems, text.as_bytes());
    }
});
