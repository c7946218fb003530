//! Tokens a second of tokeniser, tagger and parser, on text of our own.

use divan::Bencher;
use divan::counter::ItemsCount;
use onrecord::Span;
use onrecord::language::{parse_sentence, tag, tokenise};

const SENTENCES: [&str; 6] = [
    "The foreign minister of Valmora said on Tuesday that her government would not lift the ban before the vote.",
    "“We have never opposed the treaty,” Orsa told reporters in Estrel, “but the timing has to be right.”",
    "Asked whether the talks had failed, the spokesman denied it and said they'd go on next week.",
    "About 4,500 people, one in three of them under 20, left the coast between March and June.",
    "The plan, which parliament passed by a single vote, costs $2.5 billion a year.",
    "He did not rule out that troops could be sent if both sides agreed to a ceasefire.",
];

fn main() {
    divan::main();
}

/// All sentences, for a bench that counts tokens.
fn each(bencher: Bencher, work: impl Fn(&str, Span) + Sync) {
    let whole = |text: &str| Span::new(0, text.len());
    let tokens: usize = SENTENCES.iter().map(|text| tokenise(text, whole(text)).len()).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| {
        for text in SENTENCES {
            work(text, whole(text));
        }
    });
}

#[divan::bench]
fn tokens_only(bencher: Bencher) {
    each(bencher, |text, span| {
        divan::black_box(tokenise(text, span));
    });
}

#[divan::bench]
fn tokens_and_tags(bencher: Bencher) {
    each(bencher, |text, span| {
        divan::black_box(tag(text, span));
    });
}

#[divan::bench]
fn tokens_tags_and_trees(bencher: Bencher) {
    each(bencher, |text, span| {
        divan::black_box(parse_sentence(text, span));
    });
}
