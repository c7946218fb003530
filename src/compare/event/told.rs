//! One sentence of a telling: its content words, the arguments of its predicates, and whether what it tells came about.

use compact_str::{CompactString, ToCompactString};

use super::data::Data;
use crate::language::{Deprel, Sentence, Upos, Xpos};

/// Whether what a predicate tells came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reality {
    /// It did.
    True,
    /// It did not.
    False,
    /// The text leaves it open.
    Open,
}

/// Whether there is as much of something as what stands beneath it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Enough,
    TooLittle,
}

/// Words that tell nothing by themselves.
const LIGHT: &[&str] = &[
    "be", "able", "have", "do", "make", "take", "there", "other", "such", "many", "more", "most", "new",
];
/// Relations from a predicate to its subject.
const SUBJECT: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass];

/// A parsed sentence with the text it counts in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling<'a> {
    /// What its spans count in.
    pub(super) text: &'a str,
    /// The parse.
    pub(super) sentence: &'a Sentence,
}

impl<'a> Telling<'a> {
    pub(super) fn upos(self, token: usize) -> Upos {
        self.sentence.tokens[token].upos
    }

    pub(super) fn deprel(self, token: usize) -> Deprel {
        self.sentence.tokens[token].deprel
    }

    /// A question, and what one is asked to suppose: nothing is told in either.
    pub(super) fn is_supposed(self) -> bool {
        let root = self.sentence.root();
        let is_asked = self.word(self.sentence.tokens.len() - 1) == "?";
        is_asked || matches!(self.lemma(root).as_str(), "suppose" | "imagine" | "assume") && !self.has(root, SUBJECT)
    }

    fn head(self, token: usize) -> Option<usize> {
        self.sentence.tokens[token].head.map(|head| head as usize)
    }

    /// Lemma in lower case.
    pub(super) fn lemma(self, token: usize) -> CompactString {
        self.sentence.tokens[token].lemma.to_lowercase().to_compact_string()
    }

    pub(super) fn word(self, token: usize) -> &'a str {
        self.sentence.word(token, self.text)
    }

    fn has(self, head: usize, relations: &[Deprel]) -> bool {
        self.child(head, relations).is_some()
    }

    pub(super) fn child(self, head: usize, relations: &[Deprel]) -> Option<usize> {
        self.sentence
            .children(head)
            .find(|&child| relations.contains(&self.deprel(child)))
    }

    /// Nouns, names, verbs, adjectives and numbers that carry the sense, in text order.
    pub(super) fn content(self) -> Vec<usize> {
        (0..self.sentence.tokens.len())
            .filter(|&token| self.is_content(token))
            .collect()
    }

    fn is_content(self, token: usize) -> bool {
        let is_reflexive = || self.upos(token) == Upos::Pron && self.word(token).ends_with("self");
        (matches!(
            self.upos(token),
            Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num
        ) || is_reflexive())
            && !LIGHT.contains(&self.lemma(token).as_str())
            && !matches!(self.deprel(token), Deprel::Cop | Deprel::Aux | Deprel::AuxPass)
    }

    fn is_passive(self, verb: usize) -> bool {
        self.has(verb, &[Deprel::NsubjPass, Deprel::AuxPass])
            || self.sentence.tokens[verb].xpos == Xpos::Vbn
                && matches!(self.deprel(verb), Deprel::Acl | Deprel::Amod | Deprel::AclRelcl)
                && !self.has(verb, &[Deprel::Aux, Deprel::Obj])
    }

    /// The subject as written, or that of the clause it is joined to.
    fn subject(self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..self.sentence.tokens.len() {
            if let Some(subject) = self.child(at, SUBJECT) {
                let stands_for = matches!(self.sentence.tokens[subject].xpos, Xpos::Wdt | Xpos::Wp);
                return match self.deprel(at) {
                    Deprel::AclRelcl if stands_for => self.head(at),
                    _ => Some(subject),
                };
            }
            let head = self.head(at)?;
            match self.deprel(at) {
                Deprel::Acl | Deprel::AclRelcl | Deprel::Amod => return Some(head),
                Deprel::Conj | Deprel::Xcomp | Deprel::Advcl => at = head,
                // "was left with enough to live".
                Deprel::Advmod if self.lemma(at) == "enough" => at = head,
                _ => return None,
            }
        }
        None
    }

    /// Who does it; of "X is a Y", X; of "the Y of X" and of a headline's "X plans", X.
    pub(super) fn doer(self, verb: usize) -> Option<usize> {
        if self.upos(verb) == Upos::Noun && !self.has(verb, SUBJECT) {
            let of_a_verb = || {
                self.head(verb)
                    .filter(|_| self.deprel(verb) == Deprel::Obj)
                    .and_then(|head| self.subject(head))
            };
            return self.child(verb, &[Deprel::NmodPoss]).or_else(of_a_verb).or_else(|| {
                self.child(verb, &[Deprel::Compound, Deprel::NmodDesc])
                    .filter(|&part| self.is_name(part))
            });
        }
        if self.is_passive(verb) {
            return self.child(verb, &[Deprel::OblAgent]).or_else(|| {
                self.sentence
                    .children(verb)
                    .find(|&child| self.deprel(child) == Deprel::Obl && self.marker(child).as_deref() == Some("by"))
            });
        }
        self.subject(verb)
    }

    /// What it is done to.
    pub(super) fn done_to(self, verb: usize) -> Option<usize> {
        let by_preposition = || {
            let stand = self.phrases(verb).into_iter();
            stand
                .filter(|(marker, _)| matches!(marker.as_str(), "against" | "for"))
                .map(|(_, head)| head)
                .next()
        };
        if self.upos(verb) == Upos::Noun {
            let phrases = self.phrases(verb);
            let by = |wanted: &[&str], is_owner: bool| {
                let found = phrases.iter().find(|(marker, head)| {
                    wanted.contains(&marker.as_str()) && (self.deprel(*head) == Deprel::NmodPoss) == is_owner
                });
                found.map(|&(_, head)| head)
            };
            // "the sale of", "his fight against", "the bridge's sale".
            return by(&["of"], false)
                .or_else(|| by(&["against", "with", "to"], false))
                .or_else(|| by(&["of"], true));
        }
        if self.lemma(verb) == "vote" {
            return by_preposition();
        }
        if self.is_passive(verb) {
            self.subject(verb)
        } else {
            self.child(verb, &[Deprel::Obj])
        }
    }

    /// Lemma of a predicate, with the preposition where a vote is cast.
    pub(super) fn predicate_key(self, verb: usize) -> CompactString {
        let stand = || {
            self.phrases(verb)
                .into_iter()
                .find(|(marker, _)| matches!(marker.as_str(), "against" | "for"))
        };
        match (self.lemma(verb), stand()) {
            (lemma, Some((marker, _))) if lemma == "vote" => format!("vote {marker}").into(),
            (lemma, _) => lemma,
        }
    }

    /// What stands beneath a predicate, without the clauses that are joined to it.
    pub(super) fn clause(self, predicate: usize) -> Vec<usize> {
        self.sentence
            .subtree(predicate)
            .filter(|&token| {
                let mut at = token;
                while at != predicate {
                    let joined =
                        matches!(self.deprel(at), Deprel::Conj | Deprel::Parataxis) && self.upos(at) == Upos::Verb;
                    match self.head(at) {
                        Some(head) if !joined => at = head,
                        _ => return false,
                    }
                }
                true
            })
            .collect()
    }

    /// The words of a name or noun phrase that tell what it is: its head, the parts of its name, and what is put beside it.
    pub(super) fn group(self, head: usize) -> Vec<usize> {
        let parts = [
            Deprel::Flat,
            Deprel::Compound,
            Deprel::Appos,
            Deprel::NmodDesc,
            Deprel::Nummod,
        ];
        let mut group = vec![head];
        let mut from = 0;
        while let Some(&at) = group.get(from) {
            group.extend(
                self.sentence
                    .children(at)
                    .filter(|&child| parts.contains(&self.deprel(child))),
            );
            from += 1;
        }
        group
    }

    /// Prepositional phrases of a word: preposition and head.
    pub(super) fn phrases(self, of: usize) -> Vec<(CompactString, usize)> {
        self.sentence
            .children(of)
            .filter(|&child| matches!(self.deprel(child), Deprel::Obl | Deprel::Nmod | Deprel::NmodPoss))
            .filter_map(|child| Some((self.marker(child)?, child)))
            .collect()
    }

    fn marker(self, token: usize) -> Option<CompactString> {
        if self.deprel(token) == Deprel::NmodPoss {
            return Some("of".into());
        }
        Some(self.lemma(self.child(token, &[Deprel::Case])?))
    }

    /// Whether what `predicate` tells came about, by its own negation and by what it stands beneath.
    pub(super) fn reality(self, data: &Data, predicate: usize) -> Reality {
        let mut is_true = !self.is_negated(predicate);
        let mut is_open = self.is_modal(data, predicate) && is_true || self.is_limited(predicate);
        let mut at = predicate;
        while let Some(head) = self.head(at) {
            let is_beneath = matches!(
                self.deprel(at),
                Deprel::Xcomp
                    | Deprel::Ccomp
                    | Deprel::Csubj
                    | Deprel::Acl
                    | Deprel::Obj
                    | Deprel::Nsubj
                    | Deprel::NsubjPass
            ) || self.deprel(at) == Deprel::Advcl && self.has(at, &[Deprel::Mark]);
            // "the reform, approved in May, does not help" tells that it was approved.
            let is_aside = self.deprel(at) == Deprel::Acl && !self.has(at, &[Deprel::Mark]);
            let is_phrase = self.upos(at) != Upos::Verb && at != predicate;
            // "the delay in an agreement", "the lack of a plan".
            let is_of_lack =
                self.deprel(at) == Deprel::Nmod && self.upos(head) == Upos::Noun && data.is_negative(&self.lemma(head));
            let is_nested = is_beneath && !is_aside && !is_phrase || is_of_lack;
            if self.deprel(at) == Deprel::Conj {
                is_open |= self.is_modal(data, head);
                at = head;
                continue;
            }
            if !is_nested {
                break;
            }
            is_open |= self
                .sentence
                .children(at)
                .any(|child| self.deprel(child) == Deprel::Mark && data.is_open(&self.lemma(child)));
            let word = self.lemma(head);
            match self.room(at, head) {
                Some(Room::Enough) => {}
                Some(Room::TooLittle) => is_true = !is_true,
                // Who was not able to did not.
                None if word == "able" && self.is_negated(head) => {}
                None => is_open |= data.is_open(&word) || self.deprel(at) == Deprel::Advcl && self.is_purpose(at),
            }
            is_true ^= data.is_negative(&word);
            // "There will be no sale" denies once, not on the noun and on the verb.
            is_true ^= self.is_negated(head) && !self.is_denied_by_determiner(at);
            is_open |= self.is_modal(data, head);
            at = head;
        }
        match (is_open, is_true) {
            (true, _) => Reality::Open,
            (false, true) => Reality::True,
            (false, false) => Reality::False,
        }
    }

    /// "enough to live", "too little to live".
    fn room(self, verb: usize, above: usize) -> Option<Room> {
        if !self.is_purpose(verb) {
            return None;
        }
        let is_beside = |word: &str| {
            self.lemma(above) == word
                || self.sentence.children(above).any(|child| {
                    matches!(self.deprel(child), Deprel::Advmod | Deprel::Amod) && self.lemma(child) == word
                })
        };
        match (is_beside("enough"), is_beside("too")) {
            (true, _) => Some(Room::Enough),
            (_, true) => Some(Room::TooLittle),
            _ => None,
        }
    }

    /// What a sentence tells of: its root, or what somebody is said to be able to do.
    pub(super) fn predicate(self) -> usize {
        let root = self.sentence.root();
        match self.lemma(root).as_str() {
            "able" => self.child(root, &[Deprel::Xcomp]).unwrap_or(root),
            _ => root,
        }
    }

    /// "only", "but", "except": what is denied is not the whole. "until" limits what it stands beneath, not what it marks.
    fn is_limited(self, predicate: usize) -> bool {
        (0..self.sentence.tokens.len()).any(|token| {
            let is_restrictor = match self.word(token).to_lowercase().as_str() {
                "only" | "except" => true,
                "until" => self.head(token).is_none_or(|marked| marked != predicate),
                _ => false,
            };
            is_restrictor
                || self.upos(token) == Upos::Pron
                    && self
                        .sentence
                        .tokens
                        .get(token + 1)
                        .is_some_and(|next| next.span.of(self.text) == "but")
        })
    }

    /// "until", "except": a figure may be another one outside of what it is told of.
    pub(super) fn is_bounded(self) -> bool {
        (0..self.sentence.tokens.len())
            .any(|token| matches!(self.word(token).to_lowercase().as_str(), "except" | "until"))
    }

    fn is_denied_by_determiner(self, noun: usize) -> bool {
        self.child(noun, &[Deprel::Det])
            .is_some_and(|word| matches!(self.lemma(word).as_str(), "no" | "neither"))
    }

    fn is_purpose(self, verb: usize) -> bool {
        self.sentence
            .children(verb)
            .any(|child| self.deprel(child) == Deprel::Mark && self.lemma(child) == "to")
    }

    fn is_modal(self, data: &Data, verb: usize) -> bool {
        self.sentence
            .children(verb)
            .any(|child| matches!(self.deprel(child), Deprel::Aux | Deprel::Advmod) && data.is_open(&self.lemma(child)))
    }

    /// "not", "never", "no longer", "nor", or "no" on what it has.
    pub(super) fn is_negated(self, verb: usize) -> bool {
        self.sentence.children(verb).any(|child| {
            let word = self.word(child).to_lowercase();
            let is_word = |list: &[&str]| list.contains(&word.as_str());
            match self.deprel(child) {
                Deprel::Advmod | Deprel::Cc | Deprel::CcPreconj | Deprel::Mark | Deprel::Det => {
                    is_word(&["not", "n't", "n’t", "never", "nor", "neither", "no", "hardly"])
                }
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => {
                    is_word(&["nobody", "nothing", "none"])
                        || self.sentence.children(child).any(|inner| {
                            self.deprel(inner) == Deprel::Det && matches!(self.word(inner), "no" | "No" | "neither")
                        })
                }
                _ => false,
            }
        })
    }

    /// Who a noun is told of: its subject, the name put beside it, or what it is put beside.
    pub(super) fn bearer(self, noun: usize) -> Option<usize> {
        let beside = |of: usize| {
            self.sentence.children(of).find(|&child| {
                // The parser takes the name after "a member of the board, Mara Velin," for the next of a list.
                let is_list = self.deprel(child) == Deprel::Conj && !self.has(child, &[Deprel::Cc]);
                self.is_name(child) && (self.deprel(child) == Deprel::Appos && of == noun || is_list)
            })
        };
        self.child(noun, SUBJECT)
            .or_else(|| beside(noun))
            .or_else(|| self.phrases(noun).into_iter().find_map(|(_, head)| beside(head)))
            .or_else(|| self.head(noun).filter(|_| self.deprel(noun) == Deprel::Appos))
    }

    /// Whether a token is part of a name.
    pub(super) fn is_name(self, token: usize) -> bool {
        self.upos(token) == Upos::Propn
    }
}
