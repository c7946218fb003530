//! Subjects, main verbs and objects that the parser hangs on a neighbour of the word they belong to.

use crate::language::{Deprel, Sentence, Upos, Xpos};

/// Relations of what makes a word the predicate of a clause.
pub(super) const OF_CLAUSE: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl, Deprel::Cop, Deprel::Aux];

/// Whether something in one of these relations hangs on a word.
pub(super) fn has(sentence: &Sentence, head: usize, relations: &[Deprel]) -> bool {
    sentence
        .children(head)
        .any(|child| relations.contains(&sentence.tokens[child].deprel))
}

pub(super) fn head(sentence: &Sentence, token: usize) -> Option<usize> {
    sentence.tokens[token].head.map(|head| head as usize)
}

pub(super) fn hang(sentence: &mut Sentence, token: usize, on: usize, deprel: Deprel) {
    sentence.tokens[token].head = u32::try_from(on).ok();
    sentence.tokens[token].deprel = deprel;
}

/// "Holm is Velin ‹has subject and copula› 's neighbour": what is said is said by the noun, not by its possessor.
pub(super) fn possessors(sentence: &mut Sentence) {
    for possessor in 0..sentence.tokens.len() {
        if sentence.tokens[possessor].deprel != Deprel::NmodPoss || !has(sentence, possessor, &[Deprel::Cop]) {
            continue;
        }
        let Some(noun) = head(sentence, possessor).filter(|&noun| !has(sentence, noun, OF_CLAUSE)) else {
            continue;
        };
        let misplaced: Vec<usize> = sentence
            .children(possessor)
            .filter(|&child| child < possessor && OF_CLAUSE.contains(&sentence.tokens[child].deprel))
            .collect();
        for child in misplaced {
            let deprel = sentence.tokens[child].deprel;
            hang(sentence, child, noun, deprel);
        }
    }
}

/// "Members of the board, where bills are written, do not have ‹conjunct of written› a vote": a sentence that would have no
/// verb has for its verb what was taken for the second of the clause beside its noun.
pub(super) fn main_verb(sentence: &mut Sentence) {
    if sentence.tokens.is_empty() {
        return;
    }
    let root = sentence.root();
    let is_nominal = matches!(sentence.tokens[root].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    if !is_nominal || has(sentence, root, OF_CLAUSE) {
        return;
    }
    // "Every coastal town ratified ‹participle beside the noun› the treaty": no passive has an object.
    let participle = sentence.children(root).find(|&child| {
        let token = &sentence.tokens[child];
        child > root
            && token.deprel == Deprel::Acl
            && token.xpos == Xpos::Vbn
            && has(sentence, child, &[Deprel::Obj])
            && !has(
                sentence,
                child,
                &[Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::OblAgent],
            )
    });
    if let Some(verb) = participle {
        sentence.tokens[verb].xpos = Xpos::Vbd;
        promote(sentence, verb, root);
        return;
    }
    let beside = sentence
        .children(root)
        .find(|&child| child > root && sentence.tokens[child].deprel == Deprel::AclRelcl);
    let Some(beside) = beside else { return };
    let conjuncts: Vec<usize> = sentence
        .children(beside)
        .filter(|&child| sentence.tokens[child].deprel == Deprel::Conj && sentence.tokens[child].upos == Upos::Verb)
        .collect();
    // "who came, saw and won" is one list.
    let Some(&verb) = conjuncts.last() else { return };
    let is_finite = matches!(sentence.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
        || has(sentence, verb, &[Deprel::Aux, Deprel::AuxPass]);
    let first = sentence.subtree(verb).next().unwrap_or(verb);
    let is_after_comma = sentence.tokens[first].upos == Upos::Punct;
    let has_own = has(
        sentence,
        verb,
        &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl, Deprel::Cc, Deprel::Mark],
    );
    if !is_finite || !is_after_comma || has_own {
        return;
    }
    promote(sentence, verb, root);
}

/// Makes a verb beneath the root the root, and the root its subject; what stands behind the verb goes with it.
pub(super) fn promote(sentence: &mut Sentence, verb: usize, root: usize) {
    let is_passive = has(sentence, verb, &[Deprel::AuxPass]);
    sentence.tokens[verb].head = None;
    sentence.tokens[verb].deprel = Deprel::Root;
    let subject = if is_passive { Deprel::NsubjPass } else { Deprel::Nsubj };
    hang(sentence, root, verb, subject);
    let later: Vec<usize> = sentence.children(root).filter(|&child| child > verb).collect();
    for child in later {
        let deprel = sentence.tokens[child].deprel;
        hang(sentence, child, verb, deprel);
    }
}

/// "The house passed, by a majority of 35, an amendment ‹conjunct or apposition›": what follows a phrase between commas right
/// after the verb, and is joined by no "and", is the object that the verb lacks.
pub(super) fn late_objects(sentence: &mut Sentence) {
    for object in 3..sentence.tokens.len() {
        let token = &sentence.tokens[object];
        let is_misplaced = matches!(token.deprel, Deprel::Conj | Deprel::Appos | Deprel::Dep);
        if !is_misplaced || !matches!(token.upos, Upos::Noun | Upos::Propn) {
            continue;
        }
        let Some(above) = head(sentence, object).filter(|&above| above < object) else {
            continue;
        };
        let verb = match sentence.tokens[above].deprel {
            Deprel::Obl => head(sentence, above),
            _ => Some(above),
        };
        let Some(verb) = verb.filter(|&verb| sentence.tokens[verb].upos == Upos::Verb && verb + 2 < object) else {
            continue;
        };
        let is_mark = |at: usize| sentence.tokens[at].upos == Upos::Punct;
        let is_aside = is_mark(verb + 1) && sentence.tokens[verb + 2].upos == Upos::Adp;
        let begins = sentence.subtree(object).next().unwrap_or(object);
        let is_apart = is_mark(begins) || is_mark(begins - 1);
        let is_joined = has(
            sentence,
            object,
            &[Deprel::Cc, Deprel::Case, Deprel::Nsubj, Deprel::Cop],
        );
        let lacks_object = !has(
            sentence,
            verb,
            &[
                Deprel::Obj,
                Deprel::Ccomp,
                Deprel::Xcomp,
                Deprel::AuxPass,
                Deprel::NsubjPass,
            ],
        );
        if is_aside && is_apart && !is_joined && lacks_object {
            hang(sentence, object, verb, Deprel::Obj);
        }
    }
}

/// "rejects the takeover offer ‹relative clause› from Orsk", "rejects the decision handed ‹complement› down by the court": the noun is
/// what is rejected.
pub(super) fn objects(sentence: &mut Sentence) {
    for verb in 0..sentence.tokens.len() {
        let is_verb = sentence.tokens[verb].upos == Upos::Verb;
        if !is_verb || has(sentence, verb, &[Deprel::Obj, Deprel::AuxPass]) {
            continue;
        }
        let clause = sentence.children(verb).find(|&child| {
            child > verb
                && matches!(
                    sentence.tokens[child].deprel,
                    Deprel::AclRelcl | Deprel::Xcomp | Deprel::Ccomp
                )
        });
        let Some(clause) = clause else { continue };
        let token = &sentence.tokens[clause];
        let before = |deprels: &[Deprel]| {
            sentence
                .children(clause)
                .find(|&child| verb < child && child < clause && deprels.contains(&sentence.tokens[child].deprel))
        };
        let is_bare = !has(sentence, clause, &[Deprel::Mark, Deprel::Aux, Deprel::Obj, Deprel::Cop]);
        // One thing "offers", it does not "offer".
        if token.deprel != Deprel::Xcomp && matches!(token.xpos, Xpos::Vbp | Xpos::Vb) && is_bare {
            let Some(noun) = before(&[Deprel::Nsubj]).filter(|&noun| noun + 1 == clause) else {
                continue;
            };
            if sentence.tokens[noun].xpos != Xpos::Nn {
                continue;
            }
            let determiners: Vec<usize> = sentence
                .children(noun)
                .filter(|&child| matches!(sentence.tokens[child].deprel, Deprel::Det | Deprel::NmodPoss))
                .collect();
            for child in determiners {
                let deprel = sentence.tokens[child].deprel;
                hang(sentence, child, clause, deprel);
            }
            let of_noun: Vec<usize> = sentence
                .children(clause)
                .filter(|&child| sentence.tokens[child].deprel == Deprel::Obl)
                .collect();
            for child in of_noun {
                sentence.tokens[child].deprel = Deprel::Nmod;
            }
            sentence.tokens[noun].deprel = Deprel::Compound;
            let token = &mut sentence.tokens[clause];
            (token.upos, token.xpos, token.deprel) = (Upos::Noun, Xpos::Nn, Deprel::Obj);
        } else if token.deprel == Deprel::Xcomp
            && matches!(token.xpos, Xpos::Vbd | Xpos::Vbn)
            && is_bare
            && has(sentence, clause, &[Deprel::OblAgent])
        {
            let Some(noun) = before(&[Deprel::OblUnmarked, Deprel::Nsubj]) else {
                continue;
            };
            hang(sentence, noun, verb, Deprel::Obj);
            hang(sentence, clause, noun, Deprel::Acl);
            sentence.tokens[clause].xpos = Xpos::Vbn;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::language::Deprel;

    #[test]
    fn what_is_said_is_said_by_the_noun() {
        let text = "Anders Wilson is Valerie Brand's neighbour.";
        check(text, "Anders", "neighbour", Deprel::Nsubj);
        check(text, "is", "neighbour", Deprel::Cop);
    }

    #[test]
    fn an_object_comes_late() {
        let by = "The council of Orsk passed, by a majority of 35 to 23, an amendment to its law.";
        check(by, "amendment", "passed", Deprel::Obj);
        let house = "The house adopted, by a vote of 30 to 12, a bill on tolls.";
        check(house, "bill", "adopted", Deprel::Obj);
    }

    #[test]
    fn a_verb_has_its_object() {
        let offer = "Brand Insurance rejects the takeover offer from Corvale.";
        check(offer, "offer", "rejects", Deprel::Obj);
        check(offer, "takeover", "offer", Deprel::Compound);
        let decision = "Orsk Ferries rejects the overtime decision handed down by the arbitrator.";
        check(decision, "decision", "rejects", Deprel::Obj);
        check(decision, "handed", "decision", Deprel::Acl);
    }

    #[test]
    fn a_sentence_has_its_verb() {
        let text = "Labour delegates of the Roads and Means Committee, where tax bills are written and advanced, do not have strong farm voting records.";
        check(text, "delegates", "have", Deprel::Nsubj);
        check(text, "written", "delegates", Deprel::AclRelcl);
        check(text, "records", "have", Deprel::Obj);
        let past = "No port signed the charter.";
        check(past, "port", "signed", Deprel::Nsubj);
        check(past, "charter", "signed", Deprel::Obj);
    }
}
