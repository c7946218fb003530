//! Every rule on every example of its file: it fires where it is to fire and stays quiet on near misses.

use chrono::NaiveDate;
use onrecord::Span;
use onrecord::attribution::Force;
use onrecord::language::lexicon::Lexicon;
use onrecord::position::{Content, Speaker, content};
use onrecord::rules::{Example, Rule, catalog, judge, judge_wording};

fn read(text: &str, year: i32) -> Content {
    let day = NaiveDate::from_ymd_opt(year, 5, 20);
    let whole = Span::new(0, text.len());
    content(text, &[whole], &Speaker::as_reported("Ada Lorn"), Force::Assert, day)
}

fn fires(rule: &Rule, example: &Example) -> bool {
    let (earlier, later) = (read(&example.earlier, 2022), read(&example.later, 2024));
    let lexicon = Lexicon::shipped();
    let by_claims = earlier.claims.iter().any(|first| {
        later.claims.iter().any(|second| {
            judge(lexicon, &first.claim, &second.claim)
                .is_some_and(|(_, judgements)| judgements.iter().any(|judgement| judgement.rule.id == rule.id))
        })
    });
    let by_wording = || {
        earlier.sentences.iter().any(|first| {
            later.sentences.iter().any(|second| {
                judge_wording(lexicon, first, second).is_some_and(|judgement| judgement.rule.id == rule.id)
            })
        })
    };
    by_claims || by_wording()
}

#[test]
fn rules_fire_on_their_examples_and_on_no_near_miss() {
    let mut wrong = Vec::new();
    for rule in catalog() {
        for example in &rule.examples {
            let as_told = fires(rule, example) == example.fires;
            // An example marked as still to be done must be marked so no longer once it is.
            if as_told == example.todo {
                let what = if example.todo {
                    "is done, take `todo` away"
                } else {
                    "is not as told"
                };
                wrong.push(format!("{}: {what}: {} | {}", rule.id, example.earlier, example.later));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
