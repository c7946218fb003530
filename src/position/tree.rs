//! Reading a dependency tree by argument slots: where the subject, the object, the "of" phrase of a word stand.
//!
//! Passives are turned round: the object of "was lifted" is its subject. A participle after a noun ("the tax imposed on
//! fuel") has that noun as its object or subject. Does not decide what the arguments mean.

use compact_str::CompactString;

use crate::language::lexicon::{Pos, Slot};
use crate::language::times::{TimeExpression, TimeKind};
use crate::language::{Deprel, Sentence, Upos, Xpos};
use crate::text::lower_case;

/// A parsed sentence with its text.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub sentence: &'a Sentence,
    pub text: &'a str,
    /// Stretches that are no words of the matter: times.
    pub skipped: &'a [TimeExpression],
}

impl<'a> Tree<'a> {
    pub fn new(sentence: &'a Sentence, text: &'a str, skipped: &'a [TimeExpression]) -> Self {
        Self {
            sentence,
            text,
            skipped,
        }
    }

    /// Whether the word is part of a time expression.
    pub fn is_time(self, token: usize) -> bool {
        let span = self.sentence.tokens[token].span;
        let is_named = || {
            self.skipped
                .iter()
                .any(|time| time.span.contains(span) && time.kind != TimeKind::Duration)
        };
        // "the last year of school": a part of something, and no date.
        let is_part = || {
            self.upos(token) == Upos::Noun
                && matches!(self.deprel(token), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj)
                && self.argument(token, &Slot::prep("of")).is_some_and(|of| {
                    let span = self.sentence.tokens[of].span;
                    !self.skipped.iter().any(|time| time.span.contains(span))
                })
        };
        is_named() && !is_part()
    }

    pub fn len(self) -> usize {
        self.sentence.tokens.len()
    }

    pub fn lemma(self, token: usize) -> &'a str {
        &self.sentence.tokens[token].lemma
    }

    /// Lower-case lemma, as the lexicon keys its entries.
    pub fn key(self, token: usize) -> CompactString {
        lower_case(self.lemma(token))
    }

    pub fn word(self, token: usize) -> &'a str {
        self.sentence.word(token, self.text)
    }

    pub fn lower(self, token: usize) -> CompactString {
        lower_case(self.word(token))
    }

    pub fn upos(self, token: usize) -> Upos {
        self.sentence.tokens[token].upos
    }

    pub fn xpos(self, token: usize) -> Xpos {
        self.sentence.tokens[token].xpos
    }

    pub fn deprel(self, token: usize) -> Deprel {
        self.sentence.tokens[token].deprel
    }

    pub fn head(self, token: usize) -> Option<usize> {
        self.sentence.tokens[token].head.map(|head| head as usize)
    }

    pub fn children(self, head: usize) -> impl Iterator<Item = usize> + 'a {
        self.sentence.children(head)
    }

    pub fn child(self, head: usize, deprels: &[Deprel]) -> Option<usize> {
        self.children(head).find(|&child| deprels.contains(&self.deprel(child)))
    }

    /// The part of speech by which the lexicon knows the word.
    pub fn pos(self, token: usize) -> Option<Pos> {
        Pos::from_upos(self.upos(token))
    }

    /// Whether the word heads a clause: a verb, or a noun or adjective with a copula or a subject.
    pub fn is_predicate(self, token: usize) -> bool {
        matches!(self.upos(token), Upos::Verb | Upos::Aux)
            || self
                .child(token, &[Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj])
                .is_some()
    }

    pub fn is_passive(self, verb: usize) -> bool {
        self.child(verb, &[Deprel::NsubjPass, Deprel::CsubjPass, Deprel::AuxPass])
            .is_some()
            || (self.xpos(verb) == Xpos::Vbn && matches!(self.deprel(verb), Deprel::Acl | Deprel::Amod))
            || self.object_done_to(verb).is_some()
    }

    /// What a participle without an auxiliary is said to be done to: the object before it in "want the phones banned".
    pub fn object_done_to(self, participle: usize) -> Option<usize> {
        let is_bare = self.xpos(participle) == Xpos::Vbn
            && self.deprel(participle) == Deprel::Xcomp
            && self
                .child(participle, &[Deprel::Aux, Deprel::AuxPass, Deprel::Mark])
                .is_none();
        let verb = self.head(participle).filter(|_| is_bare)?;
        self.child(verb, &[Deprel::Obj]).filter(|&object| object < participle)
    }

    /// The preposition or subordinator that attaches a phrase or clause, lower case, words joined by blanks.
    pub fn marker(self, token: usize) -> Option<CompactString> {
        let first = self.child(token, &[Deprel::Case, Deprel::Mark])?;
        let mut marker = self.lower(first);
        for part in self.children(first).filter(|&part| self.deprel(part) == Deprel::Fixed) {
            marker.push(' ');
            marker.push_str(&self.lower(part));
        }
        for next in self
            .children(token)
            .filter(|&next| next > first && self.deprel(next) == Deprel::Case)
        {
            marker.push(' ');
            marker.push_str(&self.lower(next));
        }
        Some(marker)
    }

    /// The prepositions and subordinators of a phrase or clause one by one: "that" and "for" of "that we are for lowering".
    pub fn markers(self, token: usize) -> impl Iterator<Item = CompactString> + 'a {
        self.children(token)
            .filter(move |&child| matches!(self.deprel(child), Deprel::Case | Deprel::Mark))
            .map(move |child| self.lower(child))
    }

    /// Whether `token` is an infinitive with "to".
    pub fn is_to_infinitive(self, token: usize) -> bool {
        self.children(token)
            .any(|child| self.deprel(child) == Deprel::Mark && self.lower(child) == "to")
    }

    /// "Bring down the price.": a bare verb with neither subject nor auxiliary.
    pub fn is_imperative(self, token: usize) -> bool {
        self.xpos(token) == Xpos::Vb
            && self.head(token).is_none()
            && !self.is_to_infinitive(token)
            && self
                .child(
                    token,
                    &[
                        Deprel::Nsubj,
                        Deprel::NsubjPass,
                        Deprel::Csubj,
                        Deprel::Aux,
                        Deprel::Expl,
                    ],
                )
                .is_none()
    }

    /// Whether `token` is a gerund or present participle.
    pub fn is_gerund(self, token: usize) -> bool {
        self.xpos(token) == Xpos::Vbg
            || self.children(token).any(|child| {
                matches!(self.deprel(child), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                    && self.xpos(child) == Xpos::Vbg
            })
    }

    /// Whether a clause has a subject of its own.
    pub fn has_subject(self, head: usize) -> bool {
        self.child(head, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Expl])
            .is_some()
    }

    /// "oppose Sarn leaving", "are against them closing it": who does it. A name or pronoun is told apart by no participle, so
    /// that what follows it at once is what it does; "the people living there" are the people.
    pub fn subject_of_gerund(self, verb: usize) -> Option<usize> {
        let is_bare = self.xpos(verb) == Xpos::Vbg
            && matches!(
                self.deprel(verb),
                Deprel::Acl | Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp
            )
            && self.marker(verb).is_none()
            && !self.has_subject(verb);
        let before = verb.checked_sub(1).filter(|_| is_bare)?;
        let doer = match self.deprel(before) {
            Deprel::Flat | Deprel::Compound => self.head(before)?,
            _ => before,
        };
        let is_told_of =
            self.head(verb) == Some(doer) || self.deprel(doer) == Deprel::Obj && self.head(verb) == self.head(doer);
        (is_told_of && matches!(self.upos(doer), Upos::Propn | Upos::Pron)).then_some(doer)
    }

    /// "want the troops to stay": whether an infinitive is what the object before it is to do. What comes right behind the
    /// object is, even where the parser takes it for a purpose.
    pub fn is_done_by_object(self, verb: usize, object: usize) -> bool {
        let is_next = || {
            let end = self.sentence.subtree(object).max().unwrap_or(object);
            self.sentence.tokens.len() > end + 1 && self.lower(end + 1) == "to"
        };
        object < verb
            && self.is_to_infinitive(verb)
            && match self.deprel(verb) {
                Deprel::Xcomp => true,
                Deprel::Advcl => is_next(),
                _ => false,
            }
    }

    /// The subject of a clause as written or understood: its own, or that of the clause that controls it.
    pub fn subject(self, verb: usize) -> Option<usize> {
        let own = self.child(
            verb,
            &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::NsubjOuter],
        );
        if own.is_some() {
            return own;
        }
        if let Some(doer) = self.subject_of_gerund(verb) {
            return Some(doer);
        }
        let head = self.head(verb)?;
        // "want the troops to stay": who is asked is who does it; of "promise them to stay", "have a duty to pay" it is not.
        if !matches!(self.key(head).as_str(), "promise" | "have")
            && let Some(object) = self.child(head, &[Deprel::Obj])
            && self.is_done_by_object(verb, object)
        {
            return Some(object);
        }
        match self.deprel(verb) {
            // "They would want — want to repeal it".
            Deprel::Parataxis if self.key(verb) == self.key(head) => self.subject(head),
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl
                if self.is_predicate(head) || self.upos(head) == Upos::Verb =>
            {
                self.subject(head)
            }
            // "is certain to have caused it", taken for a clause of its own.
            Deprel::Ccomp if self.is_to_infinitive(verb) && self.upos(head) == Upos::Adj => self.subject(head),
            // "the goal of becoming rich": it is not the goal that becomes so.
            Deprel::Acl if self.is_gerund(verb) && self.marker(verb).is_some() => None,
            Deprel::Acl if self.is_to_infinitive(verb) => Some(self.bearer(head).unwrap_or(head)),
            Deprel::Acl | Deprel::AclRelcl => Some(head),
            _ => None,
        }
    }

    /// Whose a duty or right is to do something: "parents have a duty to pay", "parents are under no duty to pay".
    fn bearer(self, noun: usize) -> Option<usize> {
        if self.child(noun, &[Deprel::Cop]).is_some() && self.marker(noun).is_some() {
            return self.child(noun, &[Deprel::Nsubj]);
        }
        let verb = self.head(noun).filter(|_| self.deprel(noun) == Deprel::Obj)?;
        (self.key(verb) == "have").then(|| self.subject(verb)).flatten()
    }

    /// The head of what stands in `slot` of a word.
    pub fn argument(self, of: usize, slot: &Slot) -> Option<usize> {
        let nominal = !matches!(self.upos(of), Upos::Verb | Upos::Aux | Upos::Adj);
        match slot {
            Slot::Subj if nominal => self.child(of, &[Deprel::Nsubj, Deprel::Csubj]),
            Slot::Subj if self.is_passive(of) => self.child(of, &[Deprel::OblAgent]),
            Slot::Subj => self.subject(of),
            Slot::Obj if nominal => None,
            // "Pupils are given a laptop": the laptop is given.
            Slot::Obj if self.is_passive(of) && self.child(of, &[Deprel::Obj]).is_some() => {
                self.child(of, &[Deprel::Obj])
            }
            Slot::Iobj if self.is_passive(of) && self.child(of, &[Deprel::Obj]).is_some() => self.passive_subject(of),
            Slot::Obj if self.is_passive(of) => match self.deprel(of) {
                Deprel::Acl | Deprel::Amod => self.head(of),
                _ => self.passive_subject(of),
            },
            // A receiver without anything that is received is the object.
            Slot::Obj => self.child(of, &[Deprel::Obj]).or_else(|| {
                let is_whole = self.child(of, &[Deprel::Xcomp, Deprel::Ccomp]).is_none();
                self.child(of, &[Deprel::Iobj]).filter(|&receiver| {
                    is_whole && matches!(self.upos(receiver), Upos::Noun | Upos::Propn | Upos::Pron)
                })
            }),
            Slot::Iobj => self.child(of, &[Deprel::Iobj]),
            Slot::That => self.children(of).find(|&child| match self.deprel(child) {
                Deprel::Ccomp => !self.is_gerund(child) || self.child(child, &[Deprel::Nsubj]).is_some(),
                Deprel::Csubj | Deprel::Acl => self.marker(child).is_some_and(|mark| mark == "that"),
                _ => false,
            }),
            Slot::ToInf => self.children(of).find(|&child| {
                matches!(
                    self.deprel(child),
                    Deprel::Xcomp | Deprel::Acl | Deprel::Csubj | Deprel::Ccomp | Deprel::Advcl
                ) && self.is_to_infinitive(child)
            }),
            Slot::Ing => self.children(of).find(|&child| {
                matches!(
                    self.deprel(child),
                    Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Obj
                ) && self.is_gerund(child)
                    && !self.is_to_infinitive(child)
                    && !self.has_subject(child)
            }),
            Slot::If => self.children(of).find(|&child| {
                matches!(self.deprel(child), Deprel::Advcl | Deprel::Ccomp)
                    && child > of
                    && self.marker(child).is_some_and(|mark| mark == "if")
            }),
            Slot::Poss => self.child(of, &[Deprel::NmodPoss]),
            Slot::Compound => self
                .children(of)
                .filter(|&child| {
                    self.deprel(child) == Deprel::Compound
                        || (self.deprel(child) == Deprel::Amod && self.upos(child) == Upos::Propn)
                })
                .last(),
            Slot::Prep(preposition) => self.children(of).find(|&child| {
                matches!(
                    self.deprel(child),
                    Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::Advcl | Deprel::Acl | Deprel::Xcomp
                ) && self.marker(child).is_some_and(|marker| marker == *preposition)
            }),
        }
    }

    /// The subject of a passive, its own or the one of the clause it is joined to.
    fn passive_subject(self, verb: usize) -> Option<usize> {
        self.child(verb, &[Deprel::NsubjPass, Deprel::CsubjPass])
            .or_else(|| self.object_done_to(verb))
            .or_else(|| match self.deprel(verb) {
                Deprel::Conj | Deprel::Xcomp | Deprel::Advcl => self.subject(verb),
                _ => self.child(verb, &[Deprel::Nsubj]),
            })
    }

    /// Particle of a phrasal verb: "pull out" for "pull".
    pub fn with_particle(self, verb: usize) -> CompactString {
        let mut key = self.key(verb);
        for particle in self
            .children(verb)
            .filter(|&child| self.deprel(child) == Deprel::CompoundPrt)
        {
            key.push(' ');
            key.push_str(&self.lower(particle));
        }
        key
    }
}
