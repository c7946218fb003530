//! Rules that look at more than the shift between two claims. What they flag is code, one file a rule; how they are told
//! is data as with all others (`special/<id>.toml`).

use std::sync::OnceLock;

use super::read_rule::read;
use super::rule::Rule;

const FILES: &[&str] = &[
    include_str!("special/incompatible-positions.toml"),
    include_str!("special/actors-disagree.toml"),
    include_str!("special/quote-altered.toml"),
    include_str!("special/quote-cut.toml"),
    include_str!("special/quote-shortened.toml"),
    include_str!("special/quote-inexact.toml"),
    include_str!("special/event-conflict.toml"),
    include_str!("special/together-impossible.toml"),
];

/// All of them, in the order they are listed; their conditions hold for every shift and are not asked.
pub fn special() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    // The shipped files are sound: a test reads each of them.
    RULES.get_or_init(|| FILES.iter().filter_map(|text| read("special", text).ok()).collect())
}

/// The rule of this id.
pub fn special_rule(id: &str) -> Option<&'static Rule> {
    special().iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_rule_with_examples_of_both_kinds() {
        for text in FILES {
            let rule = read("special", text).unwrap();
            assert!(rule.examples.iter().any(|example| example.fires), "{}", rule.id);
            assert!(rule.examples.iter().any(|example| !example.fires), "{}", rule.id);
        }
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/special");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let mut known: Vec<String> = special().iter().map(|rule| format!("{}.toml", rule.id)).collect();
        names.sort();
        known.sort();
        assert_eq!(names, known);
    }
}
