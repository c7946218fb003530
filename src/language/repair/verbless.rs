//! Sentences that come out of the parser without a verb, since a word that is a noun as well was taken for one: "the union
//! ‹compound› backs ‹compound› the toll", "raising the fee ‹root› leads ‹complement› to debts".
//!
//! Only words that the lexicon has as verbs are made one, and only where what they take stands behind them.

use super::clauses::{OF_CLAUSE, hang, has, head, promote};
use crate::language::lexicon::{Lexicon, Pos, Slot};
use crate::language::{Deprel, Sentence, Upos, Xpos};

/// What may stand before the head of a noun phrase.
const BEFORE_NOUN: &[Deprel] = &[
    Deprel::Det,
    Deprel::Amod,
    Deprel::Compound,
    Deprel::NmodPoss,
    Deprel::Nummod,
    Deprel::Flat,
    Deprel::Case,
];

/// Finds the verb of a sentence that has none.
pub(super) fn repair(sentence: &mut Sentence, text: &str) {
    if sentence.tokens.is_empty() {
        return;
    }
    let root = sentence.root();
    let token = &sentence.tokens[root];
    match (token.upos, token.xpos) {
        (Upos::Verb, Xpos::Vbg) if !has(sentence, root, OF_CLAUSE) => below_gerund(sentence, root),
        (Upos::Adv | Upos::Adj | Upos::Noun, _) if is_done_by_pronoun(sentence, root, text) => {
            let token = &mut sentence.tokens[root];
            (token.upos, token.xpos) = (Upos::Verb, Xpos::Vbp);
        }
        (Upos::Noun | Upos::Propn, _) if !has(sentence, root, OF_CLAUSE) && !has_clause(sentence, root) => {
            below_preposition(sentence, root);
            beside_name(sentence, root);
            named_after(sentence, sentence.root());
            after_to(sentence, text, sentence.root());
            as_particle(sentence, sentence.root());
            let root = sentence.root();
            if sentence.tokens[root].upos == Upos::Noun {
                as_head(sentence, text, root);
                as_compound(sentence, text, root);
            }
        }
        _ => {}
    }
}

/// A clause beside the noun that has a verb of its own.
fn has_clause(sentence: &Sentence, root: usize) -> bool {
    sentence.children(root).any(|child| {
        matches!(
            sentence.tokens[child].deprel,
            Deprel::Parataxis | Deprel::Ccomp | Deprel::Csubj | Deprel::Conj
        ) && matches!(sentence.tokens[child].upos, Upos::Verb | Upos::Aux)
    })
}

/// "I back ‹adverb› the plan": with a pronoun for its subject and an object.
fn is_done_by_pronoun(sentence: &Sentence, root: usize, text: &str) -> bool {
    let is_subject = |child: usize| {
        let word = sentence.word(child, text).to_lowercase();
        sentence.tokens[child].deprel == Deprel::Nsubj
            && child + 1 == root
            && matches!(word.as_str(), "i" | "we" | "they" | "you")
    };
    let mut children = sentence.children(root);
    let is_bare = !has(sentence, root, &[Deprel::Cop, Deprel::Det, Deprel::Aux, Deprel::Amod]);
    is_bare
        && has(sentence, root, &[Deprel::Obj])
        && children.any(is_subject)
        && is_verb(&sentence.word(root, text).to_lowercase())
}

/// "Raising the fee leads ‹complement› to debts": what is raised is what leads there.
fn below_gerund(sentence: &mut Sentence, root: usize) {
    let verb = sentence.children(root).find(|&child| {
        let token = &sentence.tokens[child];
        child > root
            && matches!(
                token.deprel,
                Deprel::Xcomp | Deprel::Ccomp | Deprel::Conj | Deprel::Parataxis
            )
            && token.upos == Upos::Verb
            && matches!(token.xpos, Xpos::Vbz | Xpos::Vbd)
            && !has(
                sentence,
                child,
                &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Cc, Deprel::Expl],
            )
    });
    let Some(verb) = verb.filter(|_| has(sentence, root, &[Deprel::Obj])) else {
        return;
    };
    sentence.tokens[verb].head = None;
    sentence.tokens[verb].deprel = Deprel::Root;
    hang(sentence, root, verb, Deprel::Csubj);
    hang_later(sentence, root, verb);
}

/// "The forest at Orsk needs ‹hung on the preposition› care": the verb is the sentence's, its subject the place's.
fn below_preposition(sentence: &mut Sentence, root: usize) {
    let verb = sentence.children(root).find(|&child| {
        let token = &sentence.tokens[child];
        child > root
            && token.deprel == Deprel::Nmod
            && token.upos == Upos::Verb
            && matches!(token.xpos, Xpos::Vbz | Xpos::Vbd | Xpos::Vbp)
            && has(
                sentence,
                child,
                &[Deprel::Obj, Deprel::Obl, Deprel::Xcomp, Deprel::Ccomp],
            )
    });
    let Some(verb) = verb else { return };
    let child_before = |deprel: Deprel| {
        sentence
            .children(verb)
            .find(|&child| child < verb && sentence.tokens[child].deprel == deprel)
    };
    let (Some(case), Some(place)) = (child_before(Deprel::Case), child_before(Deprel::Nsubj)) else {
        return;
    };
    hang(sentence, case, place, Deprel::Case);
    hang(sentence, place, root, Deprel::Nmod);
    promote(sentence, verb, root);
}

/// "The tunnel under Mount Askel ‹subject› will be long": the verb is the sentence's, the name one of two words.
fn beside_name(sentence: &mut Sentence, root: usize) {
    let is_name = |at: usize| sentence.tokens[at].upos == Upos::Propn;
    let found = sentence.children(root).find_map(|clause| {
        let subject = sentence
            .children(clause)
            .find(|&child| sentence.tokens[child].deprel == Deprel::Nsubj)?;
        let first = subject.checked_sub(1)?;
        let is_split = sentence.tokens[clause].deprel == Deprel::AclRelcl
            && has(sentence, clause, &[Deprel::Aux, Deprel::Cop, Deprel::AuxPass])
            && !has(sentence, clause, &[Deprel::Mark])
            && is_name(subject)
            && is_name(first)
            && sentence.tokens[first].deprel == Deprel::Nmod
            && head(sentence, first) == Some(root)
            && sentence.children(subject).next().is_none();
        is_split.then_some((clause, first, subject))
    });
    let Some((clause, first, last)) = found else { return };
    hang(sentence, last, first, Deprel::Flat);
    promote(sentence, clause, root);
}

/// Whether the root may still want for a verb.
fn is_nominal(sentence: &Sentence, root: usize) -> bool {
    matches!(sentence.tokens[root].upos, Upos::Noun | Upos::Propn) && !has(sentence, root, OF_CLAUSE)
}

/// "The tanker Aurelia ‹subject› rammed the trawler": it rammed something, so that it is not what Aurelia rammed.
fn named_after(sentence: &mut Sentence, root: usize) {
    if !is_nominal(sentence, root) {
        return;
    }
    let found = sentence.children(root).find_map(|verb| {
        let token = &sentence.tokens[verb];
        let name = sentence
            .children(verb)
            .find(|&child| sentence.tokens[child].deprel == Deprel::Nsubj)?;
        let is_split = token.deprel == Deprel::AclRelcl
            && matches!(token.xpos, Xpos::Vbd | Xpos::Vbz)
            && name == root + 1
            && sentence.tokens[name].upos == Upos::Propn
            && has(sentence, verb, &[Deprel::Obj])
            && !has(sentence, verb, &[Deprel::Mark]);
        is_split.then_some((verb, name))
    });
    if let Some((verb, name)) = found {
        hang(sentence, name, root, Deprel::Appos);
        promote(sentence, verb, root);
    }
}

/// "Entrance to ‹infinitive› museums must be free": what has a modal is no infinitive.
fn after_to(sentence: &mut Sentence, text: &str, root: usize) {
    if !is_nominal(sentence, root) {
        return;
    }
    let found = sentence.children(root).find_map(|verb| {
        let child = |deprel: Deprel| {
            sentence
                .children(verb)
                .find(|&child| child < verb && sentence.tokens[child].deprel == deprel)
        };
        let (to, place) = (child(Deprel::Mark)?, child(Deprel::Nsubj)?);
        let is_split = sentence.tokens[verb].deprel == Deprel::Acl
            && sentence.word(to, text).eq_ignore_ascii_case("to")
            && to == root + 1
            && has(sentence, verb, &[Deprel::Aux, Deprel::Cop]);
        is_split.then_some((verb, to, place))
    });
    if let Some((verb, to, place)) = found {
        hang(sentence, to, place, Deprel::Case);
        hang(sentence, place, root, Deprel::Nmod);
        promote(sentence, verb, root);
    }
}

/// "The costs outweigh ‹particle› the benefits": no noun has a verb for its particle.
fn as_particle(sentence: &mut Sentence, root: usize) {
    if !is_nominal(sentence, root) {
        return;
    }
    let verb = sentence.children(root).find(|&child| {
        let token = &sentence.tokens[child];
        child == root + 1 && token.deprel == Deprel::CompoundPrt && token.upos == Upos::Verb
    });
    if let Some(verb) = verb.filter(|_| has(sentence, root, &[Deprel::Obj, Deprel::Appos])) {
        promote(sentence, verb, root);
        let object = sentence
            .children(verb)
            .find(|&child| sentence.tokens[child].deprel == Deprel::Appos);
        if let Some(object) = object {
            sentence.tokens[object].deprel = Deprel::Obj;
        }
    }
}

/// "The union calls ‹root, a noun› for a ban".
fn as_head(sentence: &mut Sentence, text: &str, verb: usize) {
    let Some(subject) = subject_before(sentence, verb, text) else {
        return;
    };
    let lemma = verb_of(sentence, verb, text);
    let is_taken = sentence.children(verb).any(|child| {
        child > verb
            && match sentence.tokens[child].deprel {
                Deprel::Nmod => case_of(sentence, child, text).is_some_and(|case| {
                    takes(&lemma, &Slot::prep(&case)) || takes(&format!("{lemma} {case}"), &Slot::Obj)
                }),
                Deprel::Acl => has(sentence, child, &[Deprel::Mark]) && takes(&lemma, &Slot::That),
                Deprel::Obj | Deprel::Appos => takes(&lemma, &Slot::Obj),
                _ => false,
            }
    });
    if !is_taken {
        return;
    }
    let later: Vec<usize> = sentence.children(verb).filter(|&child| child > verb).collect();
    for child in later {
        // "rules out ‹case› growth"
        let particle = sentence.children(child).find(|&at| {
            sentence.tokens[at].deprel == Deprel::Case
                && at == verb + 1
                && takes(
                    &format!("{lemma} {}", sentence.word(at, text).to_lowercase()),
                    &Slot::Obj,
                )
        });
        if let Some(particle) = particle.filter(|_| sentence.tokens[child].deprel == Deprel::Nmod) {
            hang(sentence, particle, verb, Deprel::CompoundPrt);
            sentence.tokens[child].deprel = Deprel::Obj;
            continue;
        }
        let token = &mut sentence.tokens[child];
        token.deprel = match token.deprel {
            Deprel::Nmod => Deprel::Obl,
            Deprel::Acl => Deprel::Ccomp,
            Deprel::Appos => Deprel::Obj,
            other => other,
        };
    }
    make_verb(sentence, verb, subject, verb);
}

/// "The union backs ‹compound› compulsory lessons", "the code bans ‹compound› beards".
fn as_compound(sentence: &mut Sentence, text: &str, object: usize) {
    let verb = sentence.children(object).find(|&child| {
        let token = &sentence.tokens[child];
        child < object
            && token.deprel == Deprel::Compound
            && token.xpos == Xpos::Nns
            && takes(&verb_of(sentence, child, text), &Slot::Obj)
    });
    let Some(verb) = verb else { return };
    let Some(subject) = subject_before(sentence, verb, text) else {
        return;
    };
    // What stands between belongs to the object alone.
    let is_phrase = (verb + 1..object).all(|at| {
        BEFORE_NOUN.contains(&sentence.tokens[at].deprel)
            && head(sentence, at).is_some_and(|above| above > verb && above <= object)
    });
    if !is_phrase {
        return;
    }
    sentence.tokens[verb].head = None;
    sentence.tokens[verb].deprel = Deprel::Root;
    let outside: Vec<usize> = sentence
        .children(object)
        .filter(|&child| sentence.tokens[child].deprel == Deprel::Punct)
        .collect();
    for child in outside {
        hang(sentence, child, verb, Deprel::Punct);
    }
    make_verb(sentence, verb, subject, object);
    hang(sentence, object, verb, Deprel::Obj);
}

/// The noun in the singular right before a word in "-s", with a determiner or a possessor before it: they agree as a subject and
/// its verb do.
fn subject_before(sentence: &Sentence, verb: usize, text: &str) -> Option<usize> {
    let subject = verb.checked_sub(1)?;
    let (noun, token) = (&sentence.tokens[subject], &sentence.tokens[verb]);
    let is_one = matches!(
        (noun.upos, noun.xpos),
        (Upos::Noun, Xpos::Nn) | (Upos::Propn, Xpos::Nnp)
    );
    let agrees = is_one && token.xpos == Xpos::Nns;
    let begins = (0..subject).rev().find(|&at| {
        !matches!(
            sentence.tokens[at].deprel,
            Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::Nummod
        ) || sentence.tokens[at].upos == Upos::Pron
    })?;
    let is_known = matches!(
        sentence.word(begins, text).to_lowercase().as_str(),
        "the" | "our" | "his" | "her" | "its" | "their" | "my" | "this"
    );
    let is_joined = noun.deprel == Deprel::Compound && head(sentence, subject).is_some_and(|above| above >= verb);
    let is_first = begins == 0 || sentence.tokens[begins - 1].upos == Upos::Punct;
    (agrees && is_known && is_joined && is_first && is_verb(&verb_of(sentence, verb, text))).then_some(subject)
}

/// Gives a verb its tag and its subject, and the subject all that stands before it.
fn make_verb(sentence: &mut Sentence, verb: usize, subject: usize, object: usize) {
    for at in 0..subject {
        let is_before = BEFORE_NOUN.contains(&sentence.tokens[at].deprel);
        if is_before && head(sentence, at).is_some_and(|above| above == verb || above == object) {
            let deprel = sentence.tokens[at].deprel;
            hang(sentence, at, subject, deprel);
        }
    }
    hang(sentence, subject, verb, Deprel::Nsubj);
    let token = &mut sentence.tokens[verb];
    (token.upos, token.xpos) = (Upos::Verb, Xpos::Vbz);
}

/// What stands behind a verb goes with it.
fn hang_later(sentence: &mut Sentence, from: usize, verb: usize) {
    let later: Vec<usize> = sentence.children(from).filter(|&child| child > verb).collect();
    for child in later {
        let deprel = sentence.tokens[child].deprel;
        hang(sentence, child, verb, deprel);
    }
}

/// The preposition of a noun.
fn case_of(sentence: &Sentence, noun: usize, text: &str) -> Option<String> {
    let case = sentence
        .children(noun)
        .find(|&child| sentence.tokens[child].deprel == Deprel::Case)?;
    Some(sentence.word(case, text).to_lowercase())
}

/// The lemma that a word would have as a verb.
fn verb_of(sentence: &Sentence, token: usize, text: &str) -> String {
    let lower = sentence.word(token, text).to_lowercase();
    let cut = |end: &str, with: &str| lower.strip_suffix(end).map(|stem| format!("{stem}{with}"));
    [cut("ies", "y"), cut("es", ""), cut("s", "")]
        .into_iter()
        .flatten()
        .find(|lemma| is_verb(lemma))
        .unwrap_or(lower)
}

/// Whether the lexicon has a word as a verb.
pub(super) fn is_verb(lemma: &str) -> bool {
    let lexicon = Lexicon::shipped();
    lexicon.attitudes.of(lemma, Pos::Verb).next().is_some()
        || lexicon.effects.of(lemma, Pos::Verb).next().is_some()
        || lexicon.effects.causing(lemma, Pos::Verb).is_some()
        || lexicon.signatures.of(lemma, Pos::Verb).next().is_some()
}

/// Whether a verb of the lexicon has something in a slot.
fn takes(lemma: &str, slot: &Slot) -> bool {
    let lexicon = Lexicon::shipped();
    lexicon
        .attitudes
        .of(lemma, Pos::Verb)
        .any(|attitude| attitude.target.contains(slot))
        || lexicon
            .effects
            .of(lemma, Pos::Verb)
            .any(|effect| effect.theme.contains(slot) || effect.ground.contains(slot))
        || lexicon
            .signatures
            .of(lemma, Pos::Verb)
            .any(|signature| signature.frame.contains(slot))
}

#[cfg(test)]
mod tests {
    use crate::language::{Deprel, parse_sentence};
    use crate::text::Span;

    /// The main verb, its subject and its object or what it takes by a preposition.
    #[track_caller]
    fn check(text: &str, verb: &str, subject: &str, taken: (&str, Deprel)) {
        let sentence = parse_sentence(text, Span::new(0, text.len()));
        let root = sentence.root();
        let child = |deprel: Deprel| {
            let found = sentence
                .children(root)
                .find(|&child| sentence.tokens[child].deprel == deprel);
            found.map(|child| sentence.word(child, text))
        };
        let found = (
            sentence.word(root, text),
            child(Deprel::Nsubj).or_else(|| child(Deprel::Csubj)),
            child(taken.1),
        );
        assert_eq!(found, (verb, Some(subject), Some(taken.0)), "{text}");
    }

    #[test]
    fn a_sentence_has_a_verb() {
        check(
            "The union backs compulsory lessons for all who sail.",
            "backs",
            "union",
            ("lessons", Deprel::Obj),
        );
        check(
            "The union calls for the abolition of the toll.",
            "calls",
            "union",
            ("abolition", Deprel::Obl),
        );
        check(
            "The new dress code bans beards for soldiers.",
            "bans",
            "code",
            ("beards", Deprel::Obj),
        );
        check("I back a basic income.", "back", "I", ("income", Deprel::Obj));
        check(
            "Raising the minimum wage leads to higher prices.",
            "leads",
            "Raising",
            ("prices", Deprel::Obl),
        );
        check(
            "The old forest at Tarn needs our protection.",
            "needs",
            "forest",
            ("protection", Deprel::Obj),
        );
    }

    #[test]
    fn what_has_no_verb_gets_none() {
        for text in [
            "The tax cuts of last year.",
            "The sales tax on yachts.",
            "Our benefits office in Orsk.",
        ] {
            let sentence = parse_sentence(text, Span::new(0, text.len()));
            assert!(
                sentence.tokens.iter().all(|token| token.deprel != Deprel::Nsubj),
                "{text}"
            );
        }
    }
}
