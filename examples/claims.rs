use onrecord::{language::{lexicon::Lexicon, parse_sentence, conllu}, position::*, Span, attribution::Force};
fn main() {
    let lex = Lexicon::shipped();
    let tree = std::env::args().any(|a| a == "-t");
    let mut all = vec![];
    for line in std::io::stdin().lines() {
        let text = line.unwrap();
        let whole = Span::new(0, text.len());
        if tree { print!("{}", conllu::write(&text, &parse_sentence(&text, whole))); }
        println!("# {text}");
        for l in claims(&text, &[whole], &Speaker::as_reported("Speaker"), Force::Assert, chrono::NaiveDate::from_ymd_opt(2024,1,1)) {
            let c = &l.claim;
            println!("  {:?} {},{} dim={:?} {:?} cond={} cav={} hedge={} past={} def={} label={} fig={:?} per={:?}", c.position.layer, c.position.value.low, c.position.value.high, c.matter.dimension, c.mood, c.position.conditions.len(), c.position.caveats.len(), c.position.hedges.len(), c.is_past, c.is_definite, c.matter.label, c.position.figures.iter().map(|f| (f.quantity.span.of(&text), f.noun.as_str())).collect::<Vec<_>>(), c.position.periods.iter().map(|p| (p.from, p.to)).collect::<Vec<_>>());
            println!("     {}", c.matter.concepts.iter().map(|c| format!("{}/{:?}/{}", c.key, c.part, c.weight)).collect::<Vec<_>>().join(" "));
            all.push(c.clone());
        }
    }
    for i in 0..all.len() { for j in 0..i { let a = onrecord::align::align(lex, &all[j], &all[i]); if let Some(a) = a { println!("ALIGN {} ~ {}: {:?}", j, i, a); println!("   {:?}", onrecord::rules::judge(lex, &all[j], &all[i]).map(|(r, v)| (r, v.iter().map(|j| j.rule.id.clone()).collect::<Vec<_>>()))); } } }
}
