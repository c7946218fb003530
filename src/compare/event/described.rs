//! What somebody is to somebody else: kin and posts.
//!
//! In: a sentence "X is the R of Y", or "X works for Y"; out: whether the other telling describes X by something that
//! leaves no room for it: another kinship with Y, the same post with another, a post elsewhere.

use compact_str::CompactString;

use super::told::{Reality, Telling};
use super::{Discord, Kin, Pairing};
use crate::language::{Deprel, Upos};

/// What a sentence says somebody is.
struct Described {
    /// The one who is described.
    who: usize,
    /// The word that describes; a verb where it is "works for".
    what: usize,
    /// To whom.
    to: usize,
}

impl Pairing<'_> {
    /// The telling describes the one whom the sentence describes as something else.
    pub(super) fn by_description(&self, at: usize) -> Option<Discord> {
        let Described { who, what, to } = self.described()?;
        if self.claim.reality(self.data, what) != Reality::True {
            return None;
        }
        let telling = self.tellings[at];
        let tokens = || 0..telling.sentence.tokens.len();
        let owner = tokens().find(|&token| telling.is_name(token) && self.is_one_thing(to, telling, token))?;
        let own = joined(self.claim, what);
        let descriptions = |whose: usize| -> Vec<usize> {
            tokens()
                .filter(|&token| telling.is_name(token) && self.is_one_thing(whose, telling, token))
                .flat_map(|name| telling.descriptions(name))
                .collect()
        };
        let (of_who, of_owner) = (descriptions(who), descriptions(to));
        let is_supported = of_who.iter().any(|&word| {
            self.kin(what, telling, word).is_some()
                && telling
                    .names_of(word)
                    .iter()
                    .any(|&name| self.is_one_thing(to, telling, name))
        });
        if is_supported || of_who.is_empty() && of_owner.is_empty() {
            return None;
        }
        // Kin of a third party tells nothing.
        let is_of = |word: usize, other: usize| {
            let names = telling.names_of(word);
            names.is_empty() || names.iter().any(|&name| self.is_one_thing(other, telling, name))
        };
        let is_other_kin = of_who
            .iter()
            .any(|&word| is_of(word, to) && self.data.are_other_kin(&own, &joined(telling, word)))
            || of_owner
                .iter()
                .any(|&word| is_of(word, who) && self.data.are_other_kin_of_each(&own, &joined(telling, word)));
        if is_other_kin {
            return Some(Discord::Contrary);
        }
        let is_post = |word: &str| self.data.is_post(word);
        let is_elsewhere = is_post(&own)
            && of_who.iter().any(|&word| {
                let names = telling.names_of(word);
                is_post(&joined(telling, word))
                    && !names.is_empty()
                    && !names.iter().any(|&name| self.is_one_thing(to, telling, name))
                    && !telling.sentence.is_within(owner, word)
            });
        is_elsewhere.then_some(Discord::Holder)
    }

    /// "X was a conservative politician" beside "X was a liberal thinker": contrary adjectives of what somebody is.
    pub(super) fn by_nature(&self, at: usize) -> Option<Discord> {
        let claim = self.claim;
        let what = claim.sentence.root();
        let who = claim.child(what, &[Deprel::Nsubj]).filter(|&who| claim.is_name(who))?;
        if claim.upos(what) != Upos::Noun || claim.reality(self.data, what) != Reality::True {
            return None;
        }
        let telling = self.tellings[at];
        let kinds = (0..telling.sentence.tokens.len())
            .filter(|&token| telling.is_name(token) && self.is_one_thing(who, telling, token))
            .flat_map(|name| telling.descriptions(name))
            .filter(|&kind| telling.reality(self.data, kind) == Reality::True);
        let natures: Vec<usize> = kinds.flat_map(|kind| telling.natures(kind)).collect();
        let own = claim.natures(what);
        let is_pair = |&own: &usize| {
            natures
                .iter()
                .any(|&other| self.kin(own, telling, other) == Some(Kin::Contrary))
        };
        own.iter().any(is_pair).then_some(Discord::Contrary)
    }

    /// "X is the R of Y", "Y's R is X", "X works for Y".
    fn described(&self) -> Option<Described> {
        let claim = self.claim;
        let root = claim.sentence.root();
        let subject = claim.child(root, &[Deprel::Nsubj])?;
        if claim.upos(root) == Upos::Verb {
            let to = claim
                .phrases(root)
                .into_iter()
                .find(|(marker, head)| marker == "for" && claim.is_name(*head))
                .map(|(_, head)| head)?;
            return (claim.lemma(root) == "work" && claim.is_name(subject)).then_some(Described {
                who: subject,
                what: root,
                to,
            });
        }
        let (who, what) = match (claim.upos(subject), claim.upos(root)) {
            (Upos::Propn, Upos::Noun) => (subject, root),
            (Upos::Noun, Upos::Propn) => (root, subject),
            _ => return None,
        };
        let to = claim.names_of(what).into_iter().find(|&name| name != who)?;
        Some(Described { who, what, to })
    }
}

/// A word with what is joined to it by hyphens, which the parser takes apart: "brother-in-law", "ex-wife".
fn joined(telling: Telling<'_>, word: usize) -> CompactString {
    let span = telling.sentence.tokens[word].span;
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let before = telling.text[..span.start].trim_end_matches(is_part);
    let after = telling.text[span.end..].trim_start_matches(is_part);
    let whole = &telling.text[before.len()..telling.text.len() - after.len()];
    match whole.contains('-') {
        true => whole.to_lowercase().into(),
        false => telling.lemma(word),
    }
}

impl Telling<'_> {
    /// The adjectives of a noun.
    fn natures(self, noun: usize) -> Vec<usize> {
        self.sentence
            .children(noun)
            .filter(|&child| self.deprel(child) == Deprel::Amod && self.upos(child) == Upos::Adj)
            .collect()
    }

    /// The common nouns by which a name is described: its title, what stands beside it, what it is said to be.
    fn descriptions(self, name: usize) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .group(name)
            .into_iter()
            .filter(|&word| self.upos(word) == Upos::Noun)
            .collect();
        let above = self.sentence.tokens[name].head.map(|head| head as usize);
        let is_beside = matches!(
            self.deprel(name),
            Deprel::Appos | Deprel::Flat | Deprel::Nsubj | Deprel::Conj
        );
        found.extend(above.filter(|&head| {
            is_beside
                && self.upos(head) == Upos::Noun
                && (self.deprel(name) != Deprel::Conj || self.bearer(head) == Some(name))
        }));
        found
    }

    /// The names to which a noun is tied by "of", "for", a possessive or by standing before it.
    fn names_of(self, noun: usize) -> Vec<usize> {
        self.sentence
            .children(noun)
            .filter(|&child| {
                matches!(
                    self.deprel(child),
                    Deprel::NmodPoss | Deprel::Compound | Deprel::Nmod | Deprel::Amod
                ) && self.is_name(child)
            })
            .collect()
    }
}
