//! candidates
use onrecord::attribution::*;
use onrecord::*;
use serde_json::{Value, json};
fn main() {
    let mut args = std::env::args().skip(1);
    let file = std::fs::read_to_string(args.next().unwrap()).unwrap();
    let lex = Lexicon::parse(&std::fs::read_to_string(args.next().unwrap()).unwrap()).unwrap();
    for line in file.lines() {
        let v: Value = serde_json::from_str(line).unwrap();
        let t = v["text"].as_str().unwrap();
        let d = language::analyse(t, Span::new(0, t.len()));
        let sp = |s: &Span| json!({"start":s.start,"end":s.end,"text":s.of(t)});
        for f in drafts(t, &d, &lex) {
            let (lemma, pos) = f
                .cue_head
                .map(|h| {
                    let k = &d.sentences[f.sentence].tokens[h];
                    (k.lemma.to_string(), k.upos.as_str())
                })
                .unwrap_or_default();
            let src = f
                .source_head
                .map(|h| {
                    let k = &d.sentences[f.sentence].tokens[h];
                    if k.upos == language::Upos::Propn
                        || matches!(k.span.of(t).to_lowercase().as_str(), "he" | "she" | "who")
                    {
                        "named"
                    } else {
                        "other"
                    }
                })
                .unwrap_or("none");
            let head = f
                .content_head
                .map(|h| d.sentences[f.sentence].tokens[h].lemma.to_string())
                .unwrap_or_default();
            println!(
                "{}",
                json!({"article":{"id":v["id"]},"source":f.source.iter().map(sp).collect::<Vec<_>>(),"cue":f.cue.iter().map(sp).collect::<Vec<_>>(),"content":f.content.iter().map(sp).collect::<Vec<_>>(),"q":f.cue.first().map(|c| d.quotes.iter().position(|q| q.inner.contains(*c)).is_some()),"frame":format!("{:?}",f.frame),"lemma":lemma,"src":src,"pos":pos,"head":head,"cuelast":f.cue.iter().map(|c|c.of(t).rsplit(' ').next().unwrap_or("").to_lowercase()).last()})
            );
        }
    }
}
