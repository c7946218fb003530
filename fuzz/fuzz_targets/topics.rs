//! Any text as `topics.toml`: what is declared is found by its name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::align::TopicIndex;
use onrecord::corpus::Topics;

fuzz_target!(|text: &str| {
    match Topics::parse("topics.toml", text) {
        Err(problems) => {
            assert!(!problems.is_empty());
            onrecord_fuzz::hold_problems(&problems, text.as_bytes());
        }
        Ok(topics) => {
            for topic in &topics.topics {
                assert!(topics.find(&topic.id).is_some(), "{:?}", topic.id);
            }
            TopicIndex::new(&topics);
        }
    }
});
