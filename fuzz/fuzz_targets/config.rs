//! Any text as `onrecord.toml`. No file that it names is there.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use onrecord::config::read_config;

fuzz_target!(|text: &str| {
    // A pattern of files would be looked for on the disk of whoever runs this.
    if text.contains("..") || text.contains("/") {
        return;
    }
    let folder = Path::new("/no/such/folder");
    let (config, problems) = read_config("onrecord.toml", folder, text, &onrecord::rule_ids());
    onrecord_fuzz::hold_problems(&problems, text.as_bytes());
    let again = read_config("onrecord.toml", folder, text, &onrecord::rule_ids());
    assert_eq!(again, (config, problems));
});
