//! time analyse only
use onrecord::*;
use serde_json::Value;
fn main() {
    let file = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut n = 0;
    let mut b = 0;
    let s = std::time::Instant::now();
    let docs: Vec<String> = file
        .lines()
        .map(|l| {
            serde_json::from_str::<Value>(l).unwrap()["text"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let d: Vec<_> = docs
        .iter()
        .map(|t| {
            b += t.len();
            let d = language::analyse(t, Span::new(0, t.len()));
            n += d.sentences.iter().map(|s| s.tokens.len()).sum::<usize>();
            d
        })
        .collect();
    eprintln!("analyse {:?} tokens {n} bytes {b}", s.elapsed());
    let s = std::time::Instant::now();
    for t in &docs {
        language::times::find_times(t, Span::new(0, t.len()), None);
    }
    eprintln!("times {:?}", s.elapsed());
    let s = std::time::Instant::now();
    let mut k = 0;
    for (t, d) in docs.iter().zip(&d) {
        k += attribution::drafts(t, d, attribution::Lexicon::shipped()).len();
    }
    eprintln!("drafts {:?} {k}", s.elapsed());
    let s = std::time::Instant::now();
    let r = corpus::Registry::default();
    let mut k = 0;
    for (t, d) in docs.iter().zip(&d) {
        let a = corpus::Article {
            id: String::new(),
            origin: corpus::Origin {
                path: "x".into(),
                record_line: None,
            },
            date: None,
            title: None,
            outlet: None,
            url: None,
            author: None,
            speaker: None,
            lang: None,
            text: t.clone(),
            body: Span::new(0, t.len()),
        };
        k += attribution::attribute(&a, 0, d, None, &r).0.len();
    }
    eprintln!("attribute {:?} {k}", s.elapsed());
}
