//! lemma counts
use onrecord::*;
use serde_json::Value;
use std::collections::BTreeMap;
fn main() {
    let file = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut c: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for line in file.lines() {
        let v: Value = serde_json::from_str(line).unwrap();
        let t = v["text"].as_str().unwrap();
        for s in language::sentences::split(t, Span::new(0, t.len())) {
            for k in language::tag(t, s) {
                if matches!(
                    k.upos,
                    language::Upos::Verb | language::Upos::Noun | language::Upos::Adj
                ) {
                    *c.entry((k.lemma.to_string(), k.upos.as_str())).or_default() += 1;
                }
            }
        }
    }
    for ((l, p), n) in c {
        if n >= 3 {
            println!("{p}\t{l}\t{n}");
        }
    }
}
