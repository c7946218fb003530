//! Reads lexicon files: TOML, any of the entry kinds in any file; errors name path, line and the nearest valid word.

use serde::Deserialize;
use toml::Spanned;

use super::attitude::AttitudeRow;
use super::effect::{Class, EffectRow};
use super::hedge::Hedge;
use super::modal::Modal;
use super::quantifier::Quantifier;
use super::relations::{Antonym, Complement, Family, Misleading, Synonym};
use super::signature::Signature;
use super::terms::Term;
use crate::{Problem, Severity};

/// What a lexicon file may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LexiconFile {
    pub class: Vec<Spanned<Class>>,
    pub effect: Vec<Spanned<EffectRow>>,
    pub attitude: Vec<Spanned<AttitudeRow>>,
    pub signature: Vec<Spanned<Signature>>,
    pub modal: Vec<Spanned<Modal>>,
    pub hedge: Vec<Spanned<Hedge>>,
    pub quantifier: Vec<Spanned<Quantifier>>,
    pub antonym: Vec<Spanned<Antonym>>,
    pub complement: Vec<Spanned<Complement>>,
    pub synonym: Vec<Spanned<Synonym>>,
    pub family: Vec<Spanned<Family>>,
    pub misleading: Vec<Spanned<Misleading>>,
    pub term: Vec<Spanned<Term>>,
}

/// Reads the text of a lexicon file; `path` is for the message.
pub(super) fn parse(path: &str, text: &str) -> Result<LexiconFile, Problem> {
    toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let message = error.message().replace('\n', " ");
        problem(path, text, offset, &with_suggestion(&message))
    })
}

/// A problem of a lexicon file at a byte offset.
pub(super) fn problem(path: &str, text: &str, offset: usize, message: &str) -> Problem {
    let before = &text.as_bytes()[..offset.min(text.len())];
    Problem {
        path: path.to_owned(),
        line: Some(1 + before.iter().filter(|&&byte| byte == b'\n').count()),
        severity: Severity::Error,
        message: message.to_owned(),
    }
}

/// serde says "unknown variant `x`, expected one of `a`, `b`": names the nearest of them and drops a long list.
pub(crate) fn with_suggestion(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let Some(wrong) = quoted.next() else {
        return message.to_owned();
    };
    let valid: Vec<&str> = quoted.collect();
    let Some(cut) = message.find(", expected").filter(|_| valid.len() > 1) else {
        return message.to_owned();
    };
    match nearest(wrong, &valid) {
        Some(word) => format!("{}; did you mean `{word}`?", &message[..cut]),
        None if valid.len() > 12 => message[..cut].to_owned(),
        None => message.to_owned(),
    }
}

/// The word of `valid` nearest to `wrong`, where one is near enough to be what was meant.
pub(crate) fn nearest<'a>(wrong: &str, valid: &[&'a str]) -> Option<&'a str> {
    valid
        .iter()
        .map(|&word| (distance(wrong, word), word))
        .filter(|&(edits, word)| edits <= 1 + word.chars().count() / 4)
        .min()
        .map(|(_, word)| word)
}

/// Edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replace.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_gets_the_nearest() {
        let message = "unknown variant `exsistence`, expected one of `existence`, `membership`";
        assert_eq!(
            with_suggestion(message),
            "unknown variant `exsistence`; did you mean `existence`?"
        );
        assert_eq!(nearest("qqq", &["existence", "membership"]), None);
    }

    #[test]
    fn edits_are_counted() {
        assert_eq!(distance("form", "from"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn an_error_names_its_line() {
        let text = "effect = [\n  { word = \"lift\", on = \"exsistence\", sign = \"-\" },\n]\n";
        let problem = parse("mine.toml", text).unwrap_err();
        assert_eq!((problem.path.as_str(), problem.line), ("mine.toml", Some(2)));
        assert!(
            problem.message.contains("did you mean `existence`"),
            "{}",
            problem.message
        );
    }
}
