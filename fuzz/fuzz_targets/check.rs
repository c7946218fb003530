//! Any text through the whole pipeline: up to three articles, of one day each, in every format of report.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::corpus::{Corpus, Input, read};

/// What begins the articles: a text that reports, and two that are somebody's own words.
const HEADS: [&str; 3] = [
    "---\ndate: 2024-01-05\n---\n",
    "---\ndate: 2024-02-29\nspeaker: Mara Velin\n---\n",
    "---\ndate: 2024-03-05\nspeaker: Mara Velin\n---\n",
];

fuzz_target!(|text: &str| {
    onrecord_fuzz::on_this_thread();
    let inputs: Vec<Input> = text
        .splitn(HEADS.len(), '\u{c}')
        .zip(HEADS)
        .enumerate()
        .map(|(at, (text, head))| Input::Open(format!("{at}.md").into(), format!("{head}{text}").into_bytes()))
        .collect();
    let in_order = check(read(&inputs));
    let turned: Vec<Input> = inputs.into_iter().rev().collect();
    assert_eq!(check(read(&turned)), in_order);
});

fn check(corpus: Corpus) -> String {
    let report = onrecord_fuzz::check(&corpus.into_dated().articles);
    onrecord::report::check::json(&report)
}
