//! The cue lexicon: which words report speech, thought or attitude, with what force, and what their content looks like.
//!
//! The entries are in `cues.toml`; users can add to them with a text of the same form. Entries of the user come first.

use compact_str::CompactString;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::statement::{Act, Force};
use crate::language::Upos;

/// What can be the content of a cue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Frame {
    /// A finite clause or an indirect question.
    Clause,
    /// Words in quotation marks.
    Quote,
    /// "to" and a verb.
    Infinitive,
    /// A verb in -ing.
    Gerund,
    /// A noun phrase and what follows it.
    Object,
    /// The subject of its passive.
    Passive,
    /// The object is the addressee.
    Addressee,
    /// A phrase with this preposition.
    Preposition(CompactString),
}

/// One sense of a cue word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What saying it does.
    pub force: Force,
    /// Speech, thought, attitude, deed.
    pub act: Act,
    /// What its content may be.
    pub takes: Vec<Frame>,
    /// Those of `takes` that count only where the source is a name or stands for one.
    pub named_only: Vec<Frame>,
}

impl Cue {
    /// Whether `frame` may be its content.
    pub fn takes(&self, frame: &Frame) -> bool {
        self.takes.contains(frame)
    }

    /// Whether a phrase with this preposition may be its content.
    pub fn takes_preposition(&self, word: &str) -> bool {
        self.takes
            .iter()
            .any(|frame| matches!(frame, Frame::Preposition(preposition) if preposition == word))
    }
}

/// All cues, by part of speech and lemma.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    verbs: FxHashMap<String, Vec<Cue>>,
    nouns: FxHashMap<String, Vec<Cue>>,
    adjectives: FxHashMap<String, Vec<Cue>>,
}

static SHIPPED: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("cues.toml")).expect("cues.toml is tested"));

impl Lexicon {
    /// The lexicon the project ships.
    pub fn shipped() -> &'static Lexicon {
        &SHIPPED
    }

    /// Reads a text in the form of `cues.toml`.
    ///
    /// # Errors
    /// What TOML or the form does not allow.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut lexicon = Lexicon::default();
        for (map, groups) in [
            (&mut lexicon.verbs, file.verbs),
            (&mut lexicon.nouns, file.nouns),
            (&mut lexicon.adjectives, file.adjectives),
        ] {
            for group in groups {
                for (lemma, takes) in group.takes {
                    let mut cue = Cue {
                        force: group.force,
                        act: group.act,
                        takes: Vec::new(),
                        named_only: Vec::new(),
                    };
                    for name in takes.split_whitespace() {
                        let taken = frame(name.trim_end_matches('*'));
                        if name.ends_with('*') {
                            cue.named_only.push(taken.clone());
                        }
                        cue.takes.push(taken);
                    }
                    map.entry(lemma).or_default().push(cue);
                }
            }
        }
        Ok(lexicon)
    }

    /// These cues and those of `additional`, which come first where a lemma stands in both.
    #[must_use]
    pub fn with(&self, additional: Lexicon) -> Self {
        let mut lexicon = self.clone();
        for (map, added) in [
            (&mut lexicon.verbs, additional.verbs),
            (&mut lexicon.nouns, additional.nouns),
            (&mut lexicon.adjectives, additional.adjectives),
        ] {
            for (lemma, mut senses) in added {
                senses.append(map.entry(lemma.clone()).or_default());
                map.insert(lemma, senses);
            }
        }
        lexicon
    }

    /// The senses of a lemma; none where it is no cue.
    pub fn senses(&self, upos: Upos, lemma: &str) -> &[Cue] {
        let map = match upos {
            Upos::Verb | Upos::Aux => &self.verbs,
            Upos::Noun | Upos::Propn => &self.nouns,
            Upos::Adj => &self.adjectives,
            _ => return &[],
        };
        map.get(lemma).map_or(&[], Vec::as_slice)
    }
}

fn frame(name: &str) -> Frame {
    match name {
        "clause" => Frame::Clause,
        "quote" => Frame::Quote,
        "infinitive" => Frame::Infinitive,
        "gerund" => Frame::Gerund,
        "object" => Frame::Object,
        "passive" => Frame::Passive,
        "addressee" => Frame::Addressee,
        preposition => Frame::Preposition(preposition.into()),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    verbs: Vec<Group>,
    #[serde(default)]
    nouns: Vec<Group>,
    #[serde(default)]
    adjectives: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    force: Force,
    act: Act,
    takes: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_of_the_user_go_before_the_shipped_ones() {
        let form =
            "[[verbs]]\nforce = \"deny\"\nact = \"speech\"\n[verbs.takes]\npooh-pooh = \"object\"\nsay = \"clause\"\n";
        let lexicon = Lexicon::shipped().with(Lexicon::parse(form).unwrap());
        assert_eq!(lexicon.senses(Upos::Verb, "pooh-pooh")[0].force, Force::Deny);
        assert_eq!(lexicon.senses(Upos::Verb, "say")[0].force, Force::Deny);
        assert!(lexicon.senses(Upos::Verb, "say").len() > 1);
        assert!(Lexicon::parse("[[verbs]]\nforce = \"shout\"\n").is_err());
    }

    #[test]
    fn the_shipped_cues_can_be_read() {
        let lexicon = Lexicon::shipped();
        assert_eq!(lexicon.senses(Upos::Verb, "deny")[0].force, Force::Deny);
        // "call for" demands, whatever else is called.
        let mut of_call = lexicon.senses(Upos::Verb, "call").iter();
        let for_it = of_call.find(|cue| cue.takes_preposition("for"));
        assert_eq!(for_it.map(|cue| cue.force), Some(Force::Demand));
        assert!(lexicon.senses(Upos::Noun, "xyz").is_empty());
    }
}
