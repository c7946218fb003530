//! Labelled pairs and the verdicts on them → precision, recall and F1, in all, by rule and by phenomenon.
//!
//! Intervals are those of Wilson (1927) at 95 percent; that of F1 follows from the one of the share of hits among all that
//! is said or labelled. Deliberately knows nothing of how a verdict came about.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::corpus::Pair;
use crate::problem::Problem;
use crate::report::Comparison;
use crate::rules::{Relation, Rule};

/// What somebody says of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Label {
    /// The verdict that is right.
    pub label: Relation,
    /// What makes it so; empty where nobody says.
    #[serde(default)]
    pub phenomenon: String,
    /// Ids of the rules that should fire, where somebody says.
    #[serde(default)]
    pub rules: Vec<String>,
}

impl Label {
    /// Whether a rule is to fire on the pair: its label names the rule, or is the rule's verdict on a phenomenon of it.
    fn asks_for(&self, rule: &Rule) -> bool {
        let is_its = || rule.id == self.phenomenon || rule.phenomena.contains(&self.phenomenon);
        self.rules.contains(&rule.id) || (self.label == rule.relation && is_its())
    }
}

/// How often something was said, was right to say, and should have been said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Said and right.
    pub right: usize,
    /// Said.
    pub said: usize,
    /// Labelled so.
    pub labelled: usize,
}

/// A share and the interval it is likely to lie in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
    /// As counted; `None` of nothing.
    pub value: Option<f64>,
    /// Both ends.
    pub within: (f64, f64),
}

/// All that is measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    /// Labelled pairs.
    pub pairs: usize,
    /// Of the verdict contradiction.
    pub contradiction: Score,
    /// Of contradiction or shift.
    pub flagged: Score,
    /// By rule: right is a pair labelled as grave as the rule's verdict, or graver.
    pub rules: BTreeMap<String, Score>,
    /// By rule: of the pairs that ask for it, on how many it fires.
    pub found: BTreeMap<String, Share>,
    /// Of contradiction or shift, by phenomenon; `labelled` and `said` of the pairs of that phenomenon.
    pub phenomena: BTreeMap<String, Score>,
    /// Indices of the pairs whose verdict is another than their label, `consistent` and `unrelated` counting as one.
    pub mistakes: Vec<usize>,
}

impl Score {
    fn count(&mut self, is_said: bool, is_labelled: bool) {
        self.said += usize::from(is_said);
        self.labelled += usize::from(is_labelled);
        self.right += usize::from(is_said && is_labelled);
    }

    /// Share of what was said that is right.
    pub fn precision(self) -> Share {
        Share::of(self.right, self.said)
    }

    /// Share of what should have been said that was.
    pub fn recall(self) -> Share {
        Share::of(self.right, self.labelled)
    }

    /// Harmonic mean of both.
    pub fn f1(self) -> Share {
        let hits = Share::of(self.right, self.said + self.labelled - self.right);
        let turned = |share: f64| 2.0 * share / (1.0 + share);
        Share {
            value: hits.value.map(turned),
            within: (turned(hits.within.0), turned(hits.within.1)),
            ..hits
        }
    }
}

impl Share {
    /// Of so many among so many.
    pub fn of(part: usize, whole: usize) -> Self {
        if whole == 0 {
            return Self {
                part,
                whole,
                value: None,
                within: (0.0, 1.0),
            };
        }
        let (count, share) = (whole as f64, part as f64 / whole as f64);
        let z2 = 1.959_964_f64.powi(2);
        let middle = (share + z2 / (2.0 * count)) / (1.0 + z2 / count);
        let half = (z2 * (share * (1.0 - share) / count + z2 / (4.0 * count * count))).sqrt() / (1.0 + z2 / count);
        Self {
            part,
            whole,
            value: Some(share),
            within: ((middle - half).max(0.0), (middle + half).min(1.0)),
        }
    }
}

/// The labels of pairs, read from the bytes they were read from. A pair without one is a problem.
pub fn read_labels(path: &str, bytes: &[u8], pairs: &[Pair]) -> (Vec<Option<Label>>, Vec<Problem>) {
    let lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
    let mut problems = Vec::new();
    let labels = pairs.iter().map(|pair| {
        let json = lines.get(pair.line - 1).copied().unwrap_or_default();
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        let label = serde_json::from_slice(json).ok();
        if label.is_none() {
            let message = "the pair has no `label`: contradiction, shift, consistent or unrelated";
            problems.push(Problem::error(path, Some(pair.line), message));
        }
        label
    });
    (labels.collect(), problems)
}

/// Scores verdicts against labels; `rules` are all that can fire. Pairs without a label are passed over.
pub fn evaluate(comparisons: &[Comparison], labels: &[Option<Label>], rules: &[&Rule]) -> Evaluation {
    let mut evaluation = Evaluation::default();
    let mut asked: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for comparison in comparisons {
        let Some(Some(label)) = labels.get(comparison.pair) else {
            continue;
        };
        evaluation.pairs += 1;
        let is_flag = |relation: Relation| matches!(relation, Relation::Contradiction | Relation::Shift);
        let is_clash = |relation: Relation| relation == Relation::Contradiction;
        let (said, wanted) = (comparison.relation, label.label);
        evaluation.contradiction.count(is_clash(said), is_clash(wanted));
        evaluation.flagged.count(is_flag(said), is_flag(wanted));
        let phenomenon = evaluation.phenomena.entry(label.phenomenon.clone()).or_default();
        phenomenon.count(is_flag(said), is_flag(wanted));
        for finding in &comparison.findings {
            let rule = rules.iter().find(|rule| rule.id == finding.rule);
            let verdict = rule.map_or(Relation::Shift, |rule| rule.relation);
            let score = evaluation.rules.entry(finding.rule.clone()).or_default();
            score.count(true, wanted <= verdict);
        }
        for rule in rules.iter().filter(|rule| label.asks_for(rule)) {
            let (found, all) = asked.entry(rule.id.as_str()).or_default();
            *found += usize::from(comparison.findings.iter().any(|finding| finding.rule == rule.id));
            *all += 1;
        }
        if said != wanted && (is_flag(said) || is_flag(wanted)) {
            evaluation.mistakes.push(comparison.pair);
        }
    }
    let shares = asked
        .into_iter()
        .map(|(rule, (found, all))| (rule.to_owned(), Share::of(found, all)));
    evaluation.found = shares.collect();
    evaluation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_of_wilson() {
        // By hand: 8 of 10 gives 0.490 to 0.943, 0 of 5 gives 0 to 0.434.
        let share = Share::of(8, 10);
        assert!((share.within.0 - 0.490).abs() < 0.001 && (share.within.1 - 0.943).abs() < 0.001);
        let none = Share::of(0, 5);
        assert!(none.within.0 == 0.0 && (none.within.1 - 0.434).abs() < 0.001);
        assert_eq!(Share::of(0, 0).value, None);
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let score = Score {
            right: 6,
            said: 8,
            labelled: 10,
        };
        assert!(score.f1().value.is_some_and(|f1| (f1 - 2.0 / 3.0).abs() < 1e-9));
    }
}
