//! Suppressions in an article: `onrecord-ignore` in its front matter or in comments of its text.
//!
//! In: the text of an article; out: what it says is to be let pass, and where, with its mistakes as problems. A comment is no
//! part of the prose: it is blanked, so that all offsets stay. Deliberately not here: whether the rule exists and whether
//! anything matches, which later stages know.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_saphyr::Spanned;

use super::article::Article;
use super::date::read_date;
use crate::problem::Problem;
use crate::text::Span;

/// What begins a comment, but for blanks.
const OPENING: &str = "<!--";
const CLOSING: &str = "-->";
const NAME: &str = "onrecord-ignore";

/// What an article says is to be let pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Id of the rule, as written.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<NaiveDate>,
    /// Which part of the text it is for, in bytes: the whole of it, or a paragraph.
    pub covers: Span,
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its line in the file, from 1.
    pub line: usize,
    /// As written.
    pub written: String,
}

#[derive(Deserialize)]
struct FrontMatter {
    #[serde(rename = "onrecord-ignore", default)]
    suppressions: Option<Vec<Spanned<Written>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rule: String,
    reason: String,
    until: Option<String>,
}

/// Reads the list in the front matter, `yaml` of which begins at `first_line` of the file.
pub(super) fn read_front_matter(article: &mut Article, yaml: &str, first_line: usize, problems: &mut Vec<Problem>) {
    if !yaml.contains(NAME) {
        return;
    }
    let path = article.origin.path.clone();
    let line_of = |line: u64| first_line + (line.max(1) as usize) - 1;
    let options = serde_saphyr::options! { strict_booleans: true };
    let read: FrontMatter = match serde_saphyr::from_str_with_options(yaml, options) {
        Ok(read) => read,
        Err(error) => {
            let line = line_of(error.location().map_or(1, |location| location.line()));
            let message = format!(
                "`{NAME}` must be a list of entries with `rule`, `reason` and, where it is to end, `until`; nothing is suppressed"
            );
            problems.push(Problem::error(&path, Some(line), message));
            return;
        }
    };
    for entry in read.suppressions.unwrap_or_default() {
        let line = line_of(entry.defined.line());
        let span = line_span(&article.text, line);
        let covers = Span::new(0, article.text.len());
        let Written { rule, reason, until } = entry.value;
        match checked(&rule, Some(&reason), until.as_deref()) {
            Ok(until) => article.suppressions.push(Suppression {
                rule,
                reason,
                until,
                covers,
                span,
                line,
                written: span.of(&article.text).to_owned(),
            }),
            Err(message) => problems.push(Problem::error(&path, Some(line), message)),
        }
    }
}

/// Reads the comments of the text, each on a line of its own, and blanks them. A comment is for the paragraph after it.
pub(super) fn take_comments(article: &mut Article, problems: &mut Vec<Problem>) {
    if !article.prose().contains(NAME) {
        return;
    }
    let mut found = Vec::new();
    let mut at = article.body.start;
    for line in article.prose().split_inclusive('\n') {
        let bare = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let rest = bare.strip_prefix(OPENING).map(str::trim_start);
        let rest = rest.and_then(|rest| rest.strip_prefix(NAME));
        if rest.is_some_and(|rest| !rest.starts_with(is_of_word)) {
            found.push(Span::new(start, start + bare.len()));
        }
        at += line.len();
    }
    if found.is_empty() {
        return;
    }
    // The pin is that of the text with its comments.
    article.sha256();
    let read: Vec<_> = found.iter().map(|&span| read_comment(article, span)).collect();
    for span in &found {
        let blank = " ".repeat(span.end - span.start);
        article.text.replace_range(span.start..span.end, &blank);
    }
    for (outcome, span) in read.into_iter().zip(found) {
        match outcome {
            Ok(suppression) => {
                let covers = paragraph_after(&article.text, span.end);
                article.suppressions.push(Suppression { covers, ..suppression });
            }
            Err(message) => {
                let line = article.line_column(span.start).0;
                problems.push(Problem::error(&article.origin.path, Some(line), message));
            }
        }
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

fn read_comment(article: &Article, span: Span) -> Result<Suppression, String> {
    let written = span.of(&article.text);
    let form = || format!("write it on one line as `{OPENING} {NAME} RULE reason=\"...\" until=YYYY-MM-DD {CLOSING}`");
    let inner = written
        .strip_prefix(OPENING)
        .and_then(|rest| rest.trim_start().strip_prefix(NAME))
        .and_then(|rest| rest.strip_suffix(CLOSING))
        .filter(|inner| !inner.contains(CLOSING))
        .ok_or_else(|| format!("a suppression that does not end with its line: {}", form()))?;
    let (mut rule, mut reason, mut until) = (None, None, None);
    let mut rest = inner.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix('=') else {
            if rule.replace(name.to_owned()).is_some() {
                return Err(format!("a suppression names one rule, and then `{name}`: {}", form()));
            }
            rest = after.trim_start();
            continue;
        };
        let (value, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted
                .split_once('"')
                .ok_or_else(|| format!("`{name}` has no closing quotation mark: {}", form()))?,
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        let place = match name {
            "reason" => &mut reason,
            "until" => &mut until,
            _ => return Err(format!("a suppression has no `{name}`: {}", form())),
        };
        *place = Some(value.to_owned());
        rest = after.trim_start();
    }
    let rule = rule.ok_or_else(|| format!("a suppression must name a rule: {}", form()))?;
    let until = checked(&rule, reason.as_deref(), until.as_deref())?;
    Ok(Suppression {
        rule,
        reason: reason.unwrap_or_default(),
        until,
        covers: span,
        span,
        line: article.line_column(span.start).0,
        written: written.to_owned(),
    })
}

/// The day it ends.
fn checked(rule: &str, reason: Option<&str>, until: Option<&str>) -> Result<Option<NaiveDate>, String> {
    if rule.trim().is_empty() {
        return Err("a suppression must name a rule; nothing is suppressed".to_owned());
    }
    if reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(format!(
            "the suppression of `{rule}` gives no `reason`; nothing is suppressed"
        ));
    }
    until
        .map(read_date)
        .transpose()
        .map_err(|message| format!("`until` of the suppression of `{rule}`: {message}; nothing is suppressed"))
}

/// The first lines behind `from` that are not blank, up to the next blank one.
fn paragraph_after(text: &str, from: usize) -> Span {
    let (mut start, mut at) = (None, from);
    for line in text[from..].split_inclusive('\n') {
        match (line.trim().is_empty(), start) {
            (true, Some(start)) => return Span::new(start, at),
            (false, None) => start = Some(at),
            _ => {}
        }
        at += line.len();
    }
    Span::new(start.unwrap_or(at), at)
}

/// A line of the text without blanks around it.
fn line_span(text: &str, line: usize) -> Span {
    let mut at = 0;
    for (index, one) in text.split_inclusive('\n').enumerate() {
        if index + 1 == line {
            let start = at + (one.len() - one.trim_start().len());
            return Span::new(start, start + one.trim().len());
        }
        at += one.len();
    }
    Span::new(at, at)
}

#[cfg(test)]
mod tests {
    use super::super::markdown::read_markdown;
    use super::super::read::Corpus;

    /// Suppressions and problems, one a line; the prose must hold no comment and no offset may move.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut corpus = Corpus::default();
        read_markdown("a.md", text.to_owned(), &mut corpus);
        let article = &corpus.articles[0];
        assert_eq!(article.text.len(), text.len());
        assert_eq!(article.sha256(), super::super::pin::sha256(text.as_bytes()));
        assert!(!article.prose().contains("onrecord-ignore"), "{}", article.prose());
        let mut lines: Vec<String> = article
            .suppressions
            .iter()
            .map(|one| {
                assert_eq!(one.span.of(text), one.written);
                let until = one.until.map(|day| format!(" until {day}")).unwrap_or_default();
                let covers = match one.covers.of(&article.text) {
                    all if all.len() == text.len() => "all".to_owned(),
                    part => format!("{part:?}"),
                };
                format!("{} {}: {}{until} for {covers}", one.line, one.rule, one.reason)
            })
            .collect();
        lines.extend(corpus.problems.iter().map(|problem| {
            let line = problem.line.unwrap_or_default();
            format!("{line} {}: {}", problem.severity.as_str(), problem.message)
        }));
        assert_eq!(lines.join("\n"), expected);
    }

    const HEAD: &str = "---\ndate: 2024-01-05\n---\n";

    #[test]
    fn a_comment_is_for_the_paragraph_after_it() {
        check(
            &format!(
                "{HEAD}One.\n\n<!-- onrecord-ignore claim-negated reason=\"misquoted – we asked\" until=2024-02-01 -->\n  <!--onrecord-ignore caveat-added reason=known-->\n\nTwo.\nThree.\n\nFour.\n"
            ),
            "6 claim-negated: misquoted – we asked until 2024-02-01 for \"Two.\\nThree.\\n\"\n\
             7 caveat-added: known for \"Two.\\nThree.\\n\"",
        );
        check(
            &format!("{HEAD}One.\n<!-- onrecord-ignore claim-negated reason=\"a\" -->"),
            "5 claim-negated: a for \"\"",
        );
    }

    #[test]
    fn the_front_matter_is_for_the_whole() {
        check(
            "---\ndate: 2024-01-05\nonrecord-ignore:\n  - rule: claim-negated\n    reason: misquoted\n    until: 2024-02-01\n  - { rule: caveat-added, reason: known }\n---\nOne.",
            "4 claim-negated: misquoted until 2024-02-01 for all\n7 caveat-added: known for all",
        );
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        let form = "write it on one line as `<!-- onrecord-ignore RULE reason=\"...\" until=YYYY-MM-DD -->`";
        for (comment, message) in [
            ("<!-- onrecord-ignore claim-negated -->", "the suppression of `claim-negated` gives no `reason`; nothing is suppressed".to_owned()),
            ("<!-- onrecord-ignore claim-negated reason=\" \" -->", "the suppression of `claim-negated` gives no `reason`; nothing is suppressed".to_owned()),
            ("<!-- onrecord-ignore reason=\"a\" -->", format!("a suppression must name a rule: {form}")),
            ("<!-- onrecord-ignore a b reason=\"a\" -->", format!("a suppression names one rule, and then `b`: {form}")),
            ("<!-- onrecord-ignore a reason=\"a -->", format!("`reason` has no closing quotation mark: {form}")),
            ("<!-- onrecord-ignore a reason=\"a\" untill=2024-01-01 -->", format!("a suppression has no `untill`: {form}")),
            ("<!-- onrecord-ignore a reason=\"a\"", format!("a suppression that does not end with its line: {form}")),
            ("<!-- onrecord-ignore a reason=b until=2024-02-30 -->", "`until` of the suppression of `a`: `2024-02-30` is not a day of the calendar (YYYY-MM-DD); nothing is suppressed".to_owned()),
        ] {
            check(&format!("{HEAD}{comment}\nOne."), &format!("4 error: {message}"));
        }
        check(
            "---\ndate: 2024-01-05\nonrecord-ignore:\n  - rule: claim-negated\n---\nOne.",
            "4 error: `onrecord-ignore` must be a list of entries with `rule`, `reason` and, where it is to end, `until`; nothing is suppressed",
        );
    }

    #[test]
    fn other_comments_are_text() {
        let text = format!("{HEAD}<!-- onrecord-ignored -->\n");
        let mut corpus = Corpus::default();
        read_markdown("a.md", text.clone(), &mut corpus);
        assert_eq!(corpus.articles[0].text, text);
        assert!(corpus.problems.is_empty() && corpus.articles[0].suppressions.is_empty());
    }
}
