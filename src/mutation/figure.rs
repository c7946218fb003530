//! The one figure of a sentence changed, so far that no rounding explains it.
//!
//! Left alone are hedged figures, shares, ages, places in a row, times, increments ("another 40") and what has been counted up
//! to now (perfect tense), which another figure need not contradict.

use super::Unfit;
use super::clause::Clause;
use super::rewrite::rewrite;
use crate::language::quantities::{Hedge, Quantity, QuantityKind, find_quantities};
use crate::text::Span;

const INCREMENTS: &[&str] = &[
    "another",
    "additional",
    "extra",
    "further",
    "more",
    "other",
    "first",
    "next",
    "last",
    "already",
    "so",
    "up",
    "or",
];
const WORDS: [&str; 11] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

pub(super) fn mutate(clause: &Clause<'_>) -> Result<(String, String), Unfit> {
    clause.single()?;
    if clause.has_any(INCREMENTS) {
        return Err("a figure that may be one of several");
    }
    if clause.helpers().iter().any(|&at| clause.lemma(at) == "have") {
        return Err("a count up to now");
    }
    let found = find_quantities(clause.text, clause.sentence.span);
    let quantity = match &found[..] {
        [] => return Err("no figure"),
        [one] => one,
        _ => return Err("more than one figure"),
    };
    if quantity.hedge != Hedge::None || quantity.value != quantity.high {
        return Err("a figure that is no single one");
    }
    if !matches!(quantity.kind, QuantityKind::Count | QuantityKind::Measure) {
        return Err("a figure that counts or measures nothing");
    }
    let (span, other) = other(clause.text, quantity).ok_or("a figure in a form that is not known")?;
    let what = format!("“{}” made “{other}”", span.of(clause.text));
    Ok((what, rewrite(clause.text, &[(span, &other)])))
}

/// Where the number stands, and another one, far off, in the same form.
fn other(text: &str, quantity: &Quantity) -> Option<(Span, String)> {
    let words = quantity.span.of(text);
    if let Some(start) = words.find(|c: char| c.is_ascii_digit()) {
        let length = words[start..]
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'))
            .unwrap_or(words.len() - start);
        let written = words[start..start + length].trim_end_matches([',', '.']);
        let at = quantity.span.start + start;
        let is_share = words.contains('%') || words.contains("percent") || words.contains("per cent");
        return Some((Span::new(at, at + written.len()), other_digits(written, is_share)?));
    }
    let first = words.split_whitespace().next()?;
    let number = WORDS.iter().position(|word| first.eq_ignore_ascii_case(word))?;
    let other = WORDS[if number < 6 { number + 5 } else { number - 5 }];
    let other = match first.starts_with(char::is_uppercase) {
        true => super::rewrite::capitalised(other),
        false => other.to_owned(),
    };
    let at = quantity.span.start + words.find(first)?;
    Some((Span::new(at, at + first.len()), other))
}

/// More than twice as much, or, of a share that leaves no room for it, less than half.
fn other_digits(written: &str, is_share: bool) -> Option<String> {
    if let Some((whole, rest)) = written.split_once('.') {
        let whole: u64 = whole.parse().ok()?;
        rest.parse::<u64>().ok()?;
        return Some(format!("{}.{rest}", far(whole, is_share)));
    }
    let number: u64 = written
        .replace(',', "")
        .parse()
        .ok()
        .filter(|number| *number > 1 && *number < 1_000_000_000_000)?;
    let digits = far(number, is_share).to_string();
    if !written.contains(',') {
        return Some(digits);
    }
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Some(grouped)
}

fn far(number: u64, is_share: bool) -> u64 {
    match is_share && number > 40 {
        true => number / 2 - 3,
        false => number * 2 + 3,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::check;

    #[test]
    fn figures() {
        for (text, made) in [
            (
                "The courthouse cost 38 million crowns.",
                "The courthouse cost 79 million crowns.",
            ),
            ("The union has 1,900 members.", "The union has 3,803 members."),
            (
                "Unemployment stood at 7 percent in 2021.",
                "Unemployment stood at 17 percent in 2021.",
            ),
            ("The share was 71.5 percent.", "The share was 32.5 percent."),
            (
                "The police arrested three reporters in Dorrin.",
                "The police arrested eight reporters in Dorrin.",
            ),
        ] {
            check(Kind::Figure, text, Ok(made));
        }
    }

    #[test]
    fn left_alone() {
        for (text, why) in [
            ("The bridge was finished in 2019.", "no figure"),
            ("The flood killed at least 12 people.", "a figure that is no single one"),
            ("We have hired 30 nurses.", "a count up to now"),
            ("We will hire another 30 nurses.", "a figure that may be one of several"),
            ("The bus takes 40 people to 3 villages.", "more than one figure"),
        ] {
            check(Kind::Figure, text, Err(why));
        }
    }
}
