//! Whose words are read: which words of them mean the speaker.

use compact_str::CompactString;

use super::claim::Voice;
use super::tree::Tree;
use crate::language::{Deprel, Upos, names};

/// The speaker, as far as single words can mean them.
#[derive(Clone, Debug, Default)]
pub struct Speaker {
    /// Words of the speaker's names, folded; surname, forename, abbreviation.
    names: Vec<CompactString>,
    /// Whether "he", "she" and "they" may mean the speaker, as in indirect speech.
    third_person: bool,
}

/// The first person.
const ALONE: &[&str] = &["i", "me", "myself"];
const WITH_OTHERS: &[&str] = &["we", "us", "ourselves"];
const THIRD: &[&str] = &["he", "she", "himself", "herself"];
const POSSESSIVE: &[&str] = &["my", "our", "mine", "ours"];

/// What is the speaker's and speaks or acts for them: "our government wants", not "our steelworkers want".
const SPEAKING_FOR: &[&str] = &[
    "government",
    "party",
    "country",
    "nation",
    "state",
    "administration",
    "council",
    "ministry",
    "company",
    "group",
    "union",
    "organisation",
    "organization",
    "position",
    "policy",
    "view",
    "delegation",
    "department",
    "office",
    "team",
    "faction",
    "coalition",
    "campaign",
    "side",
    "board",
    "firm",
    "agency",
    "association",
    "republic",
    "city",
];

impl Speaker {
    /// A speaker whose own words these are: only the first person and the name mean them.
    pub fn in_own_words(name: &str) -> Self {
        Self {
            names: words_of(name),
            third_person: false,
        }
    }

    /// Whether a text has the first person in it, so that it is somebody's own words.
    pub fn speaks_in(text: &str) -> bool {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| is_first_person(&word.to_lowercase()) && word != "US")
    }

    /// A speaker whose words a reporter tells: "he" and "she" may mean them too.
    pub fn as_reported(name: &str) -> Self {
        Self {
            names: words_of(name),
            third_person: true,
        }
    }

    /// The same, speaking for a principal too: what "Valmora wants" its minister wants.
    pub fn speaking_for(mut self, principal: &str) -> Self {
        self.names.extend(words_of(principal));
        self
    }

    /// The same, called by a word that is no name: "the mayor".
    pub fn called(mut self, word: &str) -> Self {
        self.names.push(CompactString::from(names::fold(word)));
        self
    }

    /// Whether the word is a first person pronoun: "according to me".
    pub(super) fn is_pronoun(&self, tree: Tree<'_>, token: usize) -> bool {
        is_first_person(&tree.lower(token))
    }

    /// Whether a possessive means the speaker's: "my", "our"; "his" and "her" in a report.
    pub(super) fn is_own(&self, tree: Tree<'_>, possessive: usize) -> bool {
        let word = tree.lower(possessive);
        POSSESSIVE.contains(&word.as_str()) || self.third_person && matches!(word.as_str(), "his" | "her")
    }

    /// Whether a thing is told to be the speaker's: "my support", "our goal".
    pub(super) fn owns(&self, tree: Tree<'_>, thing: usize) -> bool {
        tree.children(thing)
            .any(|child| tree.deprel(child) == Deprel::NmodPoss && self.is_own(tree, child))
    }

    /// Whether a reporter tells the words, in which what will be "would" be.
    pub(super) fn is_reported(&self) -> bool {
        self.third_person
    }

    /// Whether a pronoun can mean the speaker: in a report "they" can be a party or a firm.
    pub(super) fn may_be(&self, tree: Tree<'_>, pronoun: usize) -> bool {
        self.third_person && tree.lower(pronoun) != "you"
    }

    /// Whether somebody is named by whom the speaker can mean themselves: a country, "the government".
    pub(super) fn may_speak(&self, tree: Tree<'_>, head: usize) -> bool {
        tree.upos(head) == Upos::Propn || SPEAKING_FOR.contains(&tree.key(head).as_str())
    }

    /// Whether the phrase means the speaker.
    pub(super) fn is(&self, tree: Tree<'_>, head: usize) -> bool {
        let word = tree.lower(head);
        is_first_person(&word)
            || (self.third_person && THIRD.contains(&word.as_str()))
            || self.names.contains(&CompactString::from(names::fold(tree.word(head))))
            || SPEAKING_FOR.contains(&tree.key(head).as_str())
                && tree.children(head).any(|child| {
                    tree.deprel(child) == Deprel::NmodPoss && POSSESSIVE.contains(&tree.lower(child).as_str())
                })
    }
}

fn is_first_person(word: &str) -> bool {
    ALONE.contains(&word) || WITH_OTHERS.contains(&word)
}

/// As what a phrase that means the speaker names them.
pub(super) fn voice(tree: Tree<'_>, head: usize) -> Voice {
    match tree.lower(head).as_str() {
        word if ALONE.contains(&word) => Voice::Alone,
        word if WITH_OTHERS.contains(&word) => Voice::WithOthers,
        _ => Voice::Named,
    }
}

/// The words of a name; what is no name ("election office") has none.
fn words_of(name: &str) -> Vec<CompactString> {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| {
            word.trim_end_matches("'s")
                .trim_end_matches("’s")
                .trim_end_matches(['\'', '’'])
        })
        .filter(|word| word.starts_with(char::is_uppercase) && word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .map(|word| CompactString::from(names::fold(word)))
        .collect()
}
