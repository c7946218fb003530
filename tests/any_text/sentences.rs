//! Laws of the language layer on any text: sentences in order, tokens in order within them, trees that are trees.

use onrecord::Span;
use onrecord::language::{Document, analyse, conllu, names};

use crate::seeded::Seeded;

const PIECES: &[&str] = &[
    "the",
    "minister",
    "said",
    "that",
    "Velin",
    "Mara",
    "Mr.",
    "Dr.",
    "U.S.",
    "St.",
    "a.m.",
    "no.",
    "he",
    "she",
    "they'd",
    "won't",
    "cannot",
    "gonna",
    "ban",
    "lift",
    "would",
    "not",
    "never",
    "if",
    "because",
    "according to",
    "Ankara",
    "Kyiv",
    "NATO",
    "the Kremlin",
    "$2.5 billion",
    "one in four",
    "Feb. 18",
    "next week",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "''",
    "«",
    "»",
    ".",
    "..",
    "...",
    "…",
    "!",
    "?",
    "?!",
    ",",
    ";",
    ":",
    "-",
    "--",
    "—",
    "–",
    "(",
    ")",
    "[",
    "]",
    "/",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{0}",
    "\u{7}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "ß",
    "İ",
    "🙂",
    "👩‍👩‍👧",
    "🇹🇷",
    "Москва",
    "東京。",
    "العربية",
    "हिन्दी",
    "ESTREL (Wire) —",
    "MS. ORLOVA:",
    "Q:",
    "- ",
    "* ",
    "1.",
    "2)",
    "http://a.b/c?d=e",
    "a@b.example",
    "@name",
    "#tag",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

/// Splits, parses and names, and holds the outcome to its laws.
pub fn check(text: &str) {
    let document = analyse(text, Span::new(0, text.len()));
    check_sentences(text, &document);
    for named in names::find_in_text(text, &document.sentences) {
        let record = serde_json::to_value(named.record(text)).unwrap();
        let (start, end) = (record["start"].as_u64().unwrap(), record["end"].as_u64().unwrap());
        assert_eq!(record["text"], text[start as usize..end as usize], "{text:?}");
    }
}

fn check_sentences(text: &str, document: &Document) {
    let mut end = 0;
    for sentence in &document.sentences {
        let span = sentence.span;
        assert!(end <= span.start && span.start < span.end, "{text:?}");
        assert_eq!(span.of(text).trim(), span.of(text), "{text:?}");
        end = span.end;
        let mut after = span.start;
        for token in &sentence.tokens {
            assert!(
                after <= token.span.start && token.span.start < token.span.end,
                "{text:?}"
            );
            after = token.span.end;
            assert!(!token.span.of(text).is_empty() && !token.lemma.is_empty(), "{text:?}");
        }
        assert!(after <= span.end, "{text:?}");
        let roots = sentence.tokens.iter().filter(|token| token.head.is_none()).count();
        assert_eq!(roots, 1, "{text:?}");
        for index in 0..sentence.tokens.len() {
            assert!(sentence.is_within(index, sentence.root()), "{text:?}");
        }
        let written = conllu::write(text, sentence);
        let read = conllu::read(&written).unwrap_or_else(|error| panic!("{error}: {text:?}"));
        assert_eq!(read[0].words.len(), sentence.tokens.len(), "{text:?}");
    }
    let mut end = 0;
    for quote in &document.quotes {
        assert!(end <= quote.outer.start && quote.outer.end <= text.len(), "{text:?}");
        assert!(
            quote.outer.start <= quote.inner.start && quote.inner.end <= quote.outer.end,
            "{text:?}"
        );
        end = quote.outer.end;
    }
}

fn check_many(seed: u64, count: usize) {
    let mut seeded = Seeded(seed);
    for _ in 0..count {
        check(&seeded.text(PIECES));
    }
}

#[test]
fn texts_from_a_seed_keep_the_laws() {
    check_many(1, 4_000);
}

/// `cargo test --release --test any_text -- --ignored`
#[test]
#[ignore = "a million texts take minutes"]
fn a_million_texts_keep_the_laws() {
    check_many(2, 1_000_000);
}
