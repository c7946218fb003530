//! Any text as `actors.toml`: who is declared is found by every name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::corpus::Registry;

fuzz_target!(|text: &str| {
    match Registry::parse("actors.toml", text) {
        Err(problems) => {
            assert!(!problems.is_empty());
            onrecord_fuzz::hold_problems(&problems, text.as_bytes());
        }
        Ok(registry) => {
            for actor in &registry.actors {
                assert_eq!(registry.with_id(&actor.id), Some(actor));
                for name in actor.aliases.iter().chain([&actor.name, &actor.id]) {
                    assert_eq!(registry.find(name), Some(actor), "{name:?}");
                }
            }
        }
    }
});
