//! `onrecord` holds public actors to what they said: it reads dated articles, extracts who said what, aligns the
//! statements one actor made about one matter, diffs the positions, and flags what does not fit together.
//!
//! The pipeline is `corpus → language → attribution → position → align → compare → rules → report`, one module a
//! stage. Stages after reading are pure: they return values and [`Problem`]s.

pub mod align;
pub mod attribution;
pub mod compare;
pub mod config;
pub mod corpus;
pub mod language;
mod options;
pub mod position;
mod problem;
mod progress;
pub mod report;
pub mod rules;
mod text;

pub use options::Options;
pub use problem::{Problem, Severity};
pub use progress::Progress;
pub use text::Span;

use attribution::Statement;
use config::{Config, Group};
use corpus::{Article, Pair};
use report::{Comparison, Report, Timeline};

/// Finds what does not fit together. Articles are dated and ordered (`Corpus::into_dated`); statements are compared
/// within a group only.
pub fn check(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    progress: &dyn Progress,
) -> Report {
    let _ = (groups, options);
    progress.start(articles.len());
    let mut report = Report::default();
    report.coverage.articles = articles.len();
    report
}

/// Who said what, in the order of the articles.
pub fn statements(
    articles: &[Article],
    groups: &[Group],
    progress: &dyn Progress,
) -> (Vec<Statement>, Vec<Problem>) {
    let _ = groups;
    progress.start(articles.len());
    (Vec::new(), Vec::new())
}

/// Judges given pairs, in order.
pub fn compare_pairs(pairs: &[Pair], config: &Config) -> Vec<Comparison> {
    let _ = (pairs, config);
    Vec::new()
}

/// The positions of `options.actor`, matter by matter.
pub fn timelines(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    progress: &dyn Progress,
) -> (Vec<Timeline>, Vec<Problem>) {
    let _ = (articles, groups, options, progress);
    (Vec::new(), Vec::new())
}

/// What the language layer saw, as CoNLL-U.
pub fn parse_conllu(articles: &[Article], progress: &dyn Progress) -> String {
    let _ = (articles, progress);
    String::new()
}

/// What the language layer saw, one JSON object an article.
pub fn parse_jsonl(articles: &[Article], progress: &dyn Progress) -> String {
    let _ = (articles, progress);
    String::new()
}

/// Ids of the rules, in the order they are listed.
pub fn rule_ids() -> Vec<&'static str> {
    Vec::new()
}

/// A line for each rule.
pub fn list_rules() -> String {
    String::new()
}

/// What a rule flags and why; `None` where there is no such rule.
pub fn explain(rule: &str) -> Option<String> {
    let _ = rule;
    None
}
