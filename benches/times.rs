//! How fast times and quantities are read: `cargo bench --bench times`.

use chrono::NaiveDate;
use divan::{Bencher, counter::BytesCount};
use onrecord::Span;
use onrecord::language::quantities::find_quantities_beside;
use onrecord::language::times::find_times;

fn main() {
    divan::main();
}

/// A page of invented news, 200 times over.
fn text() -> String {
    let page = "ESTREL, March 12 - The government of Valmora said on Monday that it would hire about 2,000 nurses by the end \
        of next year, at a cost of $2.5 million a month. Nearly 48 percent of voters back the plan, up from 41 percent two years \
        ago. The minister, Mara Velin, 52, told reporters that the first of three new hospitals will open later this summer. \
        Critics doubt it. They point to the bridge at Torm, which was promised in April 2019 and still stands half built, \
        340 kilometres from the capital, while dozens of villages wait for a road.\n\n";
    page.repeat(200)
}

#[divan::bench]
fn times(bencher: Bencher<'_, '_>) {
    let text = text();
    let reference = NaiveDate::from_ymd_opt(2024, 3, 12);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| find_times(&text, Span::new(0, text.len()), reference));
}

#[divan::bench]
fn quantities(bencher: Bencher<'_, '_>) {
    let text = text();
    let all = Span::new(0, text.len());
    let times = find_times(&text, all, None);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| find_quantities_beside(&text, all, &times));
}
