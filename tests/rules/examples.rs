//! Every rule on every example of its file: it fires where it is to fire and stays quiet on near misses.

use std::collections::BTreeSet;

use crate::built_in;
use crate::example::{fired, in_a_line};

/// How many examples of either kind a rule needs, each for another phenomenon.
const LEAST: usize = 3;

#[test]
fn rules_fire_on_their_examples_and_on_no_near_miss() {
    let mut wrong = Vec::new();
    for rule in built_in() {
        for example in &rule.examples {
            let seen = fired(example);
            // An example marked as still to be done must be marked so no longer once it is.
            if (seen.contains(&rule.id) == example.fires) == example.todo {
                let what = if example.todo {
                    "is done, take `todo` away"
                } else {
                    "is not as told"
                };
                wrong.push(format!("{}: {what}: {}, but {seen:?}", rule.id, in_a_line(example)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_enough_examples_of_different_phenomena() {
    for rule in built_in() {
        for fires in [true, false] {
            let of_kind = rule
                .examples
                .iter()
                .filter(|example| example.fires == fires && !example.todo);
            let names: Vec<&str> = of_kind.map(|example| example.phenomenon.as_str()).collect();
            let kinds: BTreeSet<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
            assert!(kinds.len() >= LEAST, "{}, fires = {fires}: only {kinds:?}", rule.id);
            assert_eq!(
                kinds.len(),
                names.len(),
                "{}: a phenomenon is missing or told twice: {names:?}",
                rule.id
            );
        }
    }
}
