//! Dictionary form of an inflected form: WordNet's Morphy (morphy(7WN)): irregular forms, then endings, tried in order.

use compact_str::CompactString;

use super::WordNet;
use crate::language::lexicon::Pos;

const NOUN_ENDINGS: &[(&str, &str)] = &[
    ("s", ""),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("men", "man"),
    ("ies", "y"),
];
const VERB_ENDINGS: &[(&str, &str)] = &[
    ("s", ""),
    ("ies", "y"),
    ("es", "e"),
    ("es", ""),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
];
const ADJECTIVE_ENDINGS: &[(&str, &str)] = &[("er", ""), ("est", ""), ("er", "e"), ("est", "e")];

impl WordNet {
    /// The lemma of a form (lower case), where WordNet has one: irregular forms first ("went" → "go"), then the form
    /// itself, then the form with an ending taken off. A form that is a lemma itself stays as it is ("left", adjective).
    pub fn lemmatise(&self, form: &str, pos: Pos) -> Option<CompactString> {
        let words = self.of(pos);
        if let Some(index) = words.irregular.find(form) {
            return Some(CompactString::from(words.irregular_lemmas.get(index)));
        }
        if words.lemmas.find(form).is_some() {
            return Some(CompactString::from(form));
        }
        let endings = match pos {
            Pos::Noun => NOUN_ENDINGS,
            Pos::Verb => VERB_ENDINGS,
            Pos::Adjective => ADJECTIVE_ENDINGS,
            Pos::Adverb => &[],
        };
        if pos == Pos::Noun && form.ends_with("ss") {
            return None;
        }
        // "-ful" nouns keep it: "boxesful" → "boxful".
        let (stem, tail) = match form.strip_suffix("ful") {
            Some(stem) if pos == Pos::Noun => (stem, "ful"),
            _ => (form, ""),
        };
        endings.iter().find_map(|(ending, instead)| {
            let start = stem.strip_suffix(ending).filter(|start| !start.is_empty())?;
            let mut lemma = CompactString::from(start);
            lemma.push_str(instead);
            lemma.push_str(tail);
            words.lemmas.find(&lemma).map(|_| lemma)
        })
    }
}
