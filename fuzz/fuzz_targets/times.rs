//! Time expressions of any text: no panic, spans in order and between characters, intervals the right way round.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use onrecord::Span;
use onrecord::language::times::find_times;

fuzz_target!(|text: &str| {
    let reference = NaiveDate::from_ymd_opt(2024, 2, 29);
    for reference in [None, reference, Some(NaiveDate::MAX)] {
        let mut end = 0;
        for time in find_times(text, Span::new(0, text.len()), reference) {
            assert!(end <= time.span.start && time.span.start < time.span.end);
            end = time.span.end;
            assert!(!time.record(text).value.is_empty());
            if let Some((first, last)) = time.interval() {
                assert!(first <= last);
            }
        }
    }
});
