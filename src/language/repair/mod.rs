//! What no English sentence can be: small repairs of a tree after parsing.
//!
//! In: a parsed sentence; out: the same with relations and tags changed where the tags and the tree contradict each other.
//! Moves no head but that of a word on which nothing hangs, from one dependent of a verb to another or to a word above, or of
//! two words that change places, so a valid tree stays valid.

mod clauses;
mod clefts;
mod complements;
mod hidden_verbs;
#[cfg(test)]
mod testing;
mod verbless;

use super::{Deprel, Sentence, Upos, Xpos};

/// Repairs subjects, verbs, compounds, prepositions and particles.
pub(super) fn repair(sentence: &mut Sentence, text: &str) {
    nouns(sentence, text);
    subjects(sentence);
    verbs(sentence, text);
    predicates(sentence);
    compounds(sentence);
    prepositions(sentence);
    exchanged(sentence);
    pasts(sentence);
    particles(sentence, text);
    conjuncts(sentence, text);
    whatever(sentence, text);
    clauses::possessors(sentence);
    clauses::main_verb(sentence);
    clauses::late_objects(sentence);
    clauses::objects(sentence);
    verbless::repair(sentence, text);
    complements::repair(sentence, text);
    hidden_verbs::repair(sentence, text);
    clefts::repair(sentence, text);
    voices(sentence);
    times(sentence);
}

/// Adjectives that stand for a noun before them: "the same", "the latter".
const WITHOUT_NOUN: &[&str] = &[
    "same", "other", "latter", "former", "first", "last", "next", "best", "worst", "whole", "rest", "most", "least",
    "only",
];

/// "the mine ‹pron› is open", "a must ‹auxiliary›", "call the general ‹adjective› a liar": what a determiner stands before is a noun.
fn nouns(sentence: &mut Sentence, text: &str) {
    for index in 0..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let word = token.span.of(text).to_lowercase();
        let before = |deprels: &[Deprel]| {
            let mut children = sentence.children(index);
            children.any(|child| child < index && deprels.contains(&sentence.tokens[child].deprel))
        };
        let is_mine = token.upos == Upos::Pron
            && word == "mine"
            && before(&[Deprel::Det, Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]);
        let is_must = token.upos == Upos::Aux && token.xpos == Xpos::Md && before(&[Deprel::Det]);
        // "the accused": a participle likewise.
        let is_general = matches!(
            (token.upos, token.xpos),
            (Upos::Adj, Xpos::Jj) | (Upos::Verb, Xpos::Vbn)
        ) && matches!(
            token.deprel,
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj
        ) && before(&[Deprel::Det])
            && !WITHOUT_NOUN.contains(&word.as_str());
        // "is 12 metres wide ‹adverb›"
        let is_wide = token.upos == Upos::Adv
            && matches!(word.as_str(), "wide" | "long" | "high" | "deep" | "tall" | "old")
            && before(&[Deprel::Cop]);
        if is_wide {
            let token = &mut sentence.tokens[index];
            (token.upos, token.xpos) = (Upos::Adj, Xpos::Jj);
        }
        if is_mine || is_must || is_general {
            let token = &mut sentence.tokens[index];
            (token.upos, token.xpos, token.lemma) = (Upos::Noun, Xpos::Nn, word.into());
        }
    }
}

/// "support them no ‹det› matter ‹obj› what comes": no object of the verb, whose own is taken for a receiver then.
fn whatever(sentence: &mut Sentence, text: &str) {
    let is = |sentence: &Sentence, at: usize, word: &str| sentence.tokens[at].span.of(text).eq_ignore_ascii_case(word);
    for index in 1..sentence.tokens.len() {
        let is_phrase = is(sentence, index, "matter") && is(sentence, index - 1, "no");
        if !is_phrase || sentence.tokens[index].deprel != Deprel::Obj {
            continue;
        }
        let Some(verb) = sentence.tokens[index].head.map(|head| head as usize) else {
            continue;
        };
        sentence.tokens[index].deprel = Deprel::OblUnmarked;
        let receiver = sentence
            .children(verb)
            .find(|&child| sentence.tokens[child].deprel == Deprel::Iobj);
        if let Some(receiver) = receiver {
            sentence.tokens[receiver].deprel = Deprel::Obj;
        }
    }
}

/// Units of time, which are joined with nothing but other times.
const TIMES: &[&str] = &[
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours",
];

/// "an option for visas after four ‹conj› years and the allowance of a second passport": what is no time is joined with
/// the object before the time.
fn conjuncts(sentence: &mut Sentence, text: &str) {
    for index in 0..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let is_time = |at: usize| TIMES.contains(&sentence.tokens[at].span.of(text).to_lowercase().as_str());
        let Some(time) = token.head.map(|head| head as usize) else {
            continue;
        };
        if token.deprel != Deprel::Conj || token.upos != Upos::Noun || !is_time(time) || is_time(index) {
            continue;
        }
        let above = &sentence.tokens[time];
        let Some(verb) = above.head.map(|head| head as usize) else {
            continue;
        };
        let object = sentence
            .children(verb)
            .filter(|&child| child < time && sentence.tokens[child].deprel == Deprel::Obj)
            .last();
        if above.deprel == Deprel::Obl
            && let Some(object) = object
        {
            sentence.tokens[index].head = u32::try_from(object).ok();
        }
    }
}

/// Hangs a word on another head, if nothing hangs on it.
fn move_leaf(sentence: &mut Sentence, leaf: usize, head: usize) {
    if sentence.children(leaf).next().is_none() && leaf != head {
        sentence.tokens[leaf].head = u32::try_from(head).ok();
    }
}

/// "Our party favours ‹noun› a register": a plural noun with an object, after a noun that would specify it, is the verb of
/// that noun.
fn predicates(sentence: &mut Sentence) {
    for index in 1..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        if token.head.is_some() || token.xpos != Xpos::Nns {
            continue;
        }
        let has_complement = sentence.children(index).any(|child| {
            let is_after = child > index;
            let takes_mark = || {
                sentence
                    .children(child)
                    .any(|mark| sentence.tokens[mark].deprel == Deprel::Mark)
            };
            match sentence.tokens[child].deprel {
                Deprel::Obj => is_after,
                Deprel::Acl => is_after && sentence.tokens[child].xpos == Xpos::Vbg && takes_mark(),
                _ => false,
            }
        });
        let before = &sentence.tokens[index - 1];
        let is_specified = before.upos == Upos::Noun
            && before.xpos == Xpos::Nn
            && before.deprel == Deprel::Compound
            && before.head.map(|head| head as usize) == Some(index);
        if !has_complement || !is_specified {
            continue;
        }
        let owned: Vec<usize> = sentence
            .children(index)
            .filter(|&child| {
                child + 1 < index
                    && matches!(
                        sentence.tokens[child].deprel,
                        Deprel::Det | Deprel::NmodPoss | Deprel::Amod | Deprel::Compound | Deprel::Case
                    )
            })
            .collect();
        for child in owned {
            move_leaf(sentence, child, index - 1);
        }
        let complements: Vec<usize> = sentence
            .children(index)
            .filter(|&child| sentence.tokens[child].deprel == Deprel::Acl)
            .collect();
        for child in complements {
            sentence.tokens[child].deprel = Deprel::Advcl;
        }
        sentence.tokens[index - 1].deprel = Deprel::Nsubj;
        let token = &mut sentence.tokens[index];
        token.upos = Upos::Verb;
        token.xpos = Xpos::Vbz;
    }
}

/// A noun right before a bare noun is no subject of it: "no speed ‹nsubj› limit".
fn compounds(sentence: &mut Sentence) {
    for index in 0..sentence.tokens.len().saturating_sub(1) {
        let (token, next) = (&sentence.tokens[index], &sentence.tokens[index + 1]);
        let is_subject = token.upos == Upos::Noun && token.deprel == Deprel::Nsubj;
        if !is_subject || next.upos != Upos::Noun || token.head.map(|head| head as usize) != Some(index + 1) {
            continue;
        }
        // A bare headline may well be a clause without its verb.
        let is_clause = next.head.is_none()
            || sentence.children(index + 1).any(|child| {
                matches!(
                    sentence.tokens[child].deprel,
                    Deprel::Cop | Deprel::Aux | Deprel::AuxPass
                )
            });
        if is_clause {
            continue;
        }
        sentence.tokens[index].deprel = Deprel::Compound;
        let determiners: Vec<usize> = sentence
            .children(index)
            .filter(|&child| child < index && matches!(sentence.tokens[child].deprel, Deprel::Det | Deprel::Case))
            .collect();
        for child in determiners {
            move_leaf(sentence, child, index + 1);
        }
    }
}

/// A preposition stands before the whole phrase, not before the noun that specifies its head: "an end to coal power".
fn prepositions(sentence: &mut Sentence) {
    for index in 0..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let Some(noun) = token.head.map(|head| head as usize) else {
            continue;
        };
        let above = &sentence.tokens[noun];
        if token.deprel != Deprel::Case || above.deprel != Deprel::Compound || noun < index {
            continue;
        }
        let Some(head) = above.head.map(|head| head as usize).filter(|&head| head > noun) else {
            continue;
        };
        let is_nominal = matches!(sentence.tokens[head].upos, Upos::Noun | Upos::Propn);
        let has_own = sentence
            .children(head)
            .any(|child| sentence.tokens[child].deprel == Deprel::Case);
        if is_nominal && !has_own {
            move_leaf(sentence, index, head);
        }
    }
}

/// "vote for ‹head of› Mara Velin": no noun hangs on a preposition; the two change places.
fn exchanged(sentence: &mut Sentence) {
    for index in 0..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let Some(above) = token
            .head
            .filter(|_| token.upos == Upos::Adp && token.deprel == Deprel::Case)
        else {
            continue;
        };
        let noun = sentence.children(index).find(|&child| {
            let token = &sentence.tokens[child];
            child > index
                && matches!(token.upos, Upos::Noun | Upos::Propn)
                && matches!(token.deprel, Deprel::Obl | Deprel::Nmod | Deprel::NmodPoss)
        });
        let Some(noun) = noun.filter(|_| (above as usize) < index) else {
            continue;
        };
        let is_of_noun = matches!(sentence.tokens[above as usize].upos, Upos::Noun | Upos::Propn);
        let token = &mut sentence.tokens[noun];
        token.head = Some(above);
        token.deprel = if is_of_noun { Deprel::Nmod } else { Deprel::Obl };
        sentence.tokens[index].head = u32::try_from(noun).ok();
    }
}

/// "The flood killed ‹participle› 15 people": what has a subject and an object and no auxiliary is told of the past.
fn pasts(sentence: &mut Sentence) {
    for index in 0..sentence.tokens.len() {
        if sentence.tokens[index].upos != Upos::Verb || sentence.tokens[index].xpos != Xpos::Vbn {
            continue;
        }
        let has = |deprels: &[Deprel]| {
            sentence
                .children(index)
                .any(|child| deprels.contains(&sentence.tokens[child].deprel))
        };
        if has(&[Deprel::Nsubj]) && has(&[Deprel::Obj]) && !has(&[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]) {
            sentence.tokens[index].xpos = Xpos::Vbd;
        }
    }
}

/// "since the first ‹subject› of June the crossing has been sealed": of two subjects, the one behind a preposition is none.
fn times(sentence: &mut Sentence) {
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
    for index in 0..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let Some(verb) = token.head.filter(|_| subjects.contains(&token.deprel)) else {
            continue;
        };
        let has_case = sentence
            .children(index)
            .any(|child| sentence.tokens[child].deprel == Deprel::Case && sentence.tokens[child].upos != Upos::Part);
        let has_other = sentence
            .children(verb as usize)
            .any(|child| child > index && subjects.contains(&sentence.tokens[child].deprel));
        if has_case && has_other {
            sentence.tokens[index].deprel = Deprel::Obl;
        }
    }
}

/// "the crossing ‹subject› has been sealed": the subject of a passive is what it is done to.
fn voices(sentence: &mut Sentence) {
    for index in 0..sentence.tokens.len() {
        if sentence.tokens[index].deprel != Deprel::AuxPass {
            continue;
        }
        let Some(verb) = sentence.tokens[index].head.map(|head| head as usize) else {
            continue;
        };
        let subject = sentence
            .children(verb)
            .find(|&child| sentence.tokens[child].deprel == Deprel::Nsubj);
        if let Some(subject) = subject.filter(|_| sentence.tokens[verb].xpos == Xpos::Vbn) {
            sentence.tokens[subject].deprel = Deprel::NsubjPass;
        }
    }
}

/// Adverbs that belong to the verb before them.
const PARTICLES: &[&str] = &["out", "up", "down", "off", "away", "back", "over"];

/// "to phase out ‹compound› coal": the particle is the verb's, not the object's.
fn particles(sentence: &mut Sentence, text: &str) {
    for index in 1..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let Some(object) = token.head.map(|head| head as usize) else {
            continue;
        };
        let is_particle = matches!(token.upos, Upos::Adv | Upos::Adp | Upos::Part)
            && matches!(
                token.deprel,
                Deprel::Compound | Deprel::Amod | Deprel::Advmod | Deprel::Case
            )
            && PARTICLES.contains(&token.span.of(text).to_lowercase().as_str());
        let is_of_verb = sentence.tokens[index - 1].upos == Upos::Verb
            && object > index
            && sentence.tokens[object].deprel == Deprel::Obj
            && sentence.tokens[object].head.map(|head| head as usize) == Some(index - 1);
        if is_particle && is_of_verb && sentence.children(index).next().is_none() {
            move_leaf(sentence, index, index - 1);
            sentence.tokens[index].deprel = Deprel::CompoundPrt;
        }
    }
}

/// What stands after a modal or "to" and takes an object or a subject is a verb, whatever its tag: "must end", "to free
/// the crew".
fn verbs(sentence: &mut Sentence, text: &str) {
    // Only words that a modal, "to" or an object hangs on are looked at.
    for at in 0..sentence.tokens.len() {
        let token = &sentence.tokens[at];
        let Some(index) = token.head.map(|head| head as usize) else {
            continue;
        };
        let is_modal = token.deprel == Deprel::Aux && token.xpos == Xpos::Md && at < index;
        let is_to = token.deprel == Deprel::Mark && at + 1 == index && token.span.of(text).eq_ignore_ascii_case("to");
        if !(is_modal || is_to) || !matches!(sentence.tokens[index].upos, Upos::Noun | Upos::Adj) {
            continue;
        }
        let has = |deprels: &[Deprel]| {
            sentence
                .children(index)
                .any(|child| deprels.contains(&sentence.tokens[child].deprel))
        };
        let nominal = [Deprel::Cop, Deprel::Det, Deprel::Amod, Deprel::Case, Deprel::Nummod];
        if !has(&nominal) && (is_modal || has(&[Deprel::Obj])) {
            let token = &mut sentence.tokens[index];
            token.upos = Upos::Verb;
            token.xpos = Xpos::Vb;
        }
    }
}

/// A noun before a finite verb, hung on it as if the verb were a noun ("Fisheries Minister ‹compound› said"), is its
/// subject where it has none.
fn subjects(sentence: &mut Sentence) {
    for index in 0..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let Some(head) = token.head.map(|head| head as usize) else {
            continue;
        };
        let is_noun = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let is_misplaced = matches!(
            token.deprel,
            Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::NmodPoss | Deprel::NmodDesc
        );
        let verb = &sentence.tokens[head];
        let is_finite = verb.upos == Upos::Verb && matches!(verb.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        if !(is_noun && is_misplaced && is_finite && index < head) {
            continue;
        }
        let has_subject = sentence.children(head).any(|child| {
            matches!(
                sentence.tokens[child].deprel,
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::Expl
            )
        });
        if !has_subject {
            sentence.tokens[index].deprel = Deprel::Nsubj;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::language::Token;

    #[test]
    fn a_noun_cannot_be_compounded_with_a_finite_verb() {
        let mut sentence = Sentence {
            span: Span::new(0, 0),
            tokens: vec![
                token(Upos::Propn, Xpos::Nnp, Some(1), Deprel::Compound),
                token(Upos::Verb, Xpos::Vbd, None, Deprel::Root),
            ],
        };
        repair(&mut sentence, "");
        assert_eq!(sentence.tokens[0].deprel, Deprel::Nsubj);
    }

    fn token(upos: Upos, xpos: Xpos, head: Option<u32>, deprel: Deprel) -> Token {
        Token {
            span: Span::new(0, 0),
            lemma: "x".into(),
            upos,
            xpos,
            head,
            deprel,
        }
    }

    #[test]
    fn a_noun_below_its_preposition_changes_places_with_it() {
        let mut sentence = Sentence {
            span: Span::new(0, 0),
            tokens: vec![
                token(Upos::Verb, Xpos::Vb, None, Deprel::Root),
                token(Upos::Adp, Xpos::In, Some(0), Deprel::Case),
                token(Upos::Propn, Xpos::Nnp, Some(1), Deprel::Obl),
            ],
        };
        repair(&mut sentence, "");
        assert_eq!((sentence.tokens[1].head, sentence.tokens[2].head), (Some(2), Some(0)));
    }

    #[test]
    fn a_passive_is_done_to_its_subject() {
        let mut sentence = Sentence {
            span: Span::new(0, 0),
            tokens: vec![
                token(Upos::Noun, Xpos::Nn, Some(2), Deprel::Nsubj),
                token(Upos::Aux, Xpos::Vbz, Some(2), Deprel::AuxPass),
                token(Upos::Verb, Xpos::Vbn, None, Deprel::Root),
            ],
        };
        repair(&mut sentence, "");
        assert_eq!(sentence.tokens[0].deprel, Deprel::NsubjPass);
    }

    #[test]
    fn a_participle_with_subject_and_object_is_past() {
        let mut sentence = Sentence {
            span: Span::new(0, 0),
            tokens: vec![
                token(Upos::Noun, Xpos::Nn, Some(1), Deprel::Nsubj),
                token(Upos::Verb, Xpos::Vbn, None, Deprel::Root),
                token(Upos::Noun, Xpos::Nns, Some(1), Deprel::Obj),
            ],
        };
        repair(&mut sentence, "");
        assert_eq!(sentence.tokens[1].xpos, Xpos::Vbd);
    }
}
