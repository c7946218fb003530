//! drafts of JSONL
use onrecord::*;
use serde_json::{json,Value};
fn main(){ let t=std::fs::read_to_string(std::env::args().last().unwrap()).unwrap();
 for line in t.lines() { let v:Value=serde_json::from_str(line).unwrap(); let t=v["text"].as_str().unwrap();
 let d=language::analyse(t,Span::new(0,t.len()));
 let sp=|s:&Span| json!({"start":s.start,"end":s.end,"text":s.of(t)});
 for f in attribution::drafts(t,&d) {
   let lemma=f.cue_head.map(|h| d.sentences[f.sentence].tokens[h].lemma.to_string()).unwrap_or_default();
   println!("{}",json!({"article":{"id":v["id"]},"source":f.source.iter().map(sp).collect::<Vec<_>>(),"cue":f.cue.iter().map(sp).collect::<Vec<_>>(),"content":f.content.iter().map(sp).collect::<Vec<_>>(),"frame":format!("{:?}",f.frame),"lemma":lemma,"act":f.act,"confidence":f.confidence}));
 } } }
