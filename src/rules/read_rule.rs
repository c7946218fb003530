//! The text of a rule file → [`Rule`]: built-in and the user's own alike.

use toml::de::{DeTable, DeValue};

use super::condition::Condition;
use super::rule::{Example, Rule};
use super::template;
use crate::nearest::did_you_mean;
use crate::problem::Problem;

/// Reads one rule. `path` is the file as problems show it.
///
/// # Errors
/// The first mistake, with its place and, where a word is not known, the nearest one.
pub fn read(path: &str, text: &str) -> Result<Rule, Problem> {
    let mut rule: Rule = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        problem(path, text, at, &in_words(error.message()))
    })?;
    let places = Places::of(text);
    if !is_id(&rule.id) {
        let message = format!(
            "`{}` is no id: small letters, digits and hyphens, beginning with a letter",
            rule.id
        );
        return Err(problem(path, text, places.of_key("id"), &message));
    }
    let within = rule.message_within.as_ref().map(|message| ("message-within", message));
    for (key, message) in [("message", &rule.message)].into_iter().chain(within) {
        if let Err((words, message)) = template::check(message) {
            let from = places.of_key(key);
            let at = text[from..].find(&words).map_or(from, |at| from + at);
            return Err(problem(path, text, at, &message));
        }
    }
    if rule.confidence.is_some_and(|percent| percent > 100) {
        let message = "`confidence` is a number of percent, 0 to 100";
        return Err(problem(path, text, places.of_key("confidence"), message));
    }
    for (example, &at) in rule.examples.iter_mut().zip(&places.examples) {
        example.line = line_column(text, at).0;
        if let Some(message) = what_lacks(example) {
            return Err(problem(path, text, at, message));
        }
    }
    Ok(rule)
}

/// A mistake in a rule that only the user's own rules can make: no condition at all.
pub(super) fn asks_nothing(rule: &Rule, path: &str, text: &str) -> Option<Problem> {
    (rule.when == Condition::default()).then(|| {
        let at = Places::of(text).of_key("when");
        let message = "`when` asks nothing, so the rule would fire on every pair: name a condition";
        problem(path, text, at, message)
    })
}

/// A problem of a rule file at the value of a key.
pub(super) fn problem_at_key(path: &str, text: &str, key: &str, message: &str) -> Problem {
    problem(path, text, Places::of(text).of_key(key), message)
}

fn what_lacks(example: &Example) -> Option<&'static str> {
    let is_pair = !example.earlier.trim().is_empty() && !example.later.trim().is_empty();
    let is_bare = example.earlier.is_empty() && example.later.is_empty();
    match (is_pair, is_bare, example.articles.is_empty()) {
        (true, _, true) | (_, true, false) => None,
        (_, _, true) => Some("an example needs `earlier` and `later`, or `articles`"),
        _ => Some("an example has `earlier` and `later`, or `articles`, not both"),
    }
}

fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Where things stand in a file that is valid TOML.
struct Places {
    keys: Vec<(String, usize)>,
    examples: Vec<usize>,
}

impl Places {
    fn of(text: &str) -> Self {
        let (table, _) = DeTable::parse_recoverable(text);
        let mut places = Places {
            keys: Vec::new(),
            examples: Vec::new(),
        };
        for (key, value) in table.get_ref() {
            places
                .keys
                .push((key.get_ref().clone().into_owned(), value.span().start));
            if let (true, DeValue::Array(items)) = (key.get_ref() == "example", value.get_ref()) {
                places.examples.extend(items.iter().map(|item| item.span().start));
            }
        }
        places
    }

    fn of_key(&self, key: &str) -> usize {
        let found = self.keys.iter().find(|(name, _)| name == key);
        found.map_or(0, |(_, at)| *at)
    }
}

fn problem(path: &str, text: &str, at: usize, message: &str) -> Problem {
    let (line, column) = line_column(text, at);
    Problem::error(path, Some(line), format!("column {column}: {message}"))
}

/// Line and column, both from 1; columns count characters.
fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

/// What the TOML reader says, in the words of this program: it writes "unknown field `x`, expected one of `a`, `b`".
fn in_words(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if let (Some(wrong), Some(known)) = (quoted.first(), quoted.get(1..)) {
        if message.starts_with("unknown field") {
            return format!("unknown key `{wrong}`: {}", did_you_mean(wrong, known));
        }
        if message.starts_with("unknown variant") {
            return format!("`{wrong}` is no value here: {}", did_you_mean(wrong, known));
        }
        if message.starts_with("missing field") {
            return format!("the key `{wrong}` is missing");
        }
    }
    let plain = message.lines().collect::<Vec<_>>().join("; ");
    for (expected, wanted) in [
        ("expected a sequence", "a list in brackets"),
        ("expected a string", "text in quotation marks"),
        ("expected a boolean", "true or false"),
        ("expected i64", "a whole number"),
        ("expected u8", "a number of percent, 0 to 100"),
        ("expected struct", "a table"),
    ] {
        if plain.contains(expected) {
            return format!("this must be {wanted}");
        }
    }
    if plain.starts_with("invalid type") {
        return plain;
    }
    if plain.contains("is not a date") {
        return plain;
    }
    format!("not valid TOML: {plain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str =
        "id = \"toll\"\nsummary = \"s\"\nrelation = \"shift\"\nmessage = \"{actor}\"\n[when]\ndenial = true\n";

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let said = match read("toll.toml", text) {
            Ok(rule) => format!("{} with {} examples", rule.id, rule.examples.len()),
            Err(problem) => format!("{}: {}", problem.line.unwrap_or_default(), problem.message),
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn a_rule_needs_little() {
        check(GOOD, "toll with 0 examples");
        let example = "[[example]]\nearlier = \"a\"\nlater = \"b\"\nlater-date = 2024-05-01\nactor = \"Mara Velin\"\nfires = true\n";
        check(&format!("{GOOD}{example}"), "toll with 1 examples");
    }

    #[test]
    fn a_mistake_has_its_place_and_the_nearest_word() {
        check(
            &GOOD.replace("summary", "sumary"),
            "2: column 1: unknown key `sumary`: did you mean `summary`?",
        );
        check(
            &GOOD.replace("denial", "denail"),
            "6: column 1: unknown key `denail`: did you mean `denial`?",
        );
        check(
            &GOOD.replace("\"shift\"", "\"shfit\""),
            "3: column 12: `shfit` is no value here: did you mean `shift`?",
        );
        check(
            &GOOD.replace("{actor}", "{actr}"),
            "4: column 12: the message names `actr`, which is no name: did you mean `actor`?",
        );
        check(
            &GOOD.replace("\"toll\"", "\"The Toll\""),
            "1: column 6: `The Toll` is no id: small letters, digits and hyphens, beginning with a letter",
        );
        check(
            &GOOD.replace("denial = true", "denial = \"yes\""),
            "6: column 10: this must be true or false",
        );
        check(
            &format!("{GOOD}[[example]]\nearlier = \"a\"\nfires = true\n"),
            "7: column 1: an example needs `earlier` and `later`, or `articles`",
        );
        check(
            &format!("{GOOD}[[example]]\nearlier = \"a\"\nlater = \"b\"\nlater-date = \"soon\"\nfires = true\n"),
            "10: column 14: `soon` is not a date: write it as YYYY-MM-DD",
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        check(
            &GOOD.replace("summary = \"s\"\n", ""),
            "1: column 1: the key `summary` is missing",
        );
    }
}
