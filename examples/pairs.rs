//! scratch: verdicts on pairs
use onrecord::{
    Span,
    align::align,
    compare::{Opposition, shift},
    language::{lexicon::Lexicon, parse_sentence},
    position::*,
};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let path = args.last().unwrap().clone();
    let explain = args.iter().any(|a| a == "--explain");
    let lex = Lexicon::shipped();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let sides: Vec<Vec<Claim>> = ["earlier", "later"]
            .iter()
            .map(|k| {
                let text = row[k]["text"].as_str().unwrap();
                let s = parse_sentence(text, Span::new(0, text.len()));
                if explain {
                    eprint!("{}", onrecord::language::conllu::write(text, &s));
                }
                claims_of(
                    &s,
                    text,
                    &Speaker::in_own_words(row["actor"].as_str().unwrap_or("")),
                )
            })
            .collect();
        let mut rel = "unrelated";
        for a in &sides[0] {
            for b in &sides[1] {
                let al = align(lex, a, b);
                if let Some(al) = al {
                    let s = shift(al, a, b);
                    if explain {
                        eprintln!("ALIGN {:?}", s);
                    }
                    let r = if s.opposition == Opposition::Opposed {
                        "contradiction"
                    } else {
                        "consistent"
                    };
                    if rel != "contradiction" {
                        rel = r;
                    }
                }
            }
        }
        if explain {
            for s in &sides {
                for c in s {
                    eprintln!(
                        "CLAIM {:?} {:?} {:?} {} {:?} {:?}",
                        c.position.layer,
                        c.position.value,
                        c.matter.dimension,
                        c.matter.label,
                        c.mood,
                        c.matter
                            .concepts
                            .iter()
                            .map(|c| format!("{}/{:?}/{}", c.key, c.part, c.weight))
                            .collect::<Vec<_>>()
                    );
                }
            }
            eprintln!("=> {} {rel}\n", row["label"]);
        }
        println!(
            "{}",
            serde_json::json!({"id": row["id"], "relation": rel, "findings": []})
        );
    }
}
