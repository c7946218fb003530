//! Single words as the stages after the parse see them: empty, general, transparent, light, named.

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::language::Upos;
use crate::language::lexicon::Lexicon;
use crate::language::names;

/// The shipped lists.
const SHIPPED: &str = include_str!("words.toml");

/// Word lists, as the file has them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    empty: FxHashSet<CompactString>,
    empty_adjectives: FxHashSet<CompactString>,
    general: FxHashSet<CompactString>,
    transparent: FxHashSet<CompactString>,
    light_verbs: FxHashSet<CompactString>,
    attitude_carriers: FxHashSet<CompactString>,
    lessening: FxHashSet<CompactString>,
    speech: FxHashSet<CompactString>,
    bodies: FxHashSet<CompactString>,
    impersonal: FxHashSet<CompactString>,
    counting: FxHashSet<CompactString>,
    firm: FxHashSet<CompactString>,
    witnessing: FxHashSet<CompactString>,
    reciprocal: FxHashSet<CompactString>,
    recurring: FxHashSet<CompactString>,
    resultative: FxHashSet<CompactString>,
    judging: FxHashSet<CompactString>,
    sorts: FxHashSet<CompactString>,
    persons: FxHashSet<CompactString>,
    relations: FxHashSet<CompactString>,
    charged: FxHashSet<CompactString>,
    motives: FxHashSet<CompactString>,
    funds: FxHashSet<CompactString>,
    freely: FxHashSet<CompactString>,
    telling: FxHashSet<CompactString>,
    reasons: FxHashSet<CompactString>,
}

/// Word lists with the lexicon behind them.
#[derive(Debug)]
pub struct Words {
    lists: Lists,
    /// The lexicon in use.
    pub lexicon: &'static Lexicon,
}

impl Words {
    /// The lists as shipped, read once.
    pub fn shipped() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| Words {
            // The shipped file is sound: a test reads it.
            lists: toml::from_str(SHIPPED).unwrap_or_default(),
            lexicon: Lexicon::shipped(),
        })
    }

    /// Says nothing about a matter: "thing", "also".
    pub fn is_empty_word(&self, key: &str, upos: Upos) -> bool {
        self.lists.empty.contains(key) || upos != Upos::Noun && self.lists.empty_adjectives.contains(key)
    }

    /// Says little: "people", "country".
    pub fn is_general(&self, key: &str) -> bool {
        self.lists.general.contains(key)
    }

    /// Passes the matter on to its complement: "introduction of X", "idea of X".
    pub fn is_transparent(&self, key: &str) -> bool {
        self.lists.transparent.contains(key)
    }

    /// A verb that only carries its object: "take", "make".
    pub fn is_light(&self, key: &str) -> bool {
        self.lists.light_verbs.contains(key)
    }

    /// A verb whose object can be the attitude: "have doubts", "express support".
    pub fn carries_attitude(&self, key: &str) -> bool {
        self.lists.attitude_carriers.contains(key)
    }

    /// A comparative that means less: "fewer", "lower".
    pub fn is_lessening(&self, key: &str) -> bool {
        self.lists.lessening.contains(key)
    }

    /// A verb of saying.
    pub fn is_speech(&self, key: &str) -> bool {
        self.lists.speech.contains(key)
    }

    /// A body that acts and intends: "government", "council".
    pub fn is_body(&self, key: &str) -> bool {
        self.lists.bodies.contains(key)
    }

    /// An attitude that is the speaker's, whoever its subject is: "Kessia deserves membership".
    pub fn is_impersonal(&self, word: &str) -> bool {
        self.lists.impersonal.contains(word)
    }

    /// A verb that says of something that it comes to be or stays as an adjective has it: "keep open".
    pub fn is_resultative(&self, key: &str) -> bool {
        self.lists.resultative.contains(key)
    }

    /// A verb of judging something to be of some worth: "consider", "regard".
    pub fn is_judging(&self, key: &str) -> bool {
        self.lists.judging.contains(key)
    }

    /// All or some of a thing: "forms of", "kinds of".
    pub fn is_sort(&self, key: &str) -> bool {
        self.lists.sorts.contains(key)
    }

    /// Says of a stand that it is held: "firm", "unchanged".
    pub fn is_firm(&self, key: &str) -> bool {
        self.lists.firm.contains(key)
    }

    /// A verb by which a time or place has more or less of something: "the valley saw more crime".
    pub fn is_witnessing(&self, key: &str) -> bool {
        self.lists.witnessing.contains(key)
    }

    /// Tells how many there are of something: "number", "employ".
    pub fn is_counting(&self, key: &str) -> bool {
        self.lists.counting.contains(key)
    }

    /// What one does to the other, the other does to the one: "meet", "marry".
    pub fn is_reciprocal(&self, key: &str) -> bool {
        self.lists.reciprocal.contains(key)
    }

    /// What is done again and again by the same people: "meet", "visit".
    pub fn is_recurring(&self, key: &str) -> bool {
        self.lists.recurring.contains(key)
    }

    /// Somebody to whom something can be allowed: "citizens", "trawlers".
    pub fn is_person(&self, key: &str) -> bool {
        self.lists.persons.contains(key)
    }

    /// Whether a word tells who somebody is by what they are to another: "husband", "predecessor".
    pub fn is_relation(&self, key: &str) -> bool {
        self.lists.relations.contains(key)
    }

    /// Something that is paid for or free of charge: "education", "admission".
    pub fn is_charged(&self, key: &str) -> bool {
        self.lists.charged.contains(key)
    }

    /// Tells why something is held: "for social reasons".
    pub fn is_motive(&self, key: &str) -> bool {
        self.lists.motives.contains(key)
    }

    /// What is given to something so that there be more of it: "money", "resources".
    pub fn is_fund(&self, key: &str) -> bool {
        self.lists.funds.contains(key)
    }

    /// A verb whose subject in the passive is who hears it: "we were told".
    pub fn is_telling(&self, key: &str) -> bool {
        self.lists.telling.contains(key)
    }

    /// A noun for why something is believed or done: "reason", "cause".
    pub fn is_reason(&self, key: &str) -> bool {
        self.lists.reasons.contains(key)
    }

    /// Says of who decides that nobody tells them what: "individually".
    pub fn is_freely(&self, key: &str) -> bool {
        self.lists.freely.contains(key)
    }

    /// The key of a country or organisation, by any of its names, demonyms and metonyms.
    pub fn entity(&self, word: &str) -> Option<CompactString> {
        names::country_of(word)
            .or_else(|| names::demonym(word))
            .map(names::Country::key)
            .or_else(|| {
                // "a house", and the House.
                let is_name = word.starts_with(char::is_uppercase);
                is_name
                    .then(|| names::organisation(word))
                    .flatten()
                    .map(names::Organisation::key)
            })
    }

    /// Case and diacritics away, for comparing names.
    pub fn fold(&self, word: &str) -> CompactString {
        CompactString::from(names::fold(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_sound() {
        let lists: toml::Table = toml::from_str(SHIPPED).unwrap();
        let _: Lists = toml::from_str(SHIPPED).unwrap();
        for (name, list) in &lists {
            let words: Vec<&str> = list
                .as_array()
                .unwrap()
                .iter()
                .map(|word| word.as_str().unwrap())
                .collect();
            let unique: FxHashSet<&&str> = words.iter().collect();
            assert_eq!(unique.len(), words.len(), "a word stands twice in {name}");
            assert!(
                words.iter().all(|word| word.to_lowercase() == *word),
                "{name} is not in lower case"
            );
        }
    }
}
