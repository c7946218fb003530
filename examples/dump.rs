//! dump
use onrecord::*;
fn main() {
    let t = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let d = language::analyse(&t, Span::new(0, t.len()));
    for s in &d.sentences {
        println!("# {}", s.span.of(&t).replace('\n', " "));
        for (i, k) in s.tokens.iter().enumerate() {
            println!(
                "{}\t{}\t{}\t{}\t{}\t{}\t{}",
                i + 1,
                k.span.of(&t),
                k.lemma,
                k.upos.as_str(),
                k.xpos.as_str(),
                k.head.map_or(0, |h| h + 1),
                k.deprel.as_str()
            );
        }
        println!();
    }
}
