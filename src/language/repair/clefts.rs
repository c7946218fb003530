//! "It was Orsk that bought the mine": a plain clause with one of its parts put first. The part goes back to its place, "it was" hangs
//! on the verb and says nothing.

use super::clauses::{hang, has};
use crate::language::{Deprel, Sentence, Upos, Xpos};

/// Puts the part of a cleft sentence that stands first back into its clause.
pub(super) fn repair(sentence: &mut Sentence, text: &str) {
    if sentence.tokens.len() < 5 {
        return;
    }
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
    fn what_is_one_of_a_kind_stays() {
        check("It was a mistake that harmed us.", "mistake", ("was", Deprel::Cop));
    }
}
