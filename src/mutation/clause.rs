//! A text → the one plain sentence it is, parsed, with what the mutators ask of it.

use super::Unfit;
use crate::language::{Deprel, Sentence, Upos, Xpos, parse_sentence, sentences};
use crate::text::Span;

/// More words than that are more than a parse of them can be trusted for.
const LONGEST: usize = 32;

/// A declarative sentence of one main clause.
#[derive(Clone, Debug)]
pub struct Clause<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: Sentence,
    /// Its main predicate.
    pub(super) root: usize,
}

impl<'a> Clause<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// It is not one plain sentence, and why.
    pub fn read(text: &'a str) -> Result<Self, Unfit> {
        let whole = Span::new(0, text.len()).trim(text);
        let span = match sentences::split(text, whole)[..] {
            [] => return Err("no sentence"),
            [one] => one,
            _ => return Err("more than one sentence"),
        };
        if text.contains('?') {
            return Err("a question");
        }
        if text.contains(['"', '“', '”', '„', '«', '»', ':', ';', '—', '–', '(']) {
            return Err("a quotation, colon or dash in it");
        }
        let sentence = parse_sentence(text, span);
        if sentence.tokens.is_empty() || span.of(text).is_empty() {
            return Err("no sentence");
        }
        if sentence.tokens.len() > LONGEST {
            return Err("a long sentence");
        }
        let root = sentence.root();
        Ok(Self { text, sentence, root })
    }

    /// As [`Clause::read`], of a sentence that has one main clause, a subject, and nothing beside it that a change of the main
    /// clause would leave in doubt.
    ///
    /// # Errors
    /// Why it is not so.
    pub(super) fn simple(&self) -> Result<(), Unfit> {
        self.single()?;
        self.subject().map(|_| ())
    }

    /// As [`Clause::simple`], whatever its subject is.
    pub(super) fn single(&self) -> Result<(), Unfit> {
        let at_root = |deprels: &[Deprel]| {
            self.sentence
                .children(self.root)
                .any(|child| deprels.contains(&self.deprel(child)))
        };
        if at_root(&[Deprel::Conj, Deprel::Parataxis, Deprel::Cc]) {
            return Err("more than one main clause");
        }
        // "stay open": the adjective is no clause.
        let hangs = |child: usize| self.deprel(child) == Deprel::Xcomp && self.upos(child) != Upos::Adj;
        if at_root(&[Deprel::Ccomp, Deprel::Csubj, Deprel::CsubjPass]) || self.sentence.children(self.root).any(hangs) {
            return Err("a clause hangs on the verb");
        }
        if at_root(&[
            Deprel::Advcl,
            Deprel::Mark,
            Deprel::Dislocated,
            Deprel::Vocative,
            Deprel::Discourse,
        ]) {
            return Err("a condition, reason or address beside the main clause");
        }
        if self.all(|at| self.deprel(at) == Deprel::Expl) > 0 {
            return Err("no subject of its own (there, it)");
        }
        Ok(())
    }

    /// Its subject.
    pub(super) fn subject(&self) -> Result<usize, Unfit> {
        let subject = self
            .sentence
            .child(self.root, Deprel::Nsubj)
            .or_else(|| self.sentence.child(self.root, Deprel::NsubjPass));
        subject.filter(|&at| at < self.root).ok_or("no subject before the verb")
    }

    /// Auxiliaries and copula of the main clause, in order.
    pub(super) fn helpers(&self) -> Vec<usize> {
        let is_helper = |&at: &usize| matches!(self.deprel(at), Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
        self.sentence.children(self.root).filter(is_helper).collect()
    }

    /// The "not" of the main clause.
    pub(super) fn negation(&self) -> Option<usize> {
        let mut children = self.sentence.children(self.root);
        children.find(|&at| matches!(self.lower(at).replace('’', "'").as_str(), "not" | "n't"))
    }

    pub(super) fn deprel(&self, at: usize) -> Deprel {
        self.sentence.tokens[at].deprel
    }

    pub(super) fn upos(&self, at: usize) -> Upos {
        self.sentence.tokens[at].upos
    }

    pub(super) fn xpos(&self, at: usize) -> Xpos {
        self.sentence.tokens[at].xpos
    }

    pub(super) fn lemma(&self, at: usize) -> &str {
        &self.sentence.tokens[at].lemma
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.sentence.tokens[at].span
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.span(at).of(self.text)
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    pub(super) fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// How many words are so.
    pub(super) fn all(&self, is: impl Fn(usize) -> bool) -> usize {
        (0..self.len()).filter(|&at| is(at)).count()
    }

    /// The first word of the sentence that stands in a list.
    pub(super) fn has_any(&self, words: &[&str]) -> bool {
        (0..self.len()).any(|at| words.contains(&self.lower(at).as_str()))
    }

    /// The stretch of a phrase by its head, where all its words stand together.
    pub(super) fn phrase(&self, head: usize) -> Option<(usize, usize)> {
        let words: Vec<usize> = self.sentence.subtree(head).collect();
        let (first, last) = (*words.first()?, *words.last()?);
        (words.len() == last - first + 1).then_some((first, last))
    }

    /// The place of a stretch of words in the text.
    pub(super) fn stretch(&self, (first, last): (usize, usize)) -> Span {
        self.span(first).cover(self.span(last))
    }

    /// Whether a noun is told of as known: by name, by a definite or possessive word, or by a pronoun for somebody.
    pub(super) fn is_definite(&self, noun: usize) -> bool {
        match self.upos(noun) {
            Upos::Propn => return true,
            Upos::Pron => return PERSONAL.contains(&self.lower(noun).as_str()),
            _ => {}
        }
        self.sentence.children(noun).any(|child| {
            (self.deprel(child) == Deprel::Det && DEFINITE.contains(&self.lower(child).as_str()))
                || self.deprel(child) == Deprel::NmodPoss
        })
    }

    /// A noun in the singular that cannot be counted as it stands: "unemployment".
    pub(super) fn is_mass(&self, noun: usize) -> bool {
        self.xpos(noun) == Xpos::Nn
            && self
                .sentence
                .children(noun)
                .all(|child| self.deprel(child) != Deprel::Det)
    }
}

const PERSONAL: &[&str] = &[
    "i", "we", "he", "she", "it", "they", "you", "me", "us", "him", "her", "them",
];
const DEFINITE: &[&str] = &["the", "this", "that", "these", "those"];

/// Words whose meaning moves with a negation or with whom they stand beside.
pub(super) const MOVING: &[&str] = &[
    "all",
    "every",
    "each",
    "everyone",
    "everybody",
    "everything",
    "some",
    "someone",
    "somebody",
    "something",
    "any",
    "anyone",
    "anybody",
    "anything",
    "no",
    "nobody",
    "nothing",
    "none",
    "neither",
    "nor",
    "both",
    "few",
    "little",
    "many",
    "much",
    "most",
    "several",
    "half",
    "only",
    "just",
    "merely",
    "also",
    "too",
    "even",
    "still",
    "yet",
    "already",
    "never",
    "always",
    "often",
    "sometimes",
    "usually",
    "rarely",
    "seldom",
    "hardly",
    "again",
    "either",
    "than",
    "least",
    "almost",
    "nearly",
    "ever",
    "really",
    "entirely",
    "completely",
    "fully",
    "necessarily",
    "certainly",
    "probably",
    "perhaps",
    "maybe",
    "possibly",
    "likely",
    "together",
    "alone",
    "other",
    "another",
    "more",
    "less",
    "otherwise",
    "because",
    "if",
    "unless",
    "until",
    "while",
    "although",
    "though",
    "but",
    "or",
    "without",
    "except",
];
