//! "It was Orsk that bought the mine", "a wall is what we want": a plain clause with one of its parts put first. The part goes back
//! to its place, "it was" and "is what" hang on the verb and say nothing.

use super::clauses::{hang, has};
use crate::language::{Deprel, Sentence, Upos, Xpos};

/// Puts the part of a cleft sentence that stands first back into its clause.
pub(super) fn repair(sentence: &mut Sentence, text: &str) {
    if sentence.tokens.len() < 5 {
        return;
    }
    wanted(sentence, text);
    let first = sentence.root();
    let is = |sentence: &Sentence, at: usize, words: &[&str]| {
        words.contains(&sentence.word(at, text).to_lowercase().as_str())
    };
    let find = |deprels: &[Deprel]| {
        sentence
            .children(first)
            .find(|&child| child < first && deprels.contains(&sentence.tokens[child].deprel))
    };
    let it = find(&[Deprel::Nsubj, Deprel::Expl]).filter(|&it| is(sentence, it, &["it"]));
    let copula = find(&[Deprel::Cop]).filter(|&copula| is(sentence, copula, &["is", "was"]));
    let (Some(it), Some(copula)) = (it, copula) else { return };
    let is_part = matches!(
        sentence.tokens[first].upos,
        Upos::Propn | Upos::Noun | Upos::Pron | Upos::Num
    );
    let clause = sentence.children(first).find(|&child| {
        let token = &sentence.tokens[child];
        child > first
            && matches!(
                token.deprel,
                Deprel::AclRelcl | Deprel::AdvclRelcl | Deprel::Csubj | Deprel::Ccomp | Deprel::Advcl
            )
            && (token.upos == Upos::Verb || has(sentence, child, &[Deprel::Cop]))
    });
    let Some(clause) = clause.filter(|_| is_part) else {
        return;
    };
    // "It was a mistake that harmed us": one of a kind, and no cleft.
    let is_known = sentence.tokens[first].upos != Upos::Noun
        || sentence
            .children(first)
            .any(|child| match sentence.tokens[child].deprel {
                Deprel::Det => is(sentence, child, &["the", "this", "these", "those"]),
                Deprel::NmodPoss | Deprel::Case => true,
                _ => false,
            });
    let relative = sentence.children(clause).find(|&child| {
        let token = &sentence.tokens[child];
        is(sentence, child, &["that", "who", "which"]) && matches!(token.xpos, Xpos::Wdt | Xpos::Wp | Xpos::In)
    });
    let Some(relative) = relative.filter(|_| is_known) else {
        return;
    };
    let has_case = has(sentence, first, &[Deprel::Case]);
    let subject = [Deprel::Nsubj, Deprel::NsubjPass];
    let own = sentence
        .children(clause)
        .find(|&child| child != relative && subject.contains(&sentence.tokens[child].deprel));
    let place = match (has_case, own) {
        (true, Some(_)) => Deprel::Obl,
        (false, None) if has(sentence, clause, &[Deprel::AuxPass]) => Deprel::NsubjPass,
        (false, None) => Deprel::Nsubj,
        (false, Some(_)) if !has(sentence, clause, &[Deprel::Obj]) => Deprel::Obj,
        _ => return,
    };
    sentence.tokens[clause].head = None;
    sentence.tokens[clause].deprel = Deprel::Root;
    let moved: Vec<usize> = sentence
        .children(first)
        .filter(|&child| {
            let deprel = sentence.tokens[child].deprel;
            // "It was not Orsk that": denied of the whole.
            child != clause && (matches!(deprel, Deprel::Punct | Deprel::Advmod) || child > clause)
        })
        .collect();
    for child in moved {
        let deprel = sentence.tokens[child].deprel;
        hang(sentence, child, clause, deprel);
    }
    for said in [it, copula, relative] {
        hang(sentence, said, clause, Deprel::Dep);
    }
    hang(sentence, first, clause, place);
}

/// "A wall is what ‹root› we want", "a wall is something ‹root› that we will not build": the wall is what we want.
fn wanted(sentence: &mut Sentence, text: &str) {
    let what = sentence.root();
    let word = sentence.word(what, text).to_lowercase();
    if !matches!(word.as_str(), "what" | "something" | "all") {
        return;
    }
    let child = |of: usize, deprels: &[Deprel]| {
        let mut children = sentence.children(of);
        children.find(|&child| deprels.contains(&sentence.tokens[child].deprel))
    };
    let thing = child(what, &[Deprel::Nsubj])
        .filter(|&thing| matches!(sentence.tokens[thing].upos, Upos::Noun | Upos::Propn) && thing < what);
    let copula = child(what, &[Deprel::Cop]);
    let clause = child(what, &[Deprel::AclRelcl, Deprel::Acl, Deprel::Ccomp]).filter(|&clause| clause > what);
    let (Some(thing), Some(copula), Some(clause)) = (thing, copula, clause) else {
        return;
    };
    let is_denied = sentence
        .children(what)
        .any(|child| child < what && sentence.tokens[child].deprel == Deprel::Advmod);
    let subject = child(clause, &[Deprel::Nsubj]).filter(|&subject| subject > what);
    let relative = child(clause, &[Deprel::Obj]);
    let is_open = match relative {
        Some(relative) => matches!(sentence.word(relative, text).to_lowercase().as_str(), "that" | "which"),
        None => true,
    };
    // "is what we are": nothing is done to it.
    if is_denied || subject.is_none() || !is_open || sentence.tokens[clause].upos != Upos::Verb {
        return;
    }
    sentence.tokens[clause].head = None;
    sentence.tokens[clause].deprel = Deprel::Root;
    let moved: Vec<usize> = sentence
        .children(what)
        .filter(|&child| ![thing, copula, clause].contains(&child))
        .collect();
    for child in moved {
        let deprel = sentence.tokens[child].deprel;
        hang(sentence, child, clause, deprel);
    }
    for said in [Some(what), Some(copula), relative].into_iter().flatten() {
        hang(sentence, said, clause, Deprel::Dep);
    }
    hang(sentence, thing, clause, Deprel::Obj);
}

#[cfg(test)]
mod tests {
    use crate::language::{Deprel, parse_sentence};
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, verb: &str, part: (&str, Deprel)) {
        let sentence = parse_sentence(text, Span::new(0, text.len()));
        let root = sentence.root();
        let found = sentence
            .children(root)
            .find(|&child| sentence.tokens[child].deprel == part.1);
        let found = (sentence.word(root, text), found.map(|child| sentence.word(child, text)));
        assert_eq!(found, (verb, Some(part.0)), "{text}");
    }

    #[test]
    fn a_part_goes_back_to_its_clause() {
        check(
            "It was the Harn Group that purchased the shipyard from us.",
            "purchased",
            ("Group", Deprel::Nsubj),
        );
        check(
            "It was in 2019 that we bought the yard.",
            "bought",
            ("2019", Deprel::Obl),
        );
        check(
            "It was I who decided to delay the sale.",
            "decided",
            ("I", Deprel::Nsubj),
        );
    }

    #[test]
    fn what_is_wanted_goes_back_to_its_clause() {
        check("A new wall is what we want.", "want", ("wall", Deprel::Obj));
        check(
            "A wall on the waterfront is something that we will not build.",
            "build",
            ("wall", Deprel::Obj),
        );
    }

    #[test]
    fn what_is_one_of_a_kind_stays() {
        check("It was a mistake that harmed us.", "mistake", ("was", Deprel::Cop));
    }
}
