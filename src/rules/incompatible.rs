//! Stands that the user has declared not to go together, taken by one actor.
//!
//! In: the records of one actor in the order they were said; out: at most one finding a declared pair. The first claim
//! that makes the pair whole is set against the latest one of the other side before it, so that what is said afterwards
//! changes nothing.

use super::finding::{Certainty, Finding, Move};
use super::pair::RecordPair;
use super::record::Record;
use super::special::special_rule;
use super::wording::position;
use crate::align::TopicIndex;
use crate::config::Config;

/// Finds them.
pub fn incompatible(config: &Config, topics: &TopicIndex, records: &[Record<'_>]) -> Vec<Finding> {
    let Some(rule) = special_rule("incompatible-positions") else {
        return Vec::new();
    };
    let whole = |pair: usize| {
        let mut taken: [Option<&Record<'_>>; 2] = [None; 2];
        for record in records {
            let Some(side) = topics.side(pair, &record.located.claim) else {
                continue;
            };
            if let Some(first) = taken[1 - side] {
                return Some((first, record));
            }
            taken[side] = Some(record);
        }
        None
    };
    (0..topics.incompatible())
        .filter_map(|pair| {
            let (first, second) = whole(pair)?;
            let [one, two] = [first, second].map(|record| record.located.claim.matter.label.clone());
            let stand = |record: &Record<'_>| position(&record.located.claim.position, record.text());
            let why = topics.why(pair).map(|why| format!(": {}", why.trim_end_matches('.')));
            RecordPair {
                rule,
                first,
                second,
                beside: None,
                quotes: None,
                certainty: Certainty::Firm,
                matter: format!("{one} × {two}"),
                values: vec![
                    ("earlier", one.clone()),
                    ("later", two.clone()),
                    ("limit", why.unwrap_or_default()),
                ],
                moves: vec![
                    Move {
                        axis: "matter",
                        from: one,
                        to: two,
                    },
                    Move {
                        axis: "position",
                        from: stand(first),
                        to: stand(second),
                    },
                ],
                level: None,
            }
            .finding(config)
        })
        .collect()
}
