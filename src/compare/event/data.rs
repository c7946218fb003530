//! The words that telling the same event needs to know, from `events.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

/// What `events.toml` lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Data {
    contrary: Vec<Contrary>,
    two_ended: Vec<(String, String)>,
    symmetric: Vec<String>,
    converse: Vec<(String, String)>,
    negative: Vec<String>,
    steps: Vec<Contrary>,
    kin: Vec<Contrary>,
    post: Vec<String>,
    apart: Vec<Contrary>,
    journey: Vec<String>,
    sale: Vec<String>,
    need: Vec<String>,
    leave: Vec<String>,
    open: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contrary {
    a: Vec<String>,
    b: Vec<String>,
}

fn holds(list: &[String], word: &str) -> bool {
    list.iter().any(|listed| listed == word)
}

/// Whether the two stand together in a list, in either order.
fn is_pair(list: &[(String, String)], one: &str, other: &str) -> bool {
    list.iter()
        .any(|(a, b)| (a == one && b == other) || (a == other && b == one))
}

impl Data {
    /// As shipped.
    pub(super) fn shipped() -> &'static Data {
        static DATA: OnceLock<Data> = OnceLock::new();
        // The shipped file is sound: a test reads it.
        DATA.get_or_init(|| toml::from_str(include_str!("events.toml")).unwrap_or_default())
    }

    /// Only one of the two can be true of the same doer and the same thing.
    pub(super) fn are_contrary(&self, one: &str, other: &str) -> bool {
        self.contrary.iter().any(|entry| {
            holds(&entry.a, one) && holds(&entry.b, other) || holds(&entry.b, one) && holds(&entry.a, other)
        })
    }

    /// Antonyms that tell two ends or two steps of one event.
    pub(super) fn are_two_ended(&self, one: &str, other: &str) -> bool {
        is_pair(&self.two_ended, one, other)
    }

    /// Both stand on one side of a listed contrary: close enough in sense where nothing else differs.
    pub(super) fn are_on_one_side(&self, one: &str, other: &str) -> bool {
        self.contrary.iter().any(|entry| {
            holds(&entry.a, one) && holds(&entry.a, other) || holds(&entry.b, one) && holds(&entry.b, other)
        })
    }

    /// Doer and what it is done to can be exchanged.
    pub(super) fn is_symmetric(&self, verb: &str) -> bool {
        holds(&self.symmetric, verb)
    }

    /// The two words tell one relation from its two ends.
    pub(super) fn are_converse(&self, one: &str, other: &str) -> bool {
        is_pair(&self.converse, one, other)
    }

    /// Two steps of one journey or event, of which one day sees one.
    pub(super) fn are_steps(&self, one: &str, other: &str) -> bool {
        self.steps.iter().any(|entry| {
            holds(&entry.a, one) && holds(&entry.b, other) || holds(&entry.b, one) && holds(&entry.a, other)
        })
    }

    /// Both are kin, and who is the one of somebody is not the other of them.
    pub(super) fn are_other_kin(&self, one: &str, other: &str) -> bool {
        let group = |word: &str| {
            self.kin.iter().enumerate().find_map(|(at, entry)| {
                holds(&entry.a, word)
                    .then_some((at, 0))
                    .or_else(|| holds(&entry.b, word).then_some((at, 1)))
            })
        };
        matches!((group(one), group(other)), (Some(one), Some(other)) if one != other)
    }

    /// The same, the second told of the one to whom the first is kin: whose father is, is the son.
    pub(super) fn are_other_kin_of_each(&self, one: &str, other: &str) -> bool {
        let turned = self
            .kin
            .iter()
            .find_map(|entry| match (holds(&entry.a, one), holds(&entry.b, one)) {
                (true, _) if entry.b.is_empty() => entry.a.first(),
                (true, _) => entry.b.first(),
                (_, true) => entry.a.first(),
                _ => None,
            });
        turned.is_some_and(|turned| self.are_other_kin(turned, other))
    }

    /// Somebody has one of these with one house at a time.
    pub(super) fn is_post(&self, word: &str) -> bool {
        holds(&self.post, word)
    }

    /// The words of the group that a word's own leaves out: men, where it is a word for women.
    pub(super) fn apart_from(&self, word: &str) -> Option<&[String]> {
        self.apart.iter().find_map(|entry| {
            let other = if holds(&entry.a, word) { &entry.b } else { &entry.a };
            (holds(&entry.a, word) || holds(&entry.b, word)).then_some(other.as_slice())
        })
    }

    /// Who does it goes from a place to another; the object is where it begins.
    pub(super) fn is_journey(&self, verb: &str) -> bool {
        holds(&self.journey, verb)
    }

    /// It is done for a price.
    pub(super) fn is_sale(&self, verb: &str) -> bool {
        holds(&self.sale, verb)
    }

    /// What it is said of cannot be left out.
    pub(super) fn is_need(&self, word: &str) -> bool {
        holds(&self.need, word)
    }

    /// Whoever it is said of may do what is beneath it.
    pub(super) fn is_leave(&self, word: &str) -> bool {
        holds(&self.leave, word)
    }

    /// What is beneath the verb did not come about.
    pub(super) fn is_negative(&self, verb: &str) -> bool {
        holds(&self.negative, verb)
    }

    /// What is beneath the word may or may not have come about.
    pub(super) fn is_open(&self, word: &str) -> bool {
        holds(&self.open, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_sound() {
        let data: Data = toml::from_str(include_str!("events.toml")).unwrap();
        assert!(data.are_contrary("lose", "win"));
        assert!(!data.are_contrary("win", "win"));
        assert!(data.are_converse("subsidiary", "own"));
        assert!(
            data.contrary
                .iter()
                .all(|entry| !entry.a.iter().any(|word| entry.b.contains(word)))
        );
    }
}
