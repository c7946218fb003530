//! Prints the statements of a JSONL file of articles.
use onrecord::attribution::*;
use onrecord::*;
use serde_json::{Value, json};
fn main() {
    let file = std::fs::read_to_string(std::env::args().last().unwrap()).unwrap();
    let reg = corpus::Registry::default();
    for (n, line) in file.lines().enumerate() {
        let v: Value = serde_json::from_str(line).unwrap();
        let t = v["text"].as_str().unwrap();
        let s = |k: &str| v[k].as_str().map(str::to_owned);
        let a = corpus::Article {
            id: s("id").unwrap_or_default(),
            origin: corpus::Origin {
                path: "x".into(),
                record_line: Some(n),
            },
            date: s("date").and_then(|d| d.parse().ok()),
            title: s("title"),
            outlet: None,
            url: None,
            author: s("author"),
            speaker: s("speaker"),
            lang: None,
            text: t.into(),
            body: Span::new(0, t.len()),
        };
        let d = language::analyse(t, a.body);
        let ti = a
            .title
            .as_ref()
            .map(|t| language::analyse(t, Span::new(0, t.len())));
        let (st, _) = attribute(&a, n, &d, ti.as_ref(), &reg);
        let sp = |p: &Piece| {
            let f = if p.field == Field::Title {
                a.title.as_deref().unwrap()
            } else {
                t
            };
            let mut o = json!({"start":p.span.start,"end":p.span.end,"text":p.span.of(f)});
            if p.field == Field::Title {
                o["field"] = json!("title");
            }
            o
        };
        for f in st {
            println!(
                "{}",
                json!({"article":{"id":v["id"]},"actor":f.actor.as_ref().map(|a|json!({"id":a.id,"name":a.name,"office":a.office,"principal":a.principal})),"source":f.source.iter().map(sp).collect::<Vec<_>>(),"cue":f.cue.iter().map(sp).collect::<Vec<_>>(),"content":f.content.iter().map(sp).collect::<Vec<_>>(),"act":f.act,"held":f.held,"voice":f.voice,"said":f.said.on,"confidence":f.confidence,"force":f.force})
            );
        }
    }
}
