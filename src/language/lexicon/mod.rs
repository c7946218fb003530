//! What words mean for positions: effects, attitudes, signatures, modals, hedges, quantifiers, relations.
//!
//! In: the shipped TOML files of this folder and files of the user in the same format; out: one [`Lexicon`], looked up
//! by lemma. Does not read sentences: which token stands in which slot is the caller's to say.

mod attitude;
mod effect;
mod file;
mod hedge;
mod modal;
mod pos;
mod quantifier;
mod relations;
mod scale;
mod signature;
mod slot;
mod table;
mod terms;
#[cfg(test)]
mod tests;
pub mod wordnet;

use std::sync::OnceLock;

pub use attitude::{Attitude, NegRaising};
pub use effect::{Aspect, Dimension, Effect, EffectChoice, Effects};
pub use hedge::{Hedge, HedgeKind};
pub use modal::{Modal, NegationScope};
pub use pos::Pos;
pub use quantifier::{Monotone, Quantifier, QuantifierDomain};
pub use relations::Relations;
pub use scale::{Interval, Layer, Sign};
pub use signature::{Entailment, Signature};
pub use slot::{Slot, Slots};
pub use table::{PhraseMatch, Table};
pub use terms::{LONGEST_TERM, Terms};
pub use wordnet::{WordNet, wordnet};

use crate::Problem;

static LEXICON: OnceLock<Lexicon> = OnceLock::new();
/// The texts of the further files in it.
static EXTENSION: OnceLock<Vec<String>> = OnceLock::new();

/// The shipped files, in the order they are read.
const SHIPPED: &[(&str, &str)] = &[
    ("effects.toml", include_str!("effects.toml")),
    ("attitudes.toml", include_str!("attitudes.toml")),
    ("signatures.toml", include_str!("signatures.toml")),
    ("modals.toml", include_str!("modals.toml")),
    ("hedges.toml", include_str!("hedges.toml")),
    ("quantifiers.toml", include_str!("quantifiers.toml")),
    ("relations.toml", include_str!("relations.toml")),
    ("terms.toml", include_str!("terms.toml")),
];

/// All the lexical knowledge of our own.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// What verbs and nouns do to their theme.
    pub effects: Effects,
    /// How a speaker stands to a target.
    pub attitudes: Table<Attitude>,
    /// What a verb tells about the truth of its complement.
    pub signatures: Table<Signature>,
    /// Modal auxiliaries and phrases.
    pub modals: Table<Modal>,
    /// Hedges, boosters, caveats, conditions.
    pub hedges: Table<Hedge>,
    /// Quantifiers.
    pub quantifiers: Table<Quantifier>,
    /// Terms of several words for one matter.
    pub terms: Terms,
    /// Antonyms, synonyms and families that WordNet lacks.
    pub relations: Relations,
}

impl Lexicon {
    /// The lexicon as shipped, read once; with the files of the run where [`Lexicon::extend_shipped`] was called.
    pub fn shipped() -> &'static Lexicon {
        LEXICON.get_or_init(|| Lexicon::read(SHIPPED).0)
    }

    /// Has [`Lexicon::shipped`] hold further files, for the whole process. It counts only before the lexicon is first
    /// used: what words mean must not change under way. What is sound in the files is taken, whatever else is wrong.
    ///
    /// # Errors
    /// One problem per bad file or entry, with path and line.
    pub fn extend_shipped(files: &[(&str, &str)]) -> Result<(), Vec<Problem>> {
        let all: Vec<(&str, &str)> = SHIPPED.iter().chain(files).copied().collect();
        let (lexicon, problems) = Lexicon::read(&all);
        // The first to fill it wins, as said above.
        if LEXICON.set(lexicon).is_ok() {
            let _ = EXTENSION.set(files.iter().map(|(_, text)| (*text).to_owned()).collect());
        }
        match problems.is_empty() {
            true => Ok(()),
            false => Err(problems),
        }
    }

    /// The texts of the files of the run that [`Lexicon::shipped`] holds, in order.
    pub(crate) fn extension() -> &'static [String] {
        EXTENSION.get().map_or(&[], Vec::as_slice)
    }

    /// The shipped lexicon and further files, each as path (for messages) and text. An entry for a word, part of speech
    /// and slots that is there already replaces it.
    ///
    /// # Errors
    /// One problem per bad file or entry, with path and line.
    pub fn with_files(files: &[(&str, &str)]) -> Result<Lexicon, Vec<Problem>> {
        let all: Vec<(&str, &str)> = SHIPPED.iter().chain(files).copied().collect();
        match Lexicon::read(&all) {
            (lexicon, problems) if problems.is_empty() => Ok(lexicon),
            (_, problems) => Err(problems),
        }
    }

    /// Whether the two name the same: by the own groups, or by a frequent sense they share in WordNet.
    pub fn are_synonyms(&self, a: &str, b: &str, pos: Pos) -> bool {
        self.relations.are_synonyms(a, b, pos)
            || (!self.relations.is_misleading(a, pos)
                && !self.relations.is_misleading(b, pos)
                && !self.are_antonyms(a, b, pos)
                && wordnet().are_synonyms(a, b, pos))
    }

    /// Whether the two tell one event from its two ends: who sells hands over to who buys.
    pub fn are_converses(&self, a: &str, b: &str, pos: Pos) -> bool {
        let hands_over = |word: &str| {
            self.effects
                .of(word, pos)
                .next()
                .filter(|effect| effect.dimension == Dimension::Possession && !effect.counter.is_empty())
        };
        match (hands_over(a), hands_over(b)) {
            (Some(one), Some(two)) => one.sign != two.sign,
            _ => false,
        }
    }

    /// Whether the two are opposites: by the own list, or in WordNet and not synonyms here.
    pub fn are_antonyms(&self, a: &str, b: &str, pos: Pos) -> bool {
        self.relations.are_antonyms(a, b, pos)
            || (!self.relations.are_synonyms(a, b, pos) && wordnet().are_antonyms(a, b, pos))
    }

    /// Whether the two belong to one concept: by the own families, a verb and its nouns in the effects and attitudes, or
    /// derivation in WordNet. Evidence of one matter, not of one meaning: "lend" and "borrowing" may be of one family.
    pub fn same_family(&self, a: (&str, Pos), b: (&str, Pos)) -> bool {
        a.0 == b.0
            || self.relations.same_family(a.0, b.0)
            || self.is_noun_of(a, b)
            || self.is_noun_of(b, a)
            || wordnet().same_family(a, b)
    }

    /// Whether `noun` is listed under the verb or adjective `base`.
    fn is_noun_of(&self, noun: (&str, Pos), base: (&str, Pos)) -> bool {
        let is_base = |from: &Option<compact_str::CompactString>| from.as_deref() == Some(base.0);
        noun.1 == Pos::Noun
            && base.1 != Pos::Noun
            && (self.effects.of(noun.0, Pos::Noun).any(|effect| is_base(&effect.from))
                || self
                    .attitudes
                    .of(noun.0, Pos::Noun)
                    .any(|attitude| is_base(&attitude.from)))
    }

    /// Reads files in order and keeps what is sound.
    fn read(files: &[(&str, &str)]) -> (Lexicon, Vec<Problem>) {
        let mut lexicon = Lexicon::default();
        let mut problems = Vec::new();
        for (path, text) in files {
            match file::parse(path, text) {
                Ok(parsed) => lexicon.take(path, text, parsed, &mut problems),
                Err(problem) => problems.push(problem),
            }
        }
        (lexicon, problems)
    }

    fn take(&mut self, path: &str, text: &str, parsed: file::LexiconFile, problems: &mut Vec<Problem>) {
        let mut note = |offset: usize, result: Result<(), String>| {
            if let Err(message) = result {
                problems.push(file::problem(path, text, offset, &message));
            }
        };
        for class in parsed.class {
            self.effects.extend_class(class.into_inner());
        }
        let first = self.effects.table.len();
        for row in parsed.effect {
            let offset = row.span().start;
            // Nouns and gerunds share what their verb has wrong: one message is enough.
            let wrong = row.into_inner().expand().into_iter().try_for_each(|effect| {
                for class in effect.theme_class.iter().chain(&effect.ground_class) {
                    self.effects.check_class(class)?;
                }
                self.effects.table.insert(effect, first)
            });
            note(offset, wrong);
        }
        let first = self.attitudes.len();
        for row in parsed.attitude {
            let offset = row.span().start;
            for attitude in row.into_inner().expand() {
                note(offset, self.attitudes.insert(attitude, first));
            }
        }
        fill(&mut self.signatures, parsed.signature, &mut note);
        fill(&mut self.modals, parsed.modal, &mut note);
        fill(&mut self.hedges, parsed.hedge, &mut note);
        fill(&mut self.quantifiers, parsed.quantifier, &mut note);
        for row in parsed.antonym {
            let offset = row.span().start;
            note(offset, self.relations.add_antonym(row.into_inner()));
        }
        for row in parsed.complement {
            let offset = row.span().start;
            note(offset, self.relations.add_complement(row.into_inner()));
        }
        for row in parsed.synonym {
            let offset = row.span().start;
            note(offset, self.relations.add_synonym(row.into_inner()));
        }
        for row in parsed.family {
            let offset = row.span().start;
            note(offset, self.relations.add_family(row.into_inner()));
        }
        for row in parsed.misleading {
            let offset = row.span().start;
            note(offset, self.relations.add_misleading(row.into_inner()));
        }
        for row in parsed.term {
            let offset = row.span().start;
            note(offset, self.terms.add(row.into_inner()));
        }
    }
}

/// Takes the rows of one kind into their table.
fn fill<E: table::Entry>(
    table: &mut Table<E>,
    rows: Vec<toml::Spanned<E>>,
    note: &mut impl FnMut(usize, Result<(), String>),
) {
    let first = table.len();
    for row in rows {
        let offset = row.span().start;
        note(offset, table.insert(row.into_inner(), first));
    }
}
