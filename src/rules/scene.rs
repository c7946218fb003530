//! What conditions are asked of: the shift between two claims, and who said both, in which words, and when.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::finding::TimeClass;
use super::record::Record;
use crate::attribution::{Actor, Force};
use crate::compare::Shift;
use crate::language::quantities::difference;
use crate::position::Claim;

/// A shift and what is known of both sides.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What moved.
    pub shift: &'a Shift,
    /// Both claims, the first said first.
    pub claims: (&'a Claim, &'a Claim),
    /// Who, in which words, when.
    pub context: Context<'a>,
}

/// What is known of two claims besides what they say. What is not known is left out: a condition that asks for it does
/// not hold.
#[derive(Clone, Copy, Default)]
pub struct Context<'a> {
    /// The words each side is quoted by.
    pub words: (&'a str, &'a str),
    /// The actors of both sides.
    pub actors: (Option<&'a Actor>, Option<&'a Actor>),
    /// Ids of the declared topics of both sides.
    pub topics: (&'a [crate::align::OnTopic], &'a [crate::align::OnTopic]),
    /// Force of the cue of both sides.
    pub forces: Option<(Force, Force)>,
    /// Days between them.
    pub days: Option<i64>,
    /// Tells the time class, where somebody asks.
    pub time_class: Option<&'a dyn Fn() -> Option<TimeClass>>,
}

impl<'a> Scene<'a> {
    /// Two claims of which nothing else is known.
    pub fn of_claims(shift: &'a Shift, claims: (&'a Claim, &'a Claim)) -> Self {
        Self {
            shift,
            claims,
            context: Context::default(),
        }
    }

    /// Two claims on the record, the first said first.
    pub fn of_records(
        shift: &'a Shift,
        claims: (&'a Claim, &'a Claim),
        (earlier, later): (&Record<'a>, &Record<'a>),
        time_class: Option<&'a dyn Fn() -> Option<TimeClass>>,
    ) -> Self {
        let words = |record: &Record<'a>| record.quoted();
        let days = || Some((later.day()? - earlier.day()?).num_days());
        Self {
            shift,
            claims,
            context: Context {
                words: (words(earlier), words(later)),
                actors: (earlier.statement.actor.as_ref(), later.statement.actor.as_ref()),
                topics: (earlier.topics, later.topics),
                forces: Some((earlier.statement.force, later.statement.force)),
                days: days(),
                time_class,
            },
        }
    }

    /// Whether the matter of either claim has one of these words: as a word or name it is about, or in its label.
    pub fn is_about(&self, wanted: &[String]) -> bool {
        let has = |claim: &Claim, wanted: &str| {
            let label = claim.matter.label.to_lowercase();
            claim
                .matter
                .concepts
                .iter()
                .any(|concept| concept.key.eq_ignore_ascii_case(wanted))
                || has_words(&label, wanted)
        };
        wanted.iter().any(|wanted| {
            let wanted = wanted.trim().to_lowercase();
            has(self.claims.0, &wanted) || has(self.claims.1, &wanted)
        })
    }

    /// Whether either claim belongs to one of these topics.
    pub fn is_on_topic(&self, wanted: &[String]) -> bool {
        self.topics()
            .any(|topic| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(topic)))
    }

    /// Ids of the topics of both sides.
    pub fn topics(&self) -> impl Iterator<Item = &'a str> {
        let (one, two) = self.context.topics;
        one.iter().chain(two).map(|placed| placed.topic.as_str())
    }

    /// Whether one of the actors has this key or name.
    pub fn is_by(&self, wanted: &[String]) -> bool {
        self.actors().any(|actor| {
            let is = |wanted: &String| {
                wanted.eq_ignore_ascii_case(&actor.id) || wanted.to_lowercase() == actor.name.to_lowercase()
            };
            wanted.iter().any(is)
        })
    }

    /// Whether one of the actors speaks for one of these.
    pub fn is_for(&self, wanted: &[String]) -> bool {
        self.actors()
            .filter_map(|actor| actor.principal.as_ref())
            .any(|for_whom| {
                wanted
                    .iter()
                    .any(|wanted| wanted.to_lowercase() == for_whom.to_lowercase())
            })
    }

    /// The actors of both sides, as far as they are known.
    pub fn actors(&self) -> impl Iterator<Item = &'a Actor> {
        let (one, two) = self.context.actors;
        one.into_iter().chain(two)
    }

    /// The time class; `None` where it is not known.
    pub fn time_class(&self) -> Option<TimeClass> {
        self.context.time_class.and_then(|tell| tell())
    }

    /// How alike the quoted words are: the share that stands in both in one order, in percent.
    pub fn similarity(&self) -> i64 {
        let split = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect()
        };
        let (one, two) = (split(self.context.words.0), split(self.context.words.1));
        let ops = capture_diff_slices(Algorithm::Myers, &one, &two);
        let alike: usize = ops
            .iter()
            .map(|op| match op {
                DiffOp::Equal { len, .. } => *len,
                _ => 0,
            })
            .sum();
        (200 * alike / (one.len() + two.len()).max(1)) as i64
    }

    /// By how much the figures of both sides differ, in percent of the greater one; `None` where none compare.
    pub fn figures_apart(&self) -> Option<i64> {
        let (one, two) = (&self.claims.0.position.figures, &self.claims.1.position.figures);
        let apart = one.iter().flat_map(|figure| {
            two.iter()
                .filter(move |other| other.noun == figure.noun)
                .filter_map(move |other| difference(&figure.quantity, &other.quantity))
        });
        let most = apart.fold(None, |most: Option<f64>, next| {
            Some(most.map_or(next, |most| most.max(next)))
        });
        most.map(|share| (share * 100.0).round() as i64)
    }
}

/// Whether these words stand in a text, from one end of a word to another.
fn has_words(text: &str, words: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !words.is_empty()
        && text.match_indices(words).any(|(at, found)| {
            !is_word(text[..at].chars().next_back()) && !is_word(text[at + found.len()..].chars().next())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        assert!(has_words("the toll on the harbour bridge", "harbour bridge"));
        assert!(!has_words("the tolls", "toll"));
        assert!(!has_words("the toll", ""));
    }
}
