//! Sentences of any text, split and parsed: no panic, sentences and tokens in order, one root each.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::Span;
use onrecord::language::analyse;

fuzz_target!(|text: &str| {
    let document = analyse(text, Span::new(0, text.len()));
    let mut end = 0;
    for sentence in &document.sentences {
        assert!(end <= sentence.span.start && sentence.span.start < sentence.span.end);
        for token in &sentence.tokens {
            assert!(end <= token.span.start && !token.span.of(text).is_empty());
            end = token.span.end;
        }
        assert!(end <= sentence.span.end);
        end = sentence.span.end;
        assert_eq!(sentence.tokens.iter().filter(|token| token.head.is_none()).count(), 1);
    }
});
