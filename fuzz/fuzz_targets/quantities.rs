//! Quantities of any text: no panic, spans in order, bounds the right way round, comparisons the same from both sides.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::Span;
use onrecord::language::quantities::{conflict, find_quantities};

fuzz_target!(|text: &str| {
    let quantities = find_quantities(text, Span::new(0, text.len()));
    let mut end = 0;
    for quantity in &quantities {
        assert!(end <= quantity.span.start && quantity.span.start < quantity.span.end);
        end = quantity.span.end;
        assert!(!quantity.record(text).value.is_empty());
        if let (Some(lower), Some(upper)) = quantity.bounds() {
            assert!(lower.value <= upper.value);
        }
        for other in quantities.iter().take(20) {
            assert_eq!(conflict(quantity, other), conflict(other, quantity));
        }
    }
});
