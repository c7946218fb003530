//! Direct quotations of one actor that two articles give in different words, or cut → findings.

use super::finding::Finding;
use super::pair::RecordPair;
use super::quotes::{Difference, differing};
use super::record::SentenceRecord;
use super::rule::{Rule, Stage};
use super::special::special_rule;
use crate::config::{Config, Level};
use crate::language::lexicon::Lexicon;

/// The findings of `quote-altered` and `quote-cut`, and how many pairs were left out because a word is too common. Nothing
/// is looked for where both are off.
pub fn quotations(config: &Config, lexicon: &Lexicon, sentences: &[SentenceRecord<'_>]) -> (Vec<Finding>, usize) {
    let rules = ["quote-altered", "quote-cut"].map(special_rule);
    let [Some(altered), Some(cut)] = rules else {
        return (Vec::new(), 0);
    };
    let is_wanted = |rule: &Rule| rule.stage == Stage::Stable || config.names_rule(&rule.id);
    if !is_wanted(altered) && !is_wanted(cut) {
        return (Vec::new(), 0);
    }
    let (found, left_out) = differing(lexicon, sentences);
    let findings = found.into_iter().filter_map(|(first, second, difference)| {
        let (first, second) = (&sentences[first].record, &sentences[second].record);
        let (rule, values) = match difference {
            Difference::Altered(one, two) => (altered, vec![("earlier", one), ("later", two)]),
            Difference::Cut(words) => (cut, vec![("limit", words)]),
        };
        let pair = RecordPair {
            rule,
            first,
            second,
            beside: None,
            matter: first.located.claim.matter.label.clone(),
            values,
            moves: Vec::new(),
            level: Some(Level::Warning),
        };
        pair.finding(config)
    });
    (findings.collect(), left_out)
}
